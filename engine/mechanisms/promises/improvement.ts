/** Continuous improvement: after each contract year the required attainment follows the best periods, by a bounded step. */
import { endsPeriod, periodOf } from "../../compile/contract-months.ts";
import type { Simulation } from "../../life/simulation.ts";
import { firstOwnPeriod } from "../money/clauses/periods.ts";
import type { ImprovementTerms } from "../money/penalties.ts";

/** New target: T + min(mean of the best periods − T, share × (1 − T)), never lower than T. */
export function improvedTarget(target: number, meanOfBest: number, share: number): number {
  return target + Math.max(0, Math.min(meanOfBest - target, share * (1 - target)));
}

/**
 * Mean attainment of the best periods of a line that closed in a contract year, as far as it is simulated; NaN where nothing
 * was measured. Months of grace and those of the provider before are no measure of what the present one can keep.
 */
function meanOfBest(sim: Simulation, { line, best }: ImprovementTerms, month: number): number {
  const { sla, compiled, design } = sim;
  const { period } = design.slas[line]!;
  const firstOwn = firstOwnPeriod(sim, period);
  const attainments: number[] = [];
  for (let close = Math.max(0, month - 11); close <= month; close++) {
    const own = periodOf(compiled.monthsBefore, close, period);
    const place = line * compiled.months + own;
    if (own >= firstOwn && endsPeriod(compiled.monthsBefore, close, period) && sla.measured[place]! > 0)
      attainments.push(sla.met[place]! / sla.measured[place]!);
  }
  attainments.sort((a, b) => b - a);
  const counted = attainments.slice(0, best);
  return counted.reduce((sum, attainment) => sum + attainment, 0) / counted.length;
}

/** Raises targets at the end of a contract year; they hold from the next month. */
export function improveTargets(sim: Simulation, month: number): void {
  if (!endsPeriod(sim.compiled.monthsBefore, month, 12)) return;
  for (const terms of sim.design.penalties.improvement) {
    const mean = meanOfBest(sim, terms, month);
    if (!Number.isNaN(mean))
      sim.required[terms.line] = improvedTarget(sim.required[terms.line]!, mean, terms.share);
  }
}
