/** The cases of penalties.json on what a clause owes, played through the engine to the cent; penalty-limits.test.ts has what bounds it. */
import { describe, expect, test } from "vitest";
import {
  arrivalsOf,
  type MonthOfTickets,
  monthly,
  promises,
  settle,
} from "../engine/settled/clause-stage.ts";
import { desk, live } from "../engine/settled/stage.ts";
import { given, tickets } from "./penalty-given.ts";

const LATE = [0, 1] as const;

/** The given deliverable, due at the end of the last month but one and late by so many days. */
function delivery(id: string, indexed = false) {
  const { V = 0, R = 0, divisor = 1, exemption = 0, S = 1, S0 = 1 } = given(id).parameters;
  const months = indexed ? 14 : 2;
  const deliverables = [{ id: "report", value: V, due: { month: months - 1 }, delay: `${R} d` }];
  return live(
    {
      months,
      situation: indexed ? { priceIndex: { values: [S0, S] } } : {},
      contract: {
        price: { fixed: 1000, indexation: { share: 0.85, from: "signature" } },
        penalties: {
          clauses: [{ form: "lateDelivery", id: "delivery", divisor, exemption, indexed, deliverables }],
        },
      },
    },
    [],
  );
}

describe("as a clause of a contract", () => {
  test("PEN-A-01: at-risk amount × pool × allocation", () => {
    const { parameters, expected } = given("PEN-A-01");
    const { invoice = 0, at_risk_pct = 0, A = 0, B = 0 } = parameters;
    const allocation = { "fix.P1": B / 100 };
    const clause = {
      form: "atRisk" as const,
      id: "credits",
      atRisk: at_risk_pct / 100,
      pool: A / 100,
      allocation,
    };
    expect(monthly(settle(invoice, { clauses: [clause] }, [[LATE]]))).toEqual([expected["credit"]]);
  });

  test("PEN-A-02: over-allocated credits add up, never beyond the amount at risk", () => {
    const { parameters, expected } = given<{
      invoice: number;
      at_risk_pct: number;
      defaults: { A: number; B: number }[];
    }>("PEN-A-02");
    const allocation = Object.fromEntries(
      parameters.defaults.map(({ A, B }, at) => [`fix.P${at + 1}`, (A * B) / 10_000]),
    );
    const credits = (atRisk: number, pool: number) =>
      monthly(
        settle(
          parameters.invoice,
          { clauses: [{ form: "atRisk", id: "credits", atRisk, pool, allocation }] },
          [[LATE, LATE, LATE]],
        ),
      );
    expect(credits(parameters.at_risk_pct / 100, 1)).toEqual([expected["credit"]]);
    // twice as much at risk and half the pool: the same credits, with room for them all
    expect(credits(parameters.at_risk_pct / 50, 0.5)).toEqual([expected["uncapped"]]);
  });

  test("PEN-A-03: value × days late / 1000, above the exemption", () => {
    expect(monthly(delivery("PEN-A-03"))).toEqual([0, given("PEN-A-03").expected["penalty"]]);
  });

  test("PEN-A-04: nothing is due up to the exemption", () => {
    const life = delivery("PEN-A-04");
    expect(monthly(life)).toEqual([0, given("PEN-A-04").expected["penalty"]]);
    expect(monthly(life, "penaltyDueEur")).toEqual([0, 0]);
  });

  test("PEN-A-05: the price’s indexation applies to the amount, after computing it", () => {
    expect(monthly(delivery("PEN-A-05", true)).at(-1)).toBe(given("PEN-A-05").expected["penalty"]);
  });

  test("PEN-A-06: points of a month reduce the next bill", () => {
    const { parameters, expected } = given<{ points: number[]; billed: number }, { credits: number[] }>(
      "PEN-A-06",
    );
    const points = { "fix.P1": 5, "fix.P2": 10, "fix.P3": 12, "fix.P4": 30, "service.P4": 11 };
    // priorities missed in each month; a P4 late by a minute misses its restoration too, one late by 24 s does not
    const missed = [[1], [2], [1, 2], [2, 3], [4], [4], []];
    const months = missed.map((late) => [1, 2, 3, 4].map((one) => [late.includes(one) ? 0 : 1, 1] as const));
    const slas = {
      ...promises([1, 2, 3, 4]),
      service: { metric: "restoration" as const, targets: { P4: "90 s" }, window: "always" },
    };
    const arrivals = arrivalsOf(months);
    const fifth = arrivals[4 * 4 + 3];
    if (fifth) fifth.effortMin = 1.4;
    const life = live(
      {
        months: months.length,
        teams: desk(10),
        contract: {
          slas,
          price: { fixed: parameters.billed },
          penalties: {
            clauses: [
              {
                form: "points",
                id: "points",
                points,
                table: [10, 15, 20, 25, 30].map((from, row) => ({ from, rate: (row + 1) * 0.02 })),
              },
            ],
          },
        },
      },
      arrivals,
    );
    expect(monthly(life)).toEqual([0, ...expected.credits]);
  });

  test("PEN-A-07: one per cent of the charges per point of shortfall", () => {
    const { parameters, expected } = given("PEN-A-07");
    const { measure = 0, actual = 0, charges = 0 } = parameters;
    const life = settle(
      charges,
      { clauses: [{ form: "perPoint", id: "shortfall", sla: "fix.P1", perPoint: "1%" }] },
      [[tickets(actual)]],
      { slas: promises([1], { required: measure / 100 }) },
    );
    expect(monthly(life)).toEqual([expected["credit"]]);
  });

  test("PEN-A-08: tiers of availability; a threshold itself belongs to the milder tier", () => {
    const { parameters, expected } = given<
      { month_minutes: number; planned_minutes: number; downtime_minutes: number[]; fee: number },
      { credits: number[] }
    >("PEN-A-08");
    const base = parameters.month_minutes - parameters.planned_minutes;
    // a minute is a ticket here; fractions are reduced where they can be
    const months = parameters.downtime_minutes.map((down): MonthOfTickets => {
      const by = [1074, 10, 6].find((divisor) => down % divisor === 0 && base % divisor === 0) ?? 1;
      return [[(base - down) / by, base / by]];
    });
    const tiers = [
      { below: 0.95, rate: 0.5 },
      { below: 0.99, rate: 0.25 },
      { below: 0.999, rate: 0.1 },
    ];
    const life = settle(
      parameters.fee,
      { clauses: [{ form: "tiers", id: "availability", sla: "fix", tiers }] },
      months,
      { slas: promises([1], { required: 0.999 }) },
    );
    expect(monthly(life)).toEqual(expected.credits);
  });
});
