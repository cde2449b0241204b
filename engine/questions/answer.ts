/** What every question answers with: a verdict in words, its own figures, what they rest on, and what identifies them. */
import type { Text } from "../scenario/notation.ts";

/** A guessed input and what another value of it would change. */
export interface Guess {
  /** where it stands in the scenario, or the assumption's own name */
  path: string;
  value: number;
  wouldFlip: Text;
}

export interface Answer<Question extends string, Figures> {
  question: Question;
  scenarioHash: string;
  world: string | null;
  engineVersion: string;
  /** null: nothing is drawn */
  seed: number | null;
  /** 0: nothing is simulated */
  replications: number;
  verdict: Text;
  restsOn: Text[];
  caveats: Text[];
  guesses: Guess[];
  figures: Figures;
}
