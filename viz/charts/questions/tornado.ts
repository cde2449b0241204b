/** How far each input moves a figure, from its low end to its high end: one bar an input, widest first; hollow: low end, full: high end. */
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { glyphs, type Layer, rules, words } from "../drawing/marks.ts";
import { ticksAround } from "../drawing/scale.ts";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { type Figure, figureText } from "../figure-words.ts";
import { displayFactor, type ShownUnit } from "../numbers.ts";
import { SIZE } from "../theme.ts";

export interface TornadoEnd extends Figure {
  /** the input's value there, in words */
  said: string;
}

export interface TornadoRow {
  label: string;
  /** change of the figure with the input at its low end, then at its high end */
  ends: readonly [TornadoEnd, TornadoEnd];
}

export interface TornadoOptions extends Drawing {
  title: string;
  unit: ShownUnit;
}

const PADDING = { left: 0, right: 0, top: 52, bottom: 8 };
const ROW = 62;
const GAP = 12;
const MOST_LABEL = 0.26;
/** Below this width the input stands above its bar. */
const NARROW = 640;
const NAME = 16;

export const tornadoHeight = (rows: readonly TornadoRow[]): number =>
  PADDING.top + ROW * rows.length + PADDING.bottom;

/** Widest first; bars without a figure last. */
export const widestFirst = (rows: readonly TornadoRow[]): TornadoRow[] => {
  const size = ({ ends }: TornadoRow) => Math.max(...ends.map(({ mean }) => Math.abs(mean ?? 0)));
  return rows.toSorted((a, b) => size(b) - size(a));
};

interface Plot {
  left: number;
  right: number;
  /** where bars stand within a row */
  middle: number;
  x: (value: number) => number;
  drawn: [number, number];
  domain: [number, number];
}

const isKnown = (end: TornadoEnd): end is TornadoEnd & { mean: number } => end.mean !== null;

function plotOf(rows: readonly TornadoRow[], gutter: number, options: TornadoOptions): Plot {
  const { width, unit } = options;
  const factor = displayFactor(unit);
  const values = rows.flatMap(({ ends }) => ends.flatMap(({ mean, ci95 }) => [mean, ...(ci95 ?? [])]));
  const drawn = [...values.filter((value) => value !== null).map((value) => value * factor), 0];
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
  const span = high - low > 1e-12 ? high - low : 1;
  const isNarrow = width < NARROW;
  const left = (isNarrow ? 0 : width * MOST_LABEL + GAP) + gutter;
  const right = Math.max(left + 40, width - gutter);
  return {
    left,
    right,
    middle: isNarrow ? NAME + (ROW - NAME) / 2 : ROW / 2,
    x: (value) => left + ((value - low) / span) * (right - left),
    drawn: [low, high],
    domain: [low, high],
  };
}

/** Value of the input over what it does, outside the bar. */
const toldOf = (end: TornadoEnd, { unit, numbers }: TornadoOptions): string =>
  `${end.said}\n${figureText(end, unit, true, numbers)}`;

const widthOf = (text: string): number =>
  Math.max(...text.split("\n").map((line) => textWidth(line, SIZE.label)));

function rowLayers(row: TornadoRow, at: number, plot: Plot, options: TornadoOptions): Layer[] {
  const { tokens, unit, width } = options;
  const factor = displayFactor(unit);
  const y = ROW * at + plot.middle;
  const known = row.ends.filter(isKnown).toSorted((a, b) => a.mean - b.mean);
  const label = wrapText(row.label, width < NARROW ? width : width * MOST_LABEL, SIZE.label, true);
  const nameY = width < NARROW ? ROW * at + NAME / 2 + 2 : y - (Math.min(3, label.length) - 1) * 7.5;
  const [first, last] = [known[0], known.at(-1)];
  return [
    ...words([{ x: 0, y: nameY, text: label.slice(0, width < NARROW ? 1 : 3).join("\n") }], {
      color: tokens.ink,
      bold: true,
      halo: tokens.surface,
    }),
    ...(first && last
      ? rules([{ x: plot.x(first.mean * factor), y, x2: plot.x(last.mean * factor), y2: y }], {
          color: tokens.neutral50,
          width: 12,
        })
      : []),
    ...known.flatMap(({ ci95 }) =>
      ci95
        ? rules([{ x: plot.x(ci95[0] * factor), y, x2: plot.x(ci95[1] * factor), y2: y }], {
            color: tokens.ink2,
            width: 2,
          })
        : [],
    ),
    ...row.ends.filter(isKnown).flatMap((end) => {
      const isLow = end === row.ends[0];
      return glyphs([{ x: plot.x(end.mean * factor), y }], {
        fill: isLow ? tokens.surface : tokens.ink2,
        stroke: tokens.ink2,
        strokeWidth: 2,
        size: 10,
      });
    }),
    ...known.flatMap((end, place) => {
      const isLeft = place === 0 && known.length > 1;
      const ends = [end.mean, ...(end.ci95 ?? [])].map((value) => plot.x(value * factor));
      const x = isLeft ? Math.min(...ends) - 10 : Math.max(...ends) + 10;
      return words([{ x, y: y - 7.5, text: toldOf(end, options) }], {
        color: tokens.ink2,
        halo: tokens.surface,
        align: isLeft ? "right" : "left",
      });
    }),
  ];
}

/** Undefined where no input moves anything that is known. */
export function tornado(given: readonly TornadoRow[], options: TornadoOptions): Spec | undefined {
  const rows = widestFirst(given);
  const known = rows.flatMap(({ ends }) => ends.filter(isKnown));
  if (known.length === 0) return undefined;
  const { tokens, numbers, width, title } = options;
  const gutter = Math.max(...known.map((end) => widthOf(toldOf(end, options)))) + 14;
  const plot = plotOf(rows, gutter, options);
  const height = ROW * rows.length;
  const { ticks, digits } = ticksAround(
    plot.drawn,
    plot.domain,
    Math.max(2, Math.floor((plot.right - plot.left) / 90)),
  );
  return {
    ...frame(options, PADDING, tornadoHeight(rows), title),
    vconcat: [
      {
        width,
        height,
        layer: [
          ...words([{ x: 0, y: -40, text: title }], { color: tokens.ink, bold: true, size: SIZE.title }),
          ...rules(
            ticks.map((tick) => ({ x: plot.x(tick), y: 0, x2: plot.x(tick), y2: height })),
            { color: tokens.grid },
          ),
          ...words(
            ticks.map((tick) => ({ x: plot.x(tick), y: -12, text: numbers.signed(tick, digits) })),
            { color: tokens.ink3, align: "center" },
          ),
          ...rules([{ x: plot.x(0), y: -2, x2: plot.x(0), y2: height }], { color: tokens.ink }),
          ...rules(
            rows.slice(1).map((_, at) => ({ x: 0, y: ROW * (at + 1), x2: width, y2: ROW * (at + 1) })),
            { color: tokens.grid },
          ),
          ...rows.flatMap((row, at) => rowLayers(row, at, plot, options)),
        ],
      },
    ],
  };
}
