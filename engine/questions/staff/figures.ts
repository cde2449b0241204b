/** What an answer about staff holds. */
import type { Text } from "../../scenario/notation.ts";
import type { Answer, Figure } from "../answer.ts";
import type { Duty } from "./duties.ts";
import type { Standing } from "./evidence.ts";
import type { OneMore } from "./one-more.ts";
import type { Wanted } from "./wanted.ts";

/** A roster and what it does. */
export interface RosterFigures {
  /** technicians by team and shift */
  roster: number[][];
  posts: number;
  /** wages of all its posts, euros a year */
  costEur: number;
  kept: Figure;
  futures: number;
  standing: Standing;
}

export interface TeamFigures {
  id: string;
  /** its place among the design's teams */
  place: number;
  name: Text;
  postEur: number;
  present: number;
  chosen: number | null;
  /** posts always at work, by the rates stated at signing */
  offered: number;
  /** fewest posts that the highest load allows */
  least: number;
  /** square-root staffing with β = 1 */
  theory: number;
  /** posts that reach the goal, between headcounts by a straight line, the other teams as chosen; null: too few futures tell */
  need: Figure;
  /** share of its tickets' work that is this contract's */
  ownShare: number;
}

/** A roster beside the chosen one. */
export interface Neighbour extends RosterFigures {
  /** what is otherwise in it */
  team: number;
  /** team that has one more in exchange; −1: none */
  more: number;
}

export interface StaffFigures {
  design: string;
  designName: Text;
  promises: { id: string; name: Text }[];
  months: number;
  sure: number;
  /** kept every period of the contract, or any one period: as asked, or the other where the first is out of reach */
  asked: Wanted["over"];
  over: Wanted["over"];
  /** probability that the chosen roster reaches; below `sure` where no staff reaches it */
  goal: number;
  /** staff without limit, as asked */
  ceiling: Figure;
  isReachable: boolean;
  present: RosterFigures;
  chosen: RosterFigures | null;
  teams: TeamFigures[];
  neighbours: Neighbour[];
  /** the chosen roster without each of its duties */
  duties: Duty[];
  oneMore: OneMore | null;
  /** rosters judged, and those between load and the dearest start that a fixed grid would have played */
  judged: number;
  /** the search ended for want of lives */
  isCut: boolean;
  /** cheaper rosters that there were no lives left to judge */
  untried: number;
  gridRosters: number;
  isPriced: boolean;
}

export type StaffAnswer = Answer<"staff", StaffFigures>;
