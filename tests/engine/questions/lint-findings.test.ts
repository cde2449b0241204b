/** Each finding, on a contract written so that it must be found, and on its neighbour that must not have it. */
import { describe, expect, test } from "vitest";
import {
  chanceOfMissing,
  compile,
  type Finding,
  type FindingCode,
  type LintAnswer,
  lint,
  readScenario,
} from "#engine";
import { component, desk, type Stage, stage } from "../settled/stage.ts";

type Contract = NonNullable<Stage["contract"]>;

function lintStage(given: Stage): LintAnswer {
  const read = readScenario(stage(given));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return lint(compile(read.scenario, read.world));
}
const find = (given: Stage, code: FindingCode): Finding | undefined =>
  lintStage(given).findings.find((finding) => finding.code === code);

/** `perMonth` P4 incidents and no other ticket. */
const tickets = (perMonth: number, more: object = {}): NonNullable<Stage["situation"]> => ({
  components: { desk: { ...component(), incidents: `${perMonth}/month`, ...more } },
});
const promise = (more: object = {}): Contract["slas"] => ({
  restoration: { metric: "restoration", targets: "8h", window: "always", required: "95%", ...more },
});
const amounts = (more: object = {}): NonNullable<Contract["penalties"]> => ({
  clauses: [{ form: "perLateTicket", id: "late", sla: "restoration", perStartedHour: "10 EUR", ...more }],
});
/** A contract with nothing to find but luck. */
const sound = (more: Partial<Contract> = {}): Contract => ({
  slas: promise({ openLate: "missed", attribution: "due" }),
  penalties: amounts(),
  term: { months: 36, renewal: 12, notice: 3 },
  ...more,
});
// biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
const REVISION = { id: "revision", when: { every: 12 }, then: [{ rebaseline: "all" as const }] };
const revised: Stage["governance"] = { rules: [REVISION] };

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

describe("caps", () => {
  const given = (penalties: Contract["penalties"], slas = promise()): Stage => ({
    situation: tickets(1000),
    contract: { slas, penalties, price: { fixed: "1000 EUR" } },
  });
  test("5 % of 1,000 € is reached by one ticket 5 hours late at 10 € an hour", () => {
    const found = find(given({ ...amounts(), caps: { month: "5%" } }), "CAP_REACHED_EARLY");
    expect(found?.numbers).toEqual({ capEur: 50, lateMin: 300 });
    expect(find(given(amounts()), "CAP_REACHED_EARLY")).toBeUndefined();
    expect(find(given({ ...amounts(), caps: { month: "50%" } }), "CAP_REACHED_EARLY")).toBeUndefined();
  });
  test("2 % of a fee per point, capped at 6 %: three points", () => {
    const clause = { form: "perPoint" as const, id: "points", sla: "restoration", perPoint: "2%", cap: "6%" };
    expect(find(given({ clauses: [clause] }), "CAP_REACHED_EARLY")?.numbers["points"]).toBeCloseTo(3, 9);
    expect(find(given({ clauses: [{ ...clause, cap: "60%" }] }), "CAP_REACHED_EARLY")).toBeUndefined();
  });
  test("30 € per missed line, four lines, a cap of 60 €: two lines", () => {
    const clause = {
      form: "perMiss" as const,
      id: "miss",
      sla: "restoration",
      amount: "30 EUR",
      capAmount: "60 EUR",
    };
    const found = find(given({ clauses: [clause] }), "CAP_REACHED_EARLY");
    expect(found?.numbers).toMatchObject({ missedLines: 2, lines: 4 });
    expect(
      find(given({ clauses: [{ ...clause, capAmount: "120 EUR" }] }), "CAP_REACHED_EARLY"),
    ).toBeUndefined();
  });
  test("service credits: 10 % at risk, each line a full pool of it: one missed line pays all", () => {
    const clause = {
      form: "atRisk" as const,
      id: "credits",
      atRisk: "10%",
      allocation: { "restoration.P3": 1, "restoration.P4": 1 },
    };
    expect(find(given({ clauses: [clause] }), "CAP_REACHED_EARLY")?.numbers).toMatchObject({
      missedLines: 1,
      lines: 2,
    });
    const shared = { ...clause, allocation: { "restoration.P3": 0.5, "restoration.P4": 0.5 } };
    expect(find(given({ clauses: [shared] }), "CAP_REACHED_EARLY")).toBeUndefined();
  });
  test("tiers above the cap have no effect", () => {
    const clause = {
      form: "tiers" as const,
      id: "tiers",
      sla: "restoration",
      tiers: [
        { below: "95%", rate: "2%" },
        { below: "90%", rate: "10%" },
      ],
    };
    const capped = { clauses: [clause], caps: { month: "5%" } };
    expect(find(given(capped), "CAP_REACHED_EARLY")?.numbers).toMatchObject({ below: 0.9, tiersCut: 1 });
    expect(find(given({ clauses: [clause], caps: { month: "10%" } }), "CAP_REACHED_EARLY")).toBeUndefined();
  });
});

