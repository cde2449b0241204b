/** exp and log of our own against the runtime's, whose error is below one unit in the last place. */
import { describe, expect, test } from "vitest";
import { exp, log, pow } from "../../../engine/kernel/elementary.ts";
import { uniform } from "../statistics/random.ts";

const next = uniform("elementary");
const WITHIN = 1e-15;
/** Largest relative error over many arguments. */
function worst(
  count: number,
  argument: () => number,
  ours: (x: number) => number,
  theirs: (x: number) => number,
): number {
  let largest = 0;
  for (let at = 0; at < count; at++) {
    const x = argument();
    const right = theirs(x);
    if (right !== 0) largest = Math.max(largest, Math.abs(ours(x) - right) / Math.abs(right));
  }
  return largest;
}

describe("exp", () => {
  test("is within 1e-15 over its whole range, and near 0", () => {
    expect(worst(100_000, () => (next() - 0.5) * 1400, exp, Math.exp)).toBeLessThan(WITHIN);
    expect(worst(100_000, () => (next() - 0.5) * 4, exp, Math.exp)).toBeLessThan(WITHIN);
  });
  test("is exactly 1 at 0, never decreases, and ends in 0 and infinity", () => {
    expect(exp(0)).toBe(1);
    for (let x = -3; x < 3; x += 0.001) expect(exp(x + 0.001)).toBeGreaterThan(exp(x));
    expect([exp(-1000), exp(1000), exp(Number.NaN)]).toEqual([0, Number.POSITIVE_INFINITY, Number.NaN]);
  });
});

describe("log", () => {
  test("is within 1e-15 from the smallest normal number to the largest, and in (0, 1)", () => {
    expect(worst(100_000, () => 2 ** ((next() - 0.5) * 2040), log, Math.log)).toBeLessThan(WITHIN);
    expect(worst(100_000, next, log, Math.log)).toBeLessThan(WITHIN);
  });
  test("keeps its digits near 1, where the result is small", () => {
    expect(worst(100_000, () => 1 + (next() - 0.5) * 1e-3, log, Math.log)).toBeLessThan(WITHIN);
    expect(log(1)).toBe(0);
  });
  test("is the inverse of exp, and undefined below 0", () => {
    for (let x = -600; x < 600; x += 7.3) expect(Math.abs(log(exp(x)) - x)).toBeLessThan(1e-12);
    expect([log(0), log(-1), log(Number.POSITIVE_INFINITY)]).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]);
  });
});

test("a power is exp of the multiple of a log", () => {
  expect(Math.abs(pow(1.12, 1 / 12) - 1.12 ** (1 / 12))).toBeLessThan(WITHIN);
  expect(pow(2, 10)).toBeCloseTo(1024, 9);
});
