/** The figures of an answer on the front. Amounts are over the months played. */
import type { Text } from "../../scenario/notation.ts";
import type { Answer, Figure } from "../answer.ts";
import type { Family } from "../moves/index.ts";
import type { Standing } from "./dominance.ts";
import type { CostWord, RiskWord } from "./objectives.ts";

export interface PointFigure {
  id: string;
  /** the scenario’s design, and the moves made in it */
  design: string;
  moves: { id: string; family: Family; name: Text }[];
  name: Text;
  futures: number;
  clientCost: Figure;
  margin: Figure;
  risk: Figure;
  standing: Standing;
  /** the point that dominates it, or stands for it */
  by: string | null;
  /** the scenario does not say what making the change costs */
  isCostUnknown: boolean;
}

export interface FrontFigures {
  cost: CostWord;
  risk: RiskWord;
  /** differences that do not matter: client’s cost, margin, risk */
  matters: [number, number, number];
  /** those that nothing beats for certain, then those not decided, each by client’s cost; then the others */
  points: PointFigure[];
  /** lives that every point would have taken with as many futures as the longest */
  fixedGridLives: number;
}

export type FrontAnswer = Answer<"front", FrontFigures>;
