/** Findings on promises and their measure: each on a contract written so that it must be found, and on its neighbour that must not have it. */
import { describe, expect, test } from "vitest";
import { chanceOfMissing } from "#engine";
import { component, desk, type Stage } from "../settled/stage.ts";
import { type Contract, find, lintStage, promise, revised, sound, tickets } from "./lint-stage.ts";

test("a sound contract with enough tickets has no serious fault", () => {
  const { findings } = lintStage({
    situation: tickets(1000),
    contract: sound(),
    governance: revised,
    provider: { dispatch: "strictPriority" },
  });
  expect(findings.filter(({ code }) => code !== "NEVER_MEASURED")).toEqual([]);
});

describe("volumes", () => {
  const perMonth = (given: Stage, id: string) =>
    lintStage(given).figures.clauses.find((clause) => clause.id === id)?.ticketsPerMonth;
  test("stated rates × units, a period of three months three times as many, requests only where they count", () => {
    const situation = {
      components: { desk: { ...component(20), incidents: "0.5/month", requests: "0.25/month" } },
    };
    const contract = { slas: promise({ requests: false, period: 3 }) };
    const clause = lintStage({ situation, contract }).figures.clauses.find(
      ({ id }) => id === "restoration.P4",
    );
    expect([clause?.ticketsPerMonth, clause?.ticketsPerPeriod]).toEqual(
      [10, 30].map((n) => expect.closeTo(n, 9)),
    );
    expect(perMonth({ situation, contract: { slas: promise() } }, "restoration.P4")).toBeCloseTo(15, 9);
  });
  test("recurrences of recurrences: branching 20 % makes 10 incidents 12.5", () => {
    const situation = tickets(10, { recurrence: { branching: 0.2, delay: "2 wk" } });
    expect(perMonth({ situation, contract: { slas: promise() } }, "restoration.P4")).toBeCloseTo(12.5, 9);
  });
  test("major incidents are P1, their related tickets have the component's priorities", () => {
    const situation = tickets(10, { majors: { rate: "6/yr", related: 4, effort: ["1h"] } });
    const given = { situation, contract: { slas: promise() } };
    expect(perMonth(given, "restoration.P1")).toBeCloseTo(0.5, 9);
    expect(perMonth(given, "restoration.P4")).toBeCloseTo(10 + 0.5 * 4, 9);
  });
  test("a tenth inflated and a twentieth lowered move one level", () => {
    const situation = {
      components: {
        desk: { ...component(), incidents: "100/month", priorities: { P1: 0.1, P2: 0.2, P3: 0.3, P4: 0.4 } },
      },
    };
    const given = { situation, contract: { slas: promise(), priority: { inflation: 0.1, downgrade: 0.05 } } };
    // P1 keeps its inflated ones and gets a tenth of P2: 10 × 0.95 + 20 × 0.1
    expect(perMonth(given, "restoration.P1")).toBeCloseTo(11.5, 9);
    expect(perMonth(given, "restoration.P2")).toBeCloseTo(20 * 0.85 + 30 * 0.1 + 10 * 0.05, 9);
    expect(perMonth(given, "restoration.P4")).toBeCloseTo(40 * 0.9 + 30 * 0.05, 9);
  });
  test("an uncovered component is promised nothing", () => {
    const situation = {
      components: { desk: component(10), other: component(30) },
      clientStaff: { effort: "1h", delay: "1h" },
    };
    const contract = { slas: promise(), scope: { components: { desk: {} } } };
    expect(perMonth({ situation, contract }, "restoration.P4")).toBeCloseTo(10, 9);
  });
});

describe("luck", () => {
  test("ten tickets a month at 95 %: a good provider is red one month in four, and one late ticket is enough", () => {
    const given = { situation: tickets(10), contract: sound() };
    const chance = find(given, "CHANCE_MISSES");
    // late ones of a good provider are Poisson of mean 0.3 and one is forgiven from 20 tickets on, which is rare here
    expect(chance?.numbers["missed"]).toBeCloseTo(1 - Math.exp(-0.3), 2);
    expect(chance?.severity).toBe("serious");
    expect(find(given, "ONE_LATE_MISSES")?.numbers).toMatchObject({ fewestTickets: 20 });
    // what is proposed instead forgives 7 late tickets of the 120 of a year, and a good provider keeps it 19 times in 20
    expect(chance?.betterWording.fr).toMatch(/année contractuelle.*Jusqu’à 139 tickets.*7 au plus/);
    const proposed = { required: 0.95, smallBelow: 140, smallMisses: 7 };
    expect(chanceOfMissing({ onAverage: 120 }, 0.97, proposed)).toBeLessThanOrEqual(0.05);
    expect(chanceOfMissing({ onAverage: 120 }, 0.9, proposed)).toBeGreaterThan(0.5);
  });
  test("a thousand tickets a month: neither", () => {
    const given = { situation: tickets(1000), contract: sound() };
    expect(find(given, "CHANCE_MISSES")).toBeUndefined();
    expect(find(given, "ONE_LATE_MISSES")).toBeUndefined();
    expect(find(given, "CANNOT_TELL")).toBeUndefined();
  });
  test("a lenient rule on few tickets lets a bad provider through", () => {
    const lenient = sound({ slas: promise({ smallSample: { below: 40, misses: 2 } }) });
    expect(find({ situation: tickets(10), contract: lenient }, "CANNOT_TELL")?.severity).toBe("serious");
  });
  test("100 % required: a single late ticket misses, whatever the volume", () => {
    const all = sound({ slas: promise({ required: "100%" }) });
    expect(find({ situation: tickets(1000), contract: all }, "ONE_LATE_MISSES")?.severity).toBe("serious");
  });
  test("half a ticket a month is hardly measured, none never", () => {
    const given = { situation: tickets(0.5), contract: sound() };
    expect(find(given, "HARDLY_MEASURED")?.numbers["emptyPeriods"]).toBeCloseTo(Math.exp(-0.5), 9);
    expect(find(given, "NEVER_MEASURED")?.name.en).toBe("Restoration P1, P2, P3");
    expect(find({ situation: tickets(50), contract: sound() }, "HARDLY_MEASURED")).toBeUndefined();
  });
});

