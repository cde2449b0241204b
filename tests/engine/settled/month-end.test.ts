/** MODEL §11.13 to 15: the order of a month's end, growth, trust. */
import { describe, expect, test } from "vitest";
import { HOUR, JANUARY, live, promise, reported, type Stage, ticket, users } from "./stage.ts";

type Rule = NonNullable<NonNullable<Stage["governance"]>["rules"]>[number];
type Scope = NonNullable<NonNullable<Stage["contract"]>["scope"]>;

const rebaseline = (when: Rule["when"], over: Partial<Rule> = {}): Rule => ({
  id: "revision",
  when,
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  then: [{ rebaseline: "all" }],
  ...over,
});
const governed = (rules: Rule[], indicators: "contractual" | "shared" = "shared") => ({
  committee: { every: 1, indicators },
  rules,
});
const signed = ({ simulation }: ReturnType<typeof live>, month: number) =>
  simulation.value("amendments", month);
const february = (day: number) => `2027-02-${String(day).padStart(2, "0")}`;
const grows = (date: string, by: string) => ({
  evolution: { events: [{ id: "site", name: "site", date, units: { desk: by } }] },
});
const perUnit = (over = {}) => ({
  scope: { components: { desk: {} } } as Scope,
  price: { perUnit: { desk: 10 }, ...over },
});
const CLIENT = { clientStaff: { effort: 0, delay: 0 } };
/** Every unit beside the quantity is billed at full price. */
const FOLLOWS = { deadBand: { band: 0, additional: 1, reduced: 1 } };

describe("at a month's end", () => {
  test("work that ends at that instant comes before the measures", () => {
    const life = live({ months: 2, contract: { slas: promise("4h") } }, [ticket(JANUARY - HOUR, HOUR)]);
    expect(reported(life, 0)).toEqual([1, 1]);
  });
  test("the committee sees the penalty of the month that has just closed", () => {
    const contract = {
      slas: promise("1h"),
      price: { fixed: 1000 },
      penalties: { clauses: [{ form: "perLateTicket" as const, id: "late", sla: "fix", perTicket: 50 }] },
    };
    const governance = governed([rebaseline({ indicator: "penaltyShare", above: 0.04 })], "contractual");
    const life = live({ months: 2, contract, governance }, [ticket(0, 2 * HOUR)]);
    expect([signed(life, 0), signed(life, 1)]).toEqual([1, 0]);
  });
  test("the committee sees trust as the month has left it, if indicators are shared", () => {
    const situation = { ...users("1h"), trust: { initial: 0.65, loss: 0.3 } };
    const rules = [rebaseline({ indicator: "trust", below: 0.6 })];
    const stage = { months: 2, situation };
    expect(signed(live({ ...stage, governance: governed(rules) }, [ticket(0, 2 * HOUR)]), 0)).toBe(1);
    const blind = live({ ...stage, governance: governed(rules, "contractual") }, [ticket(0, 2 * HOUR)]);
    expect(signed(blind, 0) + signed(blind, 1)).toBe(0);
  });
  test("an amendment acts after the bill of its month, and before the change of the situation", () => {
    const governance = governed([rebaseline({ month: 1 })]);
    const situation = { ...CLIENT, ...grows("2027-02-01", "+50") };
    const contract = perUnit();
    const life = live({ months: 3, units: 100, situation, contract, governance }, []);
    // signed on 31 January at midnight: 100 units; the 50 of 1 February are not in it
    expect([0, 1, 2].map((month) => life.simulation.value("feeEur", month))).toEqual([1000, 1000, 1000]);
    expect(life.simulation.scope.greyShare(0)).toBeCloseTo(50 / 150, 12);
    const later = live(
      { months: 3, units: 100, situation, contract, governance: governed([rebaseline({ month: 2 })]) },
      [],
    );
    expect([0, 1, 2].map((month) => later.simulation.value("feeEur", month))).toEqual([1000, 1000, 1500]);
    expect(later.simulation.scope.greyShare(0)).toBe(0);
  });
  test("an amendment takes effect at the first month's end after its lead time, and costs what it states", () => {
    const cost = { client: 10, provider: 20, invoiced: 30 };
    const governance = governed([rebaseline({ month: 1 }, { after: "10 d", cost })]);
    const life = live({ months: 3, governance }, []);
    expect([0, 1, 2].map((month) => signed(life, month))).toEqual([0, 1, 0]);
    expect(life.simulation.value("amendmentEur", 1)).toBe(30);
    expect(life.simulation.value("clientStaffEur", 1)).toBe(10);
    expect(life.simulation.value("providerCostEur", 1)).toBe(20);
  });
  test("a threshold must be seen by so many committees in a row", () => {
    const rule = rebaseline({ indicator: "backlog", above: 0, committees: 2 });
    const open = [ticket(0, 200 * 24 * HOUR)];
    const life = live({ months: 4, governance: governed([{ ...rule, atMost: 1 }]) }, open);
    expect([0, 1, 2, 3].map((month) => signed(life, month))).toEqual([0, 1, 0, 0]);
  });
});

