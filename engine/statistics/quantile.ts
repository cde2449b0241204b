/** Quantiles of the spread of futures: risk, never the error of an estimate. */

/** Rounding slack of the rule below: 0.1 · 10 must count as 1. */
const SLACK = 1e-9;

/**
 * Whether n values say anything about the quantile p: they do from 1/(n+1) to n/(n+1), the mean positions of the
 * smallest and the largest value; further out an interpolation would only repeat the extreme.
 * @see David & Nagaraja, Order Statistics, 3rd ed. 2003, §2.1 and §3.1: E F(X(k)) = k/(n+1)
 */
export function supportsQuantile(n: number, probability: number): boolean {
  return Math.min(probability, 1 - probability) * (n + 1) >= 1 - SLACK;
}

/**
 * Quantiles with linear interpolation at position (n − 1)·p ("type 7").
 * @param values         one per replication, in any order; NaN = undefined in that replication, left out
 * @param probabilities  each in [0, 1]
 * @returns one figure per probability; null where `supportsQuantile` says no
 * @see Hyndman & Fan 1996, The American Statistician 50, 361 (definition 7)
 */
export function quantiles(values: Float64Array, probabilities: readonly number[]): (number | null)[] {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort();
  const n = sorted.length;
  return probabilities.map((probability) => {
    if (!supportsQuantile(n, probability)) return null;
    const position = (n - 1) * probability;
    const below = Math.floor(position);
    const low = sorted[below]!;
    const high = sorted[Math.min(below + 1, n - 1)]!;
    return low === high ? low : low + (position - below) * (high - low);
  });
}