describe("targets", () => {
  test("work that takes longer than the target is found, and is not when it fits", () => {
    // exponential of mean 4 h: 1 − e^−2 = 86 % within 8 h
    const long = tickets(1000, { effort: ["exponential(4h)"] });
    expect(find({ situation: long, contract: sound() }, "TARGET_BEYOND_WORK")?.numbers["fits"]).toBeCloseTo(
      1 - Math.exp(-2),
      6,
    );
    const low = sound({ slas: promise({ required: "85%" }) });
    expect(find({ situation: long, contract: low }, "TARGET_BEYOND_WORK")).toBeUndefined();
  });
  test("first contact and reopenings beyond what the situation states", () => {
    const situation = {
      components: {
        desk: { ...component(), effort: [10, 60], escalation: [0.4], reopening: { probability: "8%" } },
      },
    };
    const teams = { ...desk(), back: { tier: 2, shifts: [{ window: "always", headcount: 1 }] } };
    const levels = (first: string, atMost: string): Stage => ({
      situation,
      teams,
      contract: {
        slas: {},
        serviceLevels: {
          first: { metric: "firstContact", required: first },
          back: { metric: "reopening", atMost },
        },
      },
    });
    expect(find(levels("70%", "5%"), "FIRST_CONTACT_BEYOND_TIERS")?.numbers["stated"]).toBeCloseTo(0.6, 9);
    expect(find(levels("70%", "5%"), "REOPENING_BEYOND_NATURE")?.numbers["stated"]).toBeCloseTo(0.92, 9);
    expect(find(levels("60%", "8%"), "FIRST_CONTACT_BEYOND_TIERS")).toBeUndefined();
    expect(find(levels("60%", "8%"), "REOPENING_BEYOND_NATURE")).toBeUndefined();
  });
  test("a window that no shift covers, unless somebody is on call", () => {
    const calendars = { day: { hours: "8h-16h Mon-Sun" } };
    const teams = { desk: { tier: 1, shifts: [{ window: "day", headcount: 1 }] } };
    const given: Stage = { months: 12, calendars, teams, situation: tickets(100), contract: sound() };
    expect(find(given, "WINDOW_UNCOVERED")?.numbers["uncovered"]).toBeCloseTo(16 / 24, 9);
    const onCall = { priorities: ["P4" as const], reaction: "30 min" };
    expect(
      find({ ...given, teams: { desk: { ...teams.desk, onCall } } }, "WINDOW_UNCOVERED"),
    ).toBeUndefined();
    expect(
      find({ ...given, contract: sound({ slas: promise({ window: "day" }) }) }, "WINDOW_UNCOVERED"),
    ).toBeUndefined();
  });
});

describe("perverse pairs", () => {
  const given = (contract: Contract): Stage => ({ situation: tickets(1000), contract });
  test("a percentage without a term for what is late", () => {
    const perPoint = {
      clauses: [{ form: "perPoint" as const, id: "points", sla: "restoration", perPoint: "1%" }],
    };
    const price = { fixed: "1000 EUR" };
    expect(find(given({ slas: promise(), penalties: perPoint, price }), "LATE_WITHOUT_TERM")?.severity).toBe(
      "serious",
    );
    expect(find(given(sound()), "LATE_WITHOUT_TERM")).toBeUndefined(); // charged by the hour
    const second = promise({ second: { targets: "24h" } });
    expect(find(given({ slas: second, penalties: perPoint, price }), "LATE_WITHOUT_TERM")).toBeUndefined();
    const aged = {
      slas: promise(),
      serviceLevels: { old: { metric: "backlogAge" as const, age: "80h", window: "always" } },
      penalties: perPoint,
      price,
    };
    expect(find(given(aged), "LATE_WITHOUT_TERM")).toBeUndefined();
  });
  test("a late ticket left open counts nowhere, unless the contract says otherwise", () => {
    expect(find(given({ slas: promise() }), "LATE_LEFT_OPEN")).toBeDefined();
    expect(find(given({ slas: promise({ openLate: "missed" }) }), "LATE_LEFT_OPEN")).toBeUndefined();
    expect(find(given({ slas: promise({ attribution: "due" }) }), "LATE_LEFT_OPEN")).toBeUndefined();
  });
});
