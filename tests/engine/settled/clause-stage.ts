/** Months of tickets of which so many are on time, and what a contract's clauses make of them. */
import type { ScenarioInput } from "#engine";
import type { Arrival, Observation } from "../../laws/observe.ts";
import { desk, live, type Stage, ticket } from "./stage.ts";

type Contract = ScenarioInput["designs"][string]["contract"];
type Clause = NonNullable<NonNullable<Contract["penalties"]>["clauses"]>[number];

/** First minute of each month of the stage's year and the next, from 2027-01-01. */
export const MONTH_START = Array.from(
  { length: 25 },
  (_, month) => (Date.UTC(2027, month, 1) - Date.UTC(2027, 0, 1)) / 60_000,
);

/** [on time, tickets] of a month, P1 first; priorities left out have none. */
export type MonthOfTickets = readonly (readonly [number, number] | undefined)[];

/** Every promise of a minute: a ticket on time takes one minute, a late one two. */
export const promises = (
  targets: readonly number[],
  over: Partial<NonNullable<Contract["slas"]>[string]> = {},
): NonNullable<Contract["slas"]> => ({
  fix: {
    metric: "resolution",
    targets: Object.fromEntries(targets.map((priority) => [`P${priority}`, "1 min"])),
    window: "always",
    ...over,
  },
});

/** Tickets half a minute apart from the first minute of each month; technicians enough for none to wait. */
export function arrivalsOf(months: readonly MonthOfTickets[]): Arrival[] {
  return months.flatMap((priorities, month) => {
    let at = MONTH_START[month] ?? Number.NaN;
    return priorities.flatMap((counts, priority) =>
      Array.from({ length: counts?.[1] ?? 0 }, (_, one) => {
        at += 0.5;
        return ticket(at, one < (counts?.[0] ?? 0) ? 1 : 2, priority + 1);
      }),
    );
  });
}

/** Plays a contract of a monthly fee and its clauses over the given months. */
export function settle(
  fee: number,
  penalties: Omit<NonNullable<Contract["penalties"]>, "clauses"> & { clauses: Clause[] },
  months: readonly MonthOfTickets[],
  given: Stage & { slas?: Contract["slas"] } = {},
): Observation {
  const { slas = promises([1, 2, 3, 4]), contract, ...stage } = given;
  return live(
    {
      months: months.length,
      teams: desk(10),
      ...stage,
      contract: { slas, price: { fixed: fee }, ...contract, penalties },
    },
    arrivalsOf(months),
  );
}

export type Column = Parameters<Observation["simulation"]["value"]>[0];

/** A money column month by month, euros to the cent. */
export const monthly = (life: Observation, column: Column = "penaltyEur"): number[] =>
  Array.from(
    { length: life.simulation.compiled.months },
    (_, month) => Math.round(100 * life.simulation.value(column, month)) / 100,
  );

/** A month in which one priority's line is met by its only ticket, or missed. */
export const met = (isMet: boolean): MonthOfTickets => [[isMet ? 1 : 0, 1]];

/** 100 euros for every missed month of P1. */
export const perMiss = (over: object = {}) => ({
  form: "perMiss" as const,
  id: "miss",
  sla: "fix.P1",
  amount: 100,
  ...over,
});
