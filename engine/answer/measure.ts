/** From the columns of a replication to the indicators: numerators and denominators, over the life and by month. */

import type { Compiled } from "../compile/compile.ts";
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "../life/columns.ts";
import { discountFactors } from "./discounted.ts";
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
  /** place of the months in force, where a contract of the study may stop early: plain sums are then per month in force */
  inForce: number;
  /** discount factor of each month; null: none */
  weights: Float64Array | null;
}

/** Every contract of the study runs to the horizon, or is followed by a successor. */
const NEVER_CUT = -1;

/** Numbers of the situation by which columns are multiplied only here. */
interface Prices {
  users: number | null;
  lostHourPrice: number;
}

function scaleOf({ scale }: Indicator, months: number, { users, lostHourPrice }: Prices): number {
  if (scale === "lostHourPrice") return lostHourPrice;
  if (scale === "perUserYear") return users ? 12 / (users * months) : Number.NaN;
  return scale ?? 1;
}

/**
 * Gives the measures the multipliers of one draw of the ranges.
 * @param drawn  the number that a field of the client's scenario has in the draw; undefined where it is no range
 */
export function scaleToDraw(
  measures: readonly Measure[],
  { users, impact, months }: Compiled,
  drawn: (...path: string[]) => number | undefined,
): void {
  const prices = {
    users: drawn("situation", "users") ?? users,
    lostHourPrice: drawn("situation", "impact", "lostHourPrice") ?? impact.lostHourPrice,
  };
  for (const measure of measures) measure.scale = scaleOf(measure.indicator, months, prices);
}

/** Indicators that a scenario can answer: those of the user need users, impact or expectations. */
export function measuresOf(compiled: Compiled): Measure[] {
  const { users, impact, months, discountRate } = compiled;
  const prices = { users, lostHourPrice: impact.lostHourPrice };
  const isCut = compiled.designs.some(({ exit }) => exit.canEnd && !exit.successor);
  const weights = discountRate === 0 ? null : discountFactors(months, discountRate);
  return (Object.entries(INDICATORS) as [IndicatorName, Indicator][])
    .map(([name, indicator]) => ({
      name,
      indicator,
      terms: indicator.of.map((term) => COLUMN[term.replace("-", "") as ColumnName]),
      signs: indicator.of.map((term) => (term.startsWith("-") ? -1 : 1)),
      per: (indicator.per ?? []).map((column) => COLUMN[column]),
      scale: scaleOf(indicator, months, prices),
      inForce: isCut && !indicator.isWhole ? COLUMN.inForce : NEVER_CUT,
      weights: indicator.isDiscounted ? weights : null,
    }))
    .filter(
      ({ scale, indicator, weights: own }) =>
        !Number.isNaN(scale) && (own !== null || !indicator.isDiscounted),
    );
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

function monthsInForce(measure: Measure, row: Float64Array, from: number, months: number): number {
  if (measure.inForce < 0) return months;
  let count = 0;
  for (let month = 0; month < months; month++)
    count += row[from + month * COLUMNS_PER_MONTH + measure.inForce]!;
  return count;
}

/** Share of the weights that falls in the first months. */
function shareOf(weights: Float64Array, lived: number): number {
  if (lived === weights.length) return 1;
  let all = 0;
  let first = 0;
  for (let month = 0; month < weights.length; month++) {
    all += weights[month]!;
    if (month < lived) first += weights[month]!;
  }
  return first / all;
}

/**
 * The whole life: sums of the months; a stock is its last month in force or its mean over them. Where a contract may stop
 * early, a sum is per month in force, times the months of the horizon: n over the share of the horizon in force.
 */
export function overLife(
  measure: Measure,
  row: Float64Array,
  from: number,
  months: number,
  into: Pair,
): void {
  const { stock } = measure.indicator;
  const lived = monthsInForce(measure, row, from, months);
  into.n = 0;
  into.d = 0;
  for (let month = stock === "last" ? lived - 1 : 0; month < lived; month++) {
    into.n += monthTerm(measure, row, from, month) * (measure.weights?.[month] ?? 1);
    into.d += monthPer(measure, row, from, month);
  }
  if (measure.weights) into.d = shareOf(measure.weights, measure.inForce < 0 ? months : lived);
  else if (measure.per.length === 0)
    into.d = stock === "mean" ? lived : stock === "last" ? 1 : lived / months;
}

/** One month, or the months up to it for a cumulative indicator; `into` holds the month before. A month not in force tells nothing. */
export function atMonth(measure: Measure, row: Float64Array, from: number, month: number, into: Pair): void {
  const isCumulative = measure.indicator.monthly === "cumulative";
  into.n = (isCumulative && month > 0 ? into.n : 0) + monthTerm(measure, row, from, month);
  if (measure.per.length > 0) into.d = monthPer(measure, row, from, month);
  else if (isCumulative || measure.inForce < 0) into.d = 1;
  else into.d = row[from + month * COLUMNS_PER_MONTH + measure.inForce]!;
}

/** Value of (n, d) in one replication: undefined (NaN) without denominator, except that nothing promised is nothing missed. */
export function valueIn(measure: Measure, pair: Pair): number {
  if (pair.d > 0) return pair.n / pair.d;
  return measure.name === "contractualAttainment" ? 1 : Number.NaN;
}
