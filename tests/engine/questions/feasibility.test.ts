/** Whether a promise can be made: against every cell played by itself, and against Erlang’s formula. */
import { describe, expect, test } from "vitest";
import { type FeasibilityAnswer, type FeasibilityCell, inlineExecutor, type ScenarioInput } from "#engine";
import { attainmentUnder } from "../../../engine/questions/feasibility/kept.ts";
import { type DesignInput, Trials } from "../../../engine/questions/trials.ts";
import { waitWithin } from "../../../engine/statistics/theory/erlang.ts";
import { deskScenario } from "../../laws/desk.ts";
import { asked, readIn } from "./stage.ts";

const FUTURES = 24;

/** A desk with one technician at the front, who is nearly enough. */
function desk(dispatch: "strictPriority" | "earliestDueDate"): ScenarioInput {
  const scenario = { ...deskScenario(), months: 2 };
  const { desk: design } = scenario.designs;
  if (!design) throw new Error("the desk has changed its designs");
  design.provider.dispatch = dispatch;
  return scenario;
}

/** The share of the same futures in which a desk of so many keeps the promise, played for itself. */
async function alone(scenario: ScenarioInput, posts: number, targetMin: number, required: number) {
  const trials = new Trials(readIn(scenario), 11, { executor: inlineExecutor() });
  const change = ({ contract, provider }: DesignInput) => {
    const [front] = Object.values(provider.teams);
    if (front) front.shifts = [{ window: "office", headcount: posts }];
    const { restoration } = contract.slas ?? {};
    if (restoration)
      Object.assign(
        restoration,
        { targets: { P1: "4h", P2: targetMin, P3: "16h", P4: "40h" } },
        {
          required: { P1: "95%", P2: required, P3: "95%", P4: "95%" },
        },
      );
  };
  const [track] = await trials.play([{ key: "alone", of: "desk", change }], FUTURES);
  return track?.probabilityKept([track.design.slas.findIndex(({ id }) => id === "restoration.P2")]).mean;
}

/** Whether a promise has more staff, or, in the same lives, a longer target or a lower percentage. */
function isEasier(one: FeasibilityCell, than: FeasibilityCell, inSameLives: boolean): boolean {
  if (one.targetMin === than.targetMin && one.required === than.required)
    return (one.posts ?? Infinity) >= (than.posts ?? Infinity);
  const isLooser = one.targetMin >= than.targetMin && one.required <= than.required;
  return inSameLives && isLooser && one.posts === than.posts && one.futures === than.futures;
}

const terms = { targets: ["2h", "4h", "8h"], percentages: [80, 95], team: "front", posts: [1, 2] };

describe.each(["strictPriority", "earliestDueDate"] as const)("under %s", (dispatch) => {
  const scenario = desk(dispatch);
  const told = asked<FeasibilityAnswer>("feasibility", scenario, terms, { replications: FUTURES });

  test("every cell is the share of the same futures that the promise, played for itself, keeps", async () => {
    const { figures } = await told;
    expect(figures.promise).toBe("restoration.P2");
    const own = figures.cells.filter(({ posts, futures }) => posts !== null && futures === FUTURES);
    expect(own.length).toBeGreaterThan(3);
    for (const { posts, targetMin, required, played } of own)
      expect([posts, targetMin, required, played.mean]).toEqual([
        posts,
        targetMin,
        required,
        await alone(scenario, posts ?? 0, targetMin, required),
      ]);
  });

  test("says who looks at the promise, and then plays every cell", async () => {
    const { figures, lives } = await told;
    const isRead = dispatch === "earliestDueDate";
    expect(figures.readers.map(({ en }) => en)).toEqual(isRead ? ["the rule of dispatch"] : []);
    expect(figures.prices.length > 0).toBe(!isRead);
    // three targets, two headcounts and staff without limit
    expect(figures.fixedGridLives).toBe(3 * 3 * FUTURES);
    if (!isRead) expect(figures.cells).toHaveLength(3 * 3 * 2);
    expect(lives).toBeGreaterThanOrEqual(3 * 16);
  });

  test("a looser promise, or one post more, is never less likely to be kept", async () => {
    const { cells } = (await told).figures;
    for (const one of cells)
      for (const other of cells.filter((cell) => isEasier(cell, one, dispatch === "strictPriority")))
        expect(other.smoothed).toBeGreaterThanOrEqual(one.smoothed);
  });
});

