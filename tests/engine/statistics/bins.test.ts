import fc from "fast-check";
import { mean, sampleVariance } from "simple-statistics";
import { describe, expect, test } from "vitest";
import { Bins } from "../../../engine/statistics/bins.ts";
import { quantiles } from "../../../engine/statistics/quantile.ts";
import { exponential, uniform } from "./random.ts";

const sample = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 30 });
const later = fc.array(fc.double({ min: -1e8, max: 1e8, noNaN: true }), { minLength: 30, maxLength: 200 });

describe("Bins", () => {
  test("is never off by more than one bin from the exact quantile, whatever comes after the sample", () => {
    fc.assert(
      fc.property(sample, later, (first, rest) => {
        const bins = new Bins(Float64Array.from(first), 64);
        for (const value of rest) bins.add(value);
        const probabilities = [0.05, 0.25, 0.5, 0.75, 0.95];
        const exact = quantiles(Float64Array.from([...first, ...rest]), probabilities);
        probabilities.forEach((probability, at) => {
          const found = bins.quantile(probability);
          if (exact[at] === null || exact[at] === undefined || found === null) expect(found).toBe(exact[at]);
          else expect(Math.abs(found - exact[at])).toBeLessThanOrEqual(bins.binWidth * (1 + 1e-9));
        });
      }),
    );
  });
  test("keeps count, mean, variance and extremes exactly, as simple-statistics has them", () => {
    fc.assert(
      fc.property(sample, later, (first, rest) => {
        const bins = new Bins(Float64Array.from(first), 16);
        for (const value of rest) bins.add(value);
        const all = [...first, ...rest];
        expect(bins.n).toBe(all.length);
        expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(all.length);
        expect(bins.min).toBe(Math.min(...all));
        expect(bins.max).toBe(Math.max(...all));
        expect(Math.abs(bins.mean - mean(all))).toBeLessThanOrEqual(1e-6);
        expect(Math.abs(bins.m2 / (bins.n - 1) / sampleVariance(all) - 1)).toBeLessThan(1e-9);
      }),
    );
  });
  test("is fine enough for print: a hundredth of a standard deviation after a sample of 256 exponentials", () => {
    const next = uniform("bins");
    const bins = new Bins(Float64Array.from({ length: 256 }, () => exponential(next)));
    for (let at = 0; at < 20_000; at++) bins.add(exponential(next));
    expect(bins.binWidth).toBeLessThan(0.02);
    expect(Math.abs((bins.quantile(0.9) ?? 0) - Math.log(10))).toBeLessThan(0.08);
  });
  test("finds the scale of a column whose sample was all zeros", () => {
    const bins = new Bins(new Float64Array(64), 256);
    for (let value = 0; value < 1000; value++) bins.add(value);
    expect(bins.binWidth).toBeLessThan((4 * 1000) / 256);
    expect(Math.abs((bins.quantile(0.75) ?? 0) - (0.75 * 1063 - 64))).toBeLessThan(bins.binWidth);
  });
  test("ends its doublings after a sample whose range is next to nothing", () => {
    const bins = new Bins(Float64Array.of(0, 5e-324), 64);
    bins.add(1e8);
    bins.add(-1e8);
    expect(bins.counts.reduce((sum, count) => sum + count, 0)).toBe(4);
    expect(bins.binWidth).toBeGreaterThan(1e6);
  });
  test("counts undefined replications apart and refuses infinity", () => {
    const bins = new Bins(Float64Array.of(Number.NaN, 1, 2));
    bins.add(Number.NaN);
    expect([bins.n, bins.missing]).toEqual([2, 2]);
    expect(() => bins.add(Number.POSITIVE_INFINITY)).toThrow(RangeError);
    expect(() => new Bins(new Float64Array(0), 7)).toThrow(RangeError);
    expect(new Bins(new Float64Array(0)).quantile(0.5)).toBeNull();
  });
});
