/** Points on two figures, each with the errors of both: contracts between cost and service, the front in ink. */
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { glyphs, type Layer, rules, words } from "../drawing/marks.ts";
import { extent, ticksAround, verticalScale } from "../drawing/scale.ts";
import { textWidth } from "../drawing/text-width.ts";
import { displayFactor, type ShownUnit } from "../numbers.ts";
import { SIZE } from "../theme.ts";

interface Figure {
  mean: number | null;
  ci95: [number, number] | null;
}

export interface ScatterPoint {
  name: string;
  /** what stands beside it where it is chosen: short */
  mark: string;
  x: Figure;
  y: Figure;
  /** nothing beats it */
  isChosen: boolean;
  tone?: "frozen" | "evolving" | "plain";
}

export interface ScatterOptions extends Drawing {
  across: { title: string; unit: ShownUnit };
  up: { title: string; unit: ShownUnit };
}

export const SCATTER_HEIGHT = 380;
const PADDING = { left: 56, right: 24, top: 36, bottom: 50 };
const HEIGHT = SCATTER_HEIGHT - PADDING.top - PADDING.bottom;

interface Known extends ScatterPoint {
  at: { x: number; y: number };
}

const shown = (figure: Figure, unit: ShownUnit) => {
  const factor = displayFactor(unit);
  const ends = figure.ci95 ?? [figure.mean ?? 0, figure.mean ?? 0];
  return { mean: (figure.mean ?? 0) * factor, low: ends[0] * factor, high: ends[1] * factor };
};

const chosenLast = (points: readonly Known[]): Known[] =>
  points.toSorted((a, b) => Number(a.isChosen) - Number(b.isChosen));

/** A mark beside each chosen point: to the right, else to the left, above or below, wherever no other stands. */
function labels(points: readonly Known[], width: number, options: ScatterOptions): Layer[] {
  const { tokens } = options;
  const taken: { x: number; x2: number; y: number }[] = [];
  return points
    .filter(({ isChosen }) => isChosen)
    .flatMap(({ mark, at }) => {
      const breadth = textWidth(mark, SIZE.label, true);
      const usual = { x: at.x + 9, y: at.y };
      const places = [
        usual,
        { x: at.x - 9 - breadth, y: at.y },
        { x: at.x - breadth / 2, y: at.y - 14 },
        { x: at.x - breadth / 2, y: at.y + 14 },
      ];
      const isFree = ({ x, y }: { x: number; y: number }) =>
        x >= 0 &&
        x + breadth <= width &&
        taken.every((other) => Math.abs(other.y - y) > 13 || other.x2 < x || other.x > x + breadth);
      const { x, y } = places.find(isFree) ?? usual;
      taken.push({ x, x2: x + breadth, y });
      return words([{ x, y, text: mark }], { color: tokens.ink, bold: true, halo: tokens.surface });
    });
}

/** Undefined where no point has both figures. */
export function scatter(points: readonly ScatterPoint[], options: ScatterOptions): Spec | undefined {
  const { tokens, numbers, across, up } = options;
  const told = points.filter(({ x, y }) => x.mean !== null && y.mean !== null);
  const xs = extent(told.flatMap(({ x }) => Object.values(shown(x, across.unit))));
  const ys = extent(told.flatMap(({ y }) => Object.values(shown(y, up.unit))));
  if (!xs || !ys) return undefined;
  const width = options.width - PADDING.left - PADDING.right;
  const margin = xs[1] - xs[0] > 1e-12 ? (xs[1] - xs[0]) * 0.04 : 1;
  const [from, to] = [xs[0] - margin, xs[1] + margin];
  const px = (value: number) => ((value - from) / (to - from)) * width;
  const scale = verticalScale(ys[0], ys[1], HEIGHT, { tickCount: 5, padTopPx: 12, padBottomPx: 12 });
  const { ticks, digits } = ticksAround(xs, [from, to], Math.max(2, Math.floor(width / 90)));
  const { ticks: upTicks, digits: upDigits } = ticksAround(ys, scale.domain, 5);
  const known: Known[] = told.map((point) => ({
    ...point,
    at: { x: px(shown(point.x, across.unit).mean), y: scale.y(shown(point.y, up.unit).mean) },
  }));
  const colour = ({ tone = "plain", isChosen }: Known) =>
    tone === "plain" ? (isChosen ? tokens.ink : tokens.mute) : tokens[tone];
  return {
    ...frame(options, PADDING, SCATTER_HEIGHT, `${up.title} · ${across.title}`),
    vconcat: [
      {
        width,
        height: HEIGHT,
        layer: [
          ...words([{ x: -PADDING.left, y: -22, text: up.title }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...rules(
            [
              ...upTicks.map((tick) => ({ x: 0, y: scale.y(tick), x2: width, y2: scale.y(tick) })),
              ...ticks.map((tick) => ({ x: px(tick), y: 0, x2: px(tick), y2: HEIGHT })),
            ],
            { color: tokens.grid },
          ),
          ...words(
            upTicks.map((tick) => ({
              x: -8,
              y: scale.y(tick),
              text: numbers.plain(tick, upDigits),
            })),
            { color: tokens.ink3, align: "right" },
          ),
          ...words(
            ticks.map((tick) => ({ x: px(tick), y: HEIGHT + 14, text: numbers.plain(tick, digits) })),
            { color: tokens.ink3, align: "center" },
          ),
          ...words([{ x: width, y: HEIGHT + 36, text: across.title }], {
            color: tokens.ink3,
            align: "right",
          }),
          ...known.flatMap((point) => {
            const [x, y] = [shown(point.x, across.unit), shown(point.y, up.unit)];
            return rules(
              [
                { x: px(x.low), y: point.at.y, x2: px(x.high), y2: point.at.y },
                { x: point.at.x, y: scale.y(y.low), x2: point.at.x, y2: scale.y(y.high) },
              ],
              { color: colour(point), width: 2, opacity: point.isChosen ? 0.4 : 0.2 },
            );
          }),
          ...chosenLast(known).flatMap((point) =>
            glyphs(
              [point.at],
              point.isChosen
                ? { fill: colour(point), size: 10 }
                : { fill: tokens.surface, stroke: colour(point), strokeWidth: 1.5, size: 8 },
            ),
          ),
          ...labels(known, width, options),
        ],
      },
    ],
  };
}
