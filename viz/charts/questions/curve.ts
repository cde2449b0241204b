/** What a chart of curves is given, and where its plot stands. */
import type { Drawing } from "../drawing/frame.ts";
import type { ShownUnit } from "../numbers.ts";

export interface CurvePoint {
  x: number;
  mean: number | null;
  ci95: readonly [number, number] | null;
}

export interface Curve {
  name: string;
  points: readonly CurvePoint[];
  tone?: "frozen" | "evolving" | "plain";
  dash?: boolean;
}

export interface CurveMark {
  x: number;
  text: string;
}

export interface CurvesOptions extends Drawing {
  title: string;
  unit: ShownUnit;
  isDifference: boolean;
  /** under the horizontal axis */
  across: string;
  /** how a value of the horizontal axis is written */
  say: (x: number) => string;
  /** values written under the horizontal axis; default: round ones */
  places?: readonly number[];
  /** vertical rules with a word */
  marks?: readonly CurveMark[];
  /** horizontal rules, in the unit: levels asked for */
  levels?: readonly number[];
}

export const CURVES_HEIGHT = 320;
/** Around a plot of one curve. */
export const PADDING = { left: 52, right: 24, top: 52, bottom: 46 };
export interface Plot {
  padding: { left: number; right: number; top: number; bottom: number };
  width: number;
  height: number;
  x: (value: number) => number;
  y: (value: number) => number;
  ticks: number[];
  across: [number, number];
}
