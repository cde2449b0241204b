/** Whether a promise was kept in a future, under any target and any percentage that the same life tells of. */
import { isPeriodMet, type SlaLineTable } from "../../mechanisms/promises/sla.ts";
import { clusteredShare } from "../../statistics/clusters.ts";
import { Z } from "../../statistics/wilson.ts";
import type { Track } from "../track.ts";

/** A probability with its 95 % Wilson interval, and the futures that it rests on. */
export interface Chance {
  share: number;
  low: number;
  high: number;
  futures: number;
}

/** Nobody's futures: a team that never catches up keeps no promise. */
const NEVER: Chance = { share: 0, low: 0, high: 0, futures: 0 };

/** 99.5 % quantile of the standard normal law over the 97.5 % one. */
const EARLY = 2.5758293035489 / Z;

/**
 * Whether a probability reaches a goal: by its 95 % interval at the last look; by one as wide as at 99 % at those after which more
 * futures may follow. With 95 % at each of five looks, one probability in ten at the goal itself would be told to miss it.
 * @see Haybittle 1971, British Journal of Radiology 44, 793 (early looks at a stricter level); Armitage, McPherson & Rowe 1969,
 *   Journal of the Royal Statistical Society A 132, 235 (what repeated looks do)
 */
export function reaches(
  { share, low, high }: Chance,
  goal: number,
  isLast: boolean,
): "yes" | "no" | "undecided" {
  const [least, most] = isLast
    ? [low, high]
    : [share - EARLY * (share - low), share + EARLY * (high - share)];
  if (least >= goal) return "yes";
  return most < goal ? "no" : "undecided";
}

/**
 * One mark per future: 1 where every period is met.
 * @param target  place among the targets asked of the lives
 */
export function marksUnder(track: Track, target: number, line: SlaLineTable, required: number): Float64Array {
  return Float64Array.from({ length: track.replications }, (_, future) => {
    const counts = track.under(future, target);
    for (let at = 0; at < counts.length; at += 2) {
      const [met, measured] = [counts[at] ?? 0, counts[at + 1] ?? 0];
      if (!isPeriodMet(met, measured, line, met, required)) return 0;
    }
    return 1;
  });
}

export function chanceOf(marks: Float64Array, { perDraw, unstable }: Track): Chance {
  if (unstable) return NEVER;
  const { share, low, high } = clusteredShare(marks, perDraw);
  return { share, low, high, futures: marks.length };
}

/** Share of the tickets within a target, over all futures; NaN where none was measured. */
export function attainmentUnder(track: Track, target: number): number {
  let met = 0;
  let measured = 0;
  for (let future = 0; future < track.replications; future++) {
    const counts = track.under(future, target);
    for (let at = 0; at < counts.length; at += 2) {
      met += counts[at] ?? 0;
      measured += counts[at + 1] ?? 0;
    }
  }
  return met / measured;
}
