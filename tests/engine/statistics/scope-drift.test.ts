import { describe, expect, test } from "vitest";
import { meanUncoveredShare, uncoveredShare } from "../../../engine/statistics/theory/scope-drift.ts";

const CALM = { replacement: 0.08, growth: 0.02, coveredWhenNew: 0.6, initiallyUncovered: 0.05 };
const BASE = { replacement: 0.12, growth: 0.06, coveredWhenNew: 0.5, initiallyUncovered: 0.08 };
const FAST = { replacement: 0.2, growth: 0.12, coveredWhenNew: 0.4, initiallyUncovered: 0.12 };

describe("scope drift", () => {
  // DOMAIN §4.2, the printed table, in percent: years 1 to 5 without amendment, then the mean under yearly rebaselining
  test.each([
    ["calm", CALM, [8, 11, 14, 17, 19], 7],
    ["base", BASE, [15, 21, 26, 30, 33], 12],
    ["fast", FAST, [25, 35, 42, 47, 50], 19],
  ] as const)("follows the domain's table in the %s case", (_, drift, years, rebaselined) => {
    expect(years.map((__, at) => Math.round(100 * uncoveredShare(drift, at + 1)))).toEqual(years);
    expect(Math.round(100 * meanUncoveredShare(drift, 1))).toBe(rebaselined);
  });
  test("starts at the share uncovered at signature and tends to what the wording leaves out", () => {
    expect(uncoveredShare(BASE, 0)).toBeCloseTo(0.08, 12);
    expect(uncoveredShare(BASE, 1000)).toBeCloseTo(0.5, 12);
    expect(meanUncoveredShare(BASE, 0)).toBeCloseTo(0.08, 12);
  });
  test("has as its cycle mean the integral of the share over the cycle", () => {
    const steps = 10_000;
    let sum = 0;
    for (let step = 0; step < steps; step++) sum += uncoveredShare(FAST, ((step + 0.5) * 3) / steps) / steps;
    expect(meanUncoveredShare(FAST, 3)).toBeCloseTo(sum, 8);
  });
});
