/** Chronic failure: a critical level missed too often, or too many months at a cap, gives a right to terminate. */
import type { Simulation } from "../simulation.ts";
import { isClosing } from "./clauses/periods.ts";

/** Periods of a line missed among the last `within` of the present provider that closed by a month's end. */
function missedLately(sim: Simulation, line: number, within: number, month: number): number {
  const { sla, compiled, design } = sim;
  const { period } = design.slas[line]!;
  const isClosed = isClosing(sim, period, month);
  const first = line * compiled.months + Math.ceil(sim.life.servesFrom / period);
  const last = line * compiled.months + Math.floor(month / period) - (isClosed ? 0 : 1);
  let missed = 0;
  for (let place = last; place >= first && place > last - within; place--)
    if (sla.verdicts[place] === 0) missed++;
  return missed;
}

/** Whether the client has the right to terminate at a month's end. */
export function hasChronicFailure(sim: Simulation, month: number, monthsAtCap: number): boolean {
  const terms = sim.design.penalties.chronicFailure;
  if (!terms) return false;
  if (monthsAtCap >= terms.monthsAtCap) return true;
  return terms.lines.some((line) => missedLately(sim, line, terms.within, month) >= terms.misses);
}
