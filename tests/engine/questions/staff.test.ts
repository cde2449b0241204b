/** The cheapest roster: against every roster played, and against Erlang’s staffing. */
import { describe, expect, test } from "vitest";
import { compile, inlineExecutor, type ScenarioInput, type StaffAnswer } from "#engine";
import { staffed } from "../../../engine/questions/roster.ts";
import { loadsOf, offered, squareRoot } from "../../../engine/questions/staff/load.ts";
import { oneLess } from "../../../engine/questions/staff/shifts.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { serversForServiceLevel, waitWithin } from "../../../engine/statistics/theory/erlang.ts";
import { deskScenario } from "../../laws/desk.ts";
import { asked, readIn } from "./stage.ts";

const FUTURES = 48;

/** A desk of two teams that more users keep busy. */
function desk(): ScenarioInput {
  const scenario = { ...deskScenario(), months: 2 };
  const { workstations } = scenario.situation.components;
  const { desk: design } = scenario.designs;
  if (!workstations || !design) throw new Error("the desk has changed");
  workstations.units = 200;
  workstations.effort = ["lognormal(25 min, cv 0.5)", "lognormal(45 min, cv 0.5)"];
  for (const family of Object.values(design.contract.slas ?? {})) family.required = "90%";
  return scenario;
}

/** Cost a year of the cheapest of all rosters whose interval, every future played, lies above the probability. */
async function bruteForce(scenario: ScenarioInput, sure: number, most: number): Promise<number> {
  const read = readIn(scenario);
  const trials = new Trials(read, 11, { executor: inlineExecutor() });
  const counts = Array.from({ length: most }, (_, at) => at + 1);
  const all = counts.flatMap((front) => counts.map((back) => [[front], [back]]));
  const tracks = await trials.play(
    all.map((roster) => staffed("desk", roster, read.written)),
    FUTURES,
  );
  const costs = tracks.flatMap((track, at) => {
    const lines = track.design.slas.flatMap(({ family }, line) => (family === "restoration" ? [line] : []));
    const [low] = track.probabilityKept(lines).ci95 ?? [0];
    const [[front = 0] = [], [back = 0] = []] = all[at] ?? [];
    return low >= sure ? [12 * (front * 5000 + back * 6000)] : [];
  });
  return Math.min(...costs);
}

describe("on a desk of two teams", () => {
  const scenario = desk();

  test.each([50, 80])("at %i %, it costs what the cheapest of all rosters costs", async (sure) => {
    const { figures, lives, isDecided } = await asked<StaffAnswer>(
      "staff",
      scenario,
      { sure },
      { replications: FUTURES },
    );
    expect(figures.promises.map(({ id }) => id)).toEqual([1, 2, 3, 4].map((rank) => `restoration.P${rank}`));
    expect(figures.isReachable).toBe(true);
    expect(figures.chosen?.costEur).toBe(await bruteForce(scenario, sure / 100, 4));
    expect(figures.chosen?.kept.ci95?.[0]).toBeGreaterThanOrEqual(sure / 100);
    expect(figures.chosen?.futures).toBe(FUTURES);
    // one less at the front, one less at the back, one of the back against one of the front, which costs less
    expect(figures.neighbours.map(({ team, more }) => [team, more])).toEqual([
      [0, -1],
      [1, -1],
      [1, 0],
    ]);
    expect(isDecided).toBe(figures.neighbours.every(({ standing }) => standing === "fails"));
    expect(lives).toBeLessThan(25 * FUTURES);
  });

  test("a higher probability never costs less", async () => {
    const costs: number[] = [];
    for (const sure of [30, 60, 85])
      costs.push(
        (await asked<StaffAnswer>("staff", scenario, { sure }, { replications: 48 })).figures.chosen
          ?.costEur ?? Infinity,
      );
    expect(costs).toEqual([...costs].sort((a, b) => a - b));
  });

  test("a team that may not change keeps its posts", async () => {
    const { figures } = await asked<StaffAnswer>(
      "staff",
      scenario,
      { sure: 30, teams: ["front"] },
      { replications: 32 },
    );
    expect(figures.chosen?.roster[1]).toEqual([1]);
  });
});

/** A queue of Erlang’s: one team around the clock, response within an hour for 90 % of a year’s tickets. */
function queue(perMonth: number, meanService: number): ScenarioInput {
  return {
    name: "Erlang’s desk",
    start: "2027-01-01",
    months: 12,
    calendars: { always: { hours: "0h-24h Mon-Sun" } },
    situation: {
      components: {
        pc: {
          units: 1,
          incidents: `${perMonth}/month`,
          priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
          effort: [`exponential(${meanService} min)`],
        },
      },
    },
    designs: {
      desk: {
        contract: {
          slas: {
            response: { metric: "response", targets: "1h", window: "always", required: "90%", period: 12 },
          },
        },
        provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 9 }] } } },
      },
    },
    experiment: { replications: 40, seed: 3 },
  };
}

