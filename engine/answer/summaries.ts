/** Estimates, spreads and paths as result.ts writes them. */

import { varianceByCause } from "../statistics/causes.ts";
import type { Interval } from "../statistics/interval.ts";
import { quantiles } from "../statistics/quantile.ts";
import type { Measure } from "./measure.ts";
import { type MonthSeries, QUANTILES, type Summary, type Unit } from "./result.ts";

export const orNull = (value: number) => (Number.isNaN(value) ? null : value);

export function summary(unit: Unit, estimate: Interval, values: Float64Array): Summary {
  let defined = 0;
  for (const value of values) if (!Number.isNaN(value)) defined++;
  return {
    unit,
    n: defined,
    mean: estimate.mean,
    ci95: estimate.low === null || estimate.high === null ? null : [estimate.low, estimate.high],
    quantiles: quantiles(values, QUANTILES),
  };
}

/** How much of the spread of one value per replication comes from the ranges; nothing where every number is known. */
export function byCause(values: Float64Array, perDraw: number): Pick<Summary, "spreadByCause"> {
  if (perDraw === 1) return {};
  const { share, ci95, luckSd, notKnowingSd } = varianceByCause(values, perDraw);
  return { spreadByCause: { notKnowing: share, ci95, luckSd, notKnowingSd } };
}

export function series(
  unit: Unit,
  estimates: Interval[],
  spreads: { quantiles(): (number | null)[] }[],
  paths: number[][],
): MonthSeries {
  const byMonth = spreads.map((spread) => spread.quantiles());
  return {
    unit,
    mean: estimates.map(({ mean }) => mean),
    ciLow: estimates.map(({ low }) => low),
    ciHigh: estimates.map(({ high }) => high),
    quantiles: QUANTILES.map((_, quantile) => byMonth.map((month) => month[quantile] ?? null)),
    paths: paths.map((path) => path.map(orNull)),
  };
}

export const monthlyOnly = (measures: readonly Measure[]) =>
  measures.flatMap((measure, at) => (measure.indicator.monthly ? [{ measure, at }] : []));
