/** Where a life is long, a question plays fewer of them and says so. */
import { describe, expect, test } from "vitest";
import {
  answerQuestion,
  type Compiled,
  compile,
  type FeasibilityAnswer,
  inlineExecutor,
  prepare,
  type ScenarioInput,
  type StaffAnswer,
} from "#engine";
import { futuresWithin, livesWithin, ticketsPerLife } from "../../../engine/questions/budget.ts";
import { deskScenario } from "../../laws/desk.ts";
import { asked, readIn } from "./stage.ts";

function compiledOf(input: ScenarioInput): Compiled {
  const { scenario, world } = readIn(input);
  return compile(scenario, world);
}

/** A desk of so many units, as its sizes are read. */
function ofUnits(units: number): Compiled {
  const compiled = compiledOf(deskScenario());
  return { ...compiled, evolution: { ...compiled.evolution, units0: Float64Array.of(units) } };
}

/** January to April, in months of 730 hours. */
const MONTHS = (120 * 24) / 730;

describe("the size of a life", () => {
  test("is its tickets: units by their rates", () => {
    const expected = 80 * (1 + 0.4) * MONTHS;
    expect(Math.abs(ticketsPerLife(compiledOf(deskScenario())) / expected - 1)).toBeLessThan(0.001);
  });

  test("counts a pool's other tickets for a fifth", () => {
    const input = deskScenario();
    const front = input.designs["desk"]?.provider.teams["front"];
    if (front)
      front.background = {
        tickets: "1000/month",
        priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
        effort: "10 min",
      };
    const pooled = compiledOf(input);
    const months = MONTHS - pooled.fromMin / (730 * 60); // queues of a pool begin before the contract
    const expected = (80 * (1 + 0.4) + 1000 / 5) * months;
    expect(Math.abs(ticketsPerLife(pooled) / expected - 1)).toBeLessThan(0.001);
  });
});

describe("futures of a variant", () => {
  // 80,000 units: 441,900 tickets a life, of which 90 million make 203 lives
  const long = ofUnits(80_000);

  test("are as many as usual where lives are short", () => {
    expect(futuresWithin(compiledOf(deskScenario()), 128, 18)).toBe(128);
    expect(livesWithin(long)).toBe(203);
    expect(futuresWithin(long, 48, 4)).toBe(48); // 203 / 4 = 50
  });

  test("are whole blocks of what the budget holds, one block at least, never more than usual", () => {
    expect(futuresWithin(long, 128, 4)).toBe(48);
    expect(futuresWithin(long, 128, 18)).toBe(16); // 203 / 18 = 11
    expect(futuresWithin(long, 8, 50)).toBe(8);
    expect(livesWithin(ofUnits(8_000_000))).toBe(100);
  });

  test("are told where they are fewer, and are as many as asked for", async () => {
    const request = { question: "front", read: readIn(deskScenario()), terms: {}, compiled: long } as const;
    const answer = async (replications?: number) => {
      const prepared = prepare({ ...request, replications });
      if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
      return answerQuestion(prepared, { executor: inlineExecutor() });
    };
    const usual = await answer();
    expect(usual.replications).toBe(16);
    expect(usual.restsOn.at(-1)?.en).toContain("16 futures at most, instead of 64");
    expect(usual.restsOn.at(-1)?.en).toContain("some 440,000 tickets");
    const more = await answer(17);
    expect(more.restsOn.map(({ en }) => en).join()).not.toContain("instead of 64");
  });
});

describe("a question that runs out of lives", () => {
  const FUTURES = 48;

  test("has a roster that keeps, and says what it has not tried", async () => {
    const input = { ...deskScenario(), months: 2 };
    const { workstations } = input.situation.components;
    if (workstations) {
      workstations.units = 200;
      workstations.effort = ["lognormal(25 min, cv 0.5)", "lognormal(45 min, cv 0.5)"];
    }
    const ask = (lives: number) =>
      asked<StaffAnswer>("staff", input, { sure: 50, lives }, { replications: FUTURES });
    const [short, long] = [await ask(130), await ask(10_000)];
    expect(long.figures.untried).toBe(0);
    expect(short.lives).toBeLessThan(long.lives);
    // no further than a round of two rosters and the last futures of the one chosen
    expect(short.lives).toBeLessThanOrEqual(130 + 2 * FUTURES);
    expect(short.isDecided).toBe(false);
    const { chosen, untried } = short.figures;
    if (chosen) expect(chosen.kept.ci95?.[0]).toBeGreaterThanOrEqual(0.5);
    const none = await ask(50);
    expect([none.figures.chosen, none.figures.isCut]).toEqual([null, true]);
    expect(none.verdict.en).toContain("No roster found so far.");
    expect(none.caveats.some(({ en }) => en.includes("for want of lives"))).toBe(true);
    const told = short.caveats.some(({ en }) => en.includes("another may keep for less"));
    expect(told).toBe(chosen !== null && untried > 0);
  });

  test("shows wider intervals, and says why", async () => {
    const terms = { targets: ["2h", "4h", "8h"], percentages: [80, 95], team: "front", posts: [1, 2] };
    const ask = (lives: number) =>
      asked<FeasibilityAnswer>(
        "feasibility",
        { ...deskScenario(), months: 2 },
        { ...terms, lives },
        { replications: FUTURES },
      );
    const [short, long] = [await ask(60), await ask(10_000)];
    expect([short.figures.isCut, long.figures.isCut]).toEqual([true, false]);
    expect(short.lives).toBeLessThanOrEqual(60);
    expect(short.caveats.some(({ en }) => en.startsWith("Lives ran out"))).toBe(true);
    expect(Math.max(...short.figures.cells.map(({ futures }) => futures))).toBe(16);
  });
});
