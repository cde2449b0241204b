/** Guessed inputs: what moves, how far, and which of them turn a verdict. */
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { inlineExecutor, type ScenarioInput } from "#engine";
import { guessedInputs, statedInputs } from "../../../engine/questions/guessed/index.ts";
import { pertQuantile } from "../../../engine/questions/guessed/stated-input.ts";
import { tryGuesses, UNDECIDED } from "../../../engine/questions/guessed/try.ts";
import { inputValue } from "../../../engine/questions/guessed/words.ts";
import type { Track } from "../../../engine/questions/track.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { readScenario } from "../../../engine/scenario/resolve.ts";
import { deskScenario } from "../../laws/desk.ts";

const FOLDER = new URL("../../../scenarios/library/", import.meta.url);

function read(input: unknown) {
  const made = readScenario(input);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return made;
}

/** The desk with a contract on scope, twice: clear, and debated. */
function debated(): ScenarioInput {
  const input = deskScenario();
  const { desk } = input.designs;
  if (!desk) throw new Error("the desk has changed its name");
  input.situation.clientStaff = { effort: "1h", delay: "8h" };
  const scope = (clarity: string) => ({
    components: "all" as const,
    clarity,
    initiallyUncovered: "8%",
    outcomes: { bestEffort: 0.5, timeAndMaterials: 0.3, refused: 0.2 },
    quote: { delay: "2 d" },
    arbitration: { delay: "lognormal(8h, cv 1)" },
  });
  return {
    ...input,
    designs: {
      clear: { ...desk, contract: { ...desk.contract, scope: scope("92%") } },
      vague: { ...desk, contract: { ...desk.contract, scope: scope("60%") } },
    },
  };
}

const inputNamed = (input: ScenarioInput, path: string) => {
  const found = guessedInputs(read(input)).find((one) => one.path.endsWith(path));
  if (!found) throw new Error(`no ${path}`);
  return found;
};
const set = (path: string, value: number) => {
  const input = structuredClone(read(debated()).written);
  inputNamed(debated(), path).set(input, value);
  return input;
};
const scopesOf = ({ designs }: ScenarioInput) => Object.values(designs).map(({ contract }) => contract.scope);

describe("an uncertain input", () => {
  test.each(readdirSync(FOLDER))("of %s makes a scenario at both of its ends", (file) => {
    const made = read(parse(readFileSync(new URL(file, FOLDER), "utf8")));
    const [low, high] = [structuredClone(made.written), structuredClone(made.written)];
    for (const input of guessedInputs(made)) {
      expect(input.low).toBeLessThanOrEqual(input.present);
      expect(input.high).toBeGreaterThanOrEqual(input.present);
      input.set(low, input.low);
      input.set(high, input.high);
    }
    for (const { worlds: _, ...written } of [low, high])
      expect(readScenario(written)).not.toHaveProperty("faults");
  });

  test("that designs state differently moves in all of them by one factor: what lacks to full clarity doubles", () => {
    // 1 − 92 % = 8 % doubles to 16 %; 1 − 60 % = 40 % doubles to 80 %
    const [clear, vague] = scopesOf(set("scope.clarity", 0.84));
    expect(clear?.clarity).toBeCloseTo(0.84, 12);
    expect(vague?.clarity).toBeCloseTo(0.2, 12);
  });

  test("that is one of several shares leaves their sum", () => {
    // refused 20 % → 10 %: the rest, 80 %, shares 90 % as before, 5 to 3
    const [scope] = scopesOf(set("outcomes.refused", 0.1));
    expect(scope?.outcomes?.refused).toBeCloseTo(0.1, 12);
    expect(scope?.outcomes?.bestEffort).toBeCloseTo(0.9 * (5 / 8), 12);
    expect(scope?.outcomes?.timeAndMaterials).toBeCloseTo(0.9 * (3 / 8), 12);
  });

  test("that is a distribution keeps its shape", () => {
    const [scope] = scopesOf(set("arbitration.delay", 960));
    expect(scope?.arbitration?.delay).toBe("lognormal(960 min, cv 1)");
  });

  test("that the scenario states as a range follows its law", () => {
    const input = deskScenario();
    input.situation.users = 80;
    const { impact } = input.situation;
    if (!impact) throw new Error("the desk has no impact");
    impact.lostHourPrice = { low: "20 EUR", likely: "30 EUR", high: "40 EUR" };
    const [price] = statedInputs(read(input));
    expect(price).toMatchObject({ present: 30, low: 20, high: 40, unit: "EUR", isStated: true });
    expect(price?.at(0.5)).toBeCloseTo(30, 9);
    const written = structuredClone(read(input).written);
    price?.set(written, 25);
    expect(written.situation.impact?.lostHourPrice).toBe(25);
  });

  test("reads like a person's number", () => {
    expect(inputValue({ unit: "factor" }, 1.05)).toEqual({ fr: "×\u00a01,05", en: "× 1.05" });
    expect(inputValue({ unit: "min" }, 13 * 60 + 59.8).en).toBe("14 h");
    expect(inputValue({ unit: "per month" }, 0.15 / 12).en).toBe("0.15 a year");
  });
});

