/** Why it goes wrong, where it can be told by hand: one cause alone, causes that add up, causes that do nothing. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, type ScenarioInput } from "#engine";
import { prepare } from "../../../engine/questions/ask.ts";
import { explainOutcome } from "../../../engine/questions/explain/explain.ts";
import type { ExplainAnswer, PartFigures } from "../../../engine/questions/explain/figures.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { readScenario } from "../../../engine/scenario/resolve.ts";
import { deskScenario } from "../../laws/desk.ts";

function prepared(input: ScenarioInput, terms: object, seed = 11, replications = 8) {
  const made = readScenario(input);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return prepare({ question: "explain", read: made, terms, seed, replications });
}

function ask(input: ScenarioInput, terms: object = {}, seed = 11, replications = 8): Promise<ExplainAnswer> {
  const ready = prepared(input, terms, seed, replications);
  if ("faults" in ready) throw new Error(JSON.stringify(ready.faults));
  return explainOutcome(ready.asked as never, { executor: inlineExecutor() });
}

const partOf = ({ figures }: ExplainAnswer, id: string): PartFigures => {
  const found = figures.parts.find(({ ids }) => ids.includes(id));
  if (!found) throw new Error(`no part of ${id}`);
  return found;
};

/** A desk of 200 technicians that never closes: nobody queues, and hours of the user are hours of the clock. */
function endlessDesk(): ScenarioInput {
  const input = deskScenario();
  const { workstations } = input.situation.components;
  const { desk } = input.designs;
  if (!workstations || !desk || !input.situation.impact) throw new Error("the desk has changed");
  input.months = 2;
  workstations.escalation = [0];
  input.situation.impact.window = "always";
  for (const team of Object.values(desk.provider.teams)) team.shifts = [{ window: "always", headcount: 200 }];
  return input;
}

/** Half of the tickets are contested for a day, and found covered after all. */
function debated(input: ScenarioInput): ScenarioInput {
  const { desk } = input.designs;
  if (!desk) throw new Error("the desk has changed");
  input.situation.clientStaff = { effort: "1h", delay: "8h" };
  desk.contract.scope = {
    components: "all",
    clarity: 0.5,
    recognised: 1,
    arbitration: { delay: "24h", window: "always" },
  };
  return input;
}

/** A third of the tickets wait ten hours for their user, who loses as much meanwhile. */
function awaited(input: ScenarioInput): ScenarioInput {
  input.situation.waiting = { probability: 0.3, delay: "10h", window: "always" };
  return input;
}

describe("parts of a bad outcome", () => {
  test("one mechanism that acts alone gets everything", async () => {
    const answer = await ask(debated(endlessDesk()));
    const part = partOf(answer, "vagueness");
    expect(answer.figures.total.mean).toBeGreaterThan(0);
    expect(part.value.mean).toBeCloseTo(answer.figures.total.mean ?? 0, 6);
    expect(part.removed.mean).toBeCloseTo(answer.figures.total.mean ?? 0, 6);
    expect(answer.isDecided).toBe(true);
    expect(answer.verdict.en).toContain("debates on what is covered (+");
  });

  test("mechanisms that add up get each its own: what goes where it alone is removed", async () => {
    const answer = await ask(awaited(debated(endlessDesk())));
    const parts = ["vagueness", "answers"].map((id) => partOf(answer, id));
    for (const { value, removed } of parts) {
      expect(value.mean).toBeGreaterThan(0);
      expect(Math.abs((value.mean ?? 0) / (removed.mean ?? 1) - 1)).toBeLessThan(1e-6);
    }
    const sum = parts.reduce((all, { value }) => all + (value.mean ?? 0), 0);
    expect(sum).toBeCloseTo(answer.figures.total.mean ?? 0, 6);
    // a debate of 24 h for every second ticket, a wait of 10 h for three in ten: 12 to 3, by the tickets drawn
    expect((parts[0]?.value.mean ?? 0) / (parts[1]?.value.mean ?? 1)).toBeGreaterThan(2.5);
    expect((parts[0]?.value.mean ?? 0) / (parts[1]?.value.mean ?? 1)).toBeLessThan(6.5);
  });

  test("a mechanism that nothing reads gets exactly nothing", async () => {
    const input = debated(endlessDesk());
    input.situation.trust = { gain: 0.01, loss: 0.1 }; // trust moves, and moves nothing
    const answer = await ask(input);
    expect(partOf(answer, "trust")).toMatchObject({
      value: { mean: 0, ci95: [0, 0] },
      isNothing: true,
      isUndecided: false,
    });
    expect(partOf(answer, "vagueness").value.mean).toBeCloseTo(answer.figures.total.mean ?? 0, 6);
  });

  test("what is called clear has one sign with every seed", async () => {
    const input = awaited(debated({ ...deskScenario(), months: 1 }));
    const { workstations } = input.situation.components;
    if (workstations) {
      workstations.recurrence = { branching: 0.15 };
      workstations.growth = 0.05;
    }
    const signs = new Map<string, Set<number>>();
    for (const seed of [1, 2, 3]) {
      const { figures } = await ask(input, {}, seed, 16);
      const clear = figures.parts.filter(({ isUndecided, isNothing }) => !isUndecided && !isNothing);
      for (const { ids, value } of clear) {
        const seen = signs.get(ids.join()) ?? new Set();
        signs.set(ids.join(), seen.add(Math.sign(value.mean ?? 0)));
      }
    }
    expect(signs.get("vagueness")).toEqual(new Set([1]));
    for (const seen of signs.values()) expect(seen.size).toBe(1);
  });

  test("of a probability are shares of it", async () => {
    const usual = await ask(debated(endlessDesk()));
    const threshold = (usual.figures.asItIs.mean ?? 0) / 2;
    const { figures } = await ask(debated(endlessDesk()), { beyond: threshold });
    expect(figures.asItIs.mean).toBeLessThanOrEqual(1);
    expect(figures.unit).toBe("share");
    expect(figures.parts[0]?.value.mean).toBeCloseTo(figures.total.mean ?? 0, 9);
  });
});

