/** Scope: what the contract covers, what is grey, what is disputed and how a dispute ends. */
import { z } from "zod";
import { distribution, id } from "../notation.ts";
import { duration, number, share } from "../units.ts";

const covered = z.strictObject({
  quantity: number("contractual quantity; default: the units at the start", { min: 0, max: 1e6 }).optional(),
  band: share("tolerance above the quantity before units fall out of scope", { max: 10 }).default(0),
});

const outcomes = z.strictObject({
  inScope: share("taken as in scope").default(0),
  bestEffort: share("done at the lowest priority, no SLA").default(0),
  timeAndMaterials: share("done after a quote, invoiced").default(0),
  refused: share("left to the client’s own staff").default(0),
}).refine((mix) => Math.abs(mix.inScope + mix.bestEffort + mix.timeAndMaterials + mix.refused - 1) < 1e-6, { params: { code: "MIX_NOT_ONE" } });

/** Neutral: everything is covered, nothing is disputed. */
export const scopeParams = z.strictObject({
  components: z.union([z.literal("all"), z.record(id, covered)]).default("all"),
  coveredWhenNew: share("share of what is new that the wording covers (κ)", { source: "DOMAIN 4.2 G" }).optional(),
  initiallyUncovered: share("share of tickets out of scope at signature (o0)", { source: "DOMAIN 4.2 G" }).default(0),
  clarity: share("probability that an in-scope ticket is not contested").default(1),
  detection: share("probability that the provider notices a grey ticket", { source: "DOMAIN 4.3 G" }).default(1),
  disputeGrey: share("probability that a noticed grey ticket is disputed").default(1),
  arbitration: z.strictObject({
    delay: distribution("working time until a dispute is settled", { source: "DOMAIN 4.3 G" }),
    window: id.optional(),
    stopsClock: z.boolean().default(true),
    clientEffort: duration("work of the client’s staff per dispute").default(0),
    providerEffort: duration("work of the provider’s staff per dispute").default(0),
  }).optional(),
  outcomes: outcomes.default({ inScope: 0, bestEffort: 0, timeAndMaterials: 0, refused: 1 }),
  quote: z.strictObject({
    delay: distribution("working time until a quote is approved or refused", { source: "DOMAIN 4.3 G" }),
    approval: share("probability that the client approves", { source: "DOMAIN 4.3 G" }).default(1),
  }).optional(),
});
