/** Figures in rows, each with the interval of its error: designs, clauses, causes, inputs. Error only, never a spread of futures. */
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { glyphs, type Layer, rules, words } from "../drawing/marks.ts";
import { ticksAround } from "../drawing/scale.ts";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { figureWords } from "../figure-words.ts";
import { displayFactor, type ShownUnit } from "../numbers.ts";
import { SIZE } from "../theme.ts";

export interface FigureRow {
  label: string;
  mean: number | null;
  ci95: [number, number] | null;
  /** colour of the bar: the frozen and the evolving contract keep theirs */
  tone?: "frozen" | "evolving" | "plain";
  /** drawn bold */
  isChosen?: boolean;
  /** the futures do not decide it: drawn hollow */
  isUndecided?: boolean;
}

export interface FigureRowsOptions extends Drawing {
  title: string;
  unit: ShownUnit;
  /** differences carry their sign and are drawn around zero */
  isDifference: boolean;
  words: { undecided: string; none: string };
  /** a narrow chart: each label stands above its bar */
  isNarrow: boolean;
}

const PADDING = { left: 0, right: 0, top: 48, bottom: 8 };
const ROW = 38;
/** With the label above its bar. */
const TALL_ROW = 58;
const ABOVE = 18;
const MOST_LABEL = 0.42;
const GAP = 16;
const LINES = 2;

/** What stands at the right of a row. */
interface Told {
  figure: string;
  error: string;
  /** a difference whose interval holds zero, or what is undecided for another reason */
  isOpen: boolean;
}

function toldOf(row: FigureRow, { unit, isDifference, numbers, words: phrases }: FigureRowsOptions): Told {
  const told = figureWords(row, unit, isDifference, numbers);
  if (!told) return { figure: phrases.none, error: "", isOpen: false };
  const { ci95 } = row;
  const holdsZero = isDifference && ci95 !== null && ci95[0] <= 0 && ci95[1] >= 0 && ci95[0] < ci95[1];
  const isOpen = holdsZero || row.isUndecided === true;
  return { ...told, error: isOpen ? `${told.error} ${phrases.undecided}`.trim() : told.error, isOpen };
}

const widestOf = (texts: readonly string[], bold: boolean): number =>
  Math.max(...texts.map((text) => textWidth(text, SIZE.label, bold)));

const rowHeight = (isNarrow: boolean): number => (isNarrow ? TALL_ROW : ROW);

export const figureRowsHeight = (rows: readonly FigureRow[], isNarrow: boolean): number =>
  PADDING.top + rowHeight(isNarrow) * rows.length + PADDING.bottom;

interface Plot {
  left: number;
  right: number;
  /** extent of what is drawn, and of the axis */
  drawn: [number, number];
  low: number;
  high: number;
  x: (value: number) => number;
}

