/** The ways to have a contract follow the SI, and what each brings: never, once, every year, on a trigger, at every month's end. */
import type { IndicatorName } from "../../answer/indicators.ts";
import { NO_FIGURE } from "../answer.ts";
import { gainAt, gainOver, mayBeBest } from "../gain.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";
import {
  type Committee,
  committeeFor,
  signedEvery,
  signedOn,
  type Trigger,
  watchedOnly,
} from "./amendment.ts";
import type { Plan } from "./asked.ts";
import type { Changes, ReviewFigure } from "./figures.ts";

export interface Way {
  way: ReviewFigure["way"];
  variant: Variant;
  trigger: Trigger | null;
}

/** What a variant changes, in the four measures that a scenario of this kind has. */
export function changesOf(track: Track, stand: Track): Changes {
  const can = track.indicators;
  const change = (name: IndicatorName) => (can.includes(name) ? track.minus(stand, name) : NO_FIGURE);
  return {
    invoicedCost: change("invoicedCost"),
    costWithLostTime: change("costWithLostTime"),
    lostHours: change("lostHours"),
    experiencedAttainment: change("experiencedAttainment"),
  };
}

interface Look {
  futures: number;
  risk: number;
}

/** Committees of the two contracts, as written. */
export interface Committees {
  own: Committee | undefined;
  other: Committee | undefined;
}

/** Every way but the single amendment, the contract as it stands first. */
export function waysOf(
  { amendment, design, from, triggers }: Plan,
  { own, other }: Committees,
  stand: Variant,
): Way[] {
  const ways: Way[] = [{ way: "asItStands", variant: stand, trigger: null }];
  const plain = (way: Way["way"], variant: Variant) => ways.push({ way, variant, trigger: null });
  plain("yearly", signedEvery(amendment, 12));
  plain("continuous", signedEvery(amendment, 1));
  const [first] = triggers;
  if (first && committeeFor(first.indicator, own, other) !== own)
    plain("committee", watchedOnly(design.id, committeeFor(first.indicator, own, other)));
  for (const trigger of triggers) {
    const committee = committeeFor(trigger.indicator, own, other);
    ways.push({ way: "triggered", variant: signedOn(amendment, trigger, committee), trigger });
  }
  if (from.id !== design.id) plain("whole", { key: "whole", of: from.id });
  return ways;
}

/**
 * Plays the ways, a way no further once another clearly beats it, and tells what each brings; those that may be the best are told
 * together at the confidence.
 * @param looks  futures after which they are compared, and share of the risk of an error that each comparison takes
 */
export async function comparedWays(
  trials: Trials,
  ways: readonly Way[],
  { indicator, confidence, looks }: { indicator: IndicatorName; confidence: number; looks: readonly Look[] },
): Promise<Omit<ReviewFigure, "name">[]> {
  const [asItStands] = ways;
  if (!asItStands) return [];
  const tracks = () => ways.map(({ variant }) => trials.track(variant.key));
  let marks = ways.map(() => true);
  /** of the last comparison in which each way took part: its interval is told at that risk */
  let risks = ways.map(() => 1);
  for (const { futures, risk } of looks) {
    const left = ways.filter((way, at) => marks[at] || way === asItStands);
    await trials.play(
      left.map(({ variant }) => variant),
      futures,
    );
    risks = risks.map((last, at) => (marks[at] ? risk : last));
    marks = mayBeBest(tracks(), indicator, { confidence, risk });
    if (marks.filter((mark) => mark).length <= 1) break;
  }
  const levels = risks.map((risk) => 1 - ((1 - confidence) * risk) / Math.max(1, ways.length - 1));
  return toldWays(ways, tracks(), indicator, { marks, levels });
}

/** What each way brings against the first. */
const toldWays = (
  ways: readonly Way[],
  tracks: readonly Track[],
  indicator: IndicatorName,
  { marks, levels }: { marks: readonly boolean[]; levels: readonly number[] },
): Omit<ReviewFigure, "name">[] =>
  ways.map(({ way, trigger }, at) => {
    const [track, stand] = [tracks[at]!, tracks[0]!];
    return {
      way,
      trigger,
      futures: track.replications,
      gain: at === 0 ? gainOver(stand, stand, indicator) : gainAt(track, stand, indicator, levels[at]!),
      amendments: track.estimate("amendments"),
      changes: changesOf(track, stand),
      mayBeBest: marks[at]!,
    };
  });
