/** What the clocks say: the counts of an ordinary study, periods that turn as in the life of the contract that adopts the clock, and tickets with the rule that turns them. */
import { describe, expect, test } from "vitest";
import {
  answerQuestion,
  type ClockAnswer,
  inlineExecutor,
  prepare,
  readScenario,
  runStudy,
  type ScenarioInput,
} from "#engine";
import { deskScenario } from "../../laws/desk.ts";
import { compiled } from "../../laws/observe.ts";

const SEED = 11;
const FUTURES = 16;

function need<Value>(value: Value | null | undefined): Value {
  if (value === null || value === undefined) throw new Error("missing");
  return value;
}

type Contract = ScenarioInput["designs"][string]["contract"];

/** A desk whose users are awaited, come back and debate; nothing feeds back from its promises, so that every clock has the same tickets. */
function desk(contract: Partial<Contract> = {}): ScenarioInput {
  const input = deskScenario();
  input.situation.waiting = { probability: "40%", delay: "lognormal(median 10 h, sigma 1)" };
  need(input.situation.components["workstations"]).reopening = {
    probability: "30%",
    delay: "lognormal(median 12 h, sigma 1)",
  };
  const design = need(input.designs["desk"]);
  design.contract = {
    ...design.contract,
    scope: {
      components: "all",
      clarity: "70%",
      recognised: "100%",
      outcomes: { inScope: 1, bestEffort: 0, timeAndMaterials: 0, refused: 0 },
      arbitration: { delay: "exponential(5 h)", window: "office", stopsClock: true },
    },
    ...contract,
  };
  return input;
}

function prepared(input: ScenarioInput, terms: object) {
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return prepare({ question: "clock", read, terms, seed: SEED, replications: FUTURES });
}

async function asked(terms: object = {}, input = desk()): Promise<ClockAnswer> {
  const ready = prepared(input, terms);
  if ("faults" in ready) throw new Error(JSON.stringify(ready.faults));
  return (await answerQuestion(ready, { executor: inlineExecutor() })) as ClockAnswer;
}

const studied = async (input: ScenarioInput) =>
  need(
    (await runStudy(compiled(input), { executor: inlineExecutor(), seed: SEED, replications: FUTURES }))
      .designs[0],
  );

/** Periods kept of a life, over all lines. */
const kept = ({ slas }: Awaited<ReturnType<typeof studied>>, periods: number) =>
  slas.reduce((sum, { periodsMet }) => sum + periods * need(periodsMet.mean), 0);

describe("the same tickets", () => {
  test("have the attainment that a study finds where the contract lists the readings", async () => {
    const { figures } = await asked();
    const study = await studied(desk({ readings: ["serviceNow", "glpi", "jiraServiceManagement"] }));
    expect(figures.clocks.map(({ clock }) => clock)).toEqual(study.readings.map(({ id }) => id));
    for (const [at, { lines }] of study.readings.entries()) {
      expect(figures.lines.map(({ clocks }) => clocks[at]?.attainment.mean)).toEqual(
        lines.map(({ attainment }) => attainment.mean),
      );
      const apart = lines.reduce((sum, { differing }) => sum + need(differing.mean), 0);
      expect(figures.clocks[at]?.differingPerMonth.mean).toBeCloseTo(apart / 4, 9);
    }
    expect(figures.contract.attainment.mean).toBeGreaterThan(0.3);
  });

  test("under the contract’s own text do not differ, period by period either", async () => {
    const { figures, isDecided } = await asked({ clocks: ["contract"] });
    expect(figures.clocks).toMatchObject([
      {
        difference: { mean: 0, ci95: [0, 0] },
        differingPerMonth: { mean: 0 },
        turnedMissed: { mean: 0 },
        turnedMet: { mean: 0 },
      },
    ]);
    expect([figures.tickets, isDecided]).toEqual([[], true]);
  });

  test("turn the periods that the contract misses or keeps once it has adopted the clock", async () => {
    const without = desk({ penalties: undefined });
    const { figures } = await asked({}, without);
    const present = await studied(without);
    expect(figures.adopted).toEqual([]);
    expect(figures.periods.mean).toBe(8 * 4); // two promises of four priorities, by month
    for (const { clock, turnedMissed, turnedMet } of figures.clocks) {
      const adopted = await studied(desk({ penalties: undefined, clock: { preset: clock as "glpi" } }));
      const turned = need(turnedMet.mean) - need(turnedMissed.mean);
      expect(kept(adopted, 4) - kept(present, 4)).toBeCloseTo(turned, 9);
    }
    expect(figures.clocks.some(({ turnedMissed }) => need(turnedMissed.mean) > 0)).toBe(true);
  });

  test("cost what two studies say apart", async () => {
    const { figures } = await asked({ clocks: ["jiraServiceManagement"] });
    const [present, adopted] = [
      await studied(desk()),
      await studied(desk({ clock: { preset: "jiraServiceManagement" } })),
    ].map((design) => need(design.indicators["penaltiesDue"]?.mean));
    expect(figures.adopted[0]?.penaltiesDue.mean).toBeCloseTo(need(adopted) - need(present), 6);
    expect(figures.adopted[0]?.penaltiesDue.mean).toBeGreaterThan(0); // it does not stop in a debate
  });
});

