/** Confidence intervals: how surely the replications place a mean or a ratio. This is error, never the spread of futures. */
import { mean, sampleVariance } from "simple-statistics";
import { studentQuantile } from "./student.ts";

export const LEVEL = 0.95;

/** An estimate with its 95 % interval. Figures that the replications do not allow are null. */
export interface Interval {
  /** replications in which the value is defined */
  n: number;
  mean: number | null;
  low: number | null;
  high: number | null;
  standardError: number | null;
}

const NOTHING: Interval = { n: 0, mean: null, low: null, high: null, standardError: null };

function around(n: number, centre: number, standardError: number): Interval {
  const halfWidth = standardError === 0 ? 0 : studentQuantile(n - 1, LEVEL) * standardError;
  return { n, mean: centre, low: centre - halfWidth, high: centre + halfWidth, standardError };
}

/**
 * Mean over replications with its 95 % Student interval.
 * @param values  one per replication; NaN = undefined in that replication, left out
 * @returns nulls for n = 0; a mean without interval for n = 1
 * @see Law, Simulation Modeling and Analysis, 5th ed. 2015, eq. 4.12
 */
export function meanInterval(values: Float64Array): Interval {
  const defined: number[] = [];
  for (const value of values) if (!Number.isNaN(value)) defined.push(value);
  const n = defined.length;
  if (n === 0) return NOTHING;
  const centre = mean(defined);
  if (n === 1) return { n, mean: centre, low: null, high: null, standardError: null };
  return around(n, centre, Math.sqrt(sampleVariance(defined) / n));
}

/**
 * Mean over replications with a 95 % interval corrected for skewness: for values of which few are large (gains, penalties), whose
 * Student interval would too often lie below the mean. Hall's transformation of Student's ratio; without skewness it is
 * `meanInterval`.
 * @param values  one per replication, all defined
 * @see Hall 1992, Journal of the Royal Statistical Society B 54, 221, eq. 2.3
 */
export function skewedMeanInterval(values: Float64Array): Interval {
  const plain = meanInterval(values);
  const { n, mean: centre, standardError } = plain;
  if (centre === null || !standardError) return plain;
  const sd = standardError * Math.sqrt(n);
  const skewness = values.reduce((sum, value) => sum + ((value - centre) / sd) ** 3, 0) / n;
  const bend = skewness / Math.sqrt(n);
  if (Math.abs(bend) < 1e-6) return plain;
  const student = studentQuantile(n - 1, LEVEL);
  const ratio = (transformed: number) => (3 / bend) * (Math.cbrt(1 + bend * (transformed - bend / 6)) - 1);
  return {
    ...plain,
    low: centre - standardError * ratio(student),
    high: centre - standardError * ratio(-student),
  };
}

/**
 * Ratio of sums over replications with its 95 % delta-method interval (MODEL 11.12), in the field `mean`.
 * @param numerators    one per replication, NaN = undefined: the pair is left out
 * @param denominators  same length; a 0 counts as a replication that weighs nothing
 * @returns nulls where the denominators sum to 0; no interval for n = 1
 * @throws RangeError if the lengths differ
 * @see Cochran, Sampling Techniques, 3rd ed. 1977, eq. 6.13; Student quantile with n − 1 degrees of freedom
 */
export function ratioInterval(numerators: Float64Array, denominators: Float64Array): Interval {
  if (numerators.length !== denominators.length) {
    throw new RangeError(
      `${numerators.length} numerators for ${denominators.length} denominators; the lengths are equal`,
    );
  }
  const tops: number[] = [];
  const bottoms: number[] = [];
  for (let replication = 0; replication < numerators.length; replication++) {
    const top = numerators[replication]!;
    const bottom = denominators[replication]!;
    if (Number.isNaN(top) || Number.isNaN(bottom)) continue;
    tops.push(top);
    bottoms.push(bottom);
  }
  const n = tops.length;
  const meanBottom = n === 0 ? 0 : mean(bottoms);
  if (meanBottom === 0) return { ...NOTHING, n };
  const ratio = mean(tops) / meanBottom;
  if (n === 1) return { n, mean: ratio, low: null, high: null, standardError: null };
  const residuals = tops.map((top, replication) => top - ratio * bottoms[replication]!);
  return around(n, ratio, Math.sqrt(sampleVariance(residuals) / n) / Math.abs(meanBottom));
}

/**
 * A ratio of sums as one value per replication: their mean is the ratio, and the interval of that mean is the ratio's own.
 * Methods that need a value per replication (Shapley values, effects, payoffs) thus take a ratio too.
 * @param numerators    one per replication, NaN = undefined: so is the value
 * @param denominators  same length; where they sum to 0 every value is NaN
 * @see Cochran, Sampling Techniques, 3rd ed. 1977, eq. 6.13 (linearisation)
 */
export function linearised(numerators: Float64Array, denominators: Float64Array): Float64Array {
  const isKnown = (_: number, at: number) =>
    !Number.isNaN(numerators[at]!) && !Number.isNaN(denominators[at]!);
  const tops = numerators.filter(isKnown);
  const bottoms = denominators.filter(isKnown);
  const meanBottom = bottoms.reduce((sum, value) => sum + value, 0) / bottoms.length;
  const ratio = tops.reduce((sum, value) => sum + value, 0) / bottoms.length / meanBottom;
  return numerators.map((top, at) => ratio + (top - ratio * denominators[at]!) / meanBottom);
}
