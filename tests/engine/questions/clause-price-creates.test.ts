/** Which changes create value, where in truth they only move money between the two sides. */
import { expect, test } from "vitest";
import { createsOf } from "../../../engine/questions/clause-price/priced.ts";
import { meanInterval } from "../../../engine/statistics/interval.ts";
import { normal, uniform } from "../statistics/random.ts";

const FUTURES = 64;
const MOVES = 20;
const STUDIES = 1000;

test("of twenty that create nothing, some seem to in about a twentieth of studies (5 % ± 2)", () => {
  const next = uniform("creates");
  let [told, plain] = [0, 0];
  for (let study = 0; study < STUDIES; study++) {
    const moves = Array.from({ length: MOVES }, () => {
      const { mean, low, high } = meanInterval(Float64Array.from({ length: FUTURES }, () => normal(next)));
      return { joint: { mean, ci95: [low ?? 0, high ?? 0] as [number, number] }, futures: FUTURES };
    });
    const about = { moves: MOVES, perDraw: 1, matters: 0.01 };
    if (moves.some((one) => createsOf(one, about) === "yes")) told++;
    if (moves.some(({ joint }) => joint.ci95[0] > 0)) plain++;
  }
  expect(told / STUDIES).toBeLessThan(0.07);
  expect(plain / STUDIES).toBeGreaterThan(0.3);
});

test("what moves money to the last cent creates nothing; what both gain by for sure does; too few futures tell neither", () => {
  const about = { moves: 20, perDraw: 1, matters: 10 };
  expect(createsOf({ joint: { mean: 1e-11, ci95: [1e-12, 2e-11] }, futures: 16 }, about)).toBe("no");
  expect(createsOf({ joint: { mean: 500, ci95: [480, 520] }, futures: 64 }, about)).toBe("yes");
  expect(createsOf({ joint: { mean: 500, ci95: [10, 990] }, futures: 64 }, about)).toBe("undecided");
  expect(createsOf({ joint: { mean: 500, ci95: null }, futures: 1 }, about)).toBe("undecided");
});
