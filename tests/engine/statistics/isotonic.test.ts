/** Sequences that never fall. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { crossing, rising } from "../../../engine/statistics/isotonic.ts";

describe("the nearest sequence that never falls", () => {
  test("pools what falls, by weight", () => {
    // 3 then 1, weights 1 and 3: their mean is (3 + 3) / 4 = 1.5, still above the 1 before them
    expect(rising([1, 3, 1, 4], [1, 1, 3, 1])).toEqual([1, 1.5, 1.5, 4]);
    expect(rising([2, 1, 0], [1, 1, 1])).toEqual([1, 1, 1]);
  });

  test("leaves alone what never falls, and keeps the weighted mean", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer(), fc.integer({ min: 1, max: 9 })), { minLength: 1 }),
        (pairs) => {
          const values = pairs.map(([value]) => value / 1024);
          const weights = pairs.map(([, weight]) => weight);
          const fit = rising(values, weights);
          for (const [at, value] of fit.entries())
            expect(value).toBeGreaterThanOrEqual((fit[at - 1] ?? -Infinity) - 1e-6);
          const sum = (own: readonly number[]) =>
            own.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
          expect(sum(fit)).toBeCloseTo(sum(values), 0);
          const sorted = [...values].sort((a, b) => a - b);
          expect(rising(sorted, weights)).toEqual(sorted);
        },
      ),
    );
  });
});

describe("where it reaches a level", () => {
  test("between two places, by a straight line", () => {
    // from 0.2 at 2 to 0.6 at 4: 0.5 is three quarters of the way, 3.5
    expect(crossing([1, 2, 4], [0.1, 0.2, 0.6], 0.5)).toBeCloseTo(3.5, 12);
    expect(crossing([1, 2, 4], [0.1, 0.2, 0.6], 0.2)).toBeCloseTo(2, 12);
  });

  test("is not told where it never does, nor where it begins above", () => {
    expect(crossing([1, 2], [0.1, 0.2], 0.5)).toBeNull();
    expect(crossing([1, 2], [0.6, 0.7], 0.5)).toBeNull();
  });
});
