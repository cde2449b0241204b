/** What every question answers with: a verdict in words, its own figures, what they rest on, and what identifies them. */
import type { Unit } from "../answer/result.ts";
import type { Text } from "../scenario/notation.ts";

/** A guessed input and what another value of it would change. */
export interface Guess {
  /** where it stands in the scenario, or the assumption's own name */
  path: string;
  value: number;
  wouldFlip: Text;
  /** the value from which the verdict is another, where it was looked for */
  flipsAt?: number;
  /** what to ask, and of whom, to know it better */
  ask?: Text;
}

/** A number with its 95 % interval; null where the replications do not tell it. */
export interface Figure {
  mean: number | null;
  ci95: [number, number] | null;
}

/** Nothing tells it. */
export const NO_FIGURE: Readonly<Figure> = { mean: null, ci95: null };

export type Cell = Figure | Text;

/** One column of a table: words, or figures in a unit. */
export interface AnswerColumn {
  label: Text;
  unit: Unit | "text";
}

/** A column by its heading; words where no unit is said. */
export const column = (fr: string, en: string, unit: AnswerColumn["unit"] = "text"): AnswerColumn => ({
  label: { fr, en },
  unit,
});

/** Figures as a person reads them in rows: what the command line prints, and the page under its charts. */
export interface AnswerTable {
  title: Text;
  columns: AnswerColumn[];
  /** one cell per column */
  rows: Cell[][];
}

export interface Answer<Question extends string, Figures> {
  question: Question;
  scenarioHash: string;
  world: string | null;
  engineVersion: string;
  /** null: nothing is drawn */
  seed: number | null;
  /** most futures that any figure rests on; 0: nothing is simulated */
  replications: number;
  /** lives of one design played in all */
  lives: number;
  /** two lines on a page: tables and their titles tell the rest */
  verdict: Text;
  /** false: the futures played do not decide what was asked, and the verdict says so */
  isDecided: boolean;
  restsOn: Text[];
  caveats: Text[];
  guesses: Guess[];
  figures: Figures;
  tables: AnswerTable[];
}
