/** Leaving: what it costs at a month's end, what a declared successor brings, and how much cheaper one must be otherwise. */
import type { IndicatorName } from "../../answer/indicators.ts";
import { gainOver } from "../gain.ts";
import type { Track } from "../track.ts";
import type { LeaveFigure } from "./figures.ts";

/** Share of a successor's fees that pays for the exit over the months that it serves; null where the contract has no fee. */
function cheaperBy(track: Track, stand: Track, monthsLeft: number): number | null {
  const cost = track.estimate("exitCost").mean;
  const fees = stand.estimate("fee").mean;
  if (cost === null || fees === null || fees <= 0 || monthsLeft <= 0) return null;
  return cost / ((fees * monthsLeft) / stand.compiled.months);
}

/** Share of the cost within which it is known. */
const PRECISION = 0.05;

/** What leaving costs is known well enough, where nothing else of it can be: mostly it follows from the contract. */
export function isCostKnown(track: Track): boolean {
  const { mean, ci95 } = track.estimate("exitCost");
  return mean === null || (ci95 !== null && ci95[1] - ci95[0] <= 2 * PRECISION * mean);
}

/** @returns null where the contract cannot be left any more: it runs to its horizon anyway */
export function leaveFigure(
  month: number,
  track: Track,
  stand: Track,
  { indicator, hasSuccessor }: { indicator: IndicatorName; hasSuccessor: boolean },
): LeaveFigure | null {
  const ended = track.estimate("monthOfTermination").mean;
  if (ended === null) return null;
  return {
    month,
    cost: track.estimate("exitCost"),
    gain: hasSuccessor ? gainOver(track, stand, indicator) : null,
    cheaperBy: cheaperBy(track, stand, stand.compiled.months - ended),
  };
}