function plotOf(
  rows: readonly FigureRow[],
  room: { labels: number; figures: number },
  options: FigureRowsOptions,
): Plot {
  const factor = displayFactor(options.unit);
  const values = rows.flatMap(({ mean, ci95 }) => [mean, ...(ci95 ?? [])]).filter((value) => value !== null);
  const ends = [...values.map((value) => value * factor), ...(options.isDifference ? [0] : [])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const span = most - least > 1e-12 ? most - least : Math.max(1e-6, Math.abs(most) || 1);
  const [low, high] = [least - span * 0.06, most + span * 0.06];
  const left = room.labels + GAP;
  const right = Math.max(left + 60, options.width - room.figures - GAP);
  const drawn: [number, number] = [least, most];
  return {
    left,
    right,
    drawn,
    low,
    high,
    x: (value) => left + ((value - low) / (high - low)) * (right - left),
  };
}

function axis(
  { left, right, drawn, low, high, x }: Plot,
  height: number,
  options: FigureRowsOptions,
): Layer[] {
  const { tokens, numbers, isDifference } = options;
  const { ticks, digits } = ticksAround(drawn, [low, high], Math.max(3, Math.floor((right - left) / 90)));
  return [
    ...rules(
      ticks.map((tick) => ({ x: x(tick), y: 0, x2: x(tick), y2: height })),
      { color: tokens.grid },
    ),
    ...words(
      ticks.map((tick) => ({
        x: x(tick),
        y: -12,
        text: isDifference ? numbers.signed(tick, digits) : numbers.plain(tick, digits),
      })),
      { color: tokens.ink3, align: "center" },
    ),
    ...(isDifference && low < 0 && high > 0
      ? rules([{ x: x(0), y: -2, x2: x(0), y2: height }], { color: tokens.ink })
      : []),
  ];
}

function rowLayers(row: FigureRow, at: number, told: Told, plot: Plot, options: FigureRowsOptions): Layer[] {
  const { tokens, unit, isNarrow } = options;
  const y = isNarrow ? TALL_ROW * at + ABOVE + (TALL_ROW - ABOVE) / 2 : ROW * (at + 0.5);
  const { mean, ci95, tone = "plain", isChosen = false } = row;
  const { figure, error, isOpen } = told;
  const x = plot.right + GAP;
  if (mean === null) return words([{ x, y, text: figure }], { color: tokens.ink3 });
  const factor = displayFactor(unit);
  const color = tone === "plain" ? tokens.ink2 : tokens[tone];
  return [
    ...(ci95
      ? rules([{ x: plot.x(ci95[0] * factor), y, x2: plot.x(ci95[1] * factor), y2: y }], {
          color,
          width: 5,
          opacity: 0.45,
          cap: "round",
        })
      : []),
    ...glyphs(
      [{ x: plot.x(mean * factor), y }],
      isOpen ? { fill: tokens.surface, stroke: color, strokeWidth: 2, size: 10 } : { fill: color, size: 10 },
    ),
    ...words([{ x, y: error ? y - 8 : y, text: figure }], { color: tokens.ink, bold: isChosen }),
    ...(error ? words([{ x, y: y + 8, text: error }], { color: tokens.ink3 }) : []),
  ];
}

/** An interval of a share ends where shares end. */
function within(row: FigureRow, { unit, isDifference }: FigureRowsOptions): FigureRow {
  if (unit !== "share" || isDifference || !row.ci95) return row;
  const [low, high] = row.ci95;
  return { ...row, ci95: [Math.max(0, low), Math.min(1, high)] };
}

const labelY = (at: number, lines: number, isNarrow: boolean): number =>
  isNarrow ? TALL_ROW * at + ABOVE / 2 + 4 : ROW * (at + 0.5) - (lines - 1) * 7.5;

/** At most so many lines; what has no room there stands whole in the table. */
function labelOf({ label, isChosen = false }: FigureRow, room: number, most: number): string {
  const lines = wrapText(label, room - 14, SIZE.label, isChosen);
  const shown = lines.slice(0, most).join("\n");
  return lines.length > most ? `${shown} …` : shown;
}

/** Undefined where there is no row with a figure. */
export function figureRows(given: readonly FigureRow[], options: FigureRowsOptions): Spec | undefined {
  const rows = given.map((row) => within(row, options));
  if (!rows.some(({ mean }) => mean !== null)) return undefined;
  const { tokens, width, title, isNarrow } = options;
  const each = rowHeight(isNarrow);
  const height = each * rows.length;
  const room = isNarrow ? width : width * MOST_LABEL;
  const labels = rows.map((row) => labelOf(row, room, isNarrow ? 1 : LINES));
  const told = rows.map((row) => toldOf(row, options));
  const labelWidth = widestOf(
    labels.flatMap((label) => label.split("\n")),
    true,
  );
  const figures = Math.max(
    widestOf(
      told.map(({ figure }) => figure),
      true,
    ),
    widestOf(
      told.map(({ error }) => error),
      false,
    ),
  );
  const plot = plotOf(rows, { labels: isNarrow ? -GAP + 8 : Math.min(room, labelWidth), figures }, options);
  return {
    ...frame(options, PADDING, figureRowsHeight(rows, isNarrow), title),
    vconcat: [
      {
        width,
        height,
        layer: [
          ...words([{ x: 0, y: -36, text: title }], { color: tokens.ink, bold: true, size: SIZE.title }),
          ...axis(plot, height, options),
          ...rules(
            rows.slice(1).map((_, at) => ({ x: 0, y: each * (at + 1), x2: width, y2: each * (at + 1) })),
            { color: tokens.grid },
          ),
          ...rows.flatMap((row, at) => {
            const lines = (labels[at] ?? "").split("\n").length;
            return [
              ...words([{ x: 0, y: labelY(at, lines, isNarrow), text: labels[at] ?? "" }], {
                color: tokens.ink,
                bold: row.isChosen ?? false,
                ...(isNarrow ? { halo: tokens.surface } : {}),
              }),
              ...rowLayers(row, at, told[at] ?? toldOf(row, options), plot, options),
            ];
          }),
        ],
      },
    ],
  };
}
