/** What matters, where it can be computed by hand: a cost that is a price times hours, and a choice that hangs on a price. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, type ScenarioInput } from "#engine";
import { prepare } from "../../../engine/questions/ask.ts";
import type { SensitivityAnswer } from "../../../engine/questions/sensitivity/figures.ts";
import { analyse } from "../../../engine/questions/sensitivity/sensitivity.ts";
import { Trials } from "../../../engine/questions/trials.ts";
import { readScenario } from "../../../engine/scenario/resolve.ts";
import { deskScenario } from "../../laws/desk.ts";

function read(input: ScenarioInput) {
  const made = readScenario(input);
  if ("faults" in made) throw new Error(JSON.stringify(made.faults));
  return made;
}

function ask(input: ScenarioInput, terms: object, replications = 4): Promise<SensitivityAnswer> {
  const prepared = prepare({ question: "sensitivity", read: read(input), terms, replications });
  if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
  return analyse(prepared.asked as never, { executor: inlineExecutor() });
}

const uniform = (low: number, high: number) => ({
  mean: (low + high) / 2,
  square: (low * low + low * high + high * high) / 3,
});

const short = () => ({ ...deskScenario(), months: 2 });

describe("a cost that is a price times a number of users times hours", () => {
  // price uniform from 0.85 · 35 to 1.7 · 35, users × uniform from 0.5 to 2: independent, so that
  // Var(pf) = E p² E f² − (E p E f)², and knowing p would take away Var(p) (E f)², knowing f Var(f) (E p)²
  const p = uniform(29.75, 59.5);
  const f = uniform(0.5, 2);
  const variance = p.square * f.square - (p.mean * f.mean) ** 2;
  const firsts = [
    ((p.square - p.mean ** 2) * f.mean ** 2) / variance,
    ((f.square - f.mean ** 2) * p.mean ** 2) / variance,
  ];
  const terms = { on: "lostTimeCost", inputs: ["lostHourPrice", "usersAffected.**"], rows: 64 };

  test("shares its variance as the closed form says, and the interaction is what both have beyond", async () => {
    const { figures, isDecided } = await ask(short(), terms);
    expect(isDecided).toBe(true);
    expect(figures.shares.map(({ path }) => path)).toEqual([
      "situation.impact.lostHourPrice",
      "situation.impact.usersAffected.**",
    ]);
    for (const [at, { first, total }] of figures.shares.entries()) {
      const exact = firsts[at] ?? 0;
      expect(Math.abs((first.mean ?? 0) - exact)).toBeLessThan(0.1);
      // total = 1 − the share of all others alone
      expect(Math.abs((total.mean ?? 0) - (1 - (firsts[1 - at] ?? 0)))).toBeLessThan(0.1);
      expect(first.ci95?.[0]).toBeLessThanOrEqual(exact);
      expect(first.ci95?.[1]).toBeGreaterThanOrEqual(exact);
    }
  });

  test("moves with the price in proportion, from its 10th to its 90th percentile", async () => {
    const { figures } = await ask(short(), { ...terms, rows: 8 });
    const [bar] = figures.tornado;
    const [low, high] = [29.75 + 0.1 * 29.75, 29.75 + 0.9 * 29.75];
    const cost = figures.present.mean ?? 0;
    expect(bar?.values).toEqual([expect.closeTo(low, 9), expect.closeTo(high, 9)]);
    expect(bar?.changes[0].mean).toBeCloseTo(cost * (low / 35 - 1), 6);
    expect(bar?.changes[1].mean).toBeCloseTo(cost * (high / 35 - 1), 6);
    expect(figures.information).toBeNull();
  });

  test("keeps what moves it and leaves out what does nothing: a desk that nobody claims from", async () => {
    const input = short();
    const { penalties } = input.designs["desk"]?.contract ?? {};
    if (penalties) penalties.claim = 0.5;
    const { figures } = await ask(input, {
      on: "lostTimeCost",
      inputs: ["lostHourPrice", "usersAffected.**", "penalties.claim"],
      most: 2,
      rows: 8,
    });
    const found = figures.screening.map(({ path, muStar, isKept }) => [path, muStar.mean === 0, isKept]);
    expect(found.at(-1)).toEqual(["designs.*.contract.penalties.claim", true, false]);
    expect(found.slice(0, 2).every(([, isNothing, isKept]) => !isNothing && isKept)).toBe(true);
    expect(figures.shares).toHaveLength(2);
  });
});

/** A desk with one technician, and one with two for a dearer fee: the dearer is better above a price of a lost hour. */
async function choice(breakEven: number): Promise<{ input: ScenarioInput; hours: number }> {
  const input = short();
  const { desk } = input.designs;
  const { workstations } = input.situation.components;
  if (!desk || !workstations) throw new Error("the desk has changed");
  workstations.units = 60;
  const teams = structuredClone(desk.provider.teams);
  for (const team of Object.values(teams)) team.shifts = [{ window: "office", headcount: 2 }];
  const { penalties: _, ...contract } = desk.contract;
  input.designs = {
    staffed: { ...desk, contract: { ...contract }, provider: { ...desk.provider, teams } },
    desk: { ...desk, contract },
  };
  // lost hours that the second technician spares, in the futures that a point plays
  const trials = new Trials(read(input), 11, { executor: inlineExecutor() });
  const tracks = await trials.play(
    ["desk", "staffed"].map((of) => ({ key: of, of })),
    3,
  );
  const [alone = 0, two = 0] = tracks.map(
    (track) => track.values("lostHours").reduce((sum, hours) => sum + hours, 0) / 3,
  );
  const hours = alone - two;
  const staffed = input.designs["staffed"];
  if (staffed) staffed.contract.price = { fixed: 6000 + (breakEven * hours) / 2 };
  return { input, hours };
}

