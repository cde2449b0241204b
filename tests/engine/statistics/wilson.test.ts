import { describe, expect, test } from "vitest";
import { wilson } from "../../../engine/statistics/wilson.ts";

describe("wilson", () => {
  // Newcombe 1998, Statistics in Medicine 17, 857, table I, method 3
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])("gives the published interval of %i out of %i", (count, n, low, high) => {
    const interval = wilson(count, n);
    expect(interval.share).toBeCloseTo(count / n, 12);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });
  test("never makes a certainty of a count", () => {
    expect(wilson(16, 16).low).toBeLessThan(0.9);
    expect(wilson(0, 16).high).toBeGreaterThan(0.1);
  });
  test("refuses a count that no n replications can have", () => {
    expect(() => wilson(1, 0)).toThrow(RangeError);
    expect(() => wilson(5, 4)).toThrow(RangeError);
    expect(() => wilson(1.5, 4)).toThrow(RangeError);
  });
});
