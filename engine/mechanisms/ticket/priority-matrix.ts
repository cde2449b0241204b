/** The matrix from impact and urgency to a priority: the business's own, and the contract's. */
import { z } from "zod";
import type { Scenario } from "../../scenario/model.ts";
import { PRIORITIES } from "../../scenario/notation.ts";

const level = z.enum(PRIORITIES);
const row = z.tuple([level, level, level]);

/** Rows: impact site, group, user; columns: urgency high, medium, low. */
export const priorityMatrix = z.tuple([row, row, row]).meta({
  description: "priority by impact (rows: site, group, user) and urgency (columns: high, medium, low)",
  source: "DOMAIN 1.4 C9",
});

/** The usual 3 × 3 matrix of ITIL, as observed in a ServiceNow log (DOMAIN 1.4, C9). */
const USUAL: z.output<typeof priorityMatrix> = [
  ["P1", "P2", "P3"],
  ["P2", "P3", "P4"],
  ["P3", "P4", "P4"],
];

/** Priorities, 0 = P1, of the nine cells of a matrix. */
export function levelsOf(matrix: z.output<typeof priorityMatrix>): Uint8Array {
  return Uint8Array.from(matrix.flat(), (level) => PRIORITIES.indexOf(level));
}

/** True priorities of the nine cells: the business's matrix. */
export function truthOf(scenario: Scenario): Uint8Array {
  return levelsOf(scenario.situation.priorityMatrix ?? USUAL);
}
