/** Priority: true (what the business loses) and declared (what the ticket says; SLAs and dispatch run on it). */
import { z } from "zod";
import { PRIORITIES } from "../notation.ts";
import { share } from "../units.ts";

const level = z.enum(PRIORITIES);
const row = z.tuple([level, level, level]);

/** Rows: impact site, group, user; columns: urgency high, medium, low. */
export const priorityMatrix = z.tuple([row, row, row]).meta({ description: "priority by impact (rows: site, group, user) and urgency (columns: high, medium, low)", source: "DOMAIN 1.4 C9" });

/** Neutral: declared = true. */
export const priorityParams = z.strictObject({
  matrix: priorityMatrix.optional(),
  inflation: share("probability that a user declares one level higher", { source: "DOMAIN 1.4 G" }).default(0),
  downgrade: share("probability that the desk declares one level lower", { source: "DOMAIN 1.4 G" }).default(0),
});
