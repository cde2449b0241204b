/** Staffing policies: reviews at the month's end, lead times, limits, costs; and what people do to trust. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { Replicator, rowLength } from "../../../engine/life/replicate.ts";
import { compiled } from "../../laws/observe.ts";
import { component, desk, HOUR, JANUARY, live, promise, type Stage, stage, ticket } from "./stage.ts";

type Policy = NonNullable<ScenarioInput["designs"][string]["provider"]["staffing"]>[number];
const policy = (over: Partial<Policy>): NonNullable<Stage["provider"]> => ({
  staffing: [{ team: "desk", every: 1, hiringLead: 0, cuttingLead: 0, ...over }],
});
/** An hour of work at every hour of the first months. */
const busy = (months: number) =>
  Array.from({ length: months * 28 * 24 }, (_, hour) => ticket(hour * HOUR, 60));
const open = ({ simulation }: ReturnType<typeof live>, months: number) =>
  Array.from({ length: months }, (_, month) => simulation.value("openHours1", month));
const FEBRUARY = 28 * 24;

describe("a staffing policy", () => {
  test("aims at a utilisation: one more above it, one fewer below, from the next month on", () => {
    const played = live({ months: 3, provider: policy({ rule: "utilisation" }) }, busy(3));
    expect(open(played, 3)).toEqual([744, 2 * FEBRUARY, 744]);
    expect(played.simulation.value("postsAdded", 0) + played.simulation.value("postsAdded", 1)).toBe(1);
  });
  test("hires after its lead time, and decides nothing more before", () => {
    const late = live({ months: 2, provider: policy({ rule: "utilisation", hiringLead: "10 d" }) }, busy(2));
    expect(open(late, 2)).toEqual([744, FEBRUARY + 18 * 24]);
    const later = live({ months: 4, provider: policy({ rule: "utilisation", hiringLead: "40 d" }) }, busy(4));
    expect(open(later, 3)).toEqual([744, FEBRUARY, 744 + 19 * 24]);
  });
  test("keeps within its limits and charges what it changes", () => {
    const provider = policy({ rule: "utilisation", step: 5, max: 3, hiringCost: "700 EUR" });
    const { simulation } = live({ months: 2, provider }, busy(2));
    expect(simulation.value("openHours1", 1)).toBe(3 * FEBRUARY);
    expect(simulation.value("providerCostEur", 0)).toBe(1400);
  });
  test("of commitment adds a post while the report is below what is required, and cuts none", () => {
    const contract = { slas: promise("30 min") };
    const missed = live({ months: 3, contract, provider: policy({ rule: "commitment" }) }, busy(3));
    expect(open(missed, 3)).toEqual([744, 2 * FEBRUARY, 3 * 744]);
    const kept = live(
      { months: 2, contract: { slas: promise("2h") }, provider: policy({ rule: "commitment" }) },
      busy(2),
    );
    expect(open(kept, 2)).toEqual([744, FEBRUARY]);
    const tolerant = policy({ rule: "commitment", required: 0 });
    expect(open(live({ months: 2, contract, provider: tolerant }, busy(2)), 2)).toEqual([744, FEBRUARY]);
  });
  test("of a margin floor cuts prevention first, then posts, down to its fewest", () => {
    const teams = { desk: { ...desk(3).desk, cost: "1000 EUR" } } as ReturnType<typeof desk>;
    const provider = {
      ...policy({ rule: "marginFloor", floor: "10%", over: 1, min: 1 }),
      posture: { prevention: { desk: 50 } },
    };
    const contract = { price: { fixed: "2100 EUR" } };
    const { simulation } = live({ months: 4, teams, provider, contract }, busy(4));
    const prevention = [0, 1, 2].map((month) => simulation.value("preventionHours", month));
    expect(prevention).toEqual([50, 0, 0]);
    // 2,100 − 3,000, twice; then 2,100 − 2,000 is 4.8 %, still below the floor; then 2,100 − 1,000 is enough
    expect(open({ simulation } as ReturnType<typeof live>, 4)).toEqual([3 * 744, 3 * FEBRUARY, 2 * 744, 720]);
  });
  test("names a team and a shift that exist", () => {
    expect(() => compiled(stage({ provider: policy({ team: "nobody", rule: "commitment" }) }))).toThrow(
      "UNKNOWN_TEAM",
    );
    expect(() => compiled(stage({ provider: policy({ shift: 2, rule: "commitment" }) }))).toThrow(
      "UNKNOWN_REFERENCE",
    );
  });
});

