/** Who waits for whom: parts add up, levers are what a plain study of the changed contract says, months are those of the study. */
import { describe, expect, test } from "vitest";
import { answerQuestion, inlineExecutor, prepare, readScenario, runStudy, type ScenarioInput } from "#engine";
import { PARTS } from "../../../engine/answer/lost-hours-indicators.ts";
import { scaledDelay } from "../../../engine/questions/changing.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import type { WaitsAnswer } from "../../../engine/questions/waits/waits.ts";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

function need<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("missing");
  return value;
}

const SEED = 11;
const FUTURES = 32;

/** The desk with users who answer late and a contract that leaves room for debate: every part of a wait but a third party's. */
function debated(change: (input: ScenarioInput) => void = () => undefined): ScenarioInput {
  const input = deskScenario();
  input.months = 3;
  input.situation.waiting = { probability: "40%", delay: "lognormal(median 10 h, sigma 1)" };
  input.situation.clientStaff = { effort: "30 min", delay: "4h" };
  const { desk } = input.designs;
  if (!desk) throw new Error("the desk has changed its designs");
  desk.contract.scope = {
    components: "all",
    initiallyUncovered: "20%",
    clarity: "80%",
    detection: "100%",
    disputeGrey: "100%",
    arbitration: { delay: "exponential(6 h)", window: "office" },
    outcomes: { inScope: 0.2, bestEffort: 0.2, timeAndMaterials: 0.4, refused: 0.2 },
    quote: { delay: "triangular(2 h, 4 h, 9 h)", approval: "80%" },
  };
  change(input);
  return input;
}

function read(input: ScenarioInput) {
  const made = readScenario(input);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return made;
}

function prepared(input: ScenarioInput, terms: object, replications = FUTURES) {
  return prepare({ question: "waits", read: read(input), terms, seed: SEED, replications });
}

async function asked(terms: object = {}, input = debated(), replications = FUTURES): Promise<WaitsAnswer> {
  const ready = prepared(input, terms, replications);
  if ("faults" in ready) throw new Error(JSON.stringify(ready.faults));
  return (await answerQuestion(ready, { executor: inlineExecutor() })) as WaitsAnswer;
}

const studied = (input: ScenarioInput, replications = FUTURES) =>
  runStudy(compiled(input), { executor: inlineExecutor(), seed: SEED, replications });

describe("the split", () => {
  test("adds up to the lost hours in every future, to the last bit where there is one month", async () => {
    const trials = new Trials(read(debated((input) => Object.assign(input, { months: 1 }))), SEED, {
      executor: inlineExecutor(),
    });
    const [track] = await trials.play([{ key: "desk", of: "desk" }], FUTURES);
    const parts = PARTS.map((part) => need(track).values(part));
    for (const [future, whole] of need(track).values("lostHours").entries())
      expect(parts.reduce((sum, values) => sum + need(values[future]), 0)).toBe(whole);
  });

  test("adds up over the months, over the parts and over the sides", async () => {
    const { figures } = await asked();
    const desk = need(figures.designs[0]);
    const sum = (values: (number | null | undefined)[]) =>
      values.reduce<number>((all, value) => all + (value ?? Number.NaN), 0);
    const whole = need(desk.lostHours.mean);
    expect(sum(desk.parts.map(({ hours }) => hours.mean)) / whole).toBeCloseTo(1, 12);
    expect(sum(desk.parts.map(({ share }) => share.mean))).toBeCloseTo(1, 12);
    expect(sum(desk.sides.map(({ share }) => share.mean))).toBeCloseTo(1, 12);
    expect(sum(desk.months.map(({ lostHours }) => lostHours.mean)) / whole).toBeCloseTo(1, 12);
    for (const { lostHours, parts } of desk.months)
      expect(sum(parts.map(({ mean }) => mean)) / need(lostHours.mean)).toBeCloseTo(1, 12);
    for (const { hours, side } of desk.parts) {
      if (side === "thirdParty")
        expect(hours.mean).toBe(0); // nobody else has a hand in it
      else expect(hours.mean).toBeGreaterThan(0);
    }
  });

  test("has the months of an ordinary study", async () => {
    const { figures, replications } = await asked();
    const study = await studied(debated(), replications);
    expect(need(figures.designs[0]).months.map(({ lostHours }) => lostHours.mean)).toEqual(
      study.designs[0]?.months["lostHours"]?.mean,
    );
  });

  test("where users answer at once and nothing is debated, only queue and work are left", async () => {
    const { figures, verdict } = await asked({}, { ...deskScenario(), months: 2 });
    const lost = Object.fromEntries(
      need(figures.designs[0]).parts.map(({ part, hours }) => [part, hours.mean]),
    );
    expect(lost).toMatchObject({ lostClientHours: 0, lostDebateHours: 0, lostOutsideHours: 0 });
    expect(figures.levers.map(({ kind }) => kind)).toEqual(["posts", "posts"]);
    expect(verdict.en).toContain("the provider 100%");
  });
});