describe("the tickets listed", () => {
  test("are all those of the future, and named by the rule that turns them", async () => {
    const { figures } = await asked({ tickets: 90, clocks: ["jiraServiceManagement", "serviceNow"] });
    const study = await runStudy(compiled(desk({ readings: ["jiraServiceManagement", "serviceNow"] })), {
      executor: inlineExecutor(),
      seed: SEED,
      replications: figures.future + 1,
    });
    const before =
      figures.future === 0
        ? null
        : await runStudy(compiled(desk({ readings: ["jiraServiceManagement", "serviceNow"] })), {
            executor: inlineExecutor(),
            seed: SEED,
            replications: figures.future,
          });
    const total = (one: typeof study, at: number, futures: number) =>
      need(one.designs[0]?.readings[at]).lines.reduce(
        (sum, { differing }) => sum + futures * need(differing.mean),
        0,
      );
    for (const [at, { count }] of figures.apart.entries()) {
      const own = total(study, at, figures.future + 1) - (before ? total(before, at, figures.future) : 0);
      expect(count).toBe(Math.round(own));
      expect(count).toBeGreaterThan(0);
    }
    // ServiceNow stops where the contract stops; only a reopened ticket can be another one there
    for (const { clock, rules, spentMin, contract, other, why } of figures.tickets) {
      expect(contract).not.toBe(other);
      if (clock === "serviceNow") {
        expect(rules).toEqual(["reopening"]);
        expect(spentMin.solved).toBeGreaterThan(0);
        expect(why.en).toMatch(/^reopened after .*: another ticket begins/);
      } else if (rules.includes("pauses")) {
        // Jira goes on in a debate on scope, and that alone makes it late
        expect(other).toBe("late");
        expect(spentMin.debate).toBeGreaterThan(0);
        expect(why.en).toContain("the contract stops, Jira SM does not: a debate on scope");
        expect(why.en).not.toContain("waiting for the client"); // both stop there
      }
    }
  });

  test("are no more than asked for", async () => {
    const { figures } = await asked({ tickets: 4 });
    expect(figures.tickets.length).toBeLessThanOrEqual(4);
    expect(figures.tickets.length).toBeGreaterThan(0);
  });
});

describe("refuses", () => {
  const faults = (terms: object, input = desk()) => {
    const ready = prepared(input, terms);
    return "faults" in ready ? ready.faults : [];
  };
  test("a clock that nobody has, one asked for twice, and a design that does not exist", () => {
    expect(faults({ clocks: ["glpy"] })).toMatchObject([
      { code: "NOT_ONE_OF", path: ["terms", "clocks", 0], nearest: "glpi" },
    ]);
    expect(faults({ clocks: ["glpi", "glpi"] })).toMatchObject([{ code: "TWO_READINGS" }]);
    expect(faults({ design: "disk" })).toMatchObject([{ code: "UNKNOWN_DESIGN", nearest: "desk" }]);
  });
  test("a contract that promises no time", () => {
    const input = desk({ slas: {}, penalties: undefined });
    expect(faults({}, input)).toMatchObject([{ code: "NO_CLOCK", value: "desk" }]);
  });
});
