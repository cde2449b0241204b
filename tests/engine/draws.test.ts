/** The outer loop: what a draw depends on, that it is the ordinary scenario of its numbers, and that it has the stated law. */
import { expect, test } from "vitest";
import { type Compiled, compile, type Executor, inlineExecutor, readScenario, runStudy } from "#engine";
import { compileDraw, drawRange } from "../../engine/compile/draws.ts";
import { playBlock, Replicator, rowLength, wholeBlock } from "../../engine/life/replicate.ts";
import { substituted } from "../../engine/scenario/stated.ts";
import { fromLibrary } from "../laws/library.ts";
import { changed, toyScenario } from "../support/toy-scenario.ts";

function compiled(raw: unknown): Compiled {
  const read = readScenario(raw);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return compile(read.scenario, read.world);
}

const PC = "situation.components.pc";
const ranged = (path: string, value: unknown) => compiled(changed(path, value));

/** Values of the only range of a scenario, draw by draw. */
function valuesOf(scenario: Compiled, draws: number, seed = 1): number[] {
  const [range] = scenario.ranges?.stated ?? [];
  if (!range) throw new Error("a range was expected");
  return Array.from({ length: draws }, (_, draw) => drawRange(range, seed, draw).value);
}

const meanOf = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const varianceOf = (values: readonly number[]) =>
  meanOf(values.map((value) => value * value)) - meanOf(values) ** 2;

const DRAWS = 20_000;

test("between is uniform", () => {
  const values = valuesOf(ranged(`${PC}.incidents`, { between: [2, 5] }), DRAWS);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(2);
  expect(Math.max(...values)).toBeLessThan(5);
  expect(Math.abs(meanOf(values) - 3.5)).toBeLessThan(4 * Math.sqrt(0.75 / DRAWS));
  expect(varianceOf(values)).toBeCloseTo(0.75, 1);
});

test("low, likely, high is a PERT: mean (low + 4 likely + high) / 6", () => {
  const values = valuesOf(ranged(`${PC}.incidents`, { low: 1, likely: 2, high: 9 }), DRAWS);
  expect(Math.min(...values)).toBeGreaterThanOrEqual(1);
  expect(Math.max(...values)).toBeLessThanOrEqual(9);
  const variance = ((3 - 1) * (9 - 3)) / 7; // (mean − low) (high − mean) / 7
  expect(Math.abs(meanOf(values) - 3)).toBeLessThan(4 * Math.sqrt(variance / DRAWS));
  expect(varianceOf(values)).toBeCloseTo(variance, 0);
});

test("of a list, every value comes as often", () => {
  const values = valuesOf(ranged(`${PC}.incidents`, { oneOf: [1, 5, 7] }), DRAWS);
  for (const value of [1, 5, 7])
    expect(values.filter((one) => one === value).length / DRAWS).toBeCloseTo(1 / 3, 1);
});

test("whole numbers stay whole, and both ends can come", () => {
  const shifts = (headcount: unknown) => [{ window: "office", headcount }];
  const place = "designs.frozen.provider.teams.desk.shifts";
  const values = valuesOf(ranged(place, shifts({ between: [2, 4] })), 300);
  expect([...new Set(values)].sort()).toEqual([2, 3, 4]);
  const peaked = valuesOf(ranged(place, shifts({ low: 0, likely: 5, high: 10 })), 300);
  expect(peaked.every(Number.isInteger)).toBe(true);
});

test("between two distributions, mean and cv go the same way together", () => {
  const scenario = ranged(`${PC}.effort`, [
    { between: ["lognormal(20 min, cv 1)", "lognormal(40 min, cv 2)"] },
  ]);
  const [range] = scenario.ranges?.stated ?? [];
  const { written, value } = range ? drawRange(range, 1, 0) : { written: "", value: 0 };
  const cv = Number(/cv (\S+)\)/.exec(String(written))?.[1]);
  expect(value).toBeGreaterThan(20);
  expect((value - 20) / 20).toBeCloseTo(cv - 1, 9);
});

test("a draw depends on seed, number and path, not on the other ranges", () => {
  const alone = ranged(`${PC}.incidents`, { between: [2, 5] });
  const raw = changed(`${PC}.incidents`, { between: [2, 5] });
  Object.assign(raw["situation"] as object, { users: { between: [10, 20] } });
  const withOther = compiled(raw);
  const incidents = withOther.ranges?.stated.find(({ path }) => path.at(-1) === "incidents");
  const others = Array.from({ length: 8 }, (_, draw) => incidents && drawRange(incidents, 1, draw).value);
  expect(others).toEqual(valuesOf(alone, 8));
  expect(valuesOf(alone, 8, 2)).not.toEqual(valuesOf(alone, 8));
});

