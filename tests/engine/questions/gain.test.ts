/** Paired differences that are looked at several times, and what is said of those that are no better. */
import { expect, test } from "vitest";
import type { Figure } from "../../../engine/questions/answer.ts";
import type { Ranking, Standing } from "../../../engine/questions/compare/compare.ts";
import { tablesOf } from "../../../engine/questions/compare/words.ts";
import { early } from "../../../engine/questions/gain.ts";
import { meanInterval } from "../../../engine/statistics/interval.ts";
import { normal, uniform } from "../statistics/random.ts";

const LOOKS = [8, 16, 32, 64];
const STUDIES = 3000;

const figureOf = (values: Float64Array): Figure => {
  const { mean, low, high } = meanInterval(values);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
};

/** Whether a difference that is nothing is given a sign at one of its looks. */
function isGivenSign(values: Float64Array, lookedAt: (figure: Figure, count: number) => Figure): boolean {
  return LOOKS.some((count) => {
    const { ci95 } = lookedAt(figureOf(values.slice(0, count)), count);
    return ci95 !== null && (ci95[0] > 0 || ci95[1] < 0);
  });
}

test("four looks give a difference that is nothing a sign in 7 % of studies at most, where the first three are early ones", () => {
  const next = uniform("early");
  let [told, plain] = [0, 0];
  for (let study = 0; study < STUDIES; study++) {
    const values = Float64Array.from({ length: 64 }, () => normal(next));
    if (isGivenSign(values, (figure, count) => (count === 64 ? figure : early(figure, count)))) told++;
    if (isGivenSign(values, (figure) => figure)) plain++;
  }
  expect(told / STUDIES).toBeLessThan(0.07);
  expect(plain / STUDIES).toBeGreaterThan(0.1);
});

test("a contract is not as good only where it is surely behind; else it is not better by what matters", () => {
  const standing = (design: string, ci95: [number, number] | null): Standing => ({
    design,
    name: { fr: design, en: design },
    mean: 0,
    ci95: null,
    behind: ci95 && { mean: (ci95[0] + ci95[1]) / 2, ci95 },
    standing: ci95 ? "eliminated" : "selected",
  });
  const ranking: Ranking = {
    indicator: "experiencedAttainment",
    label: { fr: "Service", en: "Service" },
    unit: "share",
    better: "high",
    indifference: 0.01,
    designs: [standing("best", null), standing("close", [-0.013, 0.005]), standing("far", [-0.04, -0.02])],
    isDecided: true,
    replications: 64,
    undefined: 0,
  };
  const [table] = tablesOf({ confidence: 0.95, requested: 64, rankings: [ranking] } as Parameters<
    typeof tablesOf
  >[0]);
  expect(table?.rows.map((row) => row.at(-1))).toMatchObject([
    { en: "the best" },
    { en: "not better by 1 pt", fr: "pas meilleur de 1 pt" },
    { en: "not as good" },
  ]);
});
