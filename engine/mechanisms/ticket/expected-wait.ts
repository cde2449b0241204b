/** The wait that a user must expect before work on a new ticket begins. */
import type { Simulation } from "../../life/simulation.ts";

/** Working minutes: the queue and half of the work in hand, over those on duty next; Infinity where nobody will be. */
export function expectedWaitMin({ staff, pace, nowMin }: Simulation, team: number): number {
  const onDuty = staff.shifts.onDuty(team, nowMin);
  if (onDuty.technicians === 0) return Number.POSITIVE_INFINITY;
  const busy = Math.min(onDuty.busy, onDuty.technicians);
  const waiting = staff.waiting(team);
  if (busy < onDuty.technicians && waiting === 0) return 0;
  const effort = staff.teams[team]!.meanEffortMin * pace.slowness[team]!;
  return ((waiting + busy / 2) * effort) / onDuty.technicians;
}