test("designs that state the same field share its position: one unknown, whatever its ends", () => {
  const raw = toyScenario();
  const designs = raw["designs"] as Record<string, Record<string, unknown>>;
  designs["frozen"] = {
    ...designs["frozen"],
    contract: { scope: { clarity: { between: [0, 0.4] } } },
    governance: {},
  };
  Object.assign(raw["situation"] as object, { clientStaff: { effort: "1h", delay: "1 d" } });
  designs["evolving"] = { like: "frozen", contract: { scope: { clarity: { between: [0.6, 1] } } } };
  const [first, second] = compiled(raw).ranges?.stated ?? [];
  if (!first || !second) throw new Error("two ranges were expected");
  for (let draw = 0; draw < 8; draw++)
    expect(drawRange(second, 1, draw).value - drawRange(first, 1, draw).value).toBeCloseTo(0.6, 12);
});

/** A raw scenario whose numbers at these paths become ranges around them. */
function withRanges(name: string): unknown {
  const spread = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(spread);
    if (typeof value !== "object" || value === null || value instanceof Date) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [
        key,
        (key === "incidents" || key === "clarity" || key === "growth") && typeof part === "string"
          ? { oneOf: [part, part.replace(/^\d+/, (digits) => String(Math.floor(Number(digits) / 2)))] }
          : spread(part),
      ]),
    );
  };
  return spread(fromLibrary(name));
}

test.each(["frozen-vs-evolving", "contract-a", "contract-d"])(
  "%s: a draw is the ordinary scenario of its numbers, table for table",
  (name) => {
    const raw = withRanges(name);
    const base = compiled(raw);
    const { ranges } = base;
    if (!ranges) throw new Error("ranges were expected");
    expect(ranges.stated.length).toBeGreaterThan(1);
    for (const draw of [0, 1, 7]) {
      const values = ranges.stated.map((range) => drawRange(range, 3, draw).written);
      const plain = compiled(substituted(ranges, values));
      const { scenarioHash, ...tables } = compileDraw(base, 3, draw);
      expect(scenarioHash).toBe(base.scenarioHash);
      expect(tables).toEqual({ ...plain, scenarioHash: undefined });
    }
  },
);

const uncertain = () => {
  const raw = changed(`${PC}.incidents`, { between: [2, 5] });
  Object.assign(raw["experiment"] as object, { perDraw: 3 });
  return compiled(raw);
};

test("replication r is played with draw ⌊r / perDraw⌋ of the ranges", () => {
  const scenario = uncertain();
  const rows = playBlock(new Replicator(scenario, 4), scenario, wholeBlock(1), () => false);
  const length = rowLength(scenario);
  for (const at of [0, 1, 2, 9, 15]) {
    const draw = Math.floor((16 + at) / 3);
    const plain = compileDraw(scenario, 4, draw);
    const row = new Float64Array(length);
    new Replicator(plain, 4).play(16 + at, row);
    expect(rows.subarray(at * length, (at + 1) * length)).toEqual(row);
  }
});

test("blocks played in any order, by anyone, give the same bytes", async () => {
  const scenario = uncertain();
  const direct = await runStudy(scenario, { executor: inlineExecutor(), replications: 40 });
  const waiting: (() => void)[] = [];
  const backwards: Executor = {
    width: 2,
    async run(played, seed, block) {
      await new Promise<void>((resolve) => {
        waiting.unshift(resolve);
        setTimeout(() => waiting.shift()?.(), 1);
      });
      return playBlock(new Replicator(structuredClone(played), seed), played, block, () => false);
    },
  };
  const other = await runStudy(scenario, { executor: backwards, replications: 40 });
  expect(other).toEqual(direct);
});

test("ranges are part of the scenario's hash, and so is how many replications share a draw", () => {
  const hashes = [
    compiled(toyScenario()),
    ranged(`${PC}.incidents`, { between: [0.5, 1.5] }),
    ranged(`${PC}.incidents`, { between: [0.4, 1.6] }),
    ranged(`${PC}.incidents`, { low: 0.5, likely: 1, high: 1.5 }),
  ].map(({ scenarioHash }) => scenarioHash);
  expect(new Set(hashes).size).toBe(4);
  expect(uncertain().scenarioHash).not.toBe(ranged(`${PC}.incidents`, { between: [2, 5] }).scenarioHash);
});