const lostIn = async (input: ScenarioInput, replications: number) =>
  need((await studied(input, replications)).designs[0]?.indicators["lostHours"]?.mean);

describe("a lever", () => {
  test("is worth what a study of the changed contract finds in the same futures", async () => {
    const { figures } = await asked({ answers: 50, debates: 25 });
    const changes: Record<string, (input: ScenarioInput) => void> = {
      answers: (input) => {
        input.situation.waiting = { probability: "40%", delay: "lognormal(median 5 h, sigma 1)" };
      },
      debates: (input) => {
        const { arbitration, quote } = need(input.designs["desk"]?.contract.scope);
        Object.assign(need(arbitration), { delay: "exponential(90 min)" });
        Object.assign(need(quote), { delay: "triangular(30 min, 1 h, 135 min)" });
      },
    };
    for (const [kind, change] of Object.entries(changes)) {
      const { lostHours, replications } = need(figures.levers.find((one) => one.kind === kind));
      const byHand = (await lostIn(debated(change), replications)) - (await lostIn(debated(), replications));
      expect(byHand).toBeLessThan(0);
      expect(need(lostHours.mean) / byHand).toBeCloseTo(1, 6);
    }
  });

  test("is the better shift of a team, as trying both shows", async () => {
    const shifted = (dawn: number, office: number) =>
      debated((input) => {
        Object.assign(need(input.calendars), { dawn: { hours: "5h-7h Mon-Fri" } });
        need(input.designs["desk"]?.provider.teams["front"]).shifts = [
          { window: "dawn", headcount: dawn },
          { window: "office", headcount: office },
        ];
      });
    const { figures, replications } = await asked({ team: "front" }, shifted(1, 1), 16);
    const lost = [await lostIn(shifted(2, 1), replications), await lostIn(shifted(1, 2), replications)];
    const lever = need(figures.levers.find(({ kind }) => kind === "posts"));
    expect(lever.post).toEqual({ team: "front", shift: lost.indexOf(Math.min(...lost)) });
    expect(figures.levers.at(-1)?.kind).toBe("together");
  });

  test("plays fewer lives than every variant on as many futures", async () => {
    const { lives, figures } = await asked({}, debated(), 64);
    expect(lives).toBeLessThan(figures.fixedGridLives);
  });

  test("pulled not at all changes nothing, to the bit", async () => {
    const { figures } = await asked({ answers: 100, debates: 100 });
    for (const { kind, lostHours, effect } of figures.levers)
      if (kind === "answers" || kind === "debates") {
        expect(lostHours).toEqual({ mean: 0, ci95: [0, 0] });
        expect(effect).toBe("nothing");
      }
  });
});

test("a scaled delay keeps its law: all durations, and nothing else, are multiplied", () => {
  expect(scaledDelay(90, 0.5)).toBe(45);
  expect(scaledDelay("2 h", 0.5)).toBe("60 min");
  expect(scaledDelay("lognormal(20 min, cv 1.25)", 2)).toBe("lognormal(40 min, cv 1.25)");
  expect(scaledDelay("triangular(10 min, 20 min, 1 h)", 0.5)).toBe("triangular(5 min, 10 min, 30 min)");
  expect(scaledDelay("weibull(1 h, shape 0.8)", 0.5)).toBe("weibull(30 min, shape 0.8)");
  expect(scaledDelay({ between: ["1 h", 120] }, 0.5)).toEqual({ between: ["30 min", 60] });
});

describe("refuses", () => {
  const faults = (terms: object, input = debated()) => {
    const ready = prepared(input, terms);
    return "faults" in ready ? ready.faults : [];
  };
  test("a design, a team and a share of time that do not exist, by name", () => {
    expect(faults({ design: "desks" })).toMatchObject([
      { code: "UNKNOWN_DESIGN", path: ["terms", "design"], value: "desks", allowed: "desk" },
    ]);
    expect(faults({ team: "frnt" })).toMatchObject([{ code: "UNKNOWN_TEAM", nearest: "front" }]);
    expect(faults({ answers: 101 })).toMatchObject([{ path: ["terms", "answers"] }]);
  });
  test("a situation in which users lose nothing", () => {
    const harmless = debated(({ situation }) => {
      delete situation.impact;
    });
    expect(faults({}, harmless)).toMatchObject([{ code: "NOTHING_LOST", path: ["situation", "impact"] }]);
  });
});
