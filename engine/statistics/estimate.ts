/** Estimates from running sums: a ratio of sums over replications with its delta-method interval, alone or as a paired difference. */
import type { Interval } from "./interval.ts";
import { studentQuantile } from "./student.ts";

/**
 * Sums over replications of (n, d): numerator and denominator of an indicator; d = 1 for a plain sum, so that its ratio
 * is the mean. Fixed memory whatever the number of replications; sums run in order of replication.
 */
export class Sums {
  declare count: number;
  declare n: number;
  declare d: number;
  declare nn: number;
  declare nd: number;
  declare dd: number;

  constructor() {
    this.count = 0;
    this.n = 0;
    this.d = 0;
    this.nn = 0;
    this.nd = 0;
    this.dd = 0;
  }

  add(n: number, d: number): void {
    this.count++;
    this.n += n;
    this.d += d;
    this.nn += n * n;
    this.nd += n * d;
    this.dd += d * d;
  }

  /** Ratio of sums; NaN where nothing was ever measured. */
  ratio(): number {
    return this.d > 0 ? this.n / this.d : Number.NaN;
  }

  /** Variance of the mean of the linearised residuals (n − ratio · d) / mean d. */
  variance(): number {
    const ratio = this.ratio();
    const mean = this.d / this.count;
    const squares = this.nn - 2 * ratio * this.nd + ratio * ratio * this.dd;
    return Math.max(0, squares) / (mean * mean * (this.count - 1) * this.count);
  }
}

/** Cross sums of two designs' (n, d) in the same replications. */
export class CrossSums {
  declare private nn: number;
  declare private nd: number;
  declare private dn: number;
  declare private dd: number;

  constructor() {
    this.nn = 0;
    this.nd = 0;
    this.dn = 0;
    this.dd = 0;
  }

  add(n1: number, d1: number, n2: number, d2: number): void {
    this.nn += n1 * n2;
    this.nd += n1 * d2;
    this.dn += d1 * n2;
    this.dd += d1 * d2;
  }

  /** Covariance of the two means of linearised residuals. */
  covariance(first: Sums, second: Sums): number {
    const r1 = first.ratio();
    const r2 = second.ratio();
    const products = this.nn - r2 * this.nd - r1 * this.dn + r1 * r2 * this.dd;
    return products / ((first.d / first.count) * (second.d / second.count) * (first.count - 1) * first.count);
  }
}

function interval(estimate: number, variance: number, count: number): Interval {
  if (Number.isNaN(estimate)) return { n: 0, mean: null, low: null, high: null, standardError: null };
  if (count < 2) return { n: count, mean: estimate, low: null, high: null, standardError: null };
  const standardError = Math.sqrt(Math.max(0, variance));
  const half = studentQuantile(count - 1, 0.95) * standardError;
  return { n: count, mean: estimate, low: estimate - half, high: estimate + half, standardError };
}

/** Ratio of sums with its 95 % interval (Cochran 1977, eq. 6.13). */
export function ratioOfSums(sums: Sums): Interval {
  return interval(sums.ratio(), sums.count > 1 ? sums.variance() : 0, sums.count);
}

/** Difference first − second of two ratios of sums, paired by replication, with its 95 % interval. Equal lives give exactly 0 ± 0. */
export function pairedDifference(first: Sums, second: Sums, cross: CrossSums, areEqual: boolean): Interval {
  const difference = first.ratio() - second.ratio();
  if (areEqual || first.count < 2 || Number.isNaN(difference))
    return interval(areEqual ? (Number.isNaN(difference) ? Number.NaN : 0) : difference, 0, first.count);
  return interval(
    difference,
    first.variance() + second.variance() - 2 * cross.covariance(first, second),
    first.count,
  );
}