test("a PERT law is a beta law: of shapes 3 and 3 on [0, 1], P(X ≤ 1/4) = 10/64 − 15/256 + 6/1024 = 53/512", () => {
  expect(pertQuantile(0, 0.5, 1, 53 / 512)).toBeCloseTo(0.25, 9);
});

describe("guesses tried on a verdict", () => {
  const input = { ...deskScenario(), months: 2 };
  if (input.situation.expectations) input.situation.expectations.level = "85%";
  const made = read(input);
  const trials = () => new Trials(made, 11, { executor: inlineExecutor() });
  const costOf = ([track]: readonly Track[]) => track?.estimate("lostTimeCost").mean ?? 0;

  /** Lost time is dear above what it would be at 45 € an hour. */
  async function tryOn(lives: number, count: number) {
    const played = trials();
    const variants = [{ key: "desk", of: "desk" }];
    // the same eight futures throughout, so that the cost is the price times the same hours
    const present = costOf(await played.play(variants, 8));
    const before = played.lives;
    const tried = await tryGuesses({
      trials: played,
      variants,
      judge: (tracks) => {
        const [track] = tracks;
        const cost = track?.values("lostTimeCost").slice(0, 8);
        const mean = cost ? cost.reduce((sum, value) => sum + value, 0) / 8 : 0;
        return mean > (present * 45) / 35 ? "dear" : "cheap";
      },
      present: "cheap",
      says: () => ({ fr: "le temps perdu serait cher", en: "lost time would be dear" }),
      inputs: guessedInputs(made)
        .filter(({ path }) => /lostHourPrice|expectations/.test(path))
        .slice(0, count),
      lives,
    });
    return { ...tried, lives: played.lives - before };
  }

  test("name the value at which the verdict turns: 45 €, within a sixteenth of the way from 35 to 59.5", async () => {
    const { guesses, tried } = await tryOn(400, 9);
    expect(guesses.map(({ path }) => path)).toEqual(["situation.impact.lostHourPrice"]);
    const flipsAt = guesses[0]?.flipsAt ?? 0;
    expect(flipsAt).toBeGreaterThan(45);
    expect(flipsAt).toBeLessThanOrEqual(45 + 24.5 / 16);
    expect(guesses[0]?.value).toBe(35);
    expect(guesses[0]?.wouldFlip.en).toMatch(/instead of 35 € .*, lost time would be dear\.$/);
    expect(guesses[0]?.ask?.en).toMatch(/^Ask the client: /);
    expect(tried).toBeGreaterThan(1);
  });

  test("say so where the budget ends before the second look", async () => {
    // two ends in 8 futures are 16 lives of 30: 32 more are not left
    const { guesses, lives } = await tryOn(30, 1);
    expect(lives).toBe(16);
    expect(guesses[0]?.wouldFlip.en).toMatch(/, lost time would be dear \(seen in 8 futures only\)\.$/);
    expect(guesses[0]?.flipsAt).toBe(59.5);
  });

  test("stay within their budget, and say how many inputs they tried", async () => {
    const { lives, tried, of } = await tryOn(20, 9);
    expect(lives).toBeLessThanOrEqual(20);
    expect(tried).toBeLessThan(of);
  });

  test("are not turned by what the futures do not settle", async () => {
    const played = trials();
    const { guesses } = await tryGuesses({
      trials: played,
      variants: [{ key: "desk", of: "desk" }],
      judge: () => UNDECIDED,
      present: "cheap",
      says: () => ({ fr: "", en: "" }),
      inputs: guessedInputs(made).slice(0, 2),
      lives: 64,
      futures: 2,
    });
    expect(guesses).toEqual([]);
  });
});
