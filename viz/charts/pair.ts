/** Reading a result: which design is drawn as frozen, which as evolving, and their paired difference in that direction. */
import type { DesignResult, DifferenceSummary, MonthSeries, PairResult, StudyResult, Summary } from "#engine";

/** Places of the quantiles that are drawn, in the engine's list. */
export const QUANTILE = { low95: 0, low50: 3, median: 4, high50: 5, high95: 8 } as const;

const negate = (value: number | null): number | null => (value === null ? null : value === 0 ? 0 : -value);

function reverseSummary<S extends Summary>(summary: S): S {
  const { ci95 } = summary;
  return {
    ...summary,
    mean: negate(summary.mean),
    ci95: ci95 && [-ci95[1], -ci95[0]],
    quantiles: summary.quantiles.map(negate).toReversed(),
  };
}

function reverseSeries(series: MonthSeries): MonthSeries {
  return {
    unit: series.unit,
    mean: series.mean.map(negate),
    ciLow: series.ciHigh.map(negate),
    ciHigh: series.ciLow.map(negate),
    quantiles: series.quantiles.map((row) => row.map(negate)).toReversed(),
    paths: series.paths.map((path) => path.map(negate)),
  };
}

const mapValues = <V, W>(record: Record<string, V>, change: (value: V) => W): Record<string, W> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

function reversePair(pair: PairResult): PairResult {
  return {
    design: pair.against,
    against: pair.design,
    indicators: mapValues(pair.indicators, (summary) => ({
      ...reverseSummary(summary),
      better: summary.worse,
      worse: summary.better,
    })),
    risks: {}, // the bad end of the reverse is the other one, which the result does not hold
    months: mapValues(pair.months, reverseSeries),
    partingMonth: pair.partingMonth,
  };
}

/** Paired differences design − against, turned round where the result holds them the other way; undefined if it holds neither. */
export function pairOf(result: StudyResult, design: string, against: string): PairResult | undefined {
  const straight = result.differences.find((pair) => pair.design === design && pair.against === against);
  if (straight) return straight;
  const reversed = result.differences.find((pair) => pair.design === against && pair.against === design);
  return reversed && reversePair(reversed);
}

export function designOf(result: StudyResult, id: string): DesignResult | undefined {
  return result.designs.find((design) => design.id === id);
}

/** A row of quantiles by month; empty where the series lacks it. */
export const quantileRow = (series: MonthSeries | undefined, at: number): (number | null)[] =>
  series?.quantiles[at] ?? [];

/** [low, high] of the middle 95 or 50 % of futures; null where n does not support it. */
export function spread(summary: Summary | DifferenceSummary, share: 95 | 50): [number, number] | null {
  const low = summary.quantiles[share === 95 ? QUANTILE.low95 : QUANTILE.low50] ?? null;
  const high = summary.quantiles[share === 95 ? QUANTILE.high95 : QUANTILE.high50] ?? null;
  return low === null || high === null ? null : [low, high];
}
