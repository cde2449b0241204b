/** What the signature tests share: a design by its name, a claim that must hold, money, spread. */
import { expect } from "vitest";
import type { ColumnName } from "../../engine/life/columns.ts";
import { type Played, paired, type shows, shows as within } from "./play.ts";

export type Designs = Record<string, Played>;

/** @throws Error if the file has no such design */
export function design(designs: Designs, id: string): Played {
  const found = designs[id];
  if (!found) throw new Error(`no design ${id}`);
  return found;
}

export const holds = (found: ReturnType<typeof shows>) => expect(found.isShown, found.found).toBe(true);

/** No effect: two one-sided claims, the whole interval within a margin on either side of zero. */
export function isNothing(first: readonly number[], second: readonly number[], margin: number): void {
  const difference = paired(first, second);
  holds(within(difference, "above", -margin));
  holds(within(difference, "below", margin));
}

export const experienced = (played: Played, span?: readonly [number, number]) =>
  played.ratio(["experiencedMet"], ["experiencedTickets"], span);

/** Hours lost by users. */
export const lostHours = (played: Played, span?: readonly [number, number]) =>
  played.sum(
    [
      "lostQueueHours",
      "lostWorkHours",
      "lostClientHours",
      "lostDebateHours",
      "lostOutsideHours",
      "lostThirdPartyHours",
    ],
    span,
  );

const INVOICED: readonly ColumnName[] = [
  "feeEur",
  "timeAndMaterialsEur",
  "amendmentEur",
  "ticketFeeEur",
  "bonusEur",
  "exitEur",
  "reversibilityEur",
  "transitionEur",
  "refundEur",
];

/** Difference of two readings, replication by replication. */
export function less(first: readonly number[], second: readonly number[]): number[] {
  return first.map((value, at) => value - (second[at] ?? Number.NaN));
}

/** Invoices after penalties, euros. */
export const invoices = (played: Played) => less(played.sum(INVOICED), played.sum(["penaltyEur"]));

/** Client’s total cost, lost time included, euros. */
export const totalCost = (played: Played) =>
  less(played.sum([...INVOICED, "clientStaffEur", "lostTimeEur"]), played.sum(["penaltyEur"]));

/** Provider’s margin, euros. */
export const margin = (played: Played) =>
  less(invoices(played), played.sum(["providerCostEur", "successorMarginEur"]));

/** Distance of each value from the mean of all: paired, two of them compare spreads. */
export function distances(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => Math.abs(value - mean));
}
