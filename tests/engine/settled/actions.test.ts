/** What committees see of the provider, and what their amendments change. */
import { describe, expect, test } from "vitest";
import { compiled } from "../../laws/observe.ts";
import { component, desk, HOUR, JANUARY, live, promise, type Stage, stage, ticket, times } from "./stage.ts";

type Rules = NonNullable<NonNullable<Stage["governance"]>["rules"]>;
type Action = Rules[number]["then"][number];
type When = Rules[number]["when"];
const rules = (action: Action, when: When = { month: 1 }): Rules => [
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  { id: "rule", when, then: [action] },
];
const fees = (given: Stage) => {
  const { simulation } = live({ months: 3, contract: { price: { fixed: "1000 EUR" } }, ...given }, []);
  return [0, 1, 2].map((month) => simulation.value("feeEur", month));
};

describe("an amendment", () => {
  test("changes every price from the next month on", () => {
    expect(fees({ governance: { rules: rules({ price: 1.1 }) } })).toEqual([1000, 1100, 1100]);
  });
  test("lets the price follow the index once, from the start or the last such amendment", () => {
    const situation = {
      components: { desk: component() },
      priceIndex: { values: [100, 110, 121] },
    };
    const governance = { rules: rules({ index: 0.5 }, { every: 13 }) };
    const { simulation } = live(
      { months: 27, situation, governance, contract: { price: { fixed: "1000 EUR" } } },
      [],
    );
    // the index is at 110 after 13 months, at 121 after 26
    const billed = [11, 12, 13, 25, 26].map((month) => simulation.value("feeEur", month));
    expect(billed).toEqual([1000, 1000, 1050, 1050, 1102.5]);
  });
  test("changes what a clause owes, counted from the terms as signed", () => {
    const contract = {
      slas: promise("30 min"),
      price: { fixed: "1000 EUR" },
      penalties: {
        clauses: [{ form: "perPoint" as const, id: "points", sla: "fix", perPoint: "1%", cap: "10%" }],
      },
    };
    const late = [ticket(100, 60), ticket(JANUARY + 100, 60)];
    const paid = (governance: NonNullable<Stage["governance"]>) => {
      const { simulation } = live({ months: 2, contract, governance }, late);
      return [0, 1].map((month) => simulation.value("penaltyEur", month));
    };
    expect(paid({})).toEqual([100, 100]);
    expect(paid({ rules: rules({ penalty: "points", factor: 0 }) })).toEqual([100, 0]);
    expect(() =>
      compiled(stage({ contract, governance: { rules: rules({ penalty: "nothing", factor: 0 }) } })),
    ).toThrow("UNKNOWN_REFERENCE");
  });
  test("shortens the client’s answers", () => {
    const situation = {
      components: { desk: component() },
      waiting: { probability: 1, delay: "10h" },
    };
    const governance = { rules: rules({ answers: 0.25 }) };
    const played = live({ months: 2, situation, governance }, [ticket(100, 60), ticket(JANUARY + 100, 60)]);
    expect(times(played).map((life) => (life[2] ?? 0) - (life[0] ?? 0))).toEqual([660, 60 + 150]);
  });
});

describe("a committee that shares indicators sees", () => {
  const committee = { every: 1, indicators: "shared" as const };
  const signs = (when: When, given: Stage, arrivals = [ticket(100, 60)]) => {
    const governance = { committee, rules: rules({ clarity: 1 }, when) };
    return live({ months: 2, ...given, governance }, arrivals).simulation.value("amendments", 0);
  };
  test("utilisation: half a month of work", () => {
    const half = [ticket(0, JANUARY / 2)];
    expect(signs({ indicator: "utilisation", above: 0.49 }, {}, half)).toBe(1);
    expect(signs({ indicator: "utilisation", above: 0.51 }, {}, half)).toBe(0);
  });
  test("the provider’s margin: 1,000 invoiced, 800 of wages", () => {
    const given = {
      contract: { price: { fixed: "1000 EUR" } },
      teams: { desk: { ...desk().desk, cost: "800 EUR" } } as ReturnType<typeof desk>,
    };
    expect(signs({ indicator: "margin", below: 0.21 }, given)).toBe(1);
    expect(signs({ indicator: "margin", below: 0.19 }, given)).toBe(0);
  });
  test("how old the backlog is, and the part of it that is out of scope", () => {
    const late = [ticket(JANUARY - 48 * HOUR, 72 * HOUR)];
    expect(signs({ indicator: "backlogDays", above: 1.9 }, {}, late)).toBe(1);
    expect(signs({ indicator: "backlogDays", above: 2.1 }, {}, late)).toBe(0);
    expect(signs({ indicator: "greyBacklogDays", above: 0 }, {}, late)).toBe(0);
    const contract = { scope: { initiallyUncovered: 1, detection: 0 } };
    const situation = { components: { desk: component() }, clientStaff: { effort: "1h", delay: "1h" } };
    expect(signs({ indicator: "greyBacklogDays", above: 1.9 }, { contract, situation }, late)).toBe(1);
  });
  test("what the team knows, and who left", () => {
    const provider = { people: { knowledge: { initial: 0.5, recovery: "500 wk" } } };
    expect(signs({ indicator: "knowledge", below: 0.6 }, { provider })).toBe(1);
    expect(signs({ indicator: "knowledge", below: 0.4 }, { provider })).toBe(0);
    const leaving = { provider: { people: { turnover: 5 } }, teams: desk(20) };
    expect(signs({ indicator: "departures", above: 0 }, leaving)).toBe(1);
    expect(signs({ indicator: "departures", above: 0 }, {})).toBe(0);
  });
});
