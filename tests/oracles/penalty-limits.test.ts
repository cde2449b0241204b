/** The cases of penalties.json on bands, small samples, caps, repeats, earn-back and indexation, played as clauses to the cent. */
import { describe, expect, test } from "vitest";
import { met, monthly, promises, settle } from "../engine/settled/clause-stage.ts";
import { desk, live, promise, ticket } from "../engine/settled/stage.ts";
import { given, tickets } from "./penalty-given.ts";

const SMALL = { below: 10, misses: 1 };

/** Two priorities with tiers of their own, as in the cases PEN-A-09 and 10. */
const TIERS = [
  {
    form: "tiers" as const,
    id: "P1",
    sla: "fix.P1",
    tiers: [
      { below: 0.9, rate: 0.05 },
      { below: 0.95, rate: 0.02 },
    ],
  },
  {
    form: "tiers" as const,
    id: "P2",
    sla: "fix.P2",
    tiers: [
      { below: 0.85, rate: 0.03 },
      { below: 0.9, rate: 0.01 },
    ],
  },
];
const REQUIRED = { P1: 0.95, P2: 0.9 };

describe("as a clause of a contract", () => {
  test("PEN-A-09: bands of the share within target, by priority, under a monthly cap", () => {
    const { parameters, expected } = given<{
      fee: number;
      P1: { ok: number; n: number };
      P2: { ok: number; n: number };
    }>("PEN-A-09");
    const { fee, P1, P2 } = parameters;
    const life = settle(
      fee,
      { clauses: TIERS, caps: { month: "6%" } },
      [
        [
          [P1.ok, P1.n],
          [P2.ok, P2.n],
        ],
      ],
      {
        slas: promises([1, 2], { required: REQUIRED }),
      },
    );
    expect(monthly(life)).toEqual([expected["malus"]]);
  });

  test("PEN-A-10: a small sample may miss one; two fall in the first band", () => {
    const { parameters, expected } = given<
      { fee: number; months: { P1: [number, number]; P2: [number, number] }[] },
      { malus: number[] }
    >("PEN-A-10");
    const months = parameters.months.map(({ P1, P2 }) => [P1, P2]);
    const life = settle(parameters.fee, { clauses: TIERS }, months, {
      slas: promises([1, 2], { required: REQUIRED, smallSample: SMALL }),
    });
    expect(monthly(life)).toEqual(expected.malus);
  });

  test("PEN-A-11: every started hour late, capped by ticket, then by month", () => {
    const { parameters, expected } = given<
      { overrun_minutes: number[]; rate: number; cap_ticket: number; cap_month: number },
      { per_ticket: number[]; month: number }
    >("PEN-A-11");
    const { rate, cap_ticket, cap_month } = parameters;
    const play = (months: number, everyMin: number, cap: number) =>
      monthly(
        live(
          {
            months,
            teams: desk(10),
            contract: {
              slas: promise("1h"),
              price: { fixed: 1000 },
              penalties: {
                clauses: [
                  {
                    form: "perLateTicket",
                    id: "late",
                    sla: "fix",
                    perStartedHour: rate,
                    ticketCap: cap_ticket,
                  },
                ],
                caps: { monthAmount: cap },
              },
            },
          },
          parameters.overrun_minutes.map((late, at) => ticket(at * everyMin, 60 + late)),
        ),
      );
    expect(play(7, 30.5 * 1440, cap_month)).toEqual(expected.per_ticket);
    expect(play(1, 60, cap_month)).toEqual([expected.month]);
    expect(play(1, 60, 1000)).toEqual([1000]);
  });

  test("PEN-A-12: consecutive misses multiply the malus; a met month begins anew", () => {
    const { parameters, expected } = given<{ fee: number; missed: number[] }, { malus: number[] }>(
      "PEN-A-12",
    );
    const life = settle(
      parameters.fee,
      { clauses: [{ form: "perMiss", id: "miss", sla: "fix.P1", share: "4%", repeat: [1, 1.5, 2] }] },
      parameters.missed.map((missed) => met(missed === 0)),
    );
    expect(monthly(life)).toEqual(expected.malus);
  });

  test("PEN-A-13: three months at the higher target earn a malus back at the year’s end", () => {
    const { parameters, expected } = given<
      { rates: number[]; expected_level: number; high: number; malus: number },
      { missed_months: number[]; total_refund: number; net: number }
    >("PEN-A-13");
    const { rates, expected_level, high, malus } = parameters;
    const earnBack = { above: high / 100, periods: 3, settled: "yearEnd" as const };
    const life = settle(
      1000,
      { clauses: [{ form: "perMiss", id: "miss", sla: "fix", amount: malus, earnBack }] },
      rates.map((rate) => [tickets(rate)]),
      { slas: promises([1], { required: expected_level / 100 }) },
    );
    const paid = monthly(life);
    expect(paid.flatMap((eur, month) => (eur > 0 ? [month + 1] : []))).toEqual(expected.missed_months);
    expect(monthly(life, "refundEur")).toEqual([...Array(11).fill(0), expected.total_refund]);
    expect(paid.reduce((sum, eur) => sum + eur, 0) - expected.total_refund).toBe(expected.net);
  });

  test.each(["PEN-A-14", "PEN-A-15"])("%s: a price on a given path of its index", (id) => {
    const { parameters, expected } = given(id);
    const { P0 = 0, S0 = 1, S1, S = S1 ?? 1 } = parameters;
    for (const from of ["signature", "lastRevision"] as const) {
      const life = live(
        {
          months: 13,
          situation: { priceIndex: { values: [S0, S] } },
          contract: {
            price: { fixed: P0, indexation: { share: id === "PEN-A-14" ? 1 : 0.7, from } },
          },
        },
        [],
      );
      const fees = monthly(life, "feeEur");
      expect(fees.slice(11)).toEqual([P0, expected["P1"] ?? expected["P"]]);
    }
  });
});
