/**
 * The corridor of a fair price: from the fee below which the provider should not sign to the fee above which the client should
 * not. Both are found future by future: a margin and a bill are straight lines in the fee between two fees that were played.
 */
import { ratioOfSums, Sums } from "../../statistics/estimate.ts";
import { expectedShortfall, quantileEstimate } from "../../statistics/risk.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import type { Accounts } from "./accounts.ts";

export const RISKS = ["mean", "loss", "shortfall"] as const;
export type Risk = (typeof RISKS)[number];

/** What the provider wants of its margin. */
export interface Wish {
  /** mean margin as a share of what is invoiced */
  margin: number;
  /** probability of a loss that is borne */
  loss: number;
}

/** share of the worst futures over which an expected shortfall is taken */
export const WORST = 0.1;

/** The same variant at two fees, as multiples of today's. */
export interface AtTwoFees {
  first: Accounts;
  second: Accounts;
  /** fee of the first and of the second, as multiples of today's */
  fees: [number, number];
}

/** Values by future at a fee of 0, and what they gain for a whole fee of today. */
interface Lines {
  at0: Float64Array;
  slope: Float64Array;
}

function linesOf({ fees: [from, to] }: AtTwoFees, first: Float64Array, second: Float64Array): Lines {
  const count = Math.min(first.length, second.length);
  const slope = Float64Array.from({ length: count }, (_, at) => (second[at]! - first[at]!) / (to - from));
  return { at0: slope.map((per, at) => first[at]! - per * from), slope };
}

/** The fee at which a sum of lines is nothing. */
function rootOfSums({ at0, slope }: Lines, perDraw: number): Figure {
  const sums = new Sums(perDraw);
  at0.forEach((value, at) => {
    const isKnown = !Number.isNaN(value + slope[at]!);
    sums.add(isKnown ? -value : 0, isKnown ? slope[at]! : 0);
  });
  const { mean, low, high } = ratioOfSums(sums);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
}

/** Mean margin of the worst futures at a fee. */
function worstMargin({ at0, slope }: Lines, fee: number, perDraw: number) {
  const losses = at0.map((value, at) => -(value + slope[at]! * fee));
  return expectedShortfall(losses, 1 - WORST, perDraw);
}

const STEPS = 60;
/** a fee a thousand times today's is no fee */
const MOST_FEE = 1000;

/** The fee at which the worst futures break even on average: their mean rises with the fee. */
function shortfallFloor(lines: Lines, perDraw: number): Figure {
  let [low, high] = [0, MOST_FEE];
  const lossAt = (fee: number) => worstMargin(lines, fee, perDraw)?.value ?? Number.NaN;
  if (!(lossAt(high) <= 0)) return NO_FIGURE;
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (lossAt(middle) > 0) low = middle;
    else high = middle;
  }
  const at = worstMargin(lines, high, perDraw);
  const known = lines.slope.filter((slope) => !Number.isNaN(slope));
  const slope = known.reduce((sum, one) => sum + one, 0) / known.length;
  const ci95: Figure["ci95"] = at?.ci95 ? [high + at.ci95[0] / slope, high + at.ci95[1] / slope] : null;
  return { mean: high, ci95 };
}

/**
 * The provider's reservation price, as a multiple of today's fee.
 * - mean: the mean margin is the share of invoices that is wished;
 * - loss: the probability of a loss is what is borne: a quantile of the fees at which each future breaks even;
 * - shortfall: the worst tenth of the futures breaks even on average.
 */
export function floorOf(risk: Risk, variant: AtTwoFees, wish: Wish): Figure {
  const { first, second } = variant;
  const { perDraw } = first;
  const lines = linesOf(variant, first.margin, second.margin);
  if (risk === "shortfall") return shortfallFloor(lines, perDraw);
  if (risk === "loss") {
    const breakEven = lines.at0.map((value, at) => -value / lines.slope[at]!);
    const found = quantileEstimate(breakEven, 1 - wish.loss, perDraw);
    return { mean: found?.value ?? null, ci95: found?.ci95 ?? null };
  }
  const above = (accounts: Accounts) =>
    accounts.margin.map((margin, at) => margin - wish.margin * accounts.invoices[at]!);
  return rootOfSums(linesOf(variant, above(first), above(second)), perDraw);
}

/** The client's reservation price, as a multiple of today's fee: all that it bears costs it as much as the alternative. */
export function ceilingOf(variant: AtTwoFees, alternative: Accounts): Figure {
  const { first, second } = variant;
  const beyond = ({ client }: Accounts) =>
    client.slice(0, alternative.client.length).map((eur, at) => eur - alternative.client[at]!);
  return rootOfSums(linesOf(variant, beyond(first), beyond(second)), first.perDraw);
}

export type Deal = "deal" | "none" | "undecided";

/** Whether a fee exists that both can sign. */
export function dealOf(floor: Figure, ceiling: Figure): Deal {
  if (!floor.ci95 || !ceiling.ci95) return "undecided";
  if (floor.ci95[1] < ceiling.ci95[0]) return "deal";
  return floor.ci95[0] > ceiling.ci95[1] ? "none" : "undecided";
}
