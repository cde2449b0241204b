/** Trust in [0, 1], updated at each month's end; it acts from the next month. */
import { z } from "zod";
import { number, share } from "../units.ts";

/** Neutral: constant, without effect. */
export const trustParams = z.strictObject({
  initial: share("trust at the start", { source: "DOMAIN 6.4 G" }).default(0.65),
  gain: number("largest gain in a month", { min: 0, max: 1, source: "DOMAIN 6.4 G" }).default(0),
  loss: number("largest loss in a month", { min: 0, max: 1, source: "DOMAIN 6.4 G" }).default(0),
  weights: z.strictObject({
    missed: number("weight of the share of experienced misses", { min: 0, max: 10 }).default(1),
    disputed: number("weight of the disputed share", { min: 0, max: 10 }).default(1),
    surprise: number("weight of time and materials over the fee", { min: 0, max: 10 }).default(1),
  }).default({ missed: 1, disputed: 1, surprise: 1 }),
  tolerated: share("badness that leaves trust unchanged").default(0),
  onArbitration: number("arbitration delay × (1 + this × (initial − trust))", { min: 0, max: 5, source: "DOMAIN 6.4 G" }).default(0),
  onDispute: number("dispute probabilities × (1 + this × (initial − trust))", { min: 0, max: 5 }).default(0),
  onInflation: number("priority inflation × (1 + this × (initial − trust))", { min: 0, max: 10 }).default(0),
});