describe("on a queue of Erlang’s", () => {
  const [perMonth, meanService] = [2400, 60];
  const law = { arrivalRate: perMonth / (730 * 60), meanService };

  test("the load and the square root are those of the rates", () => {
    const scenario = queue(perMonth, meanService);
    const compiled = compile(readIn(scenario).scenario, null);
    const [design] = compiled.designs;
    const [load] = design ? loadsOf(compiled, design) : [];
    if (!load) throw new Error("no load");
    // 2,400 tickets × 60 min over 43,800 min: 3.29 Erlang; 3.29 + √3.29 = 5.10
    expect(offered(load)).toBeCloseTo(144_000 / 43_800, 2);
    expect(squareRoot(load, 1)).toBe(6);
    expect(squareRoot(load, 0)).toBe(4);
  });

  test("it takes the servers that his formula gives", async () => {
    const servers = serversForServiceLevel(law, 60, 0.9);
    // far enough from 90 % on both sides that a year of 28,800 tickets tells
    expect(waitWithin({ ...law, servers }, 60)).toBeGreaterThan(0.92);
    expect(waitWithin({ ...law, servers: servers - 1 }, 60)).toBeLessThan(0.88);
    const { figures } = await asked<StaffAnswer>(
      "staff",
      queue(perMonth, meanService),
      {},
      { replications: 40 },
    );
    expect(figures.chosen?.posts).toBe(servers);
    expect(figures.isPriced).toBe(false);
  });
});

test("what no staff can keep is said, and no roster is found", async () => {
  const scenario = deskScenario();
  const { workstations } = scenario.situation.components;
  if (workstations) workstations.effort = ["50h"]; // longer than any target
  const { figures, isDecided } = await asked<StaffAnswer>(
    "staff",
    { ...scenario, months: 2 },
    {},
    { replications: 32 },
  );
  expect([figures.isReachable, figures.chosen, isDecided]).toEqual([false, null, true]);
  expect(figures.ceiling.mean).toBe(0);
});

test("one more contract on a pool never helps", async () => {
  const scenario = desk();
  const { front } = scenario.designs["desk"]?.provider.teams ?? {};
  if (front)
    front.background = {
      tickets: "100/month",
      priorities: { P1: 0, P2: 0, P3: 0.5, P4: 0.5 },
      effort: "lognormal(25 min, cv 0.5)",
    };
  const { figures } = await asked<StaffAnswer>("staff", scenario, { sure: 50 }, { replications: 48 });
  // 200 workstations × 1.4 tickets × 25 min, over 25 min: 280 more tickets a month
  expect(figures.oneMore?.tickets[0]).toBeCloseTo(280, 6);
  expect(figures.oneMore?.tickets[1]).toBe(0);
  expect(figures.oneMore?.change.mean).toBeLessThanOrEqual(0);
  const [own] = figures.teams;
  expect(own?.ownShare).toBeCloseTo(280 / 380, 6);
});

test("a post less is taken from each shift in turn, or with one moved", () => {
  const told = oneLess([[2, 1]], 0).map(([own]) => own?.join("+"));
  expect(new Set(told)).toEqual(new Set(["1+1", "2+0", "0+2"]));
});

test("a promise that nights put at risk needs its duty", async () => {
  const scenario: ScenarioInput = { ...deskScenario(), months: 2 };
  const { desk: design } = scenario.designs;
  if (!design) throw new Error("the desk has changed");
  scenario.calendars = { ...scenario.calendars, always: { hours: "0h-24h Mon-Sun" } };
  const restoration = {
    metric: "restoration" as const,
    targets: { P1: "4h" },
    window: "always",
    required: "60%",
  };
  design.contract = { slas: { restoration }, price: { fixed: "6000 EUR" } };
  const { front } = design.provider.teams;
  if (front) front.onCall = { priorities: ["P1"], weekCost: "300 EUR" };
  const { figures } = await asked<StaffAnswer>("staff", scenario, { sure: 30 }, { replications: 48 });
  const [duty] = figures.duties;
  expect(figures.duties).toHaveLength(1);
  // tickets come at any hour, the shift is open for 40 of 168 hours a week: without the duty most are late
  expect([duty?.team, duty?.standing]).toEqual([0, "fails"]);
  expect(duty?.costEur).toBeCloseTo((365.25 / 7) * 300, 6);
});
