/** Whether a variant brings an indicator to a threshold often enough: a probability, and what the futures played say of it. */
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { clusteredShare } from "../../statistics/clusters.ts";
import { wilsonOfShare } from "../../statistics/wilson.ts";
import type { Figure } from "../answer.ts";
import type { Track } from "../track.ts";

export interface Goal {
  /** kept: every period of every promise */
  about: IndicatorName | "kept";
  /** in the indicator's unit; met on the threshold itself */
  threshold: number;
  /** of the futures that must meet it */
  probability: number;
}

export type Reach = "reaches" | "fails" | "open";

/** Times that a variant is looked at, at most: each look takes its share of 5 %. */
export const LOOKS = 3;
/** (z at 1 − 0.05 / 3, two-sided, over z at 95 %)²: a Wilson interval depends on z² / n alone, so that it divides n */
const DIVISOR = (2.3939797998 / 1.9599639845) ** 2;

/** How far a value is beyond the threshold, on the good side. */
export function beyond({ about, threshold }: Pick<Goal, "about" | "threshold">, value: number): number {
  return about !== "kept" && INDICATORS[about].better === "low" ? threshold - value : value - threshold;
}

/** One value per future: the indicator's, or 1 where every promise is kept. */
export const goalValues = (track: Track, { about }: Pick<Goal, "about">): Float64Array =>
  about === "kept" ? track.kept() : track.values(about);

/** 1 where a future meets the goal, 0 where not, NaN where it cannot be told. */
export const marksOf = (values: Float64Array, goal: Pick<Goal, "about" | "threshold">): Float64Array =>
  values.map((value) => (Number.isNaN(value) ? value : Number(beyond(goal, value) >= -1e-9)));

/** Probability of meeting the goal, with its 95 % Wilson interval; 0 where a team never catches up. */
export function probabilityOf(track: Track, goal: Goal): Figure {
  if (track.unstable) return { mean: 0, ci95: [0, 0] };
  const { share, low, high } = clusteredShare(marksOf(goalValues(track, goal), goal), track.perDraw);
  return { mean: share, ci95: [low, high] };
}

/** What is known of it with 95 %, whichever of its looks this is. */
export function reachOf(track: Track, goal: Goal): Reach {
  if (track.unstable) return "fails";
  const { share, effective } = clusteredShare(marksOf(goalValues(track, goal), goal), track.perDraw);
  if (effective === 0) return "open";
  const { low, high } = wilsonOfShare(share, effective / DIVISOR);
  return low >= goal.probability ? "reaches" : high < goal.probability ? "fails" : "open";
}
