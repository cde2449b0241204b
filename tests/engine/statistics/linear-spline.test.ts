/** Regression by pieces of straight line: exact where the truth is one, no more pieces than the data bear out. */
import { describe, expect, test } from "vitest";
import { fitCurves } from "../../../engine/statistics/linear-spline.ts";
import { known, normal, uniform } from "./random.ts";

const curveThrough = (x: Float64Array, y: Float64Array, atLeast: "constant" | "line" = "constant") => {
  const [curve] = fitCurves(x, [y], atLeast);
  return (value: number) => known(curve?.(value));
};
const sample = (n: number, draw: () => number) => Float64Array.from({ length: n }, draw);

describe("without noise", () => {
  test("a straight line is found again, beyond the samples too, whatever the units", () => {
    const x = sample(50, uniform("line")).map((value) => 1e6 + 1e3 * value);
    const line = curveThrough(
      x,
      x.map((value) => 3 - 2e-3 * value),
    );
    for (const value of [1e6 - 500, 1e6 + 1, 1e6 + 2000])
      expect(line(value)).toBeCloseTo(3 - 2e-3 * value, 6);
  });
  test("an input of three values gives each its mean", () => {
    const x = Float64Array.from({ length: 60 }, (_, at) => [0, 1, 5][at % 3] ?? 0);
    const level = curveThrough(
      x,
      x.map((value) => (value === 1 ? 10 : 1 - 1.2 * value)),
    );
    expect([0, 1, 5].map((value) => Math.round(1e9 * level(value)) / 1e9)).toEqual([1, 10, -5]);
  });
  test("an input that never changes leaves the mean", () => {
    const x = new Float64Array(30).fill(4);
    const y = Float64Array.from({ length: 30 }, (_, at) => at % 2);
    for (const atLeast of ["constant", "line"] as const)
      expect(curveThrough(x, y, atLeast)(4)).toBeCloseTo(0.5, 12);
  });
  test("several responses are fitted each on its own", () => {
    const x = sample(40, uniform("several"));
    const curves = fitCurves(x, [x, x.map((value) => 1 - value), x.map(() => 7)], "constant");
    expect(curves.map((curve) => Math.round(1e6 * curve(0.25)) / 1e6)).toEqual([0.25, 0.75, 7]);
  });
});

describe("with noise", () => {
  test("least squares: the line is that of the textbook", () => {
    // x 1 … 20, y = x ± 1 by turns: slope S_xy / S_xx, with S_xx = 665
    const x = Float64Array.from({ length: 20 }, (_, at) => at + 1);
    const y = x.map((value) => value + (value % 2 === 0 ? 1 : -1));
    const line = curveThrough(x, y, "line");
    // Σ(x − 10.5)(±1) = ten pairs of one step: 10
    expect(line(11) - line(10)).toBeCloseTo(1 + 10 / 665, 12);
    expect(line(10.5)).toBeCloseTo(10.5, 12);
  });
  test("pure noise is given a constant two times in three", () => {
    const next = uniform("noise");
    let flat = 0;
    for (let study = 0; study < 100; study++) {
      const curve = curveThrough(
        sample(100, next),
        sample(100, () => normal(next)),
      );
      if (Math.abs(curve(0.9) - curve(0.1)) < 1e-9) flat++;
    }
    expect(flat).toBeGreaterThan(60);
  });
  test("a bend is followed: |x| from noisy samples", () => {
    const next = uniform("bend");
    const x = sample(400, () => 2 * next() - 1);
    const curve = curveThrough(
      x,
      x.map((value) => Math.abs(value) + 0.2 * normal(next)),
    );
    for (const value of [-0.9, -0.5, 0, 0.5, 0.9])
      expect(Math.abs(curve(value) - Math.abs(value))).toBeLessThan(0.12);
  });
});
