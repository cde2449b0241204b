/** A grid of figures, darker where they are higher: a probability over two terms, an amount over clause and trick. Each cell says its figure. */
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { boxes, type Layer, words } from "../drawing/marks.ts";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { SIZE } from "../theme.ts";

export interface HeatCell {
  row: number;
  column: number;
  /** 0 to 1: a probability, or a part of the largest amount; null: not played */
  depth: number | null;
  text: string;
  /** its interval, in small */
  note?: string;
  /** drawn with a strong edge: the contract's own, a frontier */
  isChosen?: boolean;
}

export interface HeatGridOptions extends Drawing {
  title: string;
  /** probabilities stand in classes of their own colour, amounts in greys */
  of: "probability" | "amount";
  rows: readonly string[];
  columns: readonly string[];
  /** over the columns, and over the rows' names */
  across: string;
  down: string;
}

const TOP = 84;
const CELL = 40;
/** Never so dark that a word on it is hard to read. */
const GREYS = [0.03, 0.09, 0.17, 0.26, 0.36] as const;
const CLASSES = [0.5, 0.8, 0.95] as const;

function ground(depth: number | null, { of, tokens }: HeatGridOptions): { fill: string; opacity: number } {
  if (depth === null) return { fill: tokens.surface, opacity: 0 };
  if (of === "amount") {
    const step = Math.min(GREYS.length - 1, Math.floor(depth * GREYS.length));
    return { fill: tokens.ink, opacity: GREYS[step] ?? 0 };
  }
  const step = CLASSES.filter((least) => depth >= least).length;
  return { fill: tokens.probability[step] ?? tokens.surface, opacity: 1 };
}

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
  const [x, y] = [(box.x + box.x2) / 2, (box.y + box.y2) / 2];
  const showsNote = note !== undefined && textWidth(note, SIZE.label) < breadth - 6;
  return [
    ...boxes([box], {
      ...ground(depth, options),
      stroke: isChosen ? tokens.ink : tokens.line,
      strokeWidth: isChosen ? 2 : 1,
      radius: 2,
    }),
    ...words([{ x, y: showsNote ? y - 7 : y, text }], { color: tokens.ink, bold: isChosen, align: "center" }),
    ...(showsNote ? words([{ x, y: y + 8, text: note }], { color: tokens.ink, align: "center" }) : []),
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
          ...words([{ x: 0, y: -70, text: title }], { color: tokens.ink, bold: true, size: SIZE.title }),
          ...words([{ x: left, y: -48, text: across }], { color: tokens.ink3 }),
          ...words([{ x: 0, y: -14, text: down }], { color: tokens.ink3 }),
          ...words(
            columns.map((text, at) => {
              const lines = wrapText(text, breadth - 8, SIZE.label).slice(0, 2);
              const [x, y] = [left + (at + 0.5) * breadth, lines.length > 1 ? -28 : -14];
              return { x, y, text: lines.join("\n") };
            }),
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