describe("units", () => {
  test("grow on the first day of a month and stay until the next", () => {
    const components = {
      desk: {
        units: 100,
        growth: 0.12,
        incidents: "1/month",
        priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
        effort: [1],
      },
    };
    const { tape, compiled } = live({ months: 4, situation: { components } }, []).simulation;
    const steps = Array.from(tape.unitTimes.subarray(1, tape.unitsFrom[1]));
    expect(steps).toEqual(Array.from(compiled.monthStartMin.subarray(1, 4)));
    steps.forEach((_, month) => {
      expect(tape.unitValues[month + 1]).toBeCloseTo(100 * 1.12 ** ((month + 1) / 12), 9);
    });
  });
  test("change at the instant of a dated event, and are billed as they were on the first day", () => {
    const situation = { ...CLIENT, ...grows(february(15), "+50") };
    const life = live({ months: 3, units: 100, situation, contract: perUnit(FOLLOWS) }, []);
    expect([0, 1, 2].map((month) => life.simulation.value("feeEur", month))).toEqual([1000, 1000, 1500]);
    const { tape } = life.simulation;
    expect(tape.unitTimes[1]).toBe(JANUARY + 14 * 1440);
  });
  test("that change on the first day are billed that month", () => {
    const situation = { ...CLIENT, ...grows(february(1), "-20%") };
    const life = live({ months: 2, units: 100, situation, contract: perUnit(FOLLOWS) }, []);
    expect(life.simulation.value("feeEur", 1)).toBe(800);
  });
  test("within the dead band change nothing; beyond it the whole difference counts, at its own rate", () => {
    const price = (additional: number, reduced: number) =>
      perUnit({ deadBand: { band: 0.1, additional, reduced } });
    const fee = (change: string) =>
      live(
        {
          months: 2,
          units: 100,
          situation: { ...CLIENT, ...grows(february(1), change) },
          contract: price(0.8, 0.5),
        },
        [],
      ).simulation.value("feeEur", 1);
    expect(fee("+10")).toBe(1000);
    expect(fee("+20")).toBe(1000 + 20 * 10 * 0.8);
    expect(fee("-20")).toBe(1000 - 20 * 10 * 0.5);
  });
});

describe("trust", () => {
  const TRUST = { initial: 0.65, gain: 0.02, loss: 0.1 };
  const weigh = (missed: number, disputed: number, surprise: number) => ({ missed, disputed, surprise });
  test("moves by gain × (1 − b) − loss × b, b the weighted mean of what was bad", () => {
    const trust = { ...TRUST, weights: weigh(1, 0, 0) };
    const { simulation } = live({ months: 2, situation: { ...users("1h"), trust } }, [
      ticket(0, HOUR),
      ticket(2 * HOUR, 2 * HOUR),
    ]);
    // one of two missed
    expect(simulation.value("trust", 0)).toBeCloseTo(0.65 + 0.02 * 0.5 - 0.1 * 0.5, 12);
    expect(simulation.value("trust", 1)).toBeCloseTo(0.61 + 0.02, 12);
  });
  test("weighs misses, disputes and surprise invoices", () => {
    const trust = { ...TRUST, weights: weigh(2, 1, 1) };
    const situation = { ...users("1h"), trust, clientStaff: { effort: 0, delay: 0 } };
    const contract = {
      scope: { components: {}, outcomes: { timeAndMaterials: 1 } },
      price: { fixed: 1000, timeAndMaterials: 100 },
    };
    const { simulation } = live({ situation, contract }, [ticket(0, 2 * HOUR)]);
    // missed 1, disputed 1, invoiced 200 over a fee of 1000
    const bad = (2 * 1 + 1 * 1 + 1 * 0.2) / 4;
    expect(simulation.value("trust", 0)).toBeCloseTo(0.65 + 0.02 * (1 - bad) - 0.1 * bad, 12);
  });
  test("stays in [0, 1]", () => {
    const fall = live({ months: 3, situation: { ...users("1h"), trust: { initial: 0.5, loss: 0.9 } } }, [
      ticket(0, 2 * HOUR),
      ticket(JANUARY, 2 * HOUR),
    ]);
    expect(fall.simulation.value("trust", 1)).toBe(0);
    const rise = live({ months: 3, situation: { ...users("1h"), trust: { initial: 0.9, gain: 0.3 } } }, []);
    expect(rise.simulation.value("trust", 2)).toBe(1);
  });
  test("acts from the next month", () => {
    const trust = { initial: 0.8, loss: 0.8 };
    const situation = {
      ...users("1h"),
      trust: { ...trust, weights: weigh(1, 0, 0) },
      clientStaff: { effort: 0, delay: "1h" },
      reporting: { bypass: { atLowTrust: 1 } },
    };
    const arrivals = [
      ticket(0, 2 * HOUR),
      ticket(JANUARY - 2 * HOUR, 2 * HOUR),
      ticket(JANUARY + HOUR, HOUR),
    ];
    const { simulation } = live({ months: 2, situation }, arrivals);
    expect(simulation.value("trust", 0)).toBe(0);
    expect([0, 1].map((month) => simulation.value("bypassedTickets", month))).toEqual([0, 1]);
  });
});
