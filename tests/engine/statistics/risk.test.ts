import { describe, expect, test } from "vitest";
import {
  exceedances,
  expectedShortfall,
  LEAST_TAIL,
  quantileEstimate,
  quantilePlaces,
} from "../../../engine/statistics/risk.ts";
import { exponential, normal, type Uniform, uniform } from "./random.ts";

/** 90 % quantile of the standard normal law, its density there, and Φ(1 − z). */
const Z = 1.2815515655446004;
const DENSITY = Math.exp((-Z * Z) / 2) / Math.sqrt(2 * Math.PI);
const PHI_ONE_LESS_Z = 0.389141; // Φ(−0.2815516), tables

/** law, its 90 % quantile, its expected shortfall at 90 % in closed form, and the coverage to be seen at n = 400 */
const LAWS: [string, (next: Uniform) => number, number, number, number][] = [
  ["normal", normal, Z, DENSITY / 0.1, 0.93],
  ["exponential", exponential, Math.log(10), Math.log(10) + 1, 0.91],
  // skewed: about 91 % at n = 400, 94 % at n = 2,000
  ["lognormal", (next) => Math.exp(normal(next)), Math.exp(Z), (Math.exp(0.5) * PHI_ONE_LESS_Z) / 0.1, 0.88],
];

const sample = (next: Uniform, law: (next: Uniform) => number, n: number) =>
  Float64Array.from({ length: n }, () => law(next));

describe("expected shortfall", () => {
  test("is the mean of the worst tenth, the value at its edge counted in part", () => {
    const values = Float64Array.from({ length: 20 }, (_, at) => at + 1);
    expect(expectedShortfall(values, 0.9)?.value).toBeCloseTo(19.5, 12);
    // 15 values: the worst 1.5 are 15 and half of 14
    expect(expectedShortfall(values.subarray(0, 15), 0.9)?.value).toBeCloseTo((15 + 0.5 * 14) / 1.5, 12);
    expect(expectedShortfall(values.subarray(0, 9), 0.9)).toBeNull();
  });
  test.each(LAWS)("of a large %s sample is the closed form", (name, law, _, shortfall) => {
    const estimate = expectedShortfall(sample(uniform(`${name} large`), law, 200_000), 0.9);
    expect(Math.abs((estimate?.value ?? 0) / shortfall - 1)).toBeLessThan(0.02);
  });
  test("has an interval from 400 replications on, none below", () => {
    const next = uniform("threshold");
    expect(expectedShortfall(sample(next, normal, 10 * LEAST_TAIL - 1), 0.9)?.ci95).toBeNull();
    expect(expectedShortfall(sample(next, normal, 10 * LEAST_TAIL), 0.9)?.ci95).not.toBeNull();
  });
  test.each(LAWS)(
    "of the %s law is covered by its interval about as often as it says",
    (name, law, _, truth, least) => {
      const next = uniform(`${name} shortfall`);
      let covered = 0;
      for (let study = 0; study < 1000; study++) {
        const [low, high] = expectedShortfall(sample(next, law, 400), 0.9)?.ci95 ?? [0, 0];
        if (low <= truth && truth <= high) covered++;
      }
      expect(covered / 1000).toBeGreaterThan(least);
      expect(covered / 1000).toBeLessThan(0.98);
    },
  );
  test("is the value itself where all futures are the same", () => {
    const estimate = expectedShortfall(new Float64Array(400).fill(7), 0.9);
    expect(estimate).toEqual({ value: 7, ci95: [7, 7] });
  });
});

describe("the 90th percentile", () => {
  test("lies between order statistics whose binomial tails hold 2.5 % each", () => {
    expect(quantilePlaces(35, 0.9)).toBeNull(); // 0.9^35 = 2.503 %
    expect(quantilePlaces(36, 0.9)).toEqual([29, 36]);
    // R 4: qbinom(.025, 400, .9) = 348, qbinom(.975, 400, .9) + 1 = 372
    expect(quantilePlaces(400, 0.9)).toEqual([348, 372]);
    expect(quantilePlaces(100_000, 0.9)?.every(Number.isInteger)).toBe(true);
  });
  test.each(LAWS)("of the %s law is covered at n = 100 whatever the law", (name, law, truth) => {
    const next = uniform(`${name} percentile`);
    let covered = 0;
    for (let study = 0; study < 1000; study++) {
      const [low, high] = quantileEstimate(sample(next, law, 100), 0.9)?.ci95 ?? [0, 0];
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / 1000).toBeGreaterThan(0.94);
  });
  test("is null where n does not support it, and without interval below 36", () => {
    const next = uniform("few");
    expect(quantileEstimate(sample(next, normal, 8), 0.9)).toBeNull();
    expect(quantileEstimate(sample(next, normal, 20), 0.9)?.ci95).toBeNull();
  });
});

describe("exceedances", () => {
  test("mark what is strictly above; an undefined future tells nothing", () => {
    expect([...exceedances(Float64Array.of(1, 2, Number.NaN, 3, 2), 2)]).toEqual([0, 0, Number.NaN, 1, 0]);
  });
});
