/** A grid of figures, darker where they are higher: a probability over two terms, an amount over clause and trick. Each cell says its figure. */
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { boxes, type Layer, words } from "../drawing/marks.ts";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { SIZE } from "../theme.ts";

export interface HeatCell {
  row: number;
  column: number;
  /** 0 to 1: how dark; null: not played */
  depth: number | null;
  text: string;
  /** its interval, in small */
  note?: string;
  /** drawn with a strong edge: the contract's own, a frontier */
  isChosen?: boolean;
}

export interface HeatGridOptions extends Drawing {
  title: string;
  rows: readonly string[];
  columns: readonly string[];
  /** over the columns, and over the rows' names */
  across: string;
  down: string;
}

const TOP = 74;
const CELL = 40;
const STEPS = [0.08, 0.22, 0.4, 0.6, 0.85] as const;

export const heatGridHeight = (rows: readonly string[]): number => TOP + CELL * rows.length + 8;

function cellLayers(cell: HeatCell, left: number, breadth: number, options: HeatGridOptions): Layer[] {
  const { tokens } = options;
  const { row, column, depth, text, note, isChosen = false } = cell;
  const box = {
    x: left + column * breadth + 1,
    y: row * CELL + 1,
    x2: left + (column + 1) * breadth - 1,
    y2: (row + 1) * CELL - 1,
  };
  const opacity =
    depth === null ? 0 : (STEPS[Math.min(STEPS.length - 1, Math.floor(depth * STEPS.length))] ?? 0);
  const isDark = opacity > 0.5;
  const [x, y] = [(box.x + box.x2) / 2, (box.y + box.y2) / 2];
  const showsNote = note !== undefined && textWidth(note, SIZE.label) < breadth - 6;
  return [
    ...boxes([box], {
      fill: depth === null ? tokens.surface : tokens.ink,
      opacity: depth === null ? 0 : opacity,
      stroke: isChosen ? tokens.ink : tokens.line,
      radius: 2,
    }),
    ...(isChosen ? boxes([box], { fill: tokens.surface, opacity: 0, stroke: tokens.ink, radius: 2 }) : []),
    ...words([{ x, y: showsNote ? y - 7 : y, text }], {
      color: isDark ? tokens.surface : tokens.ink,
      bold: isChosen,
      align: "center",
    }),
    ...(showsNote
      ? words([{ x, y: y + 8, text: note }], {
          color: isDark ? tokens.surface : tokens.ink2,
          align: "center",
        })
      : []),
  ];
}

/** Undefined where there is no cell. */
export function heatGrid(cells: readonly HeatCell[], options: HeatGridOptions): Spec | undefined {
  const { rows, columns, tokens, width, title, across, down } = options;
  if (cells.length === 0) return undefined;
  const names = rows.map((row) =>
    wrapText(row, width * 0.3, SIZE.label)
      .slice(0, 2)
      .join("\n"),
  );
  const widest = Math.max(
    textWidth(down, SIZE.label),
    ...names.flatMap((name) => name.split("\n").map((line) => textWidth(line, SIZE.label))),
  );
  const left = widest + 14;
  const breadth = (width - left) / Math.max(1, columns.length);
  const height = CELL * rows.length;
  return {
    ...frame(options, { left: 0, right: 0, top: TOP, bottom: 8 }, heatGridHeight(rows), title),
    vconcat: [
      {
        width,
        height,
        layer: [
          ...words([{ x: 0, y: -60, text: title }], { color: tokens.ink, bold: true, size: SIZE.title }),
          ...words([{ x: left, y: -38, text: across }], { color: tokens.ink3 }),
          ...words([{ x: 0, y: -14, text: down }], { color: tokens.ink3 }),
          ...words(
            columns.map((text, at) => ({ x: left + (at + 0.5) * breadth, y: -14, text })),
            { color: tokens.ink2, align: "center" },
          ),
          ...names.flatMap((text, at) =>
            words([{ x: 0, y: CELL * (at + 0.5) - (text.split("\n").length - 1) * 7.5, text }], {
              color: tokens.ink,
            }),
          ),
          ...cells.flatMap((cell) => cellLayers(cell, left, breadth, options)),
        ],
      },
    ],
  };
}
