/** The spread of one monthly figure over replications: exact values within a byte budget shared by a study, fixed bins beyond it. */

import { Bins } from "../statistics/bins.ts";
import { quantiles, supportsQuantile } from "../statistics/quantile.ts";
import { QUANTILES } from "./result.ts";

/** Bytes of monthly values that a study keeps exactly before it turns to bins. */
export const EXACT_BYTES = 256 * 1024 * 1024;
const BINS = 256;

export class Spread {
  declare private values: Float64Array;
  declare private count: number;
  declare private bins: Bins | null;
  declare private readonly exactLimit: number;

  /** @param exactLimit  values kept exactly before the spread turns to bins */
  constructor(exactLimit: number) {
    this.values = new Float64Array(BINS / 4);
    this.count = 0;
    this.bins = null;
    this.exactLimit = exactLimit;
  }

  add(value: number): void {
    if (this.bins) {
      this.bins.add(value);
      return;
    }
    if (this.count === this.values.length) {
      const { values } = this;
      this.values = new Float64Array(Math.min(values.length * 2, this.exactLimit));
      this.values.set(values);
    }
    this.values[this.count++] = value;
    if (this.count === this.exactLimit) {
      this.bins = new Bins(this.values, BINS);
      this.values = new Float64Array(0);
    }
  }

  /** By QUANTILES; null where the replications do not support one. */
  quantiles(): (number | null)[] {
    const { bins } = this;
    if (!bins) return quantiles(this.values.subarray(0, this.count), QUANTILES);
    return QUANTILES.map((probability) =>
      supportsQuantile(bins.n, probability) ? bins.quantile(probability) : null,
    );
  }
}
