/** Which guesses would open or close the corridor, or put today's price on the other side of the provider's floor. */

import type { Text } from "../../scenario/notation.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import { uncertainInputs } from "../guessed/index.ts";
import { type Tried, tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Track } from "../track.ts";
import type { Trials } from "../trials.ts";
import { accountsOf } from "./accounts.ts";
import type { Bargain } from "./bargain.ts";
import { ceilingOf, dealOf, floorOf } from "./corridor.ts";
import type { Corridor } from "./priced.ts";

/** Lives spent on guesses: no more than on the answer, nor than these. */
const MOST = 384;

const SAYS: Record<string, Text> = {
  deal: { fr: "un prix conviendrait aux deux", en: "a price would suit both" },
  none: { fr: "aucun prix ne conviendrait aux deux", en: "no price would suit both" },
  enough: {
    fr: "le prix d’aujourd’hui suffirait au prestataire",
    en: "today’s price would do for the provider",
  },
  short: {
    fr: "le prix d’aujourd’hui ne suffirait pas au prestataire",
    en: "today’s price would not do for the provider",
  },
};

/** What a corridor comes to: with an alternative, whether it is open; else whether today's price is above its floor. */
export function verdictName({ floors, deal }: Corridor, risk: keyof Corridor["floors"]): string {
  if (deal !== null) return deal === "undecided" ? UNDECIDED : deal;
  const { ci95 } = floors[risk];
  if (!ci95 || (ci95[0] <= 1 && ci95[1] >= 1)) return UNDECIDED;
  return ci95[1] < 1 ? "enough" : "short";
}

/** @param fee  the second fee played, as a multiple of today's */
export async function guessesOf({
  bargain,
  fee,
  corridor,
  trials,
  read,
}: {
  bargain: Bargain;
  fee: number;
  corridor: Corridor;
  trials: Trials;
  read: Resolved;
}): Promise<Tried> {
  const { terms, base, alternative } = bargain;
  const present = verdictName(corridor, terms.risk);
  if (present === UNDECIDED) return { guesses: [], tried: 0, of: 0 };
  const judge = ([one, other, else_]: readonly Track[]): string => {
    if (!one || !other || [one, other, else_].some((track) => track?.unstable)) return UNDECIDED;
    const hourEur = (track: Track) =>
      terms.isHourAsked ? terms.hourEur : track.compiled.impact.lostHourPrice;
    const accounts = (track: Track) => accountsOf(track, hourEur(track));
    const two = { first: accounts(one), second: accounts(other), fees: [1, fee] as [number, number] };
    const floor = floorOf(terms.risk, two, terms.wish);
    const ceiling = else_ ? ceilingOf(two, accounts(else_)) : null;
    const floors = { ...corridor.floors, [terms.risk]: floor };
    return verdictName({ floors, ceiling, deal: ceiling && dealOf(floor, ceiling) }, terms.risk);
  };
  return tryGuesses({
    trials,
    variants: [base, bargain.atFee(fee), ...(alternative ? [alternative] : [])],
    judge,
    present,
    says: (verdict) => SAYS[verdict]!,
    inputs: uncertainInputs(read),
    lives: Math.min(MOST, trials.lives),
  });
}