describe("consequences", () => {
  const given = (contract: Contract): Stage => ({ situation: tickets(1000), contract });
  const two = {
    ...promise(),
    response: { metric: "response" as const, targets: "1h", window: "always" },
  };
  test("a promise that no clause looks at, an objective excepted", () => {
    expect(find(given({ slas: two, penalties: amounts() }), "NO_CONSEQUENCE")?.name.fr).toBe(
      "GTI P1, P2, P3, P4",
    );
    const objective = {
      ...two,
      response: { ...two.response, objectiveOnly: ["P1", "P2", "P3", "P4"] as const },
    };
    expect(
      find(given({ slas: objective as unknown as Contract["slas"], penalties: amounts() }), "NO_CONSEQUENCE"),
    ).toBeUndefined();
  });
  test("no clause at all, or one of nothing, or one that bears on objectives", () => {
    expect(find(given({ slas: two }), "NO_CLAUSE")?.numbers).toEqual({ promises: 8 });
    expect(find(given({ slas: two, penalties: amounts() }), "NO_CLAUSE")).toBeUndefined();
    expect(
      find(given({ slas: two, penalties: amounts({ perStartedHour: 0 }) }), "CLAUSE_OF_NOTHING"),
    ).toBeDefined();
    expect(find(given(sound()), "CLAUSE_OF_NOTHING")).toBeUndefined();
    const objectives = promise({ objectiveOnly: ["P1", "P2", "P3", "P4"] });
    expect(find(given({ slas: objectives, penalties: amounts() }), "CLAUSE_WITHOUT_LINE")).toBeDefined();
    expect(find(given(sound()), "CLAUSE_WITHOUT_LINE")).toBeUndefined();
  });
  test("penalties that nobody ever claims", () => {
    expect(find(given(sound({ penalties: { ...amounts(), claim: 0 } })), "NEVER_CLAIMED")).toBeDefined();
    expect(find(given(sound({ penalties: { ...amounts(), claim: 0.3 } })), "NEVER_CLAIMED")).toBeUndefined();
  });
});

describe("bonus, earn-back, termination", () => {
  const given = (contract: Contract, perMonth: number): Stage => ({ situation: tickets(perMonth), contract });
  test("five tickets a month: 98 % is reached by luck", () => {
    const clause = {
      form: "bonusMalus" as const,
      id: "bonus",
      sla: "restoration",
      bonusPerPoint: "0.5%",
      bonusAbove: "98%",
      bonusCap: "3%",
    };
    // a bad provider, 90 %: no late ticket with e^−0.5, less the months without any ticket e^−5
    const contract = sound({ penalties: { clauses: [clause] } });
    expect(find(given(contract, 5), "BONUS_BY_LUCK")?.numbers["rewarded"]).toBeCloseTo(
      Math.exp(-0.5) - Math.exp(-5),
      6,
    );
    expect(find(given(contract, 1000), "BONUS_BY_LUCK")).toBeUndefined();
  });
  test("a penalty earned back by what was promised anyway", () => {
    const clause = (above: string) => ({
      form: "perMiss" as const,
      id: "miss",
      sla: "restoration",
      amount: "10 EUR",
      earnBack: { above, periods: 3 },
    });
    expect(
      find(given(sound({ penalties: { clauses: [clause("95%")] } }), 1000), "EARN_BACK_EASY"),
    ).toBeDefined();
    expect(
      find(given(sound({ penalties: { clauses: [clause("97%")] } }), 1000), "EARN_BACK_EASY"),
    ).toBeUndefined();
  });
  test("two misses in six months dismiss a good provider by luck", () => {
    const penalties = { ...amounts(), chronicFailure: { misses: 2, within: 6 } };
    const found = find(given(sound({ penalties }), 10), "CHRONIC_BY_LUCK");
    const missed = found?.numbers["missed"] ?? 0;
    const byHand = 1 - (1 - missed) ** 6 - 6 * missed * (1 - missed) ** 5;
    expect(found?.numbers["dismissed"]).toBeCloseTo(byHand, 9);
    expect(find(given(sound({ penalties }), 1000), "CHRONIC_BY_LUCK")).toBeUndefined();
  });
});

describe("life", () => {
  const given = (contract: Contract, governance?: Stage["governance"]): Stage => ({
    situation: tickets(1000),
    contract,
    ...(governance ? { governance } : {}),
  });
  test("no term, no notice, no revision", () => {
    const { term: _, ...endless } = sound();
    expect(find(given(endless), "NO_TERM")).toBeDefined();
    expect(find(given(endless), "NO_NOTICE")).toBeUndefined();
    expect(find(given(sound({ term: { months: 36 } })), "NO_NOTICE")).toBeDefined();
    expect(find(given(sound()), "NO_NOTICE")).toBeUndefined();
    expect(find(given(sound()), "NO_REVISION")).toBeDefined();
    expect(find(given(sound(), revised), "NO_REVISION")).toBeUndefined();
  });
});

describe("priorities", () => {
  const mixed = {
    components: {
      desk: { ...component(), incidents: "100/month", priorities: { P1: 0, P2: 0, P3: 0.5, P4: 0.5 } },
    },
  };
  const given = (slas: Contract["slas"], dispatch: NonNullable<Stage["dispatch"]>): Stage => ({
    situation: mixed,
    contract: sound({ slas }),
    dispatch,
  });
  const apart = promise({ targets: { P3: "8h", P4: "16h" } });
  test("P3 and P4 with one promise: no rule separates them in the order of arrival; strict priority does", () => {
    expect(find(given(promise(), "firstComeFirstServed"), "SAME_PROMISE")).toMatchObject({
      severity: "warning",
      name: { en: "P3 and P4" },
    });
    expect(find(given(promise(), "strictPriority"), "SAME_PROMISE")?.severity).toBe("note");
    expect(find(given(apart, "firstComeFirstServed"), "SAME_PROMISE")).toBeUndefined();
  });
  test("different promises in the order of arrival", () => {
    expect(find(given(apart, "firstComeFirstServed"), "DISPATCH_IGNORES_PRIORITY")).toBeDefined();
    expect(find(given(apart, "strictPriority"), "DISPATCH_IGNORES_PRIORITY")).toBeUndefined();
    expect(find(given(promise(), "firstComeFirstServed"), "DISPATCH_IGNORES_PRIORITY")).toBeUndefined();
  });
});
