/** The cases of penalties.json as clauses of a contract, played through the engine to the cent: euros by month, unless said otherwise. */
import {
  arrivalsOf,
  type MonthOfTickets,
  met,
  monthly,
  promises,
  settle,
} from "../../engine/settled/clause-stage.ts";
import { desk, live, promise, ticket } from "../../engine/settled/stage.ts";
import { caseOf } from "../cases.ts";
import type { Exact } from "./exact.ts";

/** Euros due, in the order of the case. */
type Played = Pick<Exact, "expected" | "found">;

const given = <P = Record<string, number>, E = Record<string, number>>(id: string) =>
  caseOf<P, E>("penalties", id);
const LATE = [0, 1] as const;
const SMALL = { below: 10, misses: 1 };

/** A rate in percent as so many on time of so many tickets. */
function tickets(percent: number): [number, number] {
  const ok = Math.round(percent * 10);
  const divisor =
    [500, 250, 200, 125, 100, 50, 40, 25, 20, 10, 8, 5, 4, 2].find(
      (by) => ok % by === 0 && 1000 % by === 0,
    ) ?? 1;
  return [ok / divisor, 1000 / divisor];
}

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

function case01(): Played {
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
  return {
    expected: [expected["credit"] ?? Number.NaN],
    found: monthly(settle(invoice, { clauses: [clause] }, [[LATE]])),
  };
}

function case02(): Played {
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
      settle(parameters.invoice, { clauses: [{ form: "atRisk", id: "credits", atRisk, pool, allocation }] }, [
        [LATE, LATE, LATE],
      ]),
    );
  // twice as much at risk and half the pool: the same credits, with room for them all
  return {
    expected: [expected["credit"] ?? Number.NaN, expected["uncapped"] ?? Number.NaN],
    found: [...credits(parameters.at_risk_pct / 100, 1), ...credits(parameters.at_risk_pct / 50, 0.5)],
  };
}

function case03(): Played {
  const { expected } = given("PEN-A-03");
  return { expected: [0, expected["penalty"] ?? Number.NaN], found: monthly(delivery("PEN-A-03")) };
}

function case04(): Played {
  const life = delivery("PEN-A-04");
  const { expected } = given("PEN-A-04");
  // neither paid nor due
  return {
    expected: [0, expected["penalty"] ?? Number.NaN, 0, 0],
    found: [...monthly(life), ...monthly(life, "penaltyDueEur")],
  };
}

function case05(): Played {
  const { expected } = given("PEN-A-05");
  return {
    expected: [expected["penalty"] ?? Number.NaN],
    found: monthly(delivery("PEN-A-05", true)).slice(-1),
  };
}

function case06(): Played {
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
  return { expected: [0, ...expected.credits], found: monthly(life) };
}

function case07(): Played {
  const { parameters, expected } = given("PEN-A-07");
  const { measure = 0, actual = 0, charges = 0 } = parameters;
  const life = settle(
    charges,
    { clauses: [{ form: "perPoint", id: "shortfall", sla: "fix.P1", perPoint: "1%" }] },
    [[tickets(actual)]],
    { slas: promises([1], { required: measure / 100 }) },
  );
  return { expected: [expected["credit"] ?? Number.NaN], found: monthly(life) };
}

function case08(): Played {
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
  return { expected: expected.credits, found: monthly(life) };
}

function case09(): Played {
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
  return { expected: [expected["malus"] ?? Number.NaN], found: monthly(life) };
}

function case10(): Played {
  const { parameters, expected } = given<
    { fee: number; months: { P1: [number, number]; P2: [number, number] }[] },
    { malus: number[] }
  >("PEN-A-10");
  const months = parameters.months.map(({ P1, P2 }) => [P1, P2]);
  const life = settle(parameters.fee, { clauses: TIERS }, months, {
    slas: promises([1, 2], { required: REQUIRED, smallSample: SMALL }),
  });
  return { expected: expected.malus, found: monthly(life) };
}

function case11(): Played {
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

function case12(): Played {
  const { parameters, expected } = given<{ fee: number; missed: number[] }, { malus: number[] }>("PEN-A-12");
  const life = settle(
    parameters.fee,
    { clauses: [{ form: "perMiss", id: "miss", sla: "fix.P1", share: "4%", repeat: [1, 1.5, 2] }] },
    parameters.missed.map((missed) => met(missed === 0)),
  );
  return { expected: expected.malus, found: monthly(life) };
}

function case13(): Played {
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
function indexedPrice(id: string, share: number): Played {
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

/** Cases of penalties.json: [id, what is compared, the clause played]. */
const CASES: readonly (readonly [string, string, () => Played])[] = [
  ["PEN-A-01", "at-risk amount × pool × allocation", case01],
  ["PEN-A-02", "over-allocated credits add up, never beyond the amount at risk; with room for all", case02],
  ["PEN-A-03", "value × days late / 1000, above the exemption", case03],
  ["PEN-A-04", "nothing is paid or due up to the exemption", case04],
  ["PEN-A-05", "the price’s indexation applies to the amount, after computing it", case05],
  ["PEN-A-06", "points of a month reduce the next bill", case06],
  ["PEN-A-07", "one per cent of the charges per point of shortfall", case07],
  ["PEN-A-08", "tiers of availability; a threshold itself belongs to the milder tier", case08],
  ["PEN-A-09", "bands of the share within target, by priority, under a monthly cap", case09],
  ["PEN-A-10", "a small sample may miss one; two fall in the first band", case10],
  ["PEN-A-11", "every started hour late, capped by ticket, then by month", case11],
  ["PEN-A-12", "consecutive misses multiply the malus; a met month begins anew", case12],
  [
    "PEN-A-13",
    "months missed; three months at the higher target earn a malus back at the year’s end; net",
    case13,
  ],
  [
    "PEN-A-14",
    "a price that follows its index whole: twelfth and thirteenth month",
    () => indexedPrice("PEN-A-14", 1),
  ],
  [
    "PEN-A-15",
    "a price of which 70 % follow the index: twelfth and thirteenth month",
    () => indexedPrice("PEN-A-15", 0.7),
  ],
];

/** Every case of penalties.json, played. */
export const playClauses = (): Exact[] => CASES.map(([id, what, play]) => ({ id, what, ...play() }));
