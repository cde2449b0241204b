/** Which guesses would make it pay to stay as stated, or to leave it. */
import type { Resolved } from "../../scenario/resolve.ts";
import { uncertainInputs } from "../guessed/index.ts";
import { type Tried, tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";

/** Lives spent on guesses: responses are lives of full queues, which take long. */
const MOST = 128;

/** Whether the response earns more than the provider as stated, for sure. */
function judge([stated, response]: readonly Track[]): string {
  if (!stated || !response || stated.unstable || response.unstable) return UNDECIDED;
  const { ci95 } = response.minus(stated, "providerMargin");
  if (!ci95 || (ci95[0] <= 0 && ci95[1] >= 0)) return UNDECIDED;
  return ci95[0] > 0 ? "leave" : "stay";
}

/** @param lives  lives played for the answer */
export function guessesOf(
  read: Resolved,
  trials: Trials,
  variants: readonly [stated: Variant, response: Variant],
  lives: number,
): Promise<Tried> {
  return tryGuesses({
    trials,
    variants,
    judge,
    present: "leave",
    says: () => ({
      fr: "le prestataire gagnerait davantage en restant comme annoncé",
      en: "the provider would earn more by staying as stated",
    }),
    inputs: uncertainInputs(read),
    lives: Math.min(MOST, lives),
  });
}
