/** Which guesses turn a yes into a no, or a no into a yes. */
import type { Text } from "../../scenario/notation.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import type { Guess } from "../answer.ts";
import { guessedInputs } from "../guessed/index.ts";
import { tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Trials } from "../trials.ts";
import type { Grid } from "./grid.ts";
import { wilsonAt } from "./judge.ts";
import type { Asked } from "./promise.ts";
import { saysOf } from "./words.ts";

/** Futures of a first try. */
const FUTURES = 16;

export async function guessesOf({
  asked,
  grid,
  trials,
  posts,
  verdict,
  name,
  read,
  lives,
}: {
  asked: Asked;
  grid: Grid;
  trials: Trials;
  /** of the team at present */
  posts: number;
  verdict: string;
  name: Text;
  read: Resolved;
  /** lives to be played at most */
  lives: number;
}): Promise<Guess[]> {
  if (verdict === UNDECIDED || !grid.answersAll) return [];
  const place = asked.ladderMin.indexOf(asked.targetMin);
  const { guesses } = await tryGuesses({
    trials,
    variants: [grid.staffedWith(posts)],
    judge: ([track]) => (track ? wilsonAt(track, place, asked.line, asked.required, asked.sure) : UNDECIDED),
    present: verdict,
    says: (other) => saysOf(other, name),
    inputs: guessedInputs(read),
    lives,
    futures: FUTURES,
  });
  return guesses;
}
