import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { quantiles, supportsQuantile } from "../../../engine/statistics/quantile.ts";

describe("quantiles", () => {
  // R 4: quantile(c(15, 20, 35, 40, 50), c(.25, .4, .5, .75), type = 7) gives 20, 29, 35, 40
  test("interpolates as R's type 7 does", () => {
    expect(quantiles(Float64Array.of(50, 15, 40, 20, 35), [0.25, 0.4, 0.5, 0.75])).toEqual([20, 29, 35, 40]);
  });
  test("gives no quantile beyond the mean position of the extreme values", () => {
    expect(
      quantiles(
        Float64Array.from({ length: 16 }, (_, value) => value),
        [0.05, 0.1, 0.9, 0.95],
      ),
    ).toEqual([null, 1.5, 13.5, null]);
    expect(supportsQuantile(38, 0.025)).toBe(false);
    expect(supportsQuantile(39, 0.025)).toBe(true);
    expect(supportsQuantile(39, 0.975)).toBe(true);
    expect(supportsQuantile(9, 0.9)).toBe(true);
  });
  test("leaves out undefined replications and does not touch its input", () => {
    const values = Float64Array.of(3, Number.NaN, 1, 2);
    expect(quantiles(values, [0.5])).toEqual([2]);
    expect([...values]).toEqual([3, Number.NaN, 1, 2]);
    expect(quantiles(Float64Array.of(Number.NaN), [0.5])).toEqual([null]);
  });
  test("grows with the probability and stays between the extremes", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e9, max: 1e9, noNaN: true }), { minLength: 40, maxLength: 80 }),
        (values) => {
          const found = quantiles(Float64Array.from(values), [0.025, 0.25, 0.5, 0.75, 0.975]);
          const defined = found.filter((value) => value !== null);
          expect(defined).toHaveLength(5);
          for (let at = 1; at < 5; at++)
            expect(defined[at]).toBeGreaterThanOrEqual(defined[at - 1] ?? Number.NaN);
          expect(defined[0]).toBeGreaterThanOrEqual(Math.min(...values));
          expect(defined[4]).toBeLessThanOrEqual(Math.max(...values));
        },
      ),
    );
  });
});
