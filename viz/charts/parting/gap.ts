/** Panel 2: the paired difference of experienced service, evolving − frozen: mean, 50 and 95 % of futures, paths 0 to 19. */
import type { MonthSeries } from "#engine";
import { dodge } from "../drawing/dodge.ts";
import { glyphs, type Layer, rules, type Word, words } from "../drawing/marks.ts";
import {
  aroundZero,
  monthLine,
  monthX,
  type Plane,
  pathLines,
  splitBand,
  zeroRule,
} from "../drawing/plane.ts";
import { extent, verticalScale } from "../drawing/scale.ts";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { QUANTILE, quantileRow } from "../pair.ts";
import { SIZE } from "../theme.ts";
import { GUTTER_GAP, lastKnown, momentRules, type PanelView, panelTitle, planeOf } from "./view.ts";

const POINTS = 100;
const SERVICE = "experiencedAttainment";

/** The plane of the panel: zero is always inside, with room for the words on both sides of it. */
function gapPlane(view: PanelView, series: MonthSeries): Plane {
  const quantiles = [...quantileRow(series, QUANTILE.low95), ...quantileRow(series, QUANTILE.high95)];
  const known = extent(quantiles) ?? extent(series.mean) ?? [0, 0];
  const [low, high] = aroundZero(known[0] * POINTS, known[1] * POINTS, view.height, { above: 24, below: 22 });
  const scale = verticalScale(low, high, view.height, { tickCount: 5, padTopPx: 6, padBottomPx: 2 });
  return planeOf(view, scale, {
    text: view.words.gap.unit,
    x: panelTitle(view, view.words.gap.title).unitX,
    signed: true,
  });
}

interface End {
  mean: number;
  low95: number | null;
  high95: number | null;
  low50: number | null;
  high50: number | null;
  /** 95 % interval of the mean, share scale */
  interval: [number, number];
}

function endOf(series: MonthSeries): End | null {
  const mean = lastKnown(series.mean);
  const at = (place: number) => {
    const value = lastKnown(quantileRow(series, place));
    return value === null ? null : value * POINTS;
  };
  return mean === null
    ? null
    : {
        mean: mean * POINTS,
        low95: at(QUANTILE.low95),
        high95: at(QUANTILE.high95),
        low50: at(QUANTILE.low50),
        high50: at(QUANTILE.high50),
        interval: [lastKnown(series.ciLow) ?? mean, lastKnown(series.ciHigh) ?? mean],
      };
}

/** The glyph of uncertainty at the last month: 95 % thin, 50 % thick, dot = mean. */
function endGlyph(view: PanelView, plane: Plane, end: End): Layer[] {
  const x = plane.width + 9;
  const bar = (low: number | null, high: number | null, width: number) =>
    low === null || high === null
      ? []
      : rules([{ x, y: plane.axis.y(low), x2: x, y2: plane.axis.y(high) }], {
          color: view.tokens.ink2,
          width,
        });
  return [
    ...bar(end.low95, end.high95, 1),
    ...bar(end.low50, end.high50, 4),
    ...glyphs([{ x, y: plane.axis.y(end.mean) }], { fill: view.tokens.ink, size: 8 }),
  ];
}

/** Labels in the gutter, pushed apart: the bands in words, the mean with its error, zero. */
function endLabels(view: PanelView, plane: Plane, end: End): Layer[] {
  const { numbers, tokens } = view;
  const write = (value: number) => numbers.signed(value, 0);
  const half = numbers.half(end.interval[0], end.interval[1], "share");
  const mean = `${numbers.signed(end.mean, 1)}\u00a0pts`;
  const labels = [
    ...(end.low95 !== null && end.high95 !== null
      ? [
          {
            y: plane.axis.y(end.high95) + 4,
            text: view.words.futures95(write(end.low95), write(end.high95)),
            kind: "band" as const,
          },
        ]
      : []),
    ...(end.low50 !== null && end.high50 !== null
      ? [
          {
            y: plane.axis.y(end.high50) - 2,
            text: view.words.futures50(write(end.low50), write(end.high50)),
            kind: "band" as const,
          },
        ]
      : []),
    { y: plane.axis.y(end.mean) + 2, text: mean, kind: "mean" as const },
    { y: plane.axis.y(0), text: view.words.level0, kind: "band" as const },
  ];
  const ys = dodge(
    labels.map((label) => label.y),
    labels.map(() => 17),
    -8,
    plane.height + 10,
  );
  const x = plane.width + GUTTER_GAP;
  const place = (kind: "band" | "mean"): Word[] =>
    labels.flatMap((label, at) => (label.kind === kind ? [{ x, y: ys[at] ?? 0, text: label.text }] : []));
  const meanRow = place("mean");
  return [
    ...words(place("band"), { color: tokens.ink3 }),
    ...words(meanRow, { color: tokens.ink, bold: true, size: SIZE.title }),
    ...words(
      meanRow.map((row) => ({
        ...row,
        x: x + textWidth(mean, SIZE.title, true) + 2,
        text: view.words.onAverage(half),
      })),
      { color: tokens.ink3 },
    ),
  ];
}

