/** Findings on what clauses owe and give: each on a contract written so that it must be found, and on its neighbour that must not have it. */
import { describe, expect, test } from "vitest";
import { component, type Stage } from "../settled/stage.ts";
import { amounts, type Contract, find, promise, revised, sound, tickets } from "./lint-stage.ts";

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
