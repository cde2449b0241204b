/** Paired differences of two designs, replication by replication, as result.ts writes them. */

import { pairedDifference } from "../statistics/estimate.ts";
import { partingMonth } from "../statistics/parting.ts";
import type { Measure } from "./measure.ts";
import type { DesignColumn, PairColumn, Reduction } from "./reduction.ts";
import type { DifferenceSummary, PairResult } from "./result.ts";
import { probability, risksOf } from "./risks.ts";
import { byCause, monthlyOnly, series, summary } from "./summaries.ts";

function pairedValues(first: DesignColumn, second: DesignColumn, replications: number): Float64Array {
  return Float64Array.from({ length: replications }, (_, at) => first.values[at]! - second.values[at]!);
}

function differenceSummary(
  measure: Measure,
  first: DesignColumn,
  second: DesignColumn,
  pair: PairColumn,
  reduction: Reduction,
): DifferenceSummary {
  const { replications, perDraw } = reduction;
  const differences = pairedValues(first, second, replications);
  const { better, unit } = measure.indicator;
  const marks = (isSo: (difference: number) => boolean) =>
    differences.map((value) => (Number.isNaN(value) ? value : Number(isSo(value))));
  const chance = (isSo: (difference: number) => boolean) =>
    better === null ? null : probability(marks(isSo), perDraw);
  const isHigher = (value: number) => value > 0;
  const isLower = (value: number) => value < 0;
  return {
    ...summary(unit, pairedDifference(first.life, second.life, pair.life, pair.isEqual), differences),
    ...byCause(differences, perDraw),
    better: chance(better === "high" ? isHigher : isLower),
    equal: chance((value) => value === 0),
    worse: chance(better === "high" ? isLower : isHigher),
  };
}

/** One pair of designs: the later listed minus the earlier listed. */
export function pairResult(
  reduction: Reduction,
  { design, against, columns }: Reduction["pairs"][number],
): PairResult {
  const { compiled, measures, replications, perDraw } = reduction;
  const firsts = reduction.designs[design]!;
  const seconds = reduction.designs[against]!;
  const monthly = monthlyOnly(measures);
  return {
    design: compiled.designs[design]!.id,
    against: compiled.designs[against]!.id,
    indicators: Object.fromEntries(
      measures.map((measure, at) => [
        measure.name,
        differenceSummary(measure, firsts[at]!, seconds[at]!, columns[at]!, reduction),
      ]),
    ),
    risks: risksOf(
      measures,
      (at) => pairedValues(firsts[at]!, seconds[at]!, replications),
      compiled.differenceThresholds,
      perDraw,
    ),
    months: Object.fromEntries(
      monthly.map(({ measure, at }) => {
        const { months, isEqualAt, spreads, paths } = columns[at]!;
        const estimates = months.map((cross, month) =>
          pairedDifference(firsts[at]!.months[month]!, seconds[at]!.months[month]!, cross, isEqualAt[month]!),
        );
        return [measure.name, series(measure.indicator.unit, estimates, spreads, paths)];
      }),
    ),
    partingMonth: Object.fromEntries(
      monthly.map(({ measure, at }) => [
        measure.name,
        partingMonth(reduction.cumulativeByDraw(columns[at]!), reduction.partingDraws, compiled.months),
      ]),
    ),
  };
}
