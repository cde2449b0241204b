/** Guesses under which the second mechanism would count more than the first. */
import type { Resolved } from "../../scenario/resolve.ts";
import type { Guess } from "../answer.ts";
import { guessedInputs } from "../guessed/index.ts";
import { tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Track } from "../track.ts";
import type { Trials } from "../trials.ts";
import { type Coalitions, figureOf, less } from "./coalitions.ts";
import type { PartFigures } from "./figures.ts";
import { turnedText } from "./words.ts";

/** Lives that may be spent on them. */
const MOST_LIVES = 400;

/** By what goes where one of the two alone is removed. */
export async function turningGuesses(terms: {
  trials: Trials;
  coalitions: Coalitions;
  parts: readonly PartFigures[];
  futures: number;
  read: Resolved;
  /** lives that may be spent on them, at most */
  lives: number;
  valuesIn: (track: Track) => Float64Array;
}): Promise<Guess[]> {
  const { trials, coalitions, parts, futures, read, lives, valuesIn } = terms;
  const [first, second] = parts.filter(({ ids, isNothing }) => ids.length === 1 && !isNothing);
  if (!first || !second) return [];
  const without = ({ ids }: PartFigures) =>
    coalitions.variant(coalitions.mechanisms.filter(({ id }) => !ids.includes(id)));
  const isAdded = (first.value.mean ?? 0) > 0;
  const judge = (tracks: readonly Track[]): string => {
    const count = Math.min(...tracks.map(({ replications }) => replications));
    const [withoutFirst, withoutSecond] = tracks.map((track) => valuesIn(track).subarray(0, count));
    const { ci95 } = figureOf(less(withoutSecond!, withoutFirst!), 1);
    if (!ci95 || (ci95[0] <= 0 && ci95[1] >= 0)) return UNDECIDED;
    return ci95[0] > 0 === isAdded ? "first" : "second";
  };
  const variants = [without(first), without(second)];
  if (judge(await trials.play(variants, futures)) !== "first") return [];
  const { guesses } = await tryGuesses({
    trials,
    variants,
    judge,
    present: "first",
    says: () => turnedText(first, second),
    inputs: guessedInputs(read),
    lives: Math.min(MOST_LIVES, lives, trials.lives),
  });
  return guesses;
}