describe("trust and people", () => {
  const trusting = (over: object) => ({ trust: { initial: 0.5, gain: 0.1, ...over } });
  const committee = { committee: { every: 6, indicators: "shared" as const } };
  const trustAfter = (given: Stage) => live({ ...given }, [ticket(100, 60)]).simulation.value("trust", 0);
  test("recovers faster under transparent committees, and where nobody leaves", () => {
    expect(trustAfter({ situation: trusting({}) })).toBeCloseTo(0.6, 12);
    expect(trustAfter({ situation: trusting({ transparency: 1 }) })).toBeCloseTo(0.6, 12);
    expect(trustAfter({ situation: trusting({ transparency: 1 }), governance: committee })).toBeCloseTo(
      0.7,
      12,
    );
    const provider = { people: { turnover: 1e-6 } };
    expect(trustAfter({ situation: trusting({ stability: 0.5 }) })).toBeCloseTo(0.6, 12);
    expect(trustAfter({ situation: trusting({ stability: 0.5 }), provider })).toBeCloseTo(0.65, 12);
  });
  test("falls with the share of technicians who left", () => {
    const situation = {
      components: { desk: { ...component(), incidents: "1/yr" } },
      trust: {
        initial: 1,
        loss: 0.4,
        weights: { missed: 0, disputed: 0, surprise: 0, departures: 1 },
      },
    };
    const scenario = compiled(
      stage({ months: 1, situation, teams: desk(10), provider: { people: { turnover: 3 } } }),
    );
    const replicator = new Replicator(scenario, 1);
    const row = new Float64Array(rowLength(scenario));
    for (let life = 0; life < 5; life++) {
      replicator.play(life, row);
      const [simulation] = replicator["simulations"];
      const left = simulation?.value("departures", 0) ?? 0;
      expect(simulation?.value("trust", 0)).toBeCloseTo(1 - 0.4 * (left / 10), 12);
    }
  });
  test("moves by the stated amount at a formal change, and lengthens its lead time where it is low", () => {
    const rule = {
      id: "clear",
      when: { month: 1 },
      // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
      then: [{ clarity: 1 }],
      after: "20 d",
    };
    const signed = (situation: NonNullable<Stage["situation"]>) => {
      const { simulation } = live({ months: 4, situation, governance: { rules: [rule] } }, [ticket(100, 60)]);
      return [0, 1, 2, 3].map((month) => simulation.value("amendments", month));
    };
    expect(signed({ trust: { initial: 0.8 } })).toEqual([0, 1, 0, 0]);
    // trust falls to 0.3 in January: 20 d × (1 + 2 × 0.5) = 40 d, signed at the end of March
    const falling = {
      trust: { initial: 0.8, loss: 0.5, weights: { disputed: 0, surprise: 0 }, onLeadTime: 2 },
      impact: { window: "always", usersAffected: 1, productivityLoss: 1 },
      expectations: { targets: "1 min" },
    };
    expect(signed(falling)).toEqual([0, 0, 1, 0]);
    const moved = live(
      {
        months: 3,
        situation: { trust: { initial: 0.5, formalChange: -0.02 } },
        governance: { rules: [rule] },
      },
      [ticket(JANUARY, 60)],
    );
    expect([1, 2].map((month) => moved.simulation.value("trust", month))).toEqual([0.5, 0.48]);
  });
});
