/** Named measures of a loss over futures: how often beyond a threshold, how bad one future in ten, how bad those on average. */
import { clusteredShare } from "./clusters.ts";
import { Sums } from "./estimate.ts";
import { LEVEL } from "./interval.ts";
import { quantiles } from "./quantile.ts";
import { studentQuantile } from "./student.ts";

/** An estimate with its 95 % interval, null where the replications do not support one. */
export interface RiskEstimate {
  value: number;
  ci95: [number, number] | null;
}

/** Values in the tail from which the interval of an expected shortfall is given: below, skewed losses are covered too seldom. */
export const LEAST_TAIL = 40;

const defined = (values: Float64Array) => values.filter((value) => !Number.isNaN(value)).sort();

/**
 * 1 where a value lies strictly above a threshold, 0 where it does not, NaN where it is undefined: their share follows.
 * @param values  one per replication, NaN = undefined
 */
export function exceedances(values: Float64Array, threshold: number): Float64Array {
  return values.map((value) => (Number.isNaN(value) ? value : Number(value > threshold)));
}

/**
 * Places (from 1) of the order statistics between which a quantile lies with at least 95 %: each tail of the binomial
 * count of values below it holds at most 2.5 %. Null where n is too small: 36 for the 90th percentile.
 * @see David & Nagaraja, Order Statistics, 3rd ed. 2003, §7.1
 */
export function quantilePlaces(n: number, probability: number): [number, number] | null {
  const tail = (1 - LEVEL) / 2;
  const logOdds = Math.log(probability) - Math.log1p(-probability);
  let logMass = n * Math.log1p(-probability); // of 0 values below the quantile
  let below = 0;
  let low = 0;
  for (let count = 0; count < n; count++) {
    below += Math.exp(logMass);
    if (below <= tail) low = count + 1;
    else if (below >= 1 - tail) return low > 0 ? [low, count + 1] : null;
    logMass += logOdds + Math.log(n - count) - Math.log(count + 1);
  }
  return null;
}

/**
 * A quantile (type 7) with its 95 % interval of order statistics, which needs no law of the values.
 * @param perCluster  replications in a row that share a draw: the places are those of as many independent values as tell as surely
 * @returns null where n does not support the quantile
 * @see Woodruff 1952, JASA 47, 635 (clusters)
 */
export function quantileEstimate(
  values: Float64Array,
  probability: number,
  perCluster = 1,
): RiskEstimate | null {
  const known = defined(values);
  const n = known.length;
  const [value] = quantiles(known, [probability]);
  if (value === undefined || value === null) return null;
  const effective = Math.floor(clusteredShare(exceedances(values, value), perCluster).effective);
  const places = quantilePlaces(effective, probability);
  if (!places) return { value, ci95: null };
  const low = Math.max(1, Math.floor((places[0] * n) / effective));
  const high = Math.min(n, Math.ceil((places[1] * n) / effective));
  return { value, ci95: [known[low - 1]!, known[high - 1]!] };
}

/**
 * Expected shortfall: mean of the worst share 1 − p of the values, the value at its edge weighing the part that falls in it.
 * Interval: Student's on the influence (x − quantile)⁺ / (1 − p), with as many degrees of freedom as values in the tail
 * less one, from LEAST_TAIL values in the tail on; where replications share draws, draws in the tail are counted.
 * @returns null where less than one value falls in the tail
 * @see Acerbi & Tasche 2002, Journal of Banking & Finance 26, 1487, eq. 3.12; Chen 2008, J. Financial Econometrics 6, 87
 */
export function expectedShortfall(
  values: Float64Array,
  probability: number,
  perCluster = 1,
): RiskEstimate | null {
  const known = defined(values);
  const n = known.length;
  const tail = n * (1 - probability);
  const whole = Math.floor(tail + 1e-9);
  if (whole < 1) return null;
  const edge = known[Math.max(0, n - whole - 1)]!;
  const excess = new Sums(perCluster);
  const inTail = new Set<number>();
  for (let at = 0; at < values.length; at++) {
    const isKnown = !Number.isNaN(values[at]!);
    excess.add(isKnown ? Math.max(0, values[at]! - edge) : 0, isKnown ? 1 : 0);
    if (values[at]! >= known[n - whole]!) inTail.add(Math.floor(at / perCluster));
  }
  const value = edge + excess.n / tail;
  const least = Math.min(whole, inTail.size);
  if (least < LEAST_TAIL) return { value, ci95: null };
  const half =
    (studentQuantile(least - 1, LEVEL) * Math.sqrt(excess.settled().variance())) / (1 - probability);
  return { value, ci95: [value - half, value + half] };
}
