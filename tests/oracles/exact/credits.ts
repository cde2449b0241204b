/** Clauses of credits and tiers, played to the cent. */
import {
  arrivalsOf,
  type MonthOfTickets,
  monthly,
  promises,
  settle,
} from "../../engine/settled/clause-stage.ts";
import { desk, live } from "../../engine/settled/stage.ts";
import { caseOf } from "../cases.ts";
import type { Played } from "./exact.ts";

const given = <P = Record<string, number>, E = Record<string, number>>(id: string) =>
  caseOf<P, E>("penalties", id);
const LATE = [0, 1] as const;
const SMALL = { below: 10, misses: 1 };

/** A rate in percent as so many on time of so many tickets. */
export function tickets(percent: number): [number, number] {
  const ok = Math.round(percent * 10);
  const divisor =
    [500, 250, 200, 125, 100, 50, 40, 25, 20, 10, 8, 5, 4, 2].find(
      (by) => ok % by === 0 && 1000 % by === 0,
    ) ?? 1;
  return [ok / divisor, 1000 / divisor];
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

export function case01(): Played {
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

export function case02(): Played {
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

export function case06(): Played {
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

export function case07(): Played {
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

export function case08(): Played {
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

export function case09(): Played {
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

export function case10(): Played {
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
