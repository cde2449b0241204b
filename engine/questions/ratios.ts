/** Ratios of counts over the futures of a track, alone and as paired differences, with their intervals. */
import { CrossSums, pairedDifference, ratioOfSums, Sums } from "../statistics/estimate.ts";
import type { Figure } from "./answer.ts";
import type { Track } from "./track.ts";

type Futures = Pick<Track, "replications" | "perDraw">;
type Pair = readonly [n: number, d: number];

const figure = (mean: number | null, low: number | null, high: number | null): Figure => ({
  mean,
  ci95: low === null || high === null ? null : [low, high],
});

/** Sum of n over sum of d; d = 1 for a mean. */
export function ratio({ replications, perDraw }: Futures, of: (future: number) => Pair): Figure {
  const sums = new Sums(perDraw);
  for (let future = 0; future < replications; future++) sums.add(...of(future));
  const { mean, low, high } = ratioOfSums(sums);
  return figure(mean, low, high);
}

/** One ratio minus another of the same futures. */
export function ratioDifference(
  { replications, perDraw }: Futures,
  of: (future: number) => Pair,
  other: (future: number) => Pair,
): Figure {
  const [a, b, cross] = [new Sums(perDraw), new Sums(perDraw), new CrossSums(perDraw)];
  let areEqual = true;
  for (let future = 0; future < replications; future++) {
    const [x, y] = [of(future), other(future)];
    a.add(...x);
    b.add(...y);
    cross.add(...x, ...y);
    if (x[0] !== y[0] || x[1] !== y[1]) areEqual = false;
  }
  const { mean, low, high } = pairedDifference(a, b, cross, areEqual);
  return figure(mean, low, high);
}
