/** Parts of a whole by month, one on the other: who waits for whom. */
import type { Unit } from "#engine";
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { boxes, type Layer, rules, words } from "../drawing/marks.ts";
import { verticalScale } from "../drawing/scale.ts";
import { textWidth } from "../drawing/text-width.ts";
import { displayFactor } from "../numbers.ts";
import { SIZE, type Tokens } from "../theme.ts";

export interface MonthPart {
  name: string;
  /** one value a month */
  values: readonly number[];
}

export interface StackedOptions extends Drawing {
  title: string;
  unit: Unit;
  /** "M6" */
  month: (month: number) => string;
}

export const STACKED_HEIGHT = 300;
const PADDING = { left: 52, right: 8, top: 70, bottom: 30 };
const HEIGHT = STACKED_HEIGHT - PADDING.top - PADDING.bottom;

/** Greys from dark to light, then hatched by an edge: no colour of a contract. */
function fills(tokens: Tokens): { fill: string; opacity: number }[] {
  return [0.9, 0.7, 0.5, 0.34, 0.2, 0.1].map((opacity) => ({ fill: tokens.ink, opacity }));
}

function key(parts: readonly MonthPart[], width: number, { tokens }: StackedOptions): Layer[] {
  let [x, y] = [-PADDING.left, -36];
  return parts.flatMap(({ name }, at) => {
    const breadth = textWidth(name, SIZE.label) + 34;
    if (x + breadth > width && x > -PADDING.left) [x, y] = [-PADDING.left, y + 18];
    const from = x;
    x += breadth;
    const { fill, opacity } = fills(tokens)[at] ?? { fill: tokens.ink, opacity: 0.1 };
    return [
      ...boxes([{ x: from, y: y - 6, x2: from + 12, y2: y + 6 }], { fill, opacity, stroke: tokens.mute }),
      ...words([{ x: from + 18, y, text: name }], { color: tokens.ink2 }),
    ];
  });
}

/** Undefined where there is no month. */
export function stackedMonths(parts: readonly MonthPart[], options: StackedOptions): Spec | undefined {
  const months = parts[0]?.values.length ?? 0;
  if (months === 0) return undefined;
  const { tokens, numbers, unit, title, month } = options;
  const factor = displayFactor(unit);
  const width = options.width - PADDING.left - PADDING.right;
  const totals = Array.from({ length: months }, (_, at) =>
    parts.reduce((sum, { values }) => sum + (values[at] ?? 0) * factor, 0),
  );
  const scale = verticalScale(0, Math.max(...totals, 1e-9), HEIGHT, { tickCount: 4, padTopPx: 6 });
  const breadth = width / months;
  const every = Math.max(1, Math.ceil(34 / breadth));
  const feet = new Float64Array(months);
  const bars = parts.flatMap(({ values }, at) => {
    const style = fills(tokens)[at] ?? { fill: tokens.ink, opacity: 0.1 };
    const rows = values.map((value, one) => {
      const foot = feet[one] ?? 0;
      const top = foot + value * factor;
      feet[one] = top;
      return { x: one * breadth + 1, x2: (one + 1) * breadth - 1, y: scale.y(top), y2: scale.y(foot) };
    });
    return boxes(rows, style);
  });
  return {
    ...frame(options, PADDING, STACKED_HEIGHT, title),
    vconcat: [
      {
        width,
        height: HEIGHT,
        layer: [
          ...words([{ x: -PADDING.left, y: -58, text: title }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...key(parts, width, options),
          ...rules(
            scale.ticks.map((tick) => ({ x: 0, y: scale.y(tick), x2: width, y2: scale.y(tick) })),
            { color: tokens.grid },
          ),
          ...words(
            scale.ticks.map((tick) => ({ x: -8, y: scale.y(tick), text: numbers.plain(tick) })),
            { color: tokens.ink3, align: "right" },
          ),
          ...bars,
          ...words(
            totals.flatMap((_, at) =>
              at % every === 0 ? [{ x: (at + 0.5) * breadth, y: HEIGHT + 14, text: month(at + 1) }] : [],
            ),
            { color: tokens.ink3, align: "center" },
          ),
        ],
      },
    ],
  };
}
