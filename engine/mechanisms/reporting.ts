/** Reporting and bypass: not every need becomes a ticket, and not every ticket goes to the provider. */
import { z } from "zod";
import { duration, number, share } from "../units.ts";

/** Neutral: everything is reported, nothing is bypassed. */
export const reportingParams = z.strictObject({
  reported: share("share of needs reported at the initial trust", { min: 0.01, source: "DOMAIN 1.7 R20" }).default(1),
  trustSlope: number("change of the reported share per unit of trust", { min: 0, max: 1, source: "DOMAIN 6.4 G" }).default(0),
  bypass: z.strictObject({
    atLowTrust: share("probability of a bypass at trust 0; it falls linearly to 0 at the initial trust", { source: "DOMAIN 8 E1 G" }).default(0),
    patience: duration("expected wait, in the users’ hours, above which a user goes round the provider").optional(),
    whenImpatient: share("probability of a bypass above that wait").default(0),
  }).default({ atLowTrust: 0, whenImpatient: 0 }),
});
