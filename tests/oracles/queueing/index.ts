/** All oracles that are simulated. */
import { GROUPS } from "./groups.ts";
import { HOURS } from "./hours.ts";
import { LOSS } from "./loss.ts";
import type { Oracle } from "./oracle.ts";
import { PRIORITY } from "./priority.ts";
import { RECURRENCE } from "./recurrence.ts";
import { SINGLE_STAGE } from "./single-stage.ts";
import { TIERS } from "./tiers.ts";
import { YARDSTICK } from "./yardstick.ts";

export const ORACLES: readonly Oracle[] = [
  YARDSTICK,
  ...SINGLE_STAGE,
  ...PRIORITY,
  ...TIERS,
  ...HOURS,
  ...LOSS,
  ...GROUPS,
  ...RECURRENCE,
];

/** The oracle of a case. @throws Error if it is not simulated */
export function oracleOf(id: string): Oracle {
  const found = ORACLES.find((oracle) => oracle.id === id);
  if (!found) throw new Error(`no oracle ${id}`);
  return found;
}
