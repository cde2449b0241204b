/** What the page needs to show a question: its words, its terms, its figures. */
import type { ReactNode } from "react";
import type { AnswerFigure, AnswerTable, QuestionAnswer } from "../../../server/contract-answer.ts";
import type { ScenarioDetail } from "../live/service.ts";

export interface Bilingual {
  fr: string;
  en: string;
}

/** Who asks it. */
export type Asker = "buyer" | "provider" | "committee";

interface ControlBase {
  /** the question's term */
  term: string;
  label: Bilingual;
  hint?: Bilingual;
}

/** A term that the reader may set; unset, the question's own default holds. */
export type Control =
  | (ControlBase & {
      kind: "choice";
      options: readonly { value: string; label: Bilingual }[];
      /** a value is several words separated by commas */
      isList?: true;
    })
  | (ControlBase & { kind: "number"; min: number; max: number; step: number; unit?: Bilingual })
  /** words or numbers separated by commas */
  | (ControlBase & { kind: "list"; example: string });

export interface FiguresProps {
  answer: QuestionAnswer;
  scenario: ScenarioDetail;
  /** it answers the terms before these */
  isStale: boolean;
}

export interface QuestionView {
  /** name of the question in the engine */
  name: string;
  /** the user's question: the page's title */
  title: Bilingual;
  /** the same, once the answer says of what */
  titleOf?(answer: QuestionAnswer): Bilingual;
  /** in the menu */
  menu: Bilingual;
  askers: readonly Asker[];
  /** each party's costs, red lines and tricks: shown in preparation, never in a meeting */
  isPrivate: boolean;
  /** terms that the reader may set in this scenario; empty: none */
  controls(scenario: ScenarioDetail): readonly Control[];
  /** why this scenario cannot be asked, in words; null: it can */
  unfit?(scenario: ScenarioDetail): Bilingual | null;
  /** the last table is what the reader takes away: it is never folded */
  opensLast?: true;
  /** charts of the answer; its tables, guesses and proof are shown for every question */
  Figures(props: FiguresProps): ReactNode;
  /** tables under the charts; default: all of the answer's */
  tables?(answer: QuestionAnswer): readonly AnswerTable[];
}

/** Designs of the scenario as options of a choice. */
export const designOptions = (scenario: ScenarioDetail) =>
  scenario.designs.map(({ id, name }) => ({ value: id, label: name }));

export const isFigure = (cell: AnswerFigure | Bilingual): cell is AnswerFigure => "mean" in cell;
