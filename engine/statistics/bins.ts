/** A distribution in fixed memory: equal bins, with exact moments and extremes. For columns too long to keep value by value. */
import { supportsQuantile } from "./quantile.ts";

/**
 * Counts in equal bins. A quantile read from them is off by less than one `binWidth`. A value outside the range doubles the width
 * (neighbouring bins merge) until it fits, so the promise holds for every value; which bins result depends only on the order of `add`.
 */
export class Bins {
  declare readonly counts: Int32Array;
  /** lower edge of the first bin */
  declare low: number;
  declare binWidth: number;
  /** defined values */
  declare n: number;
  /** values that were NaN: undefined in their replication */
  declare missing: number;
  /** running mean, exact (Welford, in the order of `add`) */
  declare mean: number;
  /** running sum of squared deviations from the mean */
  declare m2: number;
  declare min: number;
  declare max: number;

  /**
   * @param sample    values that set the range and are added, in index order; the range is theirs, widened by half on either side
   * @param binCount  an even number ≥ 2
   * @throws RangeError if binCount is odd or < 2
   * @see Welford 1962, Technometrics 4, 419
   */
  constructor(sample: Float64Array, binCount = 2048) {
    if (binCount < 2 || binCount % 2 !== 0)
      throw new RangeError(`binCount is ${binCount}; it is an even number of at least 2`);
    this.counts = new Int32Array(binCount);
    this.n = 0;
    this.missing = 0;
    this.mean = 0;
    this.m2 = 0;
    this.min = Number.POSITIVE_INFINITY;
    this.max = Number.NEGATIVE_INFINITY;
    let least = Number.POSITIVE_INFINITY;
    let most = Number.NEGATIVE_INFINITY;
    for (const value of sample) {
      if (value < least) least = value;
      if (value > most) most = value;
    }
    if (least > most) least = most = 0;
    // a sample of equal values says nothing of the scale: start very fine, doubling finds it; a width that underflows
    // to zero would double for ever
    const scale = Math.max(Math.abs(least), Math.abs(most));
    const range =
      most > least
        ? Math.max(most - least, scale * 1e-9, Number.MIN_VALUE * 2 ** 60)
        : Math.max(scale, 1) * 1e-6;
    this.low = least - range / 2;
    this.binWidth = (2 * range) / binCount;
    for (const value of sample) this.add(value);
  }

  /** Adds a value; NaN is counted as missing. @throws RangeError for an infinite value */
  add(value: number): void {
    if (Number.isNaN(value)) {
      this.missing++;
      return;
    }
    if (!Number.isFinite(value)) throw new RangeError(`value is ${value}; a binned value is finite`);
    this.n++;
    const step = value - this.mean;
    this.mean += step / this.n;
    this.m2 += step * (value - this.mean);
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
    while (value < this.low) this.doubleDown();
    while (value >= this.low + this.binWidth * this.counts.length) this.doubleUp();
    this.counts[Math.min(Math.floor((value - this.low) / this.binWidth), this.counts.length - 1)]!++;
  }

  /** Quantile p, off by less than one bin, interpolated as `quantiles` does; null where n does not support it. */
  quantile(probability: number): number | null {
    if (!supportsQuantile(this.n, probability)) return null;
    const position = (this.n - 1) * probability;
    const below = Math.floor(position);
    const low = this.orderStatistic(below);
    const high = this.orderStatistic(Math.min(below + 1, this.n - 1));
    return low + (position - below) * (high - low);
  }

  /** The value with `rank` values before it, spread evenly over its bin and kept between the exact extremes. */
  private orderStatistic(rank: number): number {
    let before = 0;
    let bin = 0;
    while (before + this.counts[bin]! <= rank) before += this.counts[bin++]!;
    const value = this.low + (bin + (rank - before + 0.5) / this.counts[bin]!) * this.binWidth;
    return Math.min(Math.max(value, this.min), this.max);
  }

  private doubleUp(): void {
    const { counts } = this;
    const half = counts.length / 2;
    for (let bin = 0; bin < half; bin++) counts[bin] = counts[2 * bin]! + counts[2 * bin + 1]!;
    counts.fill(0, half);
    this.binWidth *= 2;
  }

  private doubleDown(): void {
    const { counts } = this;
    const half = counts.length / 2;
    for (let bin = counts.length - 1; bin >= half; bin--)
      counts[bin] = counts[2 * (bin - half)]! + counts[2 * (bin - half) + 1]!;
    counts.fill(0, 0, half);
    this.low -= this.binWidth * counts.length;
    this.binWidth *= 2;
  }
}
