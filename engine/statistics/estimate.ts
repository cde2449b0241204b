/** Estimates from running sums: a ratio of sums over replications with its delta-method interval, alone or as a paired difference. */
import type { Interval } from "./interval.ts";
import { studentQuantile } from "./student.ts";

/**
 * Sums of (n, d): numerator and denominator of an indicator; d = 1 for a plain sum, so that its ratio is the mean. Fixed
 * memory whatever the number of replications; sums run in order of replication. Replications that share a draw of the
 * ranges are one cluster: its sums, not theirs, are the independent values.
 */
export class Sums {
  declare replications: number;
  /** clusters closed */
  declare count: number;
  declare n: number;
  declare d: number;
  declare nn: number;
  declare nd: number;
  declare dd: number;
  declare private readonly perCluster: number;
  declare private open: number;
  declare private openN: number;
  declare private openD: number;

  constructor(perCluster = 1) {
    this.replications = 0;
    this.count = 0;
    this.n = 0;
    this.d = 0;
    this.nn = 0;
    this.nd = 0;
    this.dd = 0;
    this.perCluster = perCluster;
    this.open = 0;
    this.openN = 0;
    this.openD = 0;
  }

  add(n: number, d: number): void {
    this.replications++;
    this.openN += n;
    this.openD += d;
    if (++this.open === this.perCluster) this.close();
  }

  private close(): void {
    const { openN, openD } = this;
    this.count++;
    this.n += openN;
    this.d += openD;
    this.nn += openN * openN;
    this.nd += openN * openD;
    this.dd += openD * openD;
    this.open = 0;
    this.openN = 0;
    this.openD = 0;
  }

  /** The same sums with the last cluster closed, whole or not. */
  settled(): Sums {
    if (this.open === 0) return this;
    const settled = Object.assign(new Sums(this.perCluster), this);
    settled.close();
    return settled;
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

/** Cross sums of two designs' (n, d) in the same replications, by cluster. */
export class CrossSums {
  declare private nn: number;
  declare private nd: number;
  declare private dn: number;
  declare private dd: number;
  declare private readonly perCluster: number;
  declare private open: number;
  /** n and d of the first design, then of the second, in the cluster being added */
  declare private readonly sums: Float64Array;

  constructor(perCluster = 1) {
    this.nn = 0;
    this.nd = 0;
    this.dn = 0;
    this.dd = 0;
    this.perCluster = perCluster;
    this.open = 0;
    this.sums = new Float64Array(4);
  }

  add(n1: number, d1: number, n2: number, d2: number): void {
    const { sums } = this;
    sums[0]! += n1;
    sums[1]! += d1;
    sums[2]! += n2;
    sums[3]! += d2;
    if (++this.open === this.perCluster) this.close();
  }

  private close(): void {
    const { sums } = this;
    this.nn += sums[0]! * sums[2]!;
    this.nd += sums[0]! * sums[3]!;
    this.dn += sums[1]! * sums[2]!;
    this.dd += sums[1]! * sums[3]!;
    this.open = 0;
    sums.fill(0);
  }

  /** The same sums with the last cluster closed, whole or not. */
  settled(): CrossSums {
    if (this.open === 0) return this;
    const settled = new CrossSums(this.perCluster);
    const { nn, nd, dn, dd } = this;
    Object.assign(settled, { nn, nd, dn, dd });
    settled.sums.set(this.sums);
    settled.close();
    return settled;
  }

  /** Covariance of the two means of linearised residuals. */
  covariance(first: Sums, second: Sums): number {
    const r1 = first.ratio();
    const r2 = second.ratio();
    const products = this.nn - r2 * this.nd - r1 * this.dn + r1 * r2 * this.dd;
    return products / ((first.d / first.count) * (second.d / second.count) * (first.count - 1) * first.count);
  }
}

function interval(estimate: number, variance: number, { count, replications }: Sums): Interval {
  if (Number.isNaN(estimate)) return { n: 0, mean: null, low: null, high: null, standardError: null };
  if (count < 2) return { n: replications, mean: estimate, low: null, high: null, standardError: null };
  const standardError = Math.sqrt(Math.max(0, variance));
  const half = studentQuantile(count - 1, 0.95) * standardError;
  return { n: replications, mean: estimate, low: estimate - half, high: estimate + half, standardError };
}

/** Ratio of sums with its 95 % interval (Cochran 1977, eq. 6.13), by cluster where replications share draws. */
export function ratioOfSums(sums: Sums): Interval {
  const settled = sums.settled();
  return interval(settled.ratio(), settled.count > 1 ? settled.variance() : 0, settled);
}

/** Difference first − second of two ratios of sums, paired by replication, with its 95 % interval. Equal lives give exactly 0 ± 0. */
export function pairedDifference(first: Sums, second: Sums, cross: CrossSums, areEqual: boolean): Interval {
  const one = first.settled();
  const other = second.settled();
  const difference = one.ratio() - other.ratio();
  if (areEqual || one.count < 2 || Number.isNaN(difference))
    return interval(areEqual ? (Number.isNaN(difference) ? Number.NaN : 0) : difference, 0, one);
  const covariance = cross.settled().covariance(one, other);
  return interval(difference, one.variance() + other.variance() - 2 * covariance, one);
}
