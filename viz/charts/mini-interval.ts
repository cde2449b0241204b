/** A card's small picture: one paired difference, zero drawn, its 95 % of futures named at both ends. */
import type { Summary } from "#engine";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { type Better, intervalExtent, intervalLayers } from "./drawing/interval.ts";
import { rules, words } from "./drawing/marks.ts";
import { textWidth } from "./drawing/text-width.ts";
import { displayFactor } from "./numbers.ts";
import { spread } from "./pair.ts";
import { SIZE } from "./theme.ts";

export const MINI_HEIGHT = 66;
const BAR_Y = 28;

export interface MiniOptions extends Drawing {
  summary: Summary;
  better: Better;
  /** what the axis measures, with its unit */
  title: string;
}

export function miniInterval(options: MiniOptions): Spec {
  const { summary, better, tokens, numbers, width } = options;
  const padding = { left: 18, right: 18, top: 0, bottom: 0 };
  const plot = width - padding.left - padding.right;
  const [low, high] = intervalExtent([summary]);
  const x = (value: number) => ((value - low) / (high - low)) * plot;
  const ends = spread(summary, 95);
  const named = ends?.map((end) => ({ end, text: numbers.gap(end, summary.unit) })) ?? [];
  const factor = displayFactor(summary.unit);
  const places = named.map(({ end, text }) => ({ x: x(end * factor), y: 54, text }));
  const [first, second] = places;
  if (first && second) keepApart(first, second, plot);
  const zero = x(0);
  return {
    ...frame(options, padding, MINI_HEIGHT, options.title),
    vconcat: [
      {
        width: plot,
        height: MINI_HEIGHT,
        layer: [
          ...intervalLayers(summary, better, { x, y: BAR_Y, pale: 10, dark: 18, dot: 9 }, tokens),
          ...rules([{ x: zero, y: BAR_Y - 14, x2: zero, y2: BAR_Y + 14 }], { color: tokens.ink }),
          ...words([{ x: zero, y: 7, text: "0" }], { color: tokens.ink3, align: "center" }),
          ...words(places, { color: tokens.ink3, align: "center" }),
        ],
      },
    ],
  };
}

/** Moves two labels of one line apart where they would touch. */
function keepApart(
  left: { x: number; text: string },
  right: { x: number; text: string },
  plot: number,
): void {
  const need = (textWidth(left.text, SIZE.label) + textWidth(right.text, SIZE.label)) / 2 + 8;
  const missing = need - (right.x - left.x);
  if (missing <= 0) return;
  left.x = Math.max(0, left.x - missing / 2);
  right.x = Math.min(plot, left.x + need);
}
