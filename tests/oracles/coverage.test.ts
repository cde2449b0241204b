/** Intervals hold the truth as often as they say: 1,000 studies of 16 replications each, at a fixed seed. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { openThreads } from "../../engine/parallel/pool.ts";
import { type Coverage, coverageOf, isAsSaid, nominalFrom, playAll } from "./coverage.ts";

const threads = openThreads(2);
let rows: Coverage[];
beforeAll(async () => {
  rows = coverageOf(await playAll(16_000, threads), 16, 1000);
}, 300_000);
afterAll(() => threads.close());

test("95 % intervals of means, differences and probabilities hold the truth in 95 studies of 100, from the n that is said", () => {
  expect(rows.filter((row) => !isAsSaid(row))).toEqual([]);
  expect(rows.length).toBe(24);
});
test("a difference that most futures do not show has intervals that are far too narrow, and is said to", () => {
  const [backlog] = rows.filter(({ what }) => what === "backlog, paired difference");
  expect(backlog?.covered).toBeLessThan(800);
  expect(nominalFrom("backlog, paired difference")).toBeGreaterThan(256);
});
