/** The ladder that separates causes: one paired interval per rung and indicator, frozen contract first, their sum last. */
import type { PairResult, StudyResult, Unit } from "#engine";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { type Better, intervalExtent, intervalLayers } from "./drawing/interval.ts";
import { glyphs, type Layer, rules, words } from "./drawing/marks.ts";
import { niceStep, ticksWithin } from "./drawing/scale.ts";
import { textWidth, wrapText } from "./drawing/text-width.ts";
import { pairOf } from "./pair.ts";
import { SIZE } from "./theme.ts";

export interface Rung {
  /** design ids: this rung's and the one before; equal for the frozen contract itself */
  design: string;
  against: string;
  kind: "start" | "step" | "sum";
  name: string;
  note: string;
}

export interface LadderColumn {
  indicator: string;
  better: Better;
  title: string;
  /** unit in words, the axis title */
  unit: string;
}

export interface LadderOptions extends Drawing {
  rungs: readonly Rung[];
  columns: readonly LadderColumn[];
  words: { reference: string; undecided: string; noEffect: string };
}

const TOP = 52;
const ROW = 41;
const FIGURE = 118;

export const ladderHeight = (rungs: readonly Rung[]): number => TOP + ROW * rungs.length + 6;

/** Rungs of a ladder of designs: the frozen one, each step against the one before, then evolving − frozen. */
export function ladderPairs(
  result: StudyResult,
  designs: readonly string[],
): { design: string; against: string; kind: Rung["kind"] }[] {
  const known = designs.filter((id) => result.designs.some((design) => design.id === id));
  const [first] = known;
  const last = known.at(-1);
  if (first === undefined || last === undefined || known.length < 2) return [];
  const steps = known
    .slice(1)
    .map((design, at) => ({ design, against: known[at] ?? first, kind: "step" as const }));
  return [
    { design: first, against: first, kind: "start" },
    ...(steps.length > 1 ? steps : []),
    { design: last, against: first, kind: "sum" },
  ];
}

interface Column {
  column: LadderColumn;
  plot: number;
  /** where its title begins: over the names where there is one column */
  titleX: number;
  pairs: readonly (PairResult | undefined)[];
}

function columnView(
  options: LadderOptions,
  { column, plot, pairs, titleX }: Column,
): { width: number; height: number; layer: Layer[] } {
  const { tokens, numbers, rungs } = options;
  const summaries = pairs.map((pair) => pair?.indicators[column.indicator]);
  const [low, high] = intervalExtent(summaries.filter((summary) => summary !== undefined));
  const pad = (high - low) * 0.06;
  const domain: [number, number] = [low - pad, high + pad];
  const x = (value: number) => ((value - domain[0]) / (domain[1] - domain[0])) * plot;
  const height = ROW * rungs.length;
  const y = (row: number) => ROW * (row + 0.5);
  const zero = x(0);
  const figures = summaries.flatMap((summary, row): Layer[] => {
    if (!summary || summary.mean === null || rungs[row]?.kind === "start") {
      const text = rungs[row]?.kind === "start" ? options.words.reference : "–";
      return words([{ x: plot + 16, y: y(row), text }], { color: tokens.ink3 });
    }
    const [from, to] = summary.ci95 ?? [summary.mean, summary.mean];
    const figure = numbers.gap(summary.mean, summary.unit as Unit);
    const isNothing = from === 0 && to === 0;
    const error = isNothing
      ? options.words.noEffect
      : `±${numbers.half(from, to, summary.unit)}${from <= 0 && to >= 0 ? ` ${options.words.undecided}` : ""}`;
    return [
      ...words([{ x: plot + 16, y: y(row), text: figure }], {
        color: tokens.ink,
        bold: true,
        size: SIZE.title,
      }),
      ...words([{ x: plot + 20 + textWidth(figure, SIZE.title, true), y: y(row), text: error }], {
        color: tokens.ink3,
      }),
    ];
  });
  const intervals = summaries.flatMap((summary, row) =>
    summary && rungs[row]?.kind !== "start"
      ? intervalLayers(summary, column.better, { x, y: y(row), pale: 8, dark: 16, dot: 9 }, tokens)
      : glyphs([{ x: zero, y: y(row) }], {
          fill: tokens.surface,
          stroke: tokens.frozen,
          strokeWidth: 2,
          size: 9,
        }),
  );
  const grid = {
    data: { values: [{ value: domain[0] }] },
    mark: { type: "point" as const, opacity: 0, size: 0 },
    encoding: {
      x: {
        field: "value",
        type: "quantitative" as const,
        scale: { domain, nice: false, zero: false },
        axis: {
          orient: "top" as const,
          values: ticksWithin(domain[0], domain[1], niceStep(domain[1] - domain[0], plot < 140 ? 2 : 4)),
          labelExpr: "datum.value === 0 ? '0' : format(datum.value, '+,.12~g')",
          title: column.unit,
          titleAlign: "left" as const,
          titleX: titleX + textWidth(column.title, SIZE.title, true) + 7,
          titleY: -36,
          titleBaseline: "middle" as const,
        },
      },
    },
  };
  return {
    width: plot,
    height,
    layer: [
      grid,
      ...words([{ x: titleX, y: -36, text: column.title }], {
        color: tokens.ink,
        bold: true,
        size: SIZE.title,
      }),
      ...rowRules(options, 0, plot + FIGURE),
      ...intervals,
      ...rules([{ x: zero, y: -8, x2: zero, y2: height }], { color: tokens.ink }),
      ...figures,
    ],
  };
}

