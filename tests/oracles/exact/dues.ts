/** Clauses by delivery, by late ticket and by row of periods, and prices that follow an index, played to the cent. */
import { met, monthly, promises, settle } from "../../engine/settled/clause-stage.ts";
import { desk, live, promise, ticket } from "../../engine/settled/stage.ts";
import { caseOf } from "../cases.ts";
import { tickets } from "./credits.ts";
import type { Played } from "./exact.ts";

const given = <P = Record<string, number>, E = Record<string, number>>(id: string) =>
  caseOf<P, E>("penalties", id);

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

export function case03(): Played {
  const { expected } = given("PEN-A-03");
  return { expected: [0, expected["penalty"] ?? Number.NaN], found: monthly(delivery("PEN-A-03")) };
}

export function case04(): Played {
  const life = delivery("PEN-A-04");
  const { expected } = given("PEN-A-04");
  // neither paid nor due
  return {
    expected: [0, expected["penalty"] ?? Number.NaN, 0, 0],
    found: [...monthly(life), ...monthly(life, "penaltyDueEur")],
  };
}

export function case05(): Played {
  const { expected } = given("PEN-A-05");
  return {
    expected: [expected["penalty"] ?? Number.NaN],
    found: monthly(delivery("PEN-A-05", true)).slice(-1),
  };
}

export function case11(): Played {
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
  // one ticket a month, then all in one month, then all under a cap of 1,000
  return {
    expected: [...expected.per_ticket, expected.month, 1000],
    found: [...play(7, 30.5 * 1440, cap_month), ...play(1, 60, cap_month), ...play(1, 60, 1000)],
  };
}

export function case12(): Played {
  const { parameters, expected } = given<{ fee: number; missed: number[] }, { malus: number[] }>("PEN-A-12");
  const life = settle(
    parameters.fee,
    { clauses: [{ form: "perMiss", id: "miss", sla: "fix.P1", share: "4%", repeat: [1, 1.5, 2] }] },
    parameters.missed.map((missed) => met(missed === 0)),
  );
  return { expected: expected.malus, found: monthly(life) };
}

export function case13(): Played {
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
  const refunds = monthly(life, "refundEur");
  const net = [...paid, ...refunds.map((eur) => -eur)].reduce((sum, eur) => sum + eur, 0);
  // months missed, refunds by month, what is left to pay
  return {
    expected: [...expected.missed_months, ...Array<number>(11).fill(0), expected.total_refund, expected.net],
    found: [...paid.flatMap((eur, month) => (eur > 0 ? [month + 1] : [])), ...refunds, net],
  };
}

/** The fee of the last month before the first anniversary and of the first after it, under both ways of indexing. */
export function indexedPrice(id: string, share: number): Played {
  const { parameters, expected } = given(id);
  const { P0 = 0, S0 = 1, S1, S = S1 ?? 1 } = parameters;
  const after = expected["P1"] ?? expected["P"] ?? Number.NaN;
  const found = (["signature", "lastRevision"] as const).flatMap((from) => {
    const life = live(
      {
        months: 13,
        situation: { priceIndex: { values: [S0, S] } },
        contract: { price: { fixed: P0, indexation: { share, from } } },
      },
      [],
    );
    return monthly(life, "feeEur").slice(11);
  });
  return { expected: [P0, after, P0, after], found };
}
