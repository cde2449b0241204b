/** From the columns of a replication to the indicators: numerators and denominators, over the life and by month. */
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "./columns.ts";
import type { Compiled } from "./compile.ts";
import { INDICATORS, type Indicator, type IndicatorName } from "./indicators.ts";

/** An indicator as places in the monthly columns. */
export interface Measure {
  name: IndicatorName;
  indicator: Indicator;
  terms: number[];
  signs: number[];
  /** empty: a plain sum, whose denominator is 1 */
  per: number[];
  scale: number;
}

function scaleOf(indicator: Indicator, compiled: Compiled): number {
  if (indicator.scale === "lostHourPrice") return compiled.impact.lostHourPrice;
  if (indicator.scale === "perUserYear")
    return compiled.users ? 12 / (compiled.users * compiled.months) : Number.NaN;
  return indicator.scale ?? 1;
}

/** Indicators that a scenario can answer: those of the user need users, impact or expectations. */
export function measuresOf(compiled: Compiled): Measure[] {
  return (Object.entries(INDICATORS) as [IndicatorName, Indicator][])
    .map(([name, indicator]) => ({
      name,
      indicator,
      terms: indicator.of.map((term) => COLUMN[term.replace("-", "") as ColumnName]),
      signs: indicator.of.map((term) => (term.startsWith("-") ? -1 : 1)),
      per: (indicator.per ?? []).map((column) => COLUMN[column]),
      scale: scaleOf(indicator, compiled),
    }))
    .filter(({ scale }) => !Number.isNaN(scale));
}

/** Numerator and denominator written by `overLife` and `upToMonth`. */
export interface Pair {
  n: number;
  d: number;
}

function monthTerm(measure: Measure, row: Float64Array, from: number, month: number): number {
  const at = from + month * COLUMNS_PER_MONTH;
  let sum = 0;
  for (let term = 0; term < measure.terms.length; term++)
    sum += measure.signs[term]! * row[at + measure.terms[term]!]!;
  return sum * measure.scale;
}

function monthPer(measure: Measure, row: Float64Array, from: number, month: number): number {
  const at = from + month * COLUMNS_PER_MONTH;
  let sum = 0;
  for (const column of measure.per) sum += row[at + column]!;
  return sum;
}

/** The whole life: sums of the months; a stock is its last month or its mean over the months. */
export function overLife(
  measure: Measure,
  row: Float64Array,
  from: number,
  months: number,
  into: Pair,
): void {
  const { stock } = measure.indicator;
  into.n = 0;
  into.d = 0;
  for (let month = stock === "last" ? months - 1 : 0; month < months; month++) {
    into.n += monthTerm(measure, row, from, month);
    into.d += monthPer(measure, row, from, month);
  }
  if (measure.per.length === 0) into.d = stock === "mean" ? months : 1;
}

/** One month, or the months up to it for a cumulative indicator; `into` holds the month before. */
export function atMonth(measure: Measure, row: Float64Array, from: number, month: number, into: Pair): void {
  const isRunning = measure.indicator.monthly === "cumulative" && month > 0;
  into.n = (isRunning ? into.n : 0) + monthTerm(measure, row, from, month);
  into.d = measure.per.length === 0 ? 1 : monthPer(measure, row, from, month);
}

/** Value of (n, d) in one replication: undefined (NaN) without denominator, except that nothing promised is nothing missed. */
export function valueIn(measure: Measure, pair: Pair): number {
  if (pair.d > 0) return pair.n / pair.d;
  return measure.name === "contractualAttainment" ? 1 : Number.NaN;
}