describe("what tickets account for", () => {
  test("the steps from the report to what users live add up to the gap", async () => {
    const input = awaited(debated({ ...deskScenario(), months: 2 }));
    const { figures } = await ask(input, { on: "gap" });
    const made = readScenario(input);
    if ("faults" in made) throw new Error("the desk has changed");
    const trials = new Trials(made, 11, { executor: inlineExecutor() });
    const [track] = await trials.play([{ key: "desk", of: "desk" }], 8);
    const [report, lived] = (["contractualAttainment", "experiencedAttainment"] as const).map(
      (name) => track?.estimate(name).mean ?? Number.NaN,
    );
    const sum = figures.exact.reduce((all, { value }) => all + (value.mean ?? 0), 0);
    expect(sum).toBeCloseTo((report ?? 0) - (lived ?? 0), 9);
    // debates that end as covered pause the contract's clock, not the user's
    expect(figures.exact.find(({ id }) => id === "paused")?.value.mean).toBeGreaterThan(0);
    expect(partOf({ figures } as ExplainAnswer, "pauses")).toBeDefined();
  });

  test("lost hours are split by where they are lost, to the last minute", async () => {
    const { figures } = await ask(debated(endlessDesk()));
    const sum = figures.exact.reduce((all, { value }) => all + (value.mean ?? 0), 0);
    expect(sum).toBeCloseTo(figures.asItIs.mean ?? 0, 6);
    const debates = figures.exact.find(({ id }) => id === "lostDebateHours")?.value.mean ?? 0;
    // nobody queues: what debates take is what goes without them
    expect(partOf({ figures } as ExplainAnswer, "vagueness").removed.mean).toBeCloseTo(debates, 6);
  });
});

describe("a future told", () => {
  const eventful = () => {
    const input = debated({ ...deskScenario(), months: 4 });
    input.situation.evolution = {
      events: [
        {
          id: "site",
          name: { fr: "Nouveau site", en: "New site" },
          month: 3,
          units: { workstations: "+40" },
        },
      ],
    };
    const { desk } = input.designs;
    if (desk)
      desk.governance = {
        rules: [
          {
            id: "clear",
            name: { fr: "Texte clarifié", en: "Text made clear" },
            when: { month: 2 },
            // biome-ignore lint/suspicious/noThenProperty: the word of a rule
            then: [{ clarity: 1 }],
          },
        ],
      };
    return input;
  };

  test("says by date what happened, in both languages", async () => {
    const { figures } = await ask(eventful(), { future: 3 });
    const [story] = figures.stories;
    expect(figures.stories).toHaveLength(1);
    expect([story?.which, story?.future]).toEqual(["asked", 3]);
    const lines = story?.lines ?? [];
    expect(lines.map(({ date }) => date)).toEqual(lines.map(({ date }) => date).toSorted());
    expect(lines).toContainEqual({
      date: "2027-03-01",
      month: 3,
      kind: "event",
      text: { fr: "Nouveau site.", en: "New site." },
    });
    // decided at the end of the second month, in force from then on
    expect(lines).toContainEqual(
      expect.objectContaining({
        kind: "amendment",
        text: expect.objectContaining({ en: "Amendment in force: Text made clear." }),
      }),
    );
    for (const { text } of lines)
      for (const words of [text.fr, text.en]) expect(words).not.toMatch(/NaN|undefined/);
  });

  test("tells a missed availability as a share of time, not in tickets", async () => {
    const input = eventful();
    const { desk } = input.designs;
    if (desk)
      desk.contract.serviceLevels = {
        uptime: {
          metric: "availability",
          component: "workstations",
          window: "always",
          required: "99.99%",
          unitsDown: "10%",
        },
      };
    const { figures } = await ask(input, { future: 3 });
    const told = (figures.stories[0]?.lines ?? []).filter(({ text }) => text.en.includes("availability"));
    expect(told.length).toBeGreaterThan(0);
    for (const { text } of told) {
      expect(text.en).toMatch(/^Promise missed, availability: \d{2}(\.\d{1,2})?%\.$/);
      expect(text.fr).toMatch(/^Engagement manqué, disponibilité/);
    }
  });

  test("is the median one and the one nearest to the worst tenth, unless asked otherwise", async () => {
    const { figures } = await ask(eventful());
    const [median, bad] = figures.stories;
    expect([median?.which, bad?.which]).toEqual(["median", "bad"]);
    expect(bad?.loss).toBeGreaterThan(median?.loss ?? Number.POSITIVE_INFINITY);
  });
});

test("what it may not be asked is refused by name", () => {
  const faults = (terms: object) => {
    const ready = prepared(deskScenario(), terms);
    return "faults" in ready ? ready.faults.map(({ code, path }) => [code, path.join(".")]) : [];
  };
  expect(faults({ on: "happiness" })).toEqual([["NOT_ONE_OF", "terms.on"]]);
  expect(faults({ design: "nobody" })).toEqual([["UNKNOWN_DESIGN", "terms.design"]]);
});
