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

/** Plays the ways and tells what each brings; those that may be the best are told together at the confidence. */
export async function comparedWays(
  trials: Trials,
  ways: readonly Way[],
  { indicator, confidence, futures }: { indicator: IndicatorName; confidence: number; futures: number },
): Promise<Omit<ReviewFigure, "name">[]> {
  const tracks = await trials.play(
    ways.map(({ variant }) => variant),
    futures,
  );
  const marks = mayBeBest(tracks, indicator, { confidence });
  const [stand] = tracks;
  if (!stand) return [];
  const level = 1 - (1 - confidence) / Math.max(1, ways.length - 1);
  return ways.map(({ way, trigger }, at) => {
    const track = tracks[at] ?? stand;
    return {
      way,
      trigger,
      futures: track.replications,
      gain: track === stand ? gainOver(stand, stand, indicator) : gainAt(track, stand, indicator, level),
      amendments: track.estimate("amendments"),
      changes: changesOf(track, stand),
      mayBeBest: marks[at] ?? false,
    };
  });
}
