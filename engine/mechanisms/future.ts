/** Fields that a scenario may already state and that this engine does not simulate yet; a result lists those that are set. */
import { z } from "zod";
import { distribution } from "../distribution.ts";
import { duration, integer, money, number, share } from "../units.ts";

export const futureSituation = z.strictObject({
  reopen: share("share of resolved tickets that reopen", { source: "DOMAIN 5.6 C4" }).optional(),
  branching: share("further incidents planted by one", { source: "MODEL 3" }).optional(),
  zipf: number("exponent of the concentration over items", {
    min: 0,
    max: 3,
    source: "DOMAIN 5.4 C4",
  }).optional(),
  ageing: share("growth of the incident rate per year without renewal", {
    source: "DOMAIN 4.1 K",
  }).optional(),
  unfamiliarity: number("effort multiplier of components outside the provider’s skills", {
    min: 1,
    max: 10,
    source: "DOMAIN 8 CA2 G",
  }).optional(),
  thirdPartyDelay: distribution("lead time of a third party").optional(),
});
export const futureContract = z.strictObject({
  availability: share("availability promised per month", { source: "DOMAIN 1.7" }).optional(),
  earnBackMonths: integer("green months that refund a penalty", { min: 1, max: 24 }).optional(),
  repeatMultiplier: number("multiplier from the third missed period in a row", { min: 1, max: 5 }).optional(),
  chronicFailure: z
    .strictObject({
      misses: integer("missed months", { min: 1, max: 60 }),
      within: integer("months", { min: 1, max: 60 }),
    })
    .optional(),
  exemption: money("total penalties below which nothing is due", { source: "DOMAIN 2 P6 R24" }).optional(),
  minimumCommitment: share("share of the baseline revenue always due").optional(),
  exitCost: share("share of a year of fees", { source: "DOMAIN 3 R39" }).optional(),
  reversibilityMonths: integer("months of reversibility", { min: 0, max: 24 }).optional(),
  noticeMonths: integer("months of notice", { min: 0, max: 24 }).optional(),
  tacitRenewalMonths: integer("months of tacit renewal", { min: 0, max: 60 }).optional(),
  changeEnvelope: share("small changes included, share of the fee", { source: "DOMAIN 6.3 G" }).optional(),
});
export const futureProvider = z.strictObject({
  turnover: share("departures per year", { source: "DOMAIN 5.8" }).optional(),
  hiringDelay: duration("time to replace a technician", { source: "DOMAIN 5.8" }).optional(),
  prevention: share("share of hours given to problem management", { source: "DOMAIN 8 G" }).optional(),
  onCall: z.strictObject({ window: z.string(), reaction: duration("reaction time") }).optional(),
});
