/** The checks of DOMAIN 10 that are systems: docs/domain-checks.md has the table, and names the tests that hold the others. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { leaveProbability } from "../../engine/mechanisms/governance/term.ts";
import { erlangC, meanWait } from "../../engine/statistics/theory/erlang.ts";
import { meanUncoveredShare, uncoveredShare } from "../../engine/statistics/theory/scope-drift.ts";
import { stage } from "../engine/settled/stage.ts";
import { compiled } from "../laws/observe.ts";
import { meanOf, paired, playCompiled, shows } from "../signatures/play.ts";
import { desksOf, firstTouch, WORK_MIN } from "./desk.ts";

const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);

describe("1: M/M/s", () => {
  // DOMAIN 7: load, servers, share that waits, mean wait over mean work
  test.each([
    [4, 5, 0.554, 0.55],
    [4, 6, 0.285, 0.14],
    [10, 12, 0.449, 0.22],
    [20, 22, 0.568, 0.28],
  ])("load %i on %i waits as Erlang says", async (load, headcount, waiting, mean) => {
    const input = desksOf(
      { one: { headcount, contract: { slas: firstTouch("0", "50%") } } },
      { perHour: load * (60 / WORK_MIN), months: load > 5 ? 1 : 3 },
    );
    const { one } = await playCompiled(compiled(input), 16);
    const waits = meanOf(
      (one?.ratio(["contractualMet"], ["contractualTickets"]) ?? []).map((met) => 1 - met),
    );
    const wait = meanOf((one?.wait(4) ?? []).map((minutes) => minutes / WORK_MIN));
    expect(erlangC(load, headcount)).toBeCloseTo(waiting, 3);
    const exact = meanWait({ arrivalRate: load, meanService: 1, servers: headcount });
    expect(Math.abs(exact - mean)).toBeLessThan(0.006);
    for (const [found, expected] of [
      [waits, erlangC(load, headcount)],
      [wait, exact],
    ] as const) {
      expect(expected).toBeGreaterThan(found.low);
      expect(expected).toBeLessThan(found.high);
    }
  });
});

describe("3: a frozen scope and one brought up to date every year", () => {
  const drift = { replacement: 0.12, growth: 0.06, coveredWhenNew: 0.5, initiallyUncovered: 0.08 };
  const contract = {
    scope: {
      components: "all" as const,
      coveredWhenNew: drift.coveredWhenNew,
      initiallyUncovered: drift.initiallyUncovered,
      detection: 0,
    },
  };
  const provider = { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 4 }] } } };
  const scenario: ScenarioInput = {
    ...desksOf({}, { perHour: 1 }),
    months: 48,
    situation: {
      clientStaff: { effort: "1h", delay: "8h", hourlyCost: "45 EUR" },
      components: {
        desk: {
          units: 400,
          incidents: "1/month",
          priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
          effort: ["10 min"],
          growth: drift.growth,
          replacement: drift.replacement,
        },
      },
    },
    designs: {
      frozen: { contract, provider },
      yearly: {
        contract,
        provider,
        governance: {
          // biome-ignore lint/suspicious/noThenProperty: a word of scenarios
          rules: [{ id: "revision", when: { every: 12, first: 12 }, then: [{ rebaseline: "all" }] }],
        },
      },
    },
  };
  test("follow o(t) and its sawtooth", async () => {
    const { frozen, yearly } = await playCompiled(compiled(scenario), 32);
    if (!frozen || !yearly) throw new Error("no design");
    const grey = (design: typeof frozen, from: number, to: number) =>
      design.ratio(["greyTickets"], ["scopedTickets"], [from, to]);
    // two months around each anniversary, the table of DOMAIN 4.2: 15, 21, 26 %
    for (const year of [1, 2, 3]) {
      const { mean } = meanOf(grey(frozen, 12 * year, 12 * year + 1));
      expect(Math.abs(mean - uncoveredShare(drift, year))).toBeLessThan(0.01);
    }
    for (const year of [2, 3, 4]) {
      const { mean } = meanOf(grey(yearly, 12 * year - 11, 12 * year));
      expect(Math.abs(mean - meanUncoveredShare(drift, 1))).toBeLessThan(0.01);
    }
    holds(shows(paired(grey(yearly, 25, 26), grey(yearly, 23, 24)), "below", -0.03));
  });
});

describe("7: contracts that are not renewed", () => {
  const anchors = { leave: 0.12, onTrust: 3 };
  const population = stage({
    months: 14,
    situation: { trust: { initial: { between: [0.3, 0.8] } } },
    contract: { term: { months: 12, renewal: 12, notice: 3, ...anchors }, exit: {} },
  });
  test("8 to 15 % a year of a population whose trust differs", async () => {
    const { designs } = await runStudy(
      compiled({ ...population, experiment: { replications: 2000, seed: 13 } }),
      { executor: inlineExecutor() },
    );
    const share = designs[0]?.indicators["terminated"]?.mean ?? Number.NaN;
    // the logistic law over trust uniform in [.3, .8], by the middles of a thousand slices
    const slices = Array.from({ length: 1000 }, (_, at) => 0.3 + (0.5 * (at + 0.5)) / 1000);
    const expected =
      slices.reduce(
        (sum, trust) => sum + leaveProbability(anchors.leave, anchors.onTrust * (trust - 0.5)),
        0,
      ) / slices.length;
    expect(Math.abs(share - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / 2000));
    expect(share).toBeGreaterThan(0.08);
    expect(share).toBeLessThan(0.15);
  });
});
