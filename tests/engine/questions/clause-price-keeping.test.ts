/** What it costs to keep a tighter promise, on figures that can be multiplied by hand. */
import { expect, test } from "vitest";
import { keepingOf } from "../../../engine/questions/clause-price/keeping.ts";
import type { Track } from "../../../engine/questions/track.ts";

/** Futures of a year with 100 tickets each: tickets met, and the provider's cost. */
function track(met: number[], cost: number): Track {
  const fake = {
    replications: met.length,
    perDraw: 1,
    compiled: { months: 12 },
    unstable: undefined,
    line: (future: number) => [met[future] ?? 0, 100, 0, 0],
    values: () => new Float64Array(met.length).fill(cost),
  };
  return fake as unknown as Track;
}

const base = track([90, 92], 50_000);
const helpful = { name: { fr: "N2", en: "N2" }, track: track([94, 96], 70_000) }; // 4 points for 20,000 €
const dear = { name: { fr: "N3", en: "N3" }, track: track([94, 96], 90_000) };
const useless = { name: { fr: "N1", en: "N1" }, track: track([90, 92], 51_000) };

test("two points lost, at 5,000 € a point of the cheapest team that helps: 10,000 €", () => {
  const moved = track([88, 90], 50_000);
  const keeping = keepingOf({ line: 0, required: null }, base, moved, [dear, useless, helpful]);
  expect(keeping?.capacity?.team.en).toBe("N2");
  expect(keeping?.points.mean).toBeCloseTo(0.02, 12);
  expect(keeping?.capacity?.eur.mean).toBeCloseTo(10_000, 6);
});

test("a point more of required share costs a point of capacity: 5,000 €", () => {
  const keeping = keepingOf({ line: 0, required: 0.01 }, base, base, [helpful]);
  expect(keeping?.capacity?.eur.mean).toBeCloseTo(5000, 6);
});

test("what would take more than two posts has no price: nine points lost, four gained by a post", () => {
  const moved = track([81, 83], 50_000);
  const keeping = keepingOf({ line: 0, required: null }, base, moved, [helpful]);
  expect(keeping?.points.mean).toBeCloseTo(0.09, 12);
  expect(keeping?.capacity).toBeNull();
});

test("no price is given where no post helps for sure, and nothing is said where the step takes nothing away", () => {
  expect(keepingOf({ line: 0, required: 0.01 }, base, base, [useless])?.capacity).toBeNull();
  expect(keepingOf({ line: 0, required: null }, base, base, [helpful])).toBeNull();
});