/** Where the words about a dot stand: to its upper or lower left, else at the edge (phone) or to its right; and where their leader begins. */
function besideDot(
  view: PanelView,
  plane: Plane,
  dot: { x: number; y: number },
  lines: readonly string[],
): {
  label: { x: number; y: number };
  leader: { x: number; y: number };
  align: "left" | "right";
} {
  const widest = Math.max(...lines.map((line) => textWidth(line, SIZE.label, true)));
  const above = dot.y > plane.height / 2;
  const y = above ? Math.max(10, dot.y - 48) : Math.min(plane.height - 12, dot.y + 48);
  const firstLineY = y - (lines.length - 1) * 7.5;
  const leaderY = above ? y + 4 : y - 4;
  if (dot.x - 48 - widest > 0) {
    return { label: { x: dot.x - 48, y: firstLineY }, leader: { x: dot.x - 46, y: leaderY }, align: "right" };
  }
  // on a phone the months before the gap opens leave room at the left edge
  if (view.compact && dot.x > 40) {
    const leader = { x: Math.min(4 + widest / 2, dot.x), y: above ? y + 16 : y - 16 };
    return { label: { x: 4, y: firstLineY }, leader, align: "left" };
  }
  const x = Math.min(dot.x + 34, plane.width - widest);
  return { label: { x, y: firstLineY }, leader: { x: x - 2, y: leaderY }, align: "left" };
}

/** The month from which the mean gap is clear, marked on the mean line; or the words that it never is. */
function partingMark(view: PanelView, plane: Plane, series: MonthSeries): Layer[] {
  const { tokens, words: phrases } = view;
  const month = view.pair?.partingMonth[SERVICE] ?? null;
  const halo = tokens.surface;
  if (month === null) {
    return words([{ x: 10, y: 12, text: phrases.neverParts(view.result.months) }], {
      color: tokens.ink,
      bold: true,
      halo,
    });
  }
  const dot = { x: monthX(plane, month), y: plane.axis.y((series.mean[month - 1] ?? 0) * POINTS) };
  const lines = view.compact
    ? wrapText(phrases.partsFrom(month), 105, SIZE.label, true)
    : [phrases.partsFrom(month)];
  const { label, leader, align } = besideDot(view, plane, dot, lines);
  return [
    ...rules([{ ...leader, x2: dot.x, y2: dot.y }], { color: tokens.ink }),
    ...glyphs([dot], { fill: tokens.surface, stroke: tokens.ink, strokeWidth: 2, size: 9 }),
    ...words([{ ...label, text: lines.join("\n") }], { color: tokens.ink, bold: true, align, halo }),
  ];
}

export function gapPanel(view: PanelView): Layer[] {
  const series = view.pair?.months[SERVICE];
  if (!series) return [];
  const { tokens, words: phrases } = view;
  const plane = gapPlane(view, series);
  const end = endOf(series);
  const title = panelTitle(view, phrases.gap.title);
  const zero = plane.axis.y(0);
  const halo = tokens.surface;
  const parting = view.pair?.partingMonth[SERVICE] ?? null;
  const sideX =
    parting !== null && monthX(plane, parting) < (view.compact ? 60 : 150) ? monthX(plane, parting) + 14 : 7;
  return [
    ...splitBand(
      plane,
      series,
      [QUANTILE.low95, QUANTILE.high95],
      POINTS,
      { fill: tokens.evolving95, edge: tokens.evolving },
      { fill: tokens.frozen95, edge: tokens.frozen },
    ),
    ...splitBand(
      plane,
      series,
      [QUANTILE.low50, QUANTILE.high50],
      POINTS,
      { fill: tokens.evolving50 },
      { fill: tokens.frozen50 },
    ),
    pathLines(plane, series.paths, POINTS, tokens),
    ...zeroRule(plane, tokens),
    ...momentRules(view),
    monthLine(plane, series.mean, POINTS, { color: tokens.ink, width: 2.25 }),
    ...title.layers,
    ...words([{ x: sideX, y: zero - 13, text: phrases.evolvingBetter }], { color: tokens.evolving, halo }),
    ...words([{ x: sideX, y: zero + 13, text: phrases.frozenBetter }], { color: tokens.frozen, halo }),
    ...(view.story === 1 || view.story === 2 ? [] : partingMark(view, plane, series)),
    ...(end === null
      ? []
      : view.compact
        ? compactEnd(view, plane, end)
        : [...endGlyph(view, plane, end), ...endLabels(view, plane, end)]),
  ];
}

/** On a phone the mean stands on the plot, at the end of its line. */
function compactEnd(view: PanelView, plane: Plane, end: End): Layer[] {
  const y = plane.axis.y(end.mean);
  return [
    ...glyphs([{ x: plane.width, y }], { fill: view.tokens.ink, size: 8 }),
    ...words(
      [
        {
          x: plane.width,
          y: Math.max(10, y - 15),
          text: view.numbers.difference(end.mean / POINTS, "points"),
        },
      ],
      { color: view.tokens.ink, bold: true, size: SIZE.title, align: "right", halo: view.tokens.surface },
    ),
  ];
}
