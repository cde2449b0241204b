/** Sobol' points: the published sequence, and the evenness that scrambling must keep. */
import { describe, expect, test } from "vitest";
import { MOST_DIMENSIONS, sobolPoints, sobolWord } from "../../../engine/statistics/sobol-sequence.ts";
import { known } from "./random.ts";

const gray = (index: number) => index ^ (index >>> 1);
const fractions = (index: number, dimensions: number[]) =>
  dimensions.map((dimension) => sobolWord(gray(index), dimension) / 2 ** 32);

describe("the sequence of Joe and Kuo", () => {
  test("its first points in five dimensions, by Gray code (their program's own output)", () => {
    expect([0, 1, 2, 3, 4].map((index) => fractions(index, [0, 1, 2, 3, 4]))).toEqual([
      [0, 0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5, 0.5],
      [0.75, 0.25, 0.25, 0.25, 0.75],
      [0.25, 0.75, 0.75, 0.75, 0.25],
      [0.375, 0.375, 0.625, 0.875, 0.375],
    ]);
  });
  test("points 100 and 201 in dimensions up to the last, as in scipy.stats.qmc.Sobol 1.17", () => {
    const places = [2, 7, 19, 37, 38, 39];
    expect(fractions(100, places).map((value) => value * 256)).toEqual([198, 122, 86, 122, 230, 34]);
    expect(fractions(201, places).map((value) => value * 256)).toEqual([233, 121, 173, 145, 93, 197]);
  });
});

describe("scrambled points", () => {
  const points = sobolPoints(MOST_DIMENSIONS, 256, 7);
  test("put exactly one of 256 points in each 256th of every dimension", () => {
    for (let dimension = 0; dimension < MOST_DIMENSIONS; dimension++) {
      const cells = points.map((point) => Math.floor(256 * known(point[dimension])));
      expect(new Set(cells).size).toBe(256);
    }
  });
  test("put exactly one in each of 256 boxes of the first two dimensions, whatever their shape", () => {
    for (const across of [1, 2, 4, 8, 16, 32, 64, 128, 256]) {
      const boxes = points.map(
        ([x, y]) => Math.floor(across * known(x)) * 256 + Math.floor((256 / across) * known(y)),
      );
      expect(new Set(boxes).size).toBe(256);
    }
  });
  test("lie inside (0, 1), depend on the seed only, and are others for another seed", () => {
    expect(points.every((point) => point.every((value) => value > 0 && value < 1))).toBe(true);
    expect(sobolPoints(MOST_DIMENSIONS, 256, 7)).toEqual(points);
    expect(sobolPoints(2, 4, 8)).not.toEqual(sobolPoints(2, 4, 7));
  });
  test("give averages without bias over seeds: of 16 points each, the mean of x² in every dimension is 1/3", () => {
    const sums = new Float64Array(10);
    for (let seed = 0; seed < 400; seed++)
      for (const point of sobolPoints(10, 16, seed))
        for (const [at, x] of point.entries()) sums[at] = known(sums[at]) + (x * x) / 6400;
    // one stratified mean has a standard error below 0.01: 0.0005 over 400 seeds
    for (const sum of sums) expect(Math.abs(sum - 1 / 3)).toBeLessThan(0.002);
  });
});

test.each([0, 1.5, 41])("%f dimensions are refused", (dimensions) => {
  expect(() => sobolPoints(dimensions, 8, 1)).toThrow("dimensions");
});
