/** Shapley values: games whose solution is known, additivity, and intervals that cover. */
import { describe, expect, test } from "vitest";
import {
  type PermutationPlan,
  permutationPlan,
  type Shapley,
  sampledShapley,
  shapley,
} from "../../../engine/statistics/shapley.ts";
import { known, normal, type Uniform, uniform } from "./random.ts";

/** The values of a game without chance: the same in three replications. */
const game = (players: number, value: (members: number[]) => number): Float64Array[] =>
  Array.from({ length: 2 ** players }, (_, coalition) =>
    new Float64Array(3).fill(value([...Array(players).keys()].filter((one) => coalition & (1 << one)))),
  );
const means = ({ players }: Shapley) => players.map(({ value }) => value.mean);
const expectParts = (parts: (number | null)[], expected: number[]) => {
  expect(parts).toHaveLength(expected.length);
  for (const [at, part] of parts.entries()) expect(part).toBeCloseTo(known(expected[at]), 12);
};
const covers = ({ low, high }: { low: number | null; high: number | null }, truth: number) =>
  low !== null && high !== null && low <= truth && truth <= high;

describe("games whose solution is known", () => {
  test("an additive game gives each player what it brings", () => {
    const brings = [3, -1, 0.25, 10];
    const values = game(4, (members) => members.reduce((sum, one) => sum + known(brings[one]), 100));
    expectParts(means(shapley(values)), brings);
  });
  test("gloves: the only left one is worth four times as much as each of two right ones", () => {
    const pair = game(3, (members) => Number(members.includes(0) && members.length > 1));
    expectParts(means(shapley(pair)), [2 / 3, 1 / 6, 1 / 6]);
  });
  test("airport: each part of the runway is paid by those who need it, in equal parts (Littlechild & Owen 1973)", () => {
    const needs = [1, 2, 4, 7];
    const values = game(4, (members) => Math.max(0, ...members.map((one) => known(needs[one]))));
    expectParts(means(shapley(values)), [
      1 / 4,
      1 / 4 + 1 / 3,
      1 / 4 + 1 / 3 + 2 / 2,
      1 / 4 + 1 / 3 + 2 / 2 + 3,
    ]);
  });
  test("a majority of five equal voters: one fifth each", () => {
    expectParts(means(shapley(game(5, ({ length }) => Number(length >= 3)))), Array(5).fill(1 / 5));
  });
  test("votes of 50, 49 and 1, a majority of 51: the smallest weighs as much as the second (2/3, 1/6, 1/6)", () => {
    const votes = [50, 49, 1];
    const wins = game(3, (members) => Number(members.reduce((sum, one) => sum + known(votes[one]), 0) >= 51));
    expectParts(means(shapley(wins)), [2 / 3, 1 / 6, 1 / 6]);
  });
  test("a player who changes nothing has a part of exactly 0, which is known and not undecided", () => {
    const [, dummy] = shapley(
      game(3, (members) => 5 * Number(members.includes(0)) * members.filter((one) => one !== 1).length),
    ).players;
    expect(dummy).toMatchObject({ value: { mean: 0, low: 0, high: 0 }, undecided: false });
  });
});

test("the parts add up to the value of all less that of none, to 1e-12", () => {
  const next = uniform("efficiency");
  const values = Array.from({ length: 2 ** 8 }, () => Float64Array.from({ length: 12 }, () => normal(next)));
  const { players, total } = shapley(values);
  const none = values[0] ?? [];
  const gain = known(values[255]?.reduce((sum, value, at) => sum + (value - known(none[at])) / 12, 0));
  expect(players.reduce((sum, { value }) => sum + known(value.mean), 0)).toBeCloseTo(gain, 12);
  expect(total.value.mean).toBeCloseTo(gain, 12);
});

/** An additive game: what a player brings is drawn, by draw and by replication, and a replication's luck is shared by all. */
function noisy(brings: readonly number[], draws: number, perDraw: number, next: Uniform): Float64Array[] {
  const values = Array.from({ length: 2 ** brings.length }, () => new Float64Array(draws * perDraw));
  let drawn: number[] = [];
  for (let replication = 0; replication < draws * perDraw; replication++) {
    if (replication % perDraw === 0) drawn = brings.map((bring) => bring + normal(next));
    const shared = 5 * normal(next);
    const own = drawn.map((bring) => bring + 0.5 * normal(next));
    for (const [coalition, row] of values.entries())
      row[replication] = own.reduce((sum, bring, one) => sum + bring * ((coalition >> one) & 1), shared);
  }
  return values;
}

describe("intervals", () => {
  test("are paired: what a replication adds to every coalition counts for nothing", () => {
    const next = uniform("paired");
    const luck = Float64Array.from({ length: 10 }, () => 1e6 * normal(next));
    const { players } = shapley([0, 3, 4, 7].map((value) => luck.map((added) => value + added)));
    for (const { value } of players) expect(value.standardError).toBeLessThan(1e-8);
    expect(players.map(({ undecided }) => undecided)).toEqual([false, false]);
  });
  test("by hand: two players, two replications", () => {
    // parts of player 0: ½(4 − 0) + ½(10 − 2) = 6, then ½(2 − 0) + ½(8 − 6) = 2: mean 4, s = √8, s/√2 = 2, t(1) = 12.706
    const { players } = shapley([
      [0, 0],
      [4, 2],
      [2, 6],
      [10, 8],
    ]);
    expect(players[0]?.value).toMatchObject({ n: 2, mean: 4 });
    expect(players[0]?.value.standardError).toBeCloseTo(2, 12);
    expect(players[0]?.value.low).toBeCloseTo(4 - 2 * 12.7062, 3);
    expect(players[0]?.undecided).toBe(true);
  });
  test.each([1, 4])("cover an additive game with noise 95 times in 100, draws shared by %i", (perDraw) => {
    const next = uniform(`coverage ${perDraw}`);
    const brings = [2, 0, -1];
    let covered = 0;
    for (let study = 0; study < 400; study++) {
      const values = noisy(brings, 12, perDraw, next);
      const { players } = shapley(values, perDraw);
      covered += players.filter(({ value }, one) => covers(value, known(brings[one]))).length;
    }
    // 1,200 intervals: four standard errors are 2.5 points
    expect(covered / 1200).toBeGreaterThan(0.925);
    expect(covered / 1200).toBeLessThan(0.975);
  });
  test("a replication that one coalition leaves undefined is left out of all", () => {
    const values = [
      [0, 0, 0],
      [1, 1, 9],
      [2, 2, Number.NaN],
      [4, 4, 4],
    ];
    const { players, total } = shapley(values);
    expectParts(
      players.map(({ value }) => value.mean),
      [1.5, 2.5],
    );
    expect(total.value).toMatchObject({ n: 2, mean: 4 });
  });
});