test("the tightest target is the first that enough futures keep", async () => {
  const { figures } = await asked<FeasibilityAnswer>("feasibility", desk("strictPriority"), terms, {
    replications: FUTURES,
  });
  for (const { level, targetMin, posts } of figures.tightest) {
    const own = figures.cells.filter((cell) => cell.posts === posts && cell.required === figures.required);
    for (const cell of own)
      if (targetMin.mean !== null && (cell.played.mean ?? 0) >= level)
        expect(targetMin.mean).toBeLessThanOrEqual(cell.targetMin);
      else if (targetMin.mean !== null) expect(targetMin.mean).toBeGreaterThan(cell.targetMin);
  }
  const [at90, , at99] = figures.tightest.filter(({ posts }) => posts !== null);
  expect(at99?.targetMin.mean ?? Infinity).toBeGreaterThanOrEqual(at90?.targetMin.mean ?? Infinity);
});

test("on a desk of Erlang’s, each target is met as often as his formula says", async () => {
  const meanService = 60;
  const perMonth = 1200;
  const scenario: ScenarioInput = {
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
          slas: { response: { metric: "response", targets: "1h", window: "always", required: "50%" } },
        },
        provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 2 }] } } },
      },
    },
    experiment: { replications: 12, seed: 3 },
  };
  const read = readIn(scenario);
  const trials = new Trials(read, 3, { executor: inlineExecutor() });
  const targetsMin = [1, 30, 60, 120];
  const line = 3; // P4, which an unstated mix makes of every ticket
  const [track] = await trials.play([{ key: "desk", of: "desk", otherTargets: { line, targetsMin } }], 12);
  if (!track) throw new Error("nothing played");
  const queue = { servers: 2, arrivalRate: perMonth / (730 * 60), meanService };
  targetsMin.forEach((target, at) => {
    const tickets = 12 * 12 * perMonth;
    // waits in a queue are correlated: some thirty times fewer independent ones
    const error = Math.sqrt(0.25 / (tickets / 30));
    expect(error).toBeLessThan(0.008);
    expect(Math.abs(attainmentUnder(track, at) - waitWithin(queue, target))).toBeLessThan(4 * error);
  });
});

test("a first answer comes from the present staff alone", async () => {
  const partials: FeasibilityAnswer[] = [];
  await asked<FeasibilityAnswer>("feasibility", desk("strictPriority"), terms, {
    replications: FUTURES,
    onPartial: (one) => partials.push(one),
  });
  expect(partials[0]?.lives).toBe(16);
  expect(new Set(partials[0]?.figures.cells.map(({ posts }) => posts))).toEqual(new Set([1]));
});

test("a promise kept in every one of too few futures is undecided, and no post is asked for it", async () => {
  const loose = { target: "40h", percentage: 50, targets: ["20h"], team: "front", posts: [1, 2] };
  const { figures, verdict } = await asked<FeasibilityAnswer>("feasibility", desk("strictPriority"), loose, {
    replications: 4,
  });
  expect(figures.present.mean).toBe(1);
  expect(figures.present.ci95?.[0]).toBeCloseTo(4 / (4 + 1.96 ** 2), 3); // Wilson’s lower end of 4 in 4
  expect(verdict.en).toMatch(/^Undecided: with the present staff/);
  expect(verdict.en).not.toContain("It would take");
  expect(verdict.en).toContain("too few futures for an interval");
});
