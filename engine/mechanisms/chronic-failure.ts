/** Chronic failure: a critical level missed too often, or too many months at a cap, gives a right to terminate. */
import { periodOf } from "../contract-months.ts";
import type { Simulation } from "../simulation.ts";
import { isClosing, missedBefore } from "./clauses/periods.ts";

/** First period that the present provider serves from its first day. */
function firstPeriod(sim: Simulation, period: number): number {
  const { servesFrom } = sim.life;
  if (servesFrom === 0) return 0;
  return periodOf(sim.compiled.monthsBefore, servesFrom + period - 1, period);
}

/** Periods of a line missed among the last `within` of the present provider that closed by a month's end. */
function missedLately(sim: Simulation, line: number, within: number, month: number): number {
  const { sla, compiled, design } = sim;
  const { period } = design.slas[line]!;
  const isClosed = isClosing(sim, period, month);
  const first = line * compiled.months + firstPeriod(sim, period);
  const last =
    line * compiled.months + periodOf(sim.compiled.monthsBefore, month, period) - (isClosed ? 0 : 1);
  let missed = 0;
  for (let place = last; place >= first && place > last - within; place--)
    if (sla.verdicts[place] === 0) missed++;
  return sim.life.servesFrom > 0 ? missed : missed + missedBefore(sim, line, within - (last - first + 1));
}

/** Whether the client has the right to terminate at a month's end. */
export function hasChronicFailure(sim: Simulation, month: number, monthsAtCap: number): boolean {
  const terms = sim.design.penalties.chronicFailure;
  if (!terms) return false;
  if (monthsAtCap >= terms.monthsAtCap) return true;
  return terms.lines.some((line) => missedLately(sim, line, terms.within, month) >= terms.misses);
}