describe("a choice that hangs on the price of a lost hour", () => {
  test("knowing the price is worth what the closed form says: (p* − low)² · hours / 2(high − low)", async () => {
    const { input, hours } = await choice(40);
    const { figures, verdict } = await ask(
      input,
      { inputs: ["lostHourPrice"], designs: ["staffed", "desk"], rows: 64 },
      3,
    );
    expect(figures.information?.best).toBe("staffed"); // the mean price, 44.6, is above 40
    const exact = ((40 - 29.75) ** 2 * hours) / (2 * 29.75);
    const [worth] = figures.information?.inputs ?? [];
    expect(worth?.value.ci95?.[0]).toBeLessThanOrEqual(exact);
    expect(worth?.value.ci95?.[1]).toBeGreaterThanOrEqual(exact);
    expect(Math.abs((worth?.value.mean ?? 0) / exact - 1)).toBeLessThan(0.35);
    expect(verdict.en).toContain("To find out before signing: price of a lost hour");
  });

  test("knowing it is worth nothing where one design is better at every price", async () => {
    const { input } = await choice(10);
    const { figures, verdict } = await ask(
      input,
      { inputs: ["lostHourPrice"], designs: ["staffed", "desk"], rows: 16 },
      3,
    );
    expect(figures.information?.inputs[0]?.value).toEqual({ mean: 0, ci95: [0, 0] });
    expect(verdict.en).toContain("would not change the choice of “staffed”");
  });
});

test("what it may not be asked is refused by name", () => {
  const faults = (terms: object) => {
    const prepared = prepare({ question: "sensitivity", read: read(short()), terms });
    return "faults" in prepared ? prepared.faults.map(({ code, path }) => [code, path.join(".")]) : [];
  };
  expect(faults({ on: "happiness" })).toEqual([["NOT_ONE_OF", "terms.on"]]);
  expect(faults({ designs: ["nobody"] })).toEqual([["UNKNOWN_DESIGN", "terms.designs.0"]]);
  expect(faults({ inputs: ["weather"] })).toEqual([["NOT_ONE_OF", "terms.inputs.0"]]);
  expect(faults({ rows: 20 })).toEqual([["NOT_ONE_OF", "terms.rows"]]);
});
