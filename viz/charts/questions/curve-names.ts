/** Names of curves: at the ends of their lines where there is room, in lines above the plot where there is not. */
import { dodge } from "../drawing/dodge.ts";
import { type Layer, rules, words } from "../drawing/marks.ts";
import { textWidth } from "../drawing/text-width.ts";
import { SIZE } from "../theme.ts";
import { type Curve, type CurvesOptions, PADDING, type Plot } from "./curve.ts";

/** Width from which there is room for names at the ends, px. */
const ROOM_FOR_ENDS = 560;
const MOST_END = 200;
const KEY_LINE = 18;
const LINE_HEIGHT = 15;

const DASHES: readonly (readonly number[] | undefined)[] = [undefined, [6, 4], [2, 3], [10, 3, 2, 3]];

const hasEnds = (curves: readonly Curve[], { width }: CurvesOptions): boolean =>
  curves.length > 1 && width >= ROOM_FOR_ENDS;

export function paddingOf(curves: readonly Curve[], options: CurvesOptions): Plot["padding"] {
  if (curves.length < 2) return PADDING;
  if (!hasEnds(curves, options))
    return { ...PADDING, top: PADDING.top + KEY_LINE * (keyPlaces(curves, options).lines - 1) };
  const widest = Math.max(...curves.map(({ name }) => textWidth(name, SIZE.label, true)));
  return { ...PADDING, top: PADDING.top - KEY_LINE, right: Math.min(MOST_END, widest) + 16 };
}

/** Where each name stands above a plot too narrow for names at the ends. */
function keyPlaces(curves: readonly Curve[], { width }: CurvesOptions) {
  let [x, line] = [0, 0];
  const places = curves.map(({ name }) => {
    const breadth = textWidth(name, SIZE.label) + 42;
    if (x > 0 && x + breadth > width) [x, line] = [0, line + 1];
    const place = { x, line };
    x += breadth;
    return place;
  });
  return { places, lines: line + 1 };
}

export const styleOf = ({ tone = "plain", dash = false }: Curve, at: number, { tokens }: CurvesOptions) => ({
  color: tone === "plain" ? (at === 0 ? tokens.ink : tokens.ink2) : tokens[tone],
  pattern: dash ? DASHES[1] : tone === "plain" ? DASHES[at % DASHES.length] : undefined,
});

/** Names above the plot, each with a piece of its curve. */
function key(curves: readonly Curve[], plot: Plot, options: CurvesOptions): Layer[] {
  const { places } = keyPlaces(curves, options);
  return curves.flatMap((curve, at) => {
    const { x: from, line } = places[at] ?? { x: 0, line: 0 };
    const [x, y] = [from - plot.padding.left, KEY_LINE * line - plot.padding.top + 32];
    const { color, pattern } = styleOf(curve, at, options);
    return [
      ...rules([{ x, y, x2: x + 20, y2: y }], {
        color,
        width: 2,
        ...(pattern ? { dash: [...pattern] } : {}),
      }),
      ...words([{ x: x + 26, y, text: curve.name }], { color: options.tokens.ink2 }),
    ];
  });
}

/** Names at the right ends of the curves, pushed apart. */
function ends(curves: readonly Curve[], plot: Plot, options: CurvesOptions): Layer[] {
  const last = curves.map(({ points }) => points.findLast(({ mean }) => mean !== null)?.mean ?? null);
  const wished = last.map((mean) => (mean === null ? plot.height : plot.y(mean)));
  const heights = last.map(() => LINE_HEIGHT);
  const placed = dodge(wished, heights, 0, plot.height);
  return curves.flatMap((curve, at) =>
    words([{ x: plot.width + 10, y: placed[at] ?? 0, text: curve.name }], {
      color: styleOf(curve, at, options).color,
      bold: true,
    }),
  );
}

export const named = (curves: readonly Curve[], plot: Plot, options: CurvesOptions): Layer[] => {
  if (curves.length < 2) return [];
  return hasEnds(curves, options) ? ends(curves, plot, options) : key(curves, plot, options);
};
