/** Price: fixed fee, per unit with dead band, time and materials, yearly indexation. */
import { z } from "zod";
import { id } from "../notation.ts";
import { money, number, share } from "../units.ts";

export const priceParams = z.strictObject({
  fixed: money("fixed fee per month").default(0),
  perUnit: z.record(id, money("fee per contractual unit and month")).default({}),
  deadBand: z.strictObject({
    band: share("units may move by this share of the quantity without effect", { source: "DOMAIN 3 K" }),
    additional: share("rate of an additional unit, as a share of its price (ARC)", { source: "DOMAIN 3 K", max: 5 }),
    reduced: share("rate of a unit less, as a share of its price (RRC)", { source: "DOMAIN 3 K", max: 5 }),
  }).optional(),
  timeAndMaterials: money("invoiced per hour worked out of scope", { source: "DOMAIN 3 K" }).default(0),
  indexation: z.strictObject({ share: share("share of the price that follows the index").default(1), cap: share("cap on the yearly increase").optional() }).optional(),
});

/** Growth of the price index in a year: a mixture of a calm and an inflationary year. Neutral: no growth. */
export const indexParams = z.strictObject({
  calm: z.strictObject({ mean: number("yearly growth", { min: -0.1, max: 0.5 }), sd: number("standard deviation", { min: 0, max: 0.2 }) }),
  inflation: z.strictObject({ probability: share("of an inflationary year"), mean: number("yearly growth", { min: -0.1, max: 0.5 }), sd: number("standard deviation", { min: 0, max: 0.2 }) }).optional(),
}).meta({ source: "DOMAIN 3 C/G" });
