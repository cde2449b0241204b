/** What a provider shows of itself where indicators are shared: its load, its people, the age of what waits. */

import { FLAG, STATE } from "../../kernel/tickets.ts";
import type { ColumnName } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { SHARED_INDICATORS } from "./governance.ts";

type Name = (typeof SHARED_INDICATORS)[number];

function total(sim: Simulation, columns: readonly ColumnName[], from: number, to: number): number {
  let sum = 0;
  for (let month = from; month <= to; month++) for (const column of columns) sum += sim.value(column, month);
  return sum;
}

const ratio = (numerator: number, denominator: number) =>
  denominator > 0 ? numerator / denominator : Number.NaN;

const MINUTES_PER_DAY = 1440;

/** Mean age in days of the client's tickets that are open now, or of those out of scope; NaN where none is. */
function meanAge(sim: Simulation, mask: number): number {
  const { tickets } = sim;
  let open = 0;
  let minutes = 0;
  for (let ticket = 0; ticket < tickets.capacity; ticket++) {
    if (!tickets.isLive(ticket) || tickets.owner[ticket] !== sim.owner) continue;
    if ((tickets.flags[ticket]! & mask) !== mask) continue;
    if (tickets.state[ticket] === STATE.outside || tickets.state[ticket] === STATE.solved) continue;
    open++;
    minutes += sim.nowMin - tickets.openedMin[ticket]!;
  }
  return ratio(minutes / MINUTES_PER_DAY, open);
}

const BUSY = ["busyHours1", "busyHours2", "busyHours3"] as const;
const OPEN = ["openHours1", "openHours2", "openHours3"] as const;
/** Value since the last committee, of months [from, to]; NaN where there is nothing to measure. */
export function publishedByProvider(sim: Simulation, indicator: Name, from: number, to: number): number {
  switch (indicator) {
    case "utilisation":
      return ratio(total(sim, BUSY, from, to), total(sim, OPEN, from, to));
    case "departures":
      return total(sim, ["departures"], from, to);
    case "knowledge":
      return ratio(total(sim, ["knowledge"], from, to), total(sim, ["teamsWithKnowledge"], from, to));
    case "backlogDays":
      return meanAge(sim, FLAG.client);
    case "greyBacklogDays":
      return meanAge(sim, FLAG.client | FLAG.grey);
    default:
      return Number.NaN;
  }
}
