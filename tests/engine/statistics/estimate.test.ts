import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CrossSums, pairedDifference, ratioOfSums, Sums } from "../../../engine/statistics/estimate.ts";
import { type Interval, meanInterval, ratioInterval } from "../../../engine/statistics/interval.ts";
import { normal, uniform } from "./random.ts";

const pairs = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.double({ min: 1, max: 1e4, noNaN: true })),
  { minLength: 2, maxLength: 60 },
);

const sumsOf = (values: readonly (readonly [number, number])[]) => {
  const sums = new Sums();
  for (const [n, d] of values) sums.add(n, d);
  return sums;
};

/** Relative to the scale of the values: running sums lose a few digits that two passes keep. */
function near(found: Interval, expected: Interval, scale: number): void {
  expect(found.n).toBe(expected.n);
  for (const field of ["mean", "low", "high"] as const)
    expect(Math.abs((found[field] ?? 0) - (expected[field] ?? 0))).toBeLessThan(1e-6 * scale);
}

describe("running sums", () => {
  test("give the interval of a ratio of sums that two passes over the values give", () => {
    fc.assert(
      fc.property(pairs, (values) => {
        const tops = Float64Array.from(values, ([n]) => n);
        const bottoms = Float64Array.from(values, ([, d]) => d);
        near(ratioOfSums(sumsOf(values)), ratioInterval(tops, bottoms), 1e4);
      }),
    );
  });
  test("give, with denominators of 1, Student's interval of a mean, and of a paired difference", () => {
    fc.assert(
      fc.property(pairs, (values) => {
        const first = sumsOf(values.map(([value]) => [value, 1]));
        const second = sumsOf(values.map(([, value]) => [value, 1]));
        const cross = new CrossSums();
        for (const [a, b] of values) cross.add(a, 1, b, 1);
        near(ratioOfSums(first), meanInterval(Float64Array.from(values, ([value]) => value)), 1e4);
        near(
          pairedDifference(first, second, cross, false),
          meanInterval(Float64Array.from(values, ([a, b]) => a - b)),
          1e4,
        );
      }),
    );
  });
  test("still see a difference of 100 EUR between costs of millions that move together", () => {
    const next = uniform("costs");
    const first = new Sums();
    const second = new Sums();
    const cross = new CrossSums();
    const differences = Float64Array.from({ length: 2000 }, () => {
      const common = 3e6 + 2e5 * normal(next);
      const difference = 100 + 40 * normal(next);
      first.add(common + difference, 1);
      second.add(common, 1);
      cross.add(common + difference, 1, common, 1);
      return difference;
    });
    const exact = meanInterval(differences);
    const found = pairedDifference(first, second, cross, false);
    expect(Math.abs((found.mean ?? 0) - (exact.mean ?? 0))).toBeLessThan(1e-5);
    expect(Math.abs((found.standardError ?? 0) / (exact.standardError ?? 1) - 1)).toBeLessThan(0.01);
  });
  test("cover the true difference of two correlated ratios in 95 % of 2,000 samples of 40", () => {
    const next = uniform("ratios");
    let covered = 0;
    for (let sample = 0; sample < 2000; sample++) {
      const first = new Sums();
      const second = new Sums();
      const cross = new CrossSums();
      for (let replication = 0; replication < 40; replication++) {
        const common = next();
        const [d1, d2] = [10 + 20 * next(), 10 + 20 * next()];
        const [n1, n2] = [d1 * (0.6 + 0.2 * common + 0.1 * next()), d2 * (0.5 + 0.2 * common + 0.1 * next())];
        first.add(n1, d1);
        second.add(n2, d2);
        cross.add(n1, d1, n2, d2);
      }
      const { low, high } = pairedDifference(first, second, cross, false);
      if (low !== null && high !== null && low <= 0.1 && 0.1 <= high) covered++;
    }
    expect(Math.abs(covered / 2000 - 0.95)).toBeLessThan(0.02);
  });
  test("give exactly nothing where two designs are equal, and no interval to a single replication", () => {
    const sums = sumsOf([
      [3, 4],
      [5, 6],
    ]);
    const cross = new CrossSums();
    cross.add(3, 4, 3, 4);
    cross.add(5, 6, 5, 6);
    expect(pairedDifference(sums, sums, cross, true)).toEqual({
      n: 2,
      mean: 0,
      low: 0,
      high: 0,
      standardError: 0,
    });
    expect(ratioOfSums(sumsOf([[3, 4]]))).toEqual({
      n: 1,
      mean: 0.75,
      low: null,
      high: null,
      standardError: null,
    });
    expect(ratioOfSums(new Sums()).mean).toBeNull();
  });
});
