/** Guesses on which it hangs whether the amendment pays at its best month. */
import { gainOver } from "../gain.ts";
import { uncertainInputs } from "../guessed/index.ts";
import { type Tried, tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Asked } from "../question.ts";
import type { Track } from "../track.ts";
import type { Trials } from "../trials.ts";
import { bilingual } from "../wording.ts";
import { signedAt } from "./amendment.ts";
import type { Plan, RenegotiateTerms } from "./asked.ts";

export type { Tried };

/** Lives spent on guesses: no more than on the answer, nor than these. */
const LIVES = 320;

const PAYS = "pays";
const LOSES = "loses";

/** Tries the guesses of the scenario, each at both ends; none where the verdict is not known as it stands. */
export async function guessesOf(
  { read }: Asked<RenegotiateTerms>,
  plan: Plan,
  trials: Trials,
  best: number,
): Promise<Tried> {
  const variants = [{ key: "stand", of: plan.design.id }, signedAt(plan.amendment, best)];
  const judge = ([stand, amended]: readonly Track[]): string => {
    const ci95 = stand && amended && gainOver(amended, stand, plan.indicator).ci95;
    if (!ci95 || (ci95[0] <= 0 && ci95[1] >= 0)) return UNDECIDED;
    return ci95[0] > 0 ? PAYS : LOSES;
  };
  const present = judge(variants.map(({ key }) => trials.track(key)));
  const inputs = uncertainInputs(read);
  if (present === UNDECIDED) return { guesses: [], tried: 0, of: inputs.length };
  return tryGuesses({
    trials,
    variants,
    judge,
    present,
    says: (verdict) =>
      bilingual(
        () =>
          `l’avenant signé au mois ${best} ${verdict === PAYS ? "paierait" : "coûterait plus qu’il n’apporte"}`,
        () =>
          `the amendment signed at month ${best} would ${verdict === PAYS ? "pay" : "cost more than it brings"}`,
      ),
    inputs,
    lives: Math.min(LIVES, trials.lives),
  });
}
