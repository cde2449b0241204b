/** What a variant changes in a sum of indicators of one unit: paired by future, with its interval. */
import type { IndicatorName } from "../answer/indicators.ts";
import { clusteredMean } from "../statistics/clusters.ts";
import type { Figure } from "./answer.ts";
import type { Track } from "./track.ts";

/** An indicator, counted or taken off. */
export type Term = readonly [IndicatorName, 1 | -1];

/** What a client spends, lost time left out: invoices and its own staff. */
export const CLIENT: readonly Term[] = [
  ["invoicedCost", 1],
  ["clientStaffCost", 1],
];
/** What a provider gives up. */
export const PROVIDER: readonly Term[] = [["providerMargin", -1]];

/** Sum of the terms in each future. */
export function sumsOf(track: Track, terms: readonly Term[]): Float64Array {
  const values = terms.map(([name]) => track.values(name));
  return Float64Array.from({ length: track.replications }, (_, future) =>
    terms.reduce((sum, [, sign], at) => sum + sign * (values[at]?.[future] ?? Number.NaN), 0),
  );
}

/** One series minus another over the futures that both have. */
export function pairedMean(one: Float64Array, other: Float64Array, perDraw: number): Figure {
  const length = Math.min(one.length, other.length);
  const differences = Float64Array.from(
    { length },
    (_, at) => (one[at] ?? Number.NaN) - (other[at] ?? Number.NaN),
  );
  const { mean, low, high } = clusteredMean(differences, perDraw);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
}

export const sumChange = (track: Track, other: Track, terms: readonly Term[]): Figure =>
  pairedMean(sumsOf(track, terms), sumsOf(other, terms), track.perDraw);
