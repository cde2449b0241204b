/** Paired differences of two designs, replication by replication, as result.ts writes them. */
import type { Measure } from "./measure.ts";
import type { DesignColumn, PairColumn, Reduction } from "./reduction.ts";
import type { DifferenceSummary, PairResult } from "./result.ts";
import { probability, risksOf } from "./risks.ts";
import { pairedDifference } from "./statistics/estimate.ts";
import { partingMonth } from "./statistics/parting.ts";
import { monthlyOnly, series, summary } from "./summaries.ts";

function pairedValues(first: DesignColumn, second: DesignColumn, replications: number): Float64Array {
  return Float64Array.from({ length: replications }, (_, at) => first.values[at]! - second.values[at]!);
}

function differenceSummary(
  measure: Measure,
  first: DesignColumn,
  second: DesignColumn,
  pair: PairColumn,
  replications: number,
): DifferenceSummary {
  const differences = pairedValues(first, second, replications);
  let higher = 0,
    equal = 0,
    lower = 0;
  for (const difference of differences) {
    if (difference > 0) higher++;
    else if (difference < 0) lower++;
    else if (difference === 0) equal++;
  }
  const n = higher + equal + lower;
  const { better } = measure.indicator;
  const count = (value: number) => (better === null ? null : probability(value, n));
  return {
    ...summary(
      measure.indicator.unit,
      pairedDifference(first.life, second.life, pair.life, pair.isEqual),
      differences,
    ),
    better: count(better === "high" ? higher : lower),
    equal: count(equal),
    worse: count(better === "high" ? lower : higher),
  };
}

/** One pair of designs: the later listed minus the earlier listed. */
export function pairResult(
  reduction: Reduction,
  { design, against, columns }: Reduction["pairs"][number],
): PairResult {
  const { compiled, measures, replications } = reduction;
  const firsts = reduction.designs[design]!;
  const seconds = reduction.designs[against]!;
  const monthly = monthlyOnly(measures);
  return {
    design: compiled.designs[design]!.id,
    against: compiled.designs[against]!.id,
    indicators: Object.fromEntries(
      measures.map((measure, at) => [
        measure.name,
        differenceSummary(measure, firsts[at]!, seconds[at]!, columns[at]!, replications),
      ]),
    ),
    risks: risksOf(
      measures,
      (at) => pairedValues(firsts[at]!, seconds[at]!, replications),
      compiled.differenceThresholds,
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
        partingMonth(
          Float64Array.from(columns[at]!.cumulative),
          reduction.partingReplications,
          compiled.months,
        ),
      ]),
    ),
  };
}
