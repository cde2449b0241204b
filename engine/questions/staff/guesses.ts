/** Which guesses would make the chosen roster fail. */
import type { Resolved } from "../../scenario/resolve.ts";
import type { Guess } from "../answer.ts";
import { guessedInputs } from "../guessed/index.ts";
import { tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Roster } from "../roster.ts";
import type { Trials } from "../trials.ts";
import type { Evidence } from "./evidence.ts";

export async function guessesOf({
  chosen,
  evidence,
  trials,
  read,
  lives,
  futures,
}: {
  chosen: Roster;
  evidence: Evidence;
  trials: Trials;
  read: Resolved;
  /** lives to be played at most */
  lives: number;
  /** futures of a first try */
  futures: number;
}): Promise<Guess[]> {
  const { guesses } = await tryGuesses({
    trials,
    variants: [evidence.variant(chosen)],
    judge: ([track]) => (track ? evidence.roughly(track) : UNDECIDED),
    present: "keeps",
    says: () => ({
      fr: "l’effectif retenu ne suffirait plus",
      en: "the chosen roster would not be enough",
    }),
    inputs: guessedInputs(read),
    lives,
    futures,
  });
  return guesses;
}