test.each([[[[1]]], [[[1], [2], [3]]], [[[1], [2, 3]]]])(
  "what is not a value for each of 2^n coalitions is refused: %j",
  (values) => {
    expect(() => shapley(values)).toThrow(RangeError);
  },
);

describe("sampled orders", () => {
  const worthOf = (coalition: number) => {
    // interactions of two and three players beside what each brings
    const has = (one: number) => (coalition >> one) & 1;
    return 3 * has(0) + has(1) - 2 * has(2) * has(3) + 4 * has(0) * has(4) * has(5) + has(1) * has(5);
  };
  // an interaction of m players is shared by them in equal parts
  const truth = [3 + 4 / 3, 1 + 1 / 2, -1, -1, 4 / 3, 4 / 3 + 1 / 2];
  const values = (plan: PermutationPlan) =>
    new Map(plan.coalitions.map((coalition) => [coalition, new Float64Array(2).fill(worthOf(coalition))]));

  test("many orders come close to the exact parts, and add up to the total exactly", () => {
    const plan = permutationPlan(6, 300, 1);
    const played = values(plan);
    const { players, total } = sampledShapley(plan, (coalition) => played.get(coalition));
    for (const [one, { value }] of players.entries()) {
      expect(Math.abs(known(value.mean) - known(truth[one]))).toBeLessThan(0.12);
      expect(value.standardError).toBeLessThan(0.06);
    }
    expect(players.reduce((sum, { value }) => sum + known(value.mean), 0)).toBeCloseTo(worthOf(63), 12);
    expect(total.value.mean).toBeCloseTo(worthOf(63), 12);
  });
  test("interactions of two are shared exactly by any order and its reverse", () => {
    const plan = permutationPlan(3, 2, 9);
    const product = (coalition: number) => [
      6 * Number((coalition & 5) === 5),
      6 * Number((coalition & 5) === 5),
    ];
    expectParts(means(sampledShapley(plan, product)), [3, 0, 3]);
  });
  test("only the coalitions of the plan are asked for, fewer than all; the same seed and more pairs begin alike", () => {
    const plan = permutationPlan(15, 8, 3);
    expect(plan.coalitions.length).toBeLessThanOrEqual(2 * 8 * 14 + 2);
    expect(new Set(plan.coalitions).size).toBe(plan.coalitions.length);
    const asked = new Set<number>();
    sampledShapley(plan, (coalition) => {
      asked.add(coalition);
      return [0, 1];
    });
    expect([...asked].sort((one, other) => one - other)).toEqual(plan.coalitions);
    expect(permutationPlan(15, 12, 3).orders.slice(0, 8)).toEqual(plan.orders);
    expect(permutationPlan(15, 8, 4).orders).not.toEqual(plan.orders);
  });
  test("intervals count the orders' error and the replications': they cover 95 times in 100", () => {
    const next = uniform("sampled");
    let covered = 0;
    for (let study = 0; study < 300; study++) {
      const plan = permutationPlan(6, 12, study);
      const noise = Array.from({ length: 6 }, () => Float64Array.from({ length: 15 }, () => normal(next)));
      const played = new Map(
        plan.coalitions.map((coalition) => [
          coalition,
          Float64Array.from({ length: 15 }, (_, at) =>
            noise.reduce(
              (sum, one, player) => sum + (coalition & (1 << player) ? known(one[at]) : 0),
              worthOf(coalition) + 0.3 * normal(next),
            ),
          ),
        ]),
      );
      const { players } = sampledShapley(plan, (coalition) => played.get(coalition));
      for (const [one, { value }] of players.entries()) if (covers(value, known(truth[one]))) covered++;
    }
    expect(covered / 1800).toBeGreaterThan(0.92);
    expect(covered / 1800).toBeLessThan(0.985);
  });
  test("a replication undefined in one coalition is left out of every player's part", () => {
    const plan = permutationPlan(3, 4, 2);
    const { players, total } = sampledShapley(plan, (coalition) => [
      coalition,
      coalition,
      coalition === 1 ? Number.NaN : 99,
      coalition,
    ]);
    expectParts(
      players.map(({ value }) => value.mean),
      [1, 2, 4],
    );
    expect(total.value).toMatchObject({ n: 3, mean: 7 });
  });
  test.each([
    [1, 5, "players"],
    [31, 5, "players"],
    [5, 1, "pairs"],
  ])("%i players and %i pairs are refused", (players, pairs, name) => {
    expect(() => permutationPlan(players, pairs, 1)).toThrow(name);
  });
  test("a coalition without values is named", () => {
    expect(() =>
      sampledShapley(permutationPlan(2, 2, 1), (coalition) => (coalition === 2 ? undefined : [1, 2])),
    ).toThrow("coalition 2");
  });
});
