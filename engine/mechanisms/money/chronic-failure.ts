/** Chronic failure: a critical level missed too often, or too many months at a cap, gives a right to terminate. */
import { periodOf } from "../../compile/contract-months.ts";
import type { Simulation } from "../../life/simulation.ts";
import { isClosing, missedLately } from "./clauses/periods.ts";

/** The last period of a line that closed by a month's end. */
function lastClosed(sim: Simulation, line: number, month: number): number {
  const { period } = sim.design.slas[line]!;
  return periodOf(sim.compiled.monthsBefore, month, period) - (isClosing(sim, period, month) ? 0 : 1);
}

/** Whether the client has the right to terminate at a month's end. */
export function hasChronicFailure(sim: Simulation, month: number, monthsAtCap: number): boolean {
  const terms = sim.design.penalties.chronicFailure;
  if (!terms) return false;
  if (monthsAtCap >= terms.monthsAtCap) return true;
  const { lines, within, misses } = terms;
  return lines.some((line) => missedLately(sim, line, lastClosed(sim, line, month), within) >= misses);
}
