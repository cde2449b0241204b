/** Who can shorten most of the waits, and which guesses would make it another. */
import type { IndicatorName } from "../../answer/indicators.ts";
import { PARTS } from "../../answer/lost-hours-indicators.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import { uncertainInputs } from "../guessed/index.ts";
import { type Tried, tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";
import { PART_OF, SIDE_LABELS, SIDES, type Side } from "./parts.ts";

export const partsOf = (side: Side): IndicatorName[] => PARTS.filter((part) => PART_OF[part].side === side);

/** The side whose share is clearly the largest: its interval lies above every other's; null where none is. */
export function leadingSide(track: Track): Side | null {
  const shares = SIDES.map((side) => ({ side, ci95: track.shareOf(partsOf(side), "lostHours").ci95 }));
  const leads = ({ side, ci95 }: (typeof shares)[number]) =>
    ci95 !== null && shares.every((other) => other.side === side || (other.ci95?.[1] ?? 0) < ci95[0]);
  return shares.find(leads)?.side ?? null;
}

/** Guesses that move a wait. */
const OF_WAITS = /situation\.(waiting|impact|clientStaff)|contract\.scope|provider\.(teams|people)|\.effort/;

/**
 * Guesses with which another side would lead in a design.
 * @param lives  most lives to be played for it
 */
export function guessesOf(
  read: Resolved,
  trials: Trials,
  variant: Variant,
  present: Side,
  lives: number,
): Promise<Tried> {
  return tryGuesses({
    trials,
    variants: [variant],
    judge: ([track]) => (track && !track.unstable && leadingSide(track)) || UNDECIDED,
    present,
    says: (side) => ({
      fr: `l’essentiel de l’attente serait entre d’autres mains : ${SIDE_LABELS[side as Side].fr}`,
      en: `most of the waiting would be in other hands: ${SIDE_LABELS[side as Side].en}`,
    }),
    inputs: uncertainInputs(read).filter(({ path }) => OF_WAITS.test(path)),
    lives,
  });
}
