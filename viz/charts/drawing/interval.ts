/** The one glyph of uncertainty, lying down: pale = 95 % of futures, dark = 50 %, dot = mean, split at zero by colour. */
import type { Summary } from "#engine";
import { displayFactor } from "../numbers.ts";
import { spread } from "../pair.ts";
import type { Tokens } from "../theme.ts";
import { boxes, glyphs, type Layer } from "./marks.ts";

export interface IntervalPlace {
  /** pixel of a displayed value */
  x(value: number): number;
  y: number;
  /** heights of the pale and dark bars, width of the dot, px */
  pale: number;
  dark: number;
  dot: number;
}

/** Which side of zero is good for the evolving contract; null where neither is: drawn in grey. */
export type Better = "high" | "low" | null;

function colours(
  better: Better,
  side: "below" | "above",
  tokens: Tokens,
): { pale: string; dark: string; edge: string } {
  if (better === null) return { pale: tokens.neutral95, dark: tokens.neutral50, edge: tokens.mute };
  const evolving = (better === "high") === (side === "above");
  return evolving
    ? { pale: tokens.evolving95, dark: tokens.evolving50, edge: tokens.evolving }
    : { pale: tokens.frozen95, dark: tokens.frozen50, edge: tokens.frozen };
}

/** Bars and dot of one summary; the dot is hollow where the 95 % interval of the mean contains zero. */
export function intervalLayers(
  summary: Summary,
  better: Better,
  place: IntervalPlace,
  tokens: Tokens,
): Layer[] {
  const factor = displayFactor(summary.unit);
  const bar = (range: [number, number] | null, height: number, kind: "pale" | "dark"): Layer[] => {
    if (range === null) return [];
    const [low, high] = [range[0] * factor, range[1] * factor];
    const part = (from: number, to: number, side: "below" | "above") => {
      const { edge, [kind]: fill } = colours(better, side, tokens);
      const box = { x: place.x(from), x2: place.x(to), y: place.y - height / 2, y2: place.y + height / 2 };
      return from < to
        ? boxes([box], { fill, ...(kind === "pale" ? { stroke: edge, strokeOpacity: 0.45 } : {}) })
        : [];
    };
    return [
      ...part(Math.min(0, low), Math.min(0, high), "below"),
      ...part(Math.max(0, low), Math.max(0, high), "above"),
    ];
  };
  if (summary.mean === null) return [];
  const { ci95 } = summary;
  const undecided = ci95 !== null && ci95[0] <= 0 && ci95[1] >= 0;
  const dot = undecided
    ? { fill: tokens.surface, stroke: tokens.ink, strokeWidth: 2, size: place.dot }
    : { fill: tokens.ink, size: place.dot };
  return [
    ...bar(spread(summary, 95), place.pale, "pale"),
    ...bar(spread(summary, 50), place.dark, "dark"),
    ...glyphs([{ x: place.x(summary.mean * factor), y: place.y }], dot),
  ];
}

/** [low, high] that the glyph of these summaries covers, zero included, in displayed units. */
export function intervalExtent(summaries: readonly Summary[]): [number, number] {
  let [low, high] = [0, 0];
  for (const summary of summaries) {
    const factor = displayFactor(summary.unit);
    for (const value of [...(spread(summary, 95) ?? []), ...(spread(summary, 50) ?? []), summary.mean ?? 0]) {
      low = Math.min(low, value * factor);
      high = Math.max(high, value * factor);
    }
  }
  return high > low ? [low, high] : [-1, 1];
}
