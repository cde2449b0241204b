/** What a variant brings over another, for whoever counts: paired differences, told apart by their sign for the client. */
import { INDICATORS, type IndicatorName } from "../answer/indicators.ts";
import { studentQuantile } from "../statistics/student.ts";
import type { Figure } from "./answer.ts";
import type { Track } from "./track.ts";

const reversed = ({ mean, ci95 }: Figure): Figure => ({
  mean: mean === null ? null : 0 - mean,
  ci95: ci95 && [0 - ci95[1], 0 - ci95[0]],
});

/** A variant minus another, turned so that more is better. */
export function gainOver(track: Track, other: Track, name: IndicatorName): Figure {
  const difference = track.minus(other, name);
  return INDICATORS[name].better === "low" ? reversed(difference) : difference;
}

/** Independent differences between two variants: draws of the ranges, else futures. */
export const clusters = (track: Track, other: Track): number =>
  Math.ceil(Math.min(track.replications, other.replications) / track.perDraw);

/**
 * A paired difference with an interval of another level, which `ci95` then holds.
 * @param count  independent differences that it rests on
 * @param level  in (0, 1)
 */
export function atLevel({ mean, ci95 }: Figure, count: number, level: number): Figure {
  if (mean === null || !ci95 || count < 2) return { mean, ci95: null };
  const scale = studentQuantile(count - 1, level) / studentQuantile(count - 1, 0.95);
  return { mean, ci95: [mean - scale * (mean - ci95[0]), mean + scale * (ci95[1] - mean)] };
}

/** Level of a look after which more futures may follow, where the last one is at 95 %: repeated looks at 95 % err too often. */
const EARLY = 0.99;

/**
 * A paired difference as it is looked at before the last look.
 * @see Haybittle 1971, British Journal of Radiology 44, 793
 */
export const early = (figure: Figure, count: number): Figure => atLevel(figure, count, EARLY);

/** The gain of a variant over another, its interval at another level. */
export const gainAt = (track: Track, other: Track, name: IndicatorName, level: number): Figure =>
  atLevel(gainOver(track, other, name), clusters(track, other), level);

/**
 * Which variants may be the best: those that no other beats clearly. The best is among them with at least `confidence` where
 * no more than `pairs` variants stand against it, and the looks at them share out the risk of an error: `risk` is this one's.
 * @see Nelson, Swann, Goldsman & Song 2001, Operations Research 49, 950 (screening), with Bonferroni's shares and differences
 * paired by future; Hsu 1984, Annals of Statistics 12, 1136 (multiple comparisons with the best)
 */
export function mayBeBest(
  tracks: readonly Track[],
  name: IndicatorName,
  { confidence, pairs = tracks.length - 1, risk = 1 }: { confidence: number; pairs?: number; risk?: number },
): boolean[] {
  const level = 1 - (2 * (1 - confidence) * risk) / Math.max(1, pairs);
  const isBeaten = (track: Track) =>
    tracks.some((other) => {
      if (other === track || other.unstable) return false;
      const lead = gainAt(other, track, name, level).ci95;
      return lead !== null && lead[0] > 0;
    });
  return tracks.map((track) => track.unstable === undefined && !isBeaten(track));
}
