/** The figures of an answer on the smallest change. Costs are over the months played; a cost below zero is a gain. */
import type { Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Answer, Figure } from "../answer.ts";
import type { Family } from "../moves/index.ts";
import type { Goal, Reach } from "./reach.ts";

export interface AmendmentFigure {
  moves: { id: string; family: Family; name: Text }[];
  probability: Figure;
  reach: Reach;
  futures: number;
  /** what it changes in the indicator; in the probability itself where every promise is to be kept */
  change: Figure;
  /** invoices and own staff */
  clientCost: Figure;
  /** margin given up */
  providerCost: Figure;
  /** both together: what one pays the other cancels */
  jointCost: Figure;
  /** the scenario does not say what making the change costs */
  isCostUnknown: boolean;
}

export interface ChangeFigures {
  /** isFloor: the indicator is to be at least the threshold */
  goal: Goal & { label: Text; unit: Unit; isFloor: boolean };
  design: { id: string; name: Text };
  present: { probability: Figure; reach: Reach; value: Figure };
  /** those that reach the goal, cheapest for both together first; then those not decided; then those that fail, nearest first */
  amendments: AmendmentFigure[];
  /** moves of the catalogue that apply here, pairs that were played of those that go together */
  tried: { moves: number; pairs: number; ofPairs: number };
  /** lives that every move and pair would have taken with as many futures as the longest */
  fixedGridLives: number;
}

export type ChangeAnswer = Answer<"change", ChangeFigures>;
