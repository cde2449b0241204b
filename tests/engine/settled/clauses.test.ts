/** DOMAIN §2, MODEL §7: what each form of clause owes, hand-computed on months of given tickets. */
import { describe, expect, test } from "vitest";
import { PARTY } from "../../../engine/life/ledger.ts";
import { improvedTarget } from "../../../engine/mechanisms/promises/improvement.ts";
import { met, monthly, perMiss, promises, settle } from "./clause-stage.ts";
import { desk, HOUR, live, promise, ticket } from "./stage.ts";

/** Months with so many of ten P1 on time. */
const ofTen = (...onTime: number[]) => onTime.map((ok) => [[ok, 10] as const]);
const NINETY = { slas: promises([1], { required: 0.9 }) };

describe("a late ticket", () => {
  const late = (clause: object) =>
    monthly(
      live(
        {
          teams: desk(5),
          contract: {
            slas: promise("1h"),
            penalties: { clauses: [{ form: "perLateTicket", id: "late", sla: "fix", ...clause }] },
          },
        },
        [ticket(0, HOUR + 61)],
      ),
    );
  test("owes by started unit of the time that the clause states, by priority", () => {
    expect(late({ perStartedUnit: 10, unit: "30 min" })).toEqual([30]);
    expect(late({ perStartedUnit: { P4: 10 }, unit: { P4: "4h" } })).toEqual([10]);
    expect(late({ perTicket: 5, perStartedUnit: 10, unit: "30 min", ticketCap: 32 })).toEqual([32]);
  });
  test("is priced by hour or by unit, not both, and a unit is stated", () => {
    expect(() => late({ perStartedHour: 10, perStartedUnit: 10, unit: "30 min" })).toThrow("ONE_OF");
    expect(() => late({ perStartedUnit: 10 })).toThrow("MISSING_FIELD");
  });
});

describe("levels", () => {
  const levels = { minimum: 0.5, misses: 3, within: 4 };
  const owed = (...onTime: number[]) =>
    monthly(settle(1000, { clauses: [perMiss({ levels })] }, ofTen(...onTime), NINETY));
  test("make a default of the third expected level missed among four periods", () => {
    expect(owed(8, 8, 10, 8, 8, 10, 10, 8)).toEqual([0, 0, 0, 100, 100, 0, 0, 0]);
  });
  test("make one period below the minimum a default at once; on the minimum is not below it", () => {
    expect(owed(4, 5)).toEqual([100, 0]);
  });
  test("decide what an at-risk clause credits", () => {
    const clause = {
      form: "atRisk" as const,
      id: "credits",
      atRisk: 0.1,
      allocation: { "fix.P1": 0.5 },
      levels,
    };
    expect(monthly(settle(1000, { clauses: [clause] }, ofTen(8, 8, 8), NINETY))).toEqual([0, 0, 50]);
  });
});

describe("points", () => {
  test("may count by the mean of two months", () => {
    const clause = {
      form: "points" as const,
      id: "points",
      points: { "fix.P1": 20 },
      table: [
        { from: 10, rate: "2%" },
        { from: 20, rate: "6%" },
      ],
      averageOver: 2,
    };
    // means: 20, 10, 0, 10, 20 points, each reducing the next bill; the last month's the last bill too
    const months = [false, true, true, false, false].map(met);
    expect(monthly(settle(1000, { clauses: [clause] }, months))).toEqual([0, 60, 20, 0, 20 + 60]);
  });
  const fromZero = (points: Record<string, number>) => ({
    form: "points" as const,
    id: "points",
    points,
    table: [{ from: 0, rate: "5%" }],
  });
  test("that nobody gave owe nothing, whatever row begins at 0", () => {
    const months = [true, true].map(met);
    expect(monthly(settle(1000, { clauses: [fromZero({ "fix.P1": 2 })] }, months))).toEqual([0, 0]);
    const missed = [false, false].map(met);
    expect(monthly(settle(1000, { clauses: [fromZero({ "fix.P1": 0 })] }, missed))).toEqual([0, 0]);
    expect(monthly(settle(1000, { clauses: [fromZero({})] }, missed))).toEqual([0, 0]);
  });
  test("of a row from 0 are due from the first one given, in the month after", () => {
    const clause = fromZero({ "fix.P1": 2 });
    expect(monthly(settle(1000, { clauses: [clause] }, [false, true].map(met)))).toEqual([0, 50]);
  });
});

