/** What an analysis of sensitivity tells. */
import type { IndicatorName } from "../../answer/indicators.ts";
import type { Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Answer, Figure } from "../answer.ts";
import type { InputUnit } from "../guessed/places.ts";

/** An input that may move, as the scenario has it. */
export interface InputFigures {
  path: string;
  label: Text;
  unit: InputUnit;
  present: number;
  low: number;
  high: number;
  isStated: boolean;
  ask: Text;
}

export interface Screened extends InputFigures {
  /** mean absolute effect over the whole of the input's range, in the indicator's unit */
  muStar: Figure;
  /** spread of that effect: curvature, or interaction with other inputs */
  sigma: Figure;
  /** what luck alone would show */
  noise: number | null;
  isKept: boolean;
}

export interface Share extends InputFigures {
  /** share of the variance that would go if this were known */
  first: Figure;
  /** share that would be left if all others were known */
  total: Figure;
  isUndecided: boolean;
}

/** An input moved from its 10th to its 90th percentile. */
export interface TornadoBar extends InputFigures {
  values: [number, number];
  /** these values in words */
  said: [Text, Text];
  outcomes: [Figure, Figure];
  changes: [Figure, Figure];
}

/** What it is worth to know an input before choosing, in euros over the contract. */
export interface Worth extends InputFigures {
  value: Figure;
  isUndecided: boolean;
}

export interface SensitivityFigures {
  indicator: IndicatorName;
  label: Text;
  unit: Unit;
  /** the first two are compared; alone: as it is */
  designs: { id: string; name: Text }[];
  /** the indicator, or its difference, as the scenario has it */
  present: Figure;
  screening: Screened[];
  shares: Share[];
  /** standard deviation that the kept inputs give the indicator */
  spread: number | null;
  /** share of luck in the variance of the points, taken off */
  noise: number | null;
  tornado: TornadoBar[];
  information: { payoff: IndicatorName; best: string | null; inputs: Worth[] } | null;
  /** inputs that could have been screened */
  known: number;
  /** futures of a point of the screening, of one of the analysis of variance, and of a bar */
  futures: { point: number; shares: number; bar: number };
  /** lives that shares and bars of every input screened would take, without a screening */
  fixedGridLives: number;
  /** points that could not be played, of how many */
  points: { lost: number; of: number };
}

export type SensitivityAnswer = Answer<"sensitivity", SensitivityFigures>;