/** Thin rules between rows, a strong one above the sum; drawn by each column over its own breadth. */
function rowRules(options: LadderOptions, from: number, to: number): Layer[] {
  const { tokens, rungs } = options;
  const line = (row: number) => ({ x: from, y: ROW * row, x2: to, y2: ROW * row });
  const rows = rungs.map((rung, row) => ({ rung, row })).slice(1);
  return [
    ...rules(
      rows.filter(({ rung }) => rung.kind !== "sum").map(({ row }) => line(row)),
      { color: tokens.grid },
    ),
    ...rules(
      rows.filter(({ rung }) => rung.kind === "sum").map(({ row }) => line(row)),
      { color: tokens.mute, width: 1.5 },
    ),
  ];
}

function rowNames(options: LadderOptions, x: number): Layer[] {
  const { tokens, rungs } = options;
  const colour = (rung: Rung) =>
    rung.kind === "start" ? tokens.frozen : rung.kind === "sum" ? tokens.evolving : tokens.ink;
  const lift = (rung: Rung, lines: number) => (rung.note === "" ? 7.5 * (lines - 1) : 8);
  return rungs.flatMap((rung, row) => {
    const lines = rung.note === "" ? wrapText(rung.name, -x - 8, SIZE.label, true) : [rung.name];
    return [
      ...words([{ x, y: ROW * (row + 0.5) - lift(rung, lines.length), text: lines.join("\n") }], {
        color: colour(rung),
        bold: true,
      }),
      ...words(rung.note === "" ? [] : [{ x, y: ROW * (row + 0.5) + 9, text: rung.note }], {
        color: tokens.ink3,
      }),
    ];
  });
}

/** Columns side by side; `width` is shared out. On a narrow page the caller asks for one column at a time. */
export function ladder(result: StudyResult, options: LadderOptions): Spec {
  const { columns, width, rungs } = options;
  const narrow = width < 600;
  const labels = narrow ? 132 : 270;
  const plot = (width - labels - columns.length * FIGURE) / columns.length;
  const pairs = rungs.map((rung) =>
    rung.kind === "start" ? undefined : pairOf(result, rung.design, rung.against),
  );
  const views = columns.map((column, at) => {
    const view = columnView(options, { column, plot, pairs, titleX: narrow ? -labels : 0 });
    return at === 0
      ? {
          ...view,
          layer: [...rowRules(options, -labels, 0), ...rowNames(options, -labels + 6), ...view.layer],
        }
      : view;
  });
  return {
    ...frame(
      options,
      { left: labels, right: FIGURE, top: TOP, bottom: 6 },
      ladderHeight(rungs),
      columns.map((column) => column.title).join(", "),
    ),
    spacing: FIGURE,
    bounds: "flush",
    hconcat: views,
  };
}
