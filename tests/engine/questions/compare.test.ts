/** Comparison of designs whose order is known beforehand: more technicians serve better; a copy serves the same. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { type CompareTerms, compare, FIRST_STAGE } from "../../../engine/questions/compare/compare.ts";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

type Desk = NonNullable<ScenarioInput["designs"]["desk"]>;

/** The desk with so many technicians at its first tier. */
function desk(front: number, name: string): Desk {
  const { desk: base } = deskScenario().designs;
  const { front: team, ...others } = base?.provider?.teams ?? {};
  if (!base || !team) throw new Error("the desk has changed its teams");
  const shifts = [{ window: "office", headcount: front }];
  return { ...base, name, provider: { ...base.provider, teams: { ...others, front: { ...team, shifts } } } };
}

/** Two months of a company of twice the desk's size: one technician is not enough for it. */
function scenario(designs: ScenarioInput["designs"]) {
  const { situation, ...rest } = deskScenario();
  const { workstations } = situation.components;
  if (!workstations) throw new Error("the desk has changed its components");
  const components = { workstations: { ...workstations, units: 160 } };
  return compiled({ ...rest, months: 2, situation: { ...situation, components }, designs });
}

const terms = (over: Partial<CompareTerms> = {}): CompareTerms => ({
  executor: inlineExecutor(),
  indicators: [{ name: "experiencedAttainment", indifference: 0.01 }],
  confidence: 0.95,
  replications: 320,
  seed: 5,
  ...over,
});

describe("the best of three desks", () => {
  const three = scenario({ one: desk(1, "one"), three: desk(3, "three"), again: desk(3, "again") });

  test("is one with three technicians; its copy is as good, the desk with one is not; the study ends at the first stage", async () => {
    const { figures, replications, verdict, seed } = await compare(three, terms());
    const [ranking] = figures.rankings;
    const standing = Object.fromEntries(ranking?.designs.map((one) => [one.design, one.standing]) ?? []);
    expect(standing).toEqual({ one: "eliminated", three: "selected", again: "equal" });
    expect(ranking?.isDecided).toBe(true);
    expect(seed).toBe(5);
    // a copy differs by nothing: no variance, so that nothing is left to learn after the first stage
    expect(replications).toBe(FIRST_STAGE);
    expect(verdict.en).toBe(
      "Experienced service: “three” is the best choice, within 1 pt, after 64 futures; “again” is as good within 1 pt.",
    );
    expect(verdict.fr).toContain("«\u00a0three\u00a0» est le meilleur choix, à 1 pt près, sur 64 avenirs");
  });

  test("tells how many lives it took, and that a fixed number for the same guarantee is no less than the first stage", async () => {
    const { figures, lives, restsOn } = await compare(three, terms());
    expect(lives).toBe(3 * FIRST_STAGE);
    expect(figures.fixedGridLives).toBeGreaterThanOrEqual(lives);
    expect(restsOn.at(-1)?.en).toMatch(/^192 lives played; .* for the same guarantee \(Clark and Yang/);
  });

  test("shows the means and paired differences of the study that it stopped", async () => {
    const { figures, replications } = await compare(three, terms());
    const study = await runStudy(three, { executor: inlineExecutor(), seed: 5, replications });
    const [ranking] = figures.rankings;
    const one = ranking?.designs.find(({ design }) => design === "one");
    const shown = study.designs.find(({ id }) => id === "one")?.indicators.experiencedAttainment;
    expect(one).toMatchObject({ mean: shown?.mean, ci95: shown?.ci95 });
    const pair = study.differences.find(({ design, against }) => design === "three" && against === "one");
    // listed as three − one; told as one − three
    expect(one?.behind?.mean).toBe(-(pair?.indicators.experiencedAttainment?.mean ?? Number.NaN));
    expect(one?.behind?.ci95?.[0]).toBeLessThan(one?.behind?.ci95?.[1] ?? Number.NaN);
  });
});

test("a budget that ends before the first stage decides nothing, and says so", async () => {
  const two = scenario({ one: desk(1, "one"), two: desk(2, "two") });
  const { figures, verdict, caveats, replications } = await compare(two, terms({ replications: 20 }));
  expect(replications).toBe(20);
  expect(figures.rankings[0]?.isDecided).toBe(false);
  expect(figures.rankings[0]?.designs.map(({ standing }) => standing)).toEqual(["undecided", "undecided"]);
  expect(verdict.fr).toContain("pas assez d’avenirs");
  expect(verdict.en).toMatch(/; ahead, not for certain, “two”: \d+.*% \(.*% to .*%\)\.$/);
  expect(caveats[0]?.en).toContain("budget of 20 futures");
});

test("on several indicators the study goes on until each has its best, and each selection is made at a share of the risk", async () => {
  const two = scenario({ one: desk(1, "one"), two: desk(2, "two") });
  const { figures, replications } = await compare(
    two,
    terms({
      indicators: [
        { name: "experiencedAttainment", indifference: 0.01 },
        { name: "lostHours", indifference: 5 },
      ],
    }),
  );
  expect(figures.rankings.map(({ isDecided }) => isDecided)).toEqual([true, true]);
  expect(replications).toBe(Math.max(...figures.rankings.map((ranking) => ranking.replications)));
  expect(figures.rankings.every(({ designs }) => designs[0]?.design === "two")).toBe(true);
});

test("refuses an indicator of which neither more nor less is better", async () => {
  const two = scenario({ one: desk(1, "one"), two: desk(2, "two") });
  const asked = compare(two, terms({ indicators: [{ name: "fee", indifference: 1 }] }));
  await expect(asked).rejects.toThrow("indicators: fee");
});

test("refuses a single design", async () => {
  await expect(compare(scenario({ one: desk(1, "one") }), terms())).rejects.toThrow("systems: 1");
});
