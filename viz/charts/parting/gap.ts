/** Panel 2: the paired difference of experienced service, evolving − frozen: mean, 50 and 95 % of futures, paths 0 to 19. */
import type { MonthSeries } from "#engine";
import { glyphs, type Layer, rules, words } from "../drawing/marks.ts";
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
import { compactEnd, endGlyph, endLabels, endOf } from "./gap-end.ts";
import { lastKnown, momentRules, type PanelView, panelTitle, planeOf } from "./view.ts";

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

/** Where the words about a dot stand: away from zero, at its left, else at the edge (phone) or at its right; and where their leader begins. */
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
  const above = dot.y <= plane.axis.y(0) + 1;
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
  if (lastKnown(series.mean) === null) return notMeasured(view);
  const { tokens, words: phrases } = view;
  const plane = gapPlane(view, series);
  const end = endOf(series);
  const title = panelTitle(view, phrases.gap.title);
  const zero = plane.axis.y(0);
  const halo = tokens.surface;
  const side = directionPlace(view, plane, series);
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
    ...words([{ x: side.x, y: zero - 13, text: phrases.evolvingBetter }], {
      color: tokens.evolving,
      align: side.align,
      halo,
    }),
    ...words([{ x: side.x, y: zero + 13, text: phrases.frozenBetter }], {
      color: tokens.frozen,
      align: side.align,
      halo,
    }),
    ...(view.story === null ? partingMark(view, plane, series) : []),
    ...(end === null
      ? []
      : view.compact
        ? compactEnd(view, plane, end)
        : [...endGlyph(view, plane, end), ...endLabels(view, plane, end)]),
  ];
}

/** Where the words of direction stand beside zero: at the left, unless the gap opens there; then at the right if that is free. */
function directionPlace(
  view: PanelView,
  plane: Plane,
  series: MonthSeries,
): { x: number; align: "left" | "right" } {
  const month = view.pair?.partingMonth[SERVICE] ?? null;
  const opensAt = month === null ? Number.POSITIVE_INFINITY : monthX(plane, month);
  if (opensAt >= (view.compact ? 60 : 150)) return { x: 7, align: "left" };
  const last = lastKnown(quantileRow(series, QUANTILE.low50));
  const isFree = last !== null && Math.abs(plane.axis.y(last * POINTS) - plane.axis.y(0)) > 28;
  return isFree && !view.compact
    ? { x: plane.width - 7, align: "right" }
    : { x: opensAt + 14, align: "left" };
}

/** A scenario that does not say what its users expect has no experienced service to compare. */
function notMeasured(view: PanelView): Layer[] {
  return [
    ...panelTitle(view, view.words.gap.title).layers,
    ...words([{ x: 0, y: 14, text: view.words.notMeasured }], { color: view.tokens.ink3 }),
  ];
}
