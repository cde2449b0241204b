import { expect, test } from "vitest";
import { blocksOf } from "../../engine/life/replicate.ts";

const counts = (replications: number, width: number) =>
  blocksOf(0, replications, width).map(({ count }) => count);

test("the first 16 replications are shared out between the threads, the rest comes by 16, and none is played for nothing", () => {
  expect(counts(40, 1)).toEqual([16, 16, 8]);
  expect(counts(40, 2)).toEqual([8, 8, 16, 8]);
  expect(counts(20, 3)).toEqual([6, 6, 4, 4]);
  expect(counts(5, 2)).toEqual([5]);
  expect(counts(16, 32)).toEqual(Array(16).fill(1));
});

test("blocks follow one another without a gap, whatever is asked", () => {
  for (let replications = 1; replications <= 70; replications++)
    for (let width = 1; width <= 20; width++) {
      let next = 0;
      for (const { from, count } of blocksOf(0, replications, width)) {
        expect(from).toBe(next);
        expect(count).toBeGreaterThan(0);
        next += count;
      }
      expect(next).toBe(replications);
    }
});
