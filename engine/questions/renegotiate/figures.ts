/** The figures of an answer on renegotiating. Gains are turned so that more is better; changes are the variant minus the contract as it stands. */
import type { IndicatorName } from "../../answer/indicators.ts";
import type { Unit } from "../../answer/result.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Answer, Figure } from "../answer.ts";
import type { Amendment, Trigger } from "./amendment.ts";
import type { BreakEven } from "./growth.ts";

/** What a way of changing the contract changes, in four measures; money in euros, service as a share. */
export interface Changes {
  invoicedCost: Figure;
  costWithLostTime: Figure;
  lostHours: Figure;
  experiencedAttainment: Figure;
}

export interface MonthFigure {
  /** of the contract, 1 = first; signed at its end */
  month: number;
  futures: number;
  /** on the criterion; the intervals of all months hold together */
  gain: Figure;
  /** what the best month gains over this one, each interval by itself */
  regret: Figure;
  changes: Changes;
  /** no other month is clearly better */
  mayBeBest: boolean;
}

/** A way to have the contract follow, or not. */
export interface ReviewFigure {
  way: "asItStands" | "once" | "yearly" | "committee" | "triggered" | "continuous" | "whole";
  name: Text;
  trigger: Trigger | null;
  futures: number;
  gain: Figure;
  /** amendments signed over the life */
  amendments: Figure;
  changes: Changes;
  mayBeBest: boolean;
}

/** Leaving at the end of a month. */
export interface LeaveFigure {
  month: number;
  /** fee of the exit, reversibility and knowledge to be rebuilt */
  cost: Figure;
  /** on the criterion; null where nobody is stated to follow */
  gain: Figure | null;
  /** share of its fees by which a successor who serves as well must be cheaper, so that leaving costs nothing */
  cheaperBy: number | null;
}

/** sign: now is as good a moment as any; watch: nothing gains what would matter, or a threshold decides better than a date */
export type Advice = "sign" | "renegotiate" | "watch" | "leave" | "undecided";

export interface RenegotiateFigures {
  advice: Advice;
  criterion: { indicator: IndicatorName; label: Text; unit: Unit };
  design: { id: string; name: Text };
  /** the contract that follows the SI: the amendment’s */
  from: { id: string; name: Text };
  amendment: Pick<Amendment, "id" | "name">;
  /** a gain that would not matter, in the criterion’s unit */
  matters: number;
  /** months of the contract at whose end it can be signed */
  range: [number, number];
  months: MonthFigure[];
  /** null: no month tells anything */
  best: { month: number; gain: Figure; notWorse: number[]; isSettled: boolean } | null;
  /** what is lost by signing at the first month, and at one that was looked at half a year after the best or later; intervals count that the best was chosen in the same futures */
  regret: { atOnce: Figure; later: { month: number; loss: Figure } | null } | null;
  reviews: ReviewFigure[];
  /** null: the contract does not say what its end costs */
  exit: { hasSuccessor: boolean; months: LeaveFigure[] } | null;
  /** null: there is no other contract to evolve to */
  breakEven: BreakEven | null;
  presentGrowth: number;
  /** lives that a grid of every month, every way and every point of growth would have taken, for the same intervals */
  fixedGridLives: number;
}

export type RenegotiateAnswer = Answer<"renegotiate", RenegotiateFigures>;