describe("a bonus", () => {
  const clause = (over: object = {}) => ({
    form: "bonusMalus" as const,
    id: "incentive",
    sla: "fix.P1",
    malusPerPoint: "1%",
    bonusPerPoint: "0.5%",
    bonusAbove: 0.95,
    bonusCap: "2%",
    ...over,
  });
  test("is paid above its level, within its cap, and the malus below the target", () => {
    const wide = settle(1000, { clauses: [clause({ bonusCap: "5%" })] }, ofTen(10, 9, 8), NINETY);
    expect(monthly(wide, "bonusEur")).toEqual([25, 0, 0]);
    expect(monthly(wide)).toEqual([0, 0, 100]);
    const capped = settle(1000, { clauses: [clause()] }, ofTen(10), NINETY);
    expect(monthly(capped, "bonusEur")).toEqual([20]);
  });
  test("goes from the client to the provider, by its own line", () => {
    const { ledger } = settle(1000, { clauses: [clause()] }, ofTen(10), NINETY);
    expect(ledger.lines[ledger.bonusKind(0)]).toBe(2000);
    expect(ledger.kindTable[ledger.bonusKind(0)]).toEqual({
      line: "bonus",
      payer: PARTY.client,
      payee: PARTY.provider,
      clause: "incentive",
      cause: "fix.P1",
    });
    expect(ledger.balances[PARTY.provider]).toBe(102_000);
  });
  test("is never earned by a sample too small for its ratio", () => {
    const slas = promises([1], { required: 0.9, smallSample: { below: 11, misses: 1 } });
    expect(monthly(settle(1000, { clauses: [clause()] }, ofTen(10), { slas }), "bonusEur")).toEqual([0]);
  });
});

describe("an earn-back", () => {
  const earnBack = { above: 0.95, periods: 2 };
  test("refunds as soon as the periods that follow are good, and what was paid, not what was due", () => {
    const life = settle(
      1000,
      { clauses: [perMiss({ earnBack })], caps: { monthAmount: 60 } },
      ofTen(8, 10, 10, 8, 10, 9),
      NINETY,
    );
    expect(monthly(life)).toEqual([60, 0, 0, 60, 0, 0]);
    expect(monthly(life, "refundEur")).toEqual([0, 0, 60, 0, 0, 0]);
    expect(life.ledger.lines[2 * life.ledger.kinds + life.ledger.refundKind(0)]).toBe(6000);
    expect(life.ledger.balances.reduce((sum, cents) => sum + cents, 0)).toBe(0);
  });
  test("does not reopen a cap", () => {
    const life = settle(
      1000,
      { clauses: [perMiss({ earnBack })], caps: { yearAmount: 150 } },
      ofTen(8, 10, 10, 8, 8),
      NINETY,
    );
    expect(monthly(life)).toEqual([100, 0, 0, 50, 0]);
  });
});

describe("continuous improvement", () => {
  test("raises a target by the best periods, within a share of the gap, never lowers it", () => {
    expect(improvedTarget(0.9, 1, 0.2)).toBeCloseTo(0.92, 12);
    expect(improvedTarget(0.9, 0.91, 0.2)).toBeCloseTo(0.91, 12);
    expect(improvedTarget(0.9, 0.8, 0.2)).toBe(0.9);
  });
  test("holds from the month after the contract year", () => {
    // 91 of 100 meet 90 % in the twelfth month and miss 92 % in the thirteenth
    const months = [...Array(11).fill([[10, 10]]), [[91, 100]], [[91, 100]]];
    const owed = (improvement: { sla: string; best: number; share: string }[]) =>
      monthly(settle(1000, { clauses: [perMiss()], improvement }, months, NINETY)).slice(11);
    expect(owed([])).toEqual([0, 0]);
    expect(owed([{ sla: "fix", best: 3, share: "20%" }])).toEqual([0, 100]);
  });
});

describe("continuous improvement of a contract that is met in its seventh month", () => {
  test("looks at the periods that are simulated, each line at its own", () => {
    // P1 is always on time; P2 keeps its 90 %, and its target with it
    const months = [
      ...Array(6).fill([
        [10, 10],
        [9, 10],
      ]),
      [
        [10, 10],
        [91, 100],
      ],
    ];
    const clause = { form: "perMiss" as const, id: "miss", sla: "fix.P2", amount: 100 };
    const improvement = [{ sla: "fix", best: 3, share: "20%" }];
    const given = { slas: promises([1, 2], { required: 0.9 }), observed: { month: 6 } };
    expect(monthly(settle(1000, { clauses: [clause], improvement }, months, given))).toEqual(
      Array(7).fill(0),
    );
  });
});
