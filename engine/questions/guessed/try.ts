/**
 * Which guesses a verdict hangs on: each uncertain input is tried at its low and at its high end, in few futures, the same as the
 * verdict's; an end that gives another verdict is played again with more of them, and the value at which it turns is sought. Where
 * the budget ends before that, the guess says in how few futures it was seen.
 */
import { ScenarioError } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Guess } from "../answer.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";
import { bilingual } from "../wording.ts";
import type { UncertainInput } from "./input.ts";
import { inputValue } from "./words.ts";

/** A verdict that the futures played do not settle: it turns nothing. */
export const UNDECIDED = "undecided";

export interface GuessTerms {
  trials: Trials;
  /** the variants on which the verdict rests */
  variants: readonly Variant[];
  /** the verdict's name, given the variants' tracks in their order; UNDECIDED where they do not tell */
  judge(tracks: readonly Track[]): string;
  /** the verdict as it stands */
  present: string;
  /** what another verdict says, as the end of a sentence: "the evolving contract would cost less" */
  says(verdict: string): Text;
  inputs: readonly UncertainInput[];
  /** most lives to be played; inputs are tried in their order until it is reached */
  lives: number;
  /** futures of a first try; default 8 */
  futures?: number;
}

export interface Tried {
  guesses: Guess[];
  /** inputs tried at both ends, of so many */
  tried: number;
  of: number;
}

/** Futures of a first try. */
const FIRST = 8;
/** Futures of a second look, for one of the first. */
const CLOSER = 4;
const HALVINGS = 4;
/** Share of the budget that goes to first tries. */
const LOOKING = 0.6;

interface Flip {
  input: UncertainInput;
  end: number;
  verdict: string;
  /** played again with more futures */
  isConfirmed: boolean;
}

class Tries {
  declare private readonly terms: GuessTerms;
  declare private readonly from: number;

  constructor(terms: GuessTerms) {
    this.terms = terms;
    this.from = terms.trials.lives;
  }

  /** Whether some tries, each of so many futures of every variant, are within a share of the budget. */
  affords(futures: number, tries: number, share = 1): boolean {
    const { trials, variants, lives } = this.terms;
    return trials.lives - this.from + futures * variants.length * tries <= share * lives;
  }

  /** The verdict with another value of an input; UNDECIDED where that value makes no sense in this scenario. */
  async verdictAt(input: UncertainInput, value: number, futures: number): Promise<string> {
    const { trials, variants, judge } = this.terms;
    const supposed = variants.map((variant) => supposing(variant, input, value));
    try {
      return judge(await trials.play(supposed, futures));
    } catch (error) {
      if (error instanceof ScenarioError) return UNDECIDED;
      throw error;
    } finally {
      for (const { key } of supposed) trials.forget(key);
    }
  }

  isOther(verdict: string): boolean {
    return verdict !== UNDECIDED && verdict !== this.terms.present;
  }

  /** The flips that more futures do not take back; those beyond the budget stay as they were first seen. */
  async confirmed(flips: readonly Flip[], futures: number): Promise<Flip[]> {
    const left: Flip[] = [];
    for (const flip of flips) {
      const isConfirmed = this.affords(futures, 1);
      const verdict = isConfirmed ? await this.verdictAt(flip.input, flip.end, futures) : flip.verdict;
      if (this.isOther(verdict)) left.push({ ...flip, verdict, isConfirmed });
    }
    return left;
  }

  /** Between the value at present and the end: where the verdict turns, as far as the budget goes. */
  async turningPoint({ input, end, verdict, isConfirmed }: Flip, futures: number): Promise<number> {
    let [same, other] = [input.present, end];
    for (let step = 0; step < HALVINGS && isConfirmed && this.affords(futures, 1); step++) {
      const middle = (same + other) / 2;
      if ((await this.verdictAt(input, middle, futures)) === verdict) other = middle;
      else same = middle;
    }
    return other;
  }
}

/** The variant where one input has another value. */
export function supposing(variant: Variant, input: UncertainInput, value: number): Variant {
  const key = `${input.path} = ${value}`;
  const { supposing: already } = variant;
  return {
    ...variant,
    key: `${variant.key} | ${key}`,
    supposing: {
      key: already ? `${already.key} | ${key}` : key,
      change: (scenario) => {
        input.set(scenario, value);
        already?.change(scenario); // what the question itself supposes stands
      },
    },
  };
}

function guessOf(
  { input, verdict, isConfirmed }: Flip,
  flipsAt: number,
  { says, futures = FIRST }: Pick<GuessTerms, "says" | "futures">,
): Guess {
  const { label, present, low, high, path, ask } = input;
  const [other, now, from, to] = [flipsAt, present, low, high].map((value) => inputValue(input, value));
  const said = says(verdict);
  const few = isConfirmed
    ? { fr: "", en: "" }
    : { fr: ` (vu dans ${futures} avenirs seulement)`, en: ` (seen in ${futures} futures only)` };
  const wouldFlip = bilingual(
    () =>
      `${capital(label.fr)} : à ${other?.fr} au lieu de ${now?.fr} (plausible de ${from?.fr} à ${to?.fr}), ${said.fr}${few.fr}.`,
    () =>
      `${capital(label.en)}: at ${other?.en} instead of ${now?.en} (plausible from ${from?.en} to ${to?.en}), ${said.en}${few.en}.`,
  );
  return { path, value: present, flipsAt, wouldFlip, ask };
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * The guesses that turn the verdict within what is plausible, one per input and other verdict, and how many inputs were tried.
 * The same terms give the same guesses.
 * @throws what the trials throw
 */
export async function tryGuesses(terms: GuessTerms): Promise<Tried> {
  const { inputs, futures = FIRST } = terms;
  const tries = new Tries(terms);
  const first: Flip[] = [];
  let tried = 0;
  for (const input of inputs) {
    const ends = [input.low, input.high].filter((end) => end !== input.present);
    if (!tries.affords(futures, ends.length, LOOKING)) break;
    for (const end of ends) {
      const verdict = await tries.verdictAt(input, end, futures);
      if (tries.isOther(verdict)) first.push({ input, end, verdict, isConfirmed: false });
    }
    tried++;
  }
  const guesses: Guess[] = [];
  for (const flip of await tries.confirmed(first, CLOSER * futures))
    guesses.push(guessOf(flip, await tries.turningPoint(flip, CLOSER * futures), terms));
  return { guesses, tried, of: inputs.length };
}
