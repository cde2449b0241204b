/** What an explanation tells. */
import type { IndicatorName } from "../../answer/indicators.ts";
import type { Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Answer, Figure } from "../answer.ts";

/** `gap`: contractual attainment less what users live. */
export type Explained = IndicatorName | "gap";

/** What a mechanism, or several small ones together, adds to the outcome. */
export interface PartFigures {
  ids: string[];
  label: Text;
  /** its Shapley value; those of all parts add up to the total */
  value: Figure;
  /** what would go if it alone were removed */
  removed: Figure;
  isUndecided: boolean;
  /** it changes no bit of any future played */
  isNothing: boolean;
}

export interface StoryLine {
  /** local date */
  date: string;
  /** month of the contract, 1-based */
  month: number;
  kind: "event" | "major" | "ticket" | "period" | "penalty" | "amendment" | "staff" | "trust";
  text: Text;
}

/** One future as a timeline. */
export interface Story {
  which: "median" | "bad" | "asked";
  /** 0-based */
  future: number;
  /** the loss by which futures are ranked, in this one */
  loss: number;
  lines: StoryLine[];
}

export interface ExplainFigures {
  outcome: Explained;
  label: Text;
  unit: Unit;
  /** asked of the probability that the outcome is worse than this; null: of the outcome itself */
  beyond: number | null;
  design: string;
  name: Text;
  /** as the contract stands; with every mechanism neutral; the first less the second */
  asItIs: Figure;
  neutral: Figure;
  total: Figure;
  parts: PartFigures[];
  /** exact split, ticket by ticket; empty where tickets do not allow it */
  exact: { id: string; label: Text; value: Figure }[];
  loss: IndicatorName;
  /** lives that every combination of all mechanisms would take in as many futures */
  fixedGridLives: number;
  stories: Story[];
}

export type ExplainAnswer = Answer<"explain", ExplainFigures>;
