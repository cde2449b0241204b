/** The end of panel 2: how far apart the two contracts are in the last month, as a glyph and in words. */
import type { MonthSeries } from "#engine";
import { dodge } from "../drawing/dodge.ts";
import { glyphs, type Layer, rules, type Word, words } from "../drawing/marks.ts";
import type { Plane } from "../drawing/plane.ts";
import { textWidth } from "../drawing/text-width.ts";
import { QUANTILE, quantileRow } from "../pair.ts";
import { SIZE } from "../theme.ts";
import { GUTTER_GAP, lastKnown, type PanelView } from "./view.ts";

const POINTS = 100;

export interface End {
  mean: number;
  low95: number | null;
  high95: number | null;
  low50: number | null;
  high50: number | null;
  /** 95 % interval of the mean, share scale */
  interval: [number, number];
}

export function endOf(series: MonthSeries): End | null {
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
export function endGlyph(view: PanelView, plane: Plane, end: End): Layer[] {
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
export function endLabels(view: PanelView, plane: Plane, end: End): Layer[] {
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

/** On a phone the mean stands on the plot, at the end of its line. */
export function compactEnd(view: PanelView, plane: Plane, end: End): Layer[] {
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
