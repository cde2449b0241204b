/** All cases that are simulated. */
import { COUNTS } from "./counts.ts";
import { FAILURES, WATCHED_FAILURES } from "./failures.ts";
import { GROUPS } from "./groups.ts";
import { HOURS } from "./hours.ts";
import { INSTANTS } from "./instants.ts";
import { LOSS } from "./loss.ts";
import type { Oracle, Simulated } from "./oracle.ts";
import { PRIORITY } from "./priority.ts";
import { PUBLISHED } from "./published.ts";
import { RECURRENCE } from "./recurrence.ts";
import { SINGLE_STAGE } from "./single-stage.ts";
import { TIERS } from "./tiers.ts";
import { WAITS } from "./waits.ts";
import type { Watched } from "./watch.ts";
import { YARDSTICK } from "./yardstick.ts";

/** Read in the columns of their replications. */
export const ORACLES: readonly Oracle[] = [
  YARDSTICK,
  ...SINGLE_STAGE,
  ...PRIORITY,
  ...TIERS,
  ...HOURS,
  ...LOSS,
  ...GROUPS,
  ...RECURRENCE,
  ...FAILURES,
  ...PUBLISHED,
];

/** Read ticket by ticket. */
export const WATCHED: readonly Watched[] = [...COUNTS, ...WAITS, ...INSTANTS, ...WATCHED_FAILURES];

export const SIMULATED: readonly Simulated[] = [...ORACLES, ...WATCHED];

/** The oracle of a case. @throws Error if it is not simulated */
export function oracleOf(id: string): Oracle {
  const found = ORACLES.find((oracle) => oracle.id === id);
  if (!found) throw new Error(`no oracle ${id}`);
  return found;
}
