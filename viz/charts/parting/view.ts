/** What the three panels of the parting chart have in common. */
import type { DesignResult, PairResult, StudyResult } from "#engine";
import type { Layer } from "../drawing/marks.ts";
import { rules, words } from "../drawing/marks.ts";
import { monthX, type Plane } from "../drawing/plane.ts";
import { textWidth } from "../drawing/text-width.ts";
import type { Numbers } from "../numbers.ts";
import { SIZE, type Tokens } from "../theme.ts";
import type { PartingWords } from "./words.ts";

export type StoryStep = 1 | 2 | 3 | 4;

/** An amendment, an event or a deadline on the month axis. */
export interface Moment {
  month: number;
  label: string;
}

export interface Moments {
  amendments: Moment[];
  events: Moment[];
  notices: Moment[];
  committees: number[];
}

export interface PanelView {
  result: StudyResult;
  frozen: DesignResult;
  evolving: DesignResult | undefined;
  pair: PairResult | undefined;
  moments: Moments;
  words: PartingWords;
  tokens: Tokens;
  numbers: Numbers;
  /** width of the plot, px */
  width: number;
  height: number;
  /** one panel on a phone: labels on the plot rather than in the gutter */
  compact: boolean;
  story: StoryStep | null;
}

/** Gap between the plot and the labels at its right. */
export const GUTTER_GAP = 20;

/** Where the left axis begins, px left of the plot. */
export const AXIS = 40;

/** "Title unit" above a panel: the bold part; the axis title carries the unit at the x returned. */
export function panelTitle(view: PanelView, title: string): { layers: Layer[]; unitX: number } {
  return {
    layers: view.compact
      ? []
      : words([{ x: -AXIS, y: -11, text: title }], { color: view.tokens.ink, bold: true, size: SIZE.title }),
    unitX: view.compact ? -AXIS : -AXIS + textWidth(title, SIZE.title, true) + 7,
  };
}

/** Vertical rules of amendments, events and deadlines inside one panel. */
export function momentRules(view: PanelView): Layer[] {
  const { moments, tokens, height, story } = view;
  const at = (list: readonly Moment[]) =>
    list.map(({ month }) => ({
      x: monthX({ width: view.width, months: view.result.months }, month),
      y: 0,
      x2: monthX({ width: view.width, months: view.result.months }, month),
      y2: height,
    }));
  return [
    ...rules(at(moments.events), {
      color: story === 2 ? tokens.ink : tokens.mute,
      dash: [1, 3],
      width: story === 2 ? 1.5 : 1,
      opacity: story === null || story === 2 ? 1 : 0.4,
    }),
    ...rules(at(moments.amendments), {
      color: tokens.evolving,
      width: story === 3 ? 2 : 1,
      opacity: story === 3 ? 0.9 : story === null ? 0.55 : 0.25,
    }),
    ...rules(at(moments.notices), { color: tokens.mute, dash: [4, 3], opacity: story === null ? 1 : 0.4 }),
  ];
}

/** The plane of a panel on a scale; `unit` is the axis title, at x on the title line. */
export const planeOf = (
  view: PanelView,
  axis: Plane["axis"],
  unit: { text: string; x: number; signed: boolean },
): Plane => ({
  width: view.width,
  height: view.height,
  months: view.result.months,
  axis,
  valueAxis: { title: view.compact ? null : unit.text, titleX: unit.x, titleY: -11, signed: unit.signed },
});

/** Last value of a monthly row that is known. */
export function lastKnown(values: readonly (number | null)[]): number | null {
  for (let at = values.length - 1; at >= 0; at--) {
    const value = values[at];
    if (value !== null && value !== undefined) return value;
  }
  return null;
}
