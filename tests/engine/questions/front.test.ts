/** The front where amounts are known by hand, and dominance on intervals. */
import { describe, expect, test } from "vitest";
import { answerQuestion, inlineExecutor, prepare, type ScenarioInput } from "#engine";
import { type Advantages, standings } from "../../../engine/questions/front/dominance.ts";
import type { FrontAnswer } from "../../../engine/questions/front/figures.ts";
import {
  advantage,
  levelOf,
  objectivesOf,
  shortfallValues,
} from "../../../engine/questions/front/objectives.ts";
import type { Track } from "../../../engine/questions/track.ts";
import { FEE, read, twoContracts } from "./renegotiate-stage.ts";

async function front(
  input: ScenarioInput,
  terms: Record<string, unknown>,
  replications = 32,
): Promise<FrontAnswer> {
  const prepared = prepare({ question: "front", read: read(input), terms, replications });
  if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
  return (await answerQuestion(prepared, { executor: inlineExecutor() })) as FrontAnswer;
}

const MONTHS = 3;

/** The desk as it is; 500 € dearer; with 300 € a month more of overheads; with a technician more at either tier. */
function fourDesks(): ScenarioInput {
  const scenario = twoContracts({ months: MONTHS, units: 130 });
  const { frozen } = scenario.designs;
  if (!frozen) throw new Error("the stage has changed");
  const copy = () => structuredClone(frozen);
  const [plain, dearer, wasteful, staffed] = [copy(), copy(), copy(), copy()];
  dearer.contract.price = { fixed: FEE + 500 };
  wasteful.provider.overheads = { monthly: { rent: 300 } };
  for (const team of Object.values(staffed.provider.teams))
    team.shifts = team.shifts.map((shift) => ({ ...shift, headcount: 2 }));
  scenario.designs = { plain, dearer, wasteful, staffed };
  return scenario;
}

describe("four desks", () => {
  test("nothing beats the plain one, the dearer one nor the one with more staff; the wasteful one is beaten by the plain one", async () => {
    const { figures, isDecided } = await front(fourDesks(), { moves: 0 });
    const told = Object.fromEntries(
      figures.points.map(({ design, standing, by }) => [design, [standing, by]]),
    );
    // the same tickets, the same bill, 900 € less of margin
    expect(told["wasteful"]).toEqual(["dominated", "plain"]);
    expect(told["plain"]).toEqual(["front", null]);
    expect(told["dearer"]).toEqual(["front", null]);
    expect(told["staffed"]).toEqual(["front", null]);
    expect(isDecided).toBe(true);
    const margins = Object.fromEntries(figures.points.map(({ design, margin }) => [design, margin.mean]));
    expect((margins["dearer"] ?? 0) - (margins["plain"] ?? 0)).toBeCloseTo(500 * MONTHS, 6);
    expect((margins["plain"] ?? 0) - (margins["staffed"] ?? 0)).toBeCloseTo(11_000 * MONTHS, 6);
  });

  test("with moves, brute force over every point agrees with every standing that is told", async () => {
    const { figures, lives } = await front(fourDesks(), { moves: 1 }, 32);
    const all = figures.points;
    // as the means of the same futures stand: a point on the front is beaten on everything by none
    const beats = (a: (typeof all)[number], b: (typeof all)[number]) =>
      (a.clientCost.mean ?? 0) <= (b.clientCost.mean ?? 0) &&
      (a.margin.mean ?? 0) >= (b.margin.mean ?? 0) &&
      (a.risk.mean ?? 0) > (b.risk.mean ?? 0);
    const longest = all.filter(({ futures }) => futures === 32);
    for (const point of longest.filter(({ standing }) => standing === "front"))
      expect(longest.filter((other) => other.standing !== "same" && beats(other, point))).toEqual([]);
    expect(lives).toBeLessThan(figures.fixedGridLives);
  });
});

describe("dominance on intervals", () => {
  const certain = (...gains: number[]): Advantages =>
    gains.map((mean) => ({ mean, ci95: [mean, mean] as [number, number] }));
  const matters = [1, 1, 1];

  test("needs no worse on any, better on one, by more than what matters", () => {
    const values = [
      [0, 0, 0],
      [5, 0, -0.5], // better than the first on one, hardly worse on another
      [5, -5, 0], // better and worse
    ];
    const gainOf = (one: number, other: number) =>
      certain(...(values[one] ?? []).map((value, at) => value - (values[other]?.[at] ?? 0)));
    expect(standings(3, gainOf, matters).map(({ standing, by }) => [standing, by])).toEqual([
      ["dominated", 1],
      ["front", null],
      ["dominated", 1],
    ]);
  });

  test("is undecided where an interval says neither", () => {
    const wide = (): Advantages => [
      { mean: 0, ci95: [-9, 9] },
      { mean: 0, ci95: [-9, 9] },
      { mean: 0, ci95: [-9, 9] },
    ];
    expect(standings(2, wide, matters).map(({ standing }) => standing)).toEqual(["undecided", "undecided"]);
  });

  test("of two that are the same within what matters the first stands for both", () => {
    const gainOf = (one: number, other: number) => certain(one < other ? 0.5 : -0.5, 0, 0);
    expect(standings(2, gainOf, matters)).toEqual([
      { standing: "front", by: null },
      { standing: "same", by: 0 },
    ]);
  });
});

test("the values of a shortfall have the mean of the worst tenth", () => {
  const losses = Float64Array.from({ length: 100 }, (_, at) => at + 1);
  const values = shortfallValues(losses);
  const mean = values.reduce((sum, value) => sum + value, 0) / 100;
  // q = 90.1 (type 7); losses 91 … 100 exceed it by 5.4 on average: 90.1 + 10 × 5.4 / (100 × 0.1)
  expect(mean).toBeCloseTo(90.1 + 5.4, 9);
});

/** Futures that cost 1, 2, 3 … and in which every promise is kept. */
const futures = (count: number) =>
  ({
    replications: count,
    perDraw: 1,
    values: () => Float64Array.from({ length: count }, (_, at) => at + 1),
    kept: () => new Float64Array(count).fill(1),
  }) as unknown as Track;

test("the cost of the worst tenth has an interval of its own from forty futures in that tenth on", () => {
  const risk = objectivesOf("outlay", "shortfall")[2];
  if (!risk) throw new Error("three objectives");
  expect(levelOf(risk, futures(399)).ci95).toBeNull();
  expect(levelOf(risk, futures(400)).ci95).not.toBeNull();
});

test("promises kept alike in every future may still differ as often as so many futures can hide", () => {
  const risk = objectivesOf("outlay", "kept")[2];
  if (!risk) throw new Error("three objectives");
  for (const level of [0.95, 0.999]) {
    const [low = 0, high = 0] = advantage(risk, futures(64), futures(64), level).ci95 ?? [];
    // the exact bound of what is seen in none of 64: (1 − p)^64 = (1 − level) / 2
    const hidden = 1 - ((1 - level) / 2) ** (1 / 64);
    expect(high).toBeGreaterThanOrEqual(hidden);
    expect(low).toBe(-high);
  }
});
