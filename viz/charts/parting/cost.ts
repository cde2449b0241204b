/** Panel 3: the paired difference of cumulative cost, evolving − frozen: invoices alone, then with lost time. */
import type { MonthSeries } from "#engine";
import { dodge } from "../drawing/dodge.ts";
import { glyphs, type Layer, rules, words } from "../drawing/marks.ts";
import { aroundZero, monthLine, monthX, type Plane, splitBand, zeroRule } from "../drawing/plane.ts";
import { extent, verticalScale } from "../drawing/scale.ts";
import { textWidth, wrapText } from "../drawing/text-width.ts";
import { displayFactor } from "../numbers.ts";
import { QUANTILE, quantileRow } from "../pair.ts";
import { SIZE } from "../theme.ts";
import { GUTTER_GAP, lastKnown, momentRules, type PanelView, panelTitle, planeOf } from "./view.ts";

const KEUR = displayFactor("EUR");
export type CostLine = "invoices" | "withLostTime";

const SERIES: Readonly<Record<CostLine, string>> = {
  invoices: "invoicedCost",
  withLostTime: "costWithLostTime",
};

/** First month from which a cumulative mean keeps the sign it has at the end, if it had another before; null otherwise. */
export function signChange(mean: readonly (number | null)[]): number | null {
  const last = lastKnown(mean);
  if (last === null || last === 0) return null;
  let month: number | null = null;
  for (let at = mean.length - 1; at >= 0; at--) {
    const value = mean[at] ?? 0;
    if (value * last <= 0) return month !== null && hadOther(mean, at, last) ? month : null;
    month = at + 1;
  }
  return null;
}

const hadOther = (mean: readonly (number | null)[], upTo: number, last: number): boolean =>
  mean.slice(0, upTo + 1).some((value) => value !== null && value * last < 0);

/** Months of the same cumulative line in both series are the same amounts: the dotted line would hide the solid one. */
const sameLine = (a: MonthSeries | undefined, b: MonthSeries | undefined): boolean =>
  !a || !b || a.mean.every((value, at) => value === b.mean[at]);

function costPlane(view: PanelView, lines: readonly MonthSeries[], bands: MonthSeries | undefined): Plane {
  const values = [
    ...lines.flatMap((series) => series.mean),
    ...quantileRow(bands, QUANTILE.low95),
    ...quantileRow(bands, QUANTILE.high95),
  ];
  const known = extent(values) ?? [0, 0];
  const [low, high] = aroundZero(known[0] * KEUR, known[1] * KEUR, view.height, { above: 25, below: 25 });
  const scale = verticalScale(low, high, view.height, { tickCount: 4, padTopPx: 4, padBottomPx: 4 });
  return planeOf(view, scale, {
    text: view.words.cost.unit,
    x: panelTitle(view, view.words.cost.title).unitX,
    signed: true,
  });
}

/** "+9,5 k€ factures seules" over its 95 % of futures, one block per line, pushed apart. */
function endLabels(
  view: PanelView,
  plane: Plane,
  lines: readonly { series: MonthSeries; text: string }[],
): Layer[] {
  const { numbers, tokens } = view;
  const x = plane.width + GUTTER_GAP;
  const gutter = 172;
  const blocks = lines.flatMap(({ series, text }) => {
    const mean = lastKnown(series.mean);
    if (mean === null) return [];
    const [low, high] = [
      lastKnown(quantileRow(series, QUANTILE.low95)),
      lastKnown(quantileRow(series, QUANTILE.high95)),
    ];
    const figure = numbers.difference(mean, "EUR");
    const interval =
      low === null || high === null
        ? []
        : [view.words.short95(numbers.gap(low, "EUR", 0), numbers.gap(high, "EUR", 0))];
    const used = textWidth(figure, SIZE.title, true) + 3;
    const inline = used + textWidth(text, SIZE.label) <= gutter;
    const [beside = "", ...rest] = inline
      ? [text, ...interval]
      : wrapText([text, ...interval].join(" · "), gutter, SIZE.label, false, gutter - used);
    return [{ y: plane.axis.y(mean * KEUR), figure, beside, used, rest }];
  });
  const heights = blocks.map((block) => 16 * (1 + block.rest.length) + 4);
  const ys = dodge(
    blocks.map((block) => block.y),
    heights,
    -2,
    plane.height + 22,
  );
  return blocks.flatMap((block, at) => {
    const top = (ys[at] ?? 0) - 8 * block.rest.length;
    return [
      ...words([{ x, y: top, text: block.figure }], { color: tokens.ink, bold: true, size: SIZE.title }),
      ...words(
        [
          ...(block.beside === "" ? [] : [{ x: x + block.used, y: top, text: block.beside }]),
          ...block.rest.map((line, row) => ({ x, y: top + 16 * (row + 1), text: line })),
        ],
        { color: tokens.ink3 },
      ),
    ];
  });
}

/** Hollow dot and words where the mean with lost time changes sign; or the words that it never falls below zero. */
function flipMark(view: PanelView, plane: Plane, series: MonthSeries): Layer[] {
  const { tokens, words: phrases } = view;
  const month = signChange(series.mean);
  const last = lastKnown(series.mean) ?? 0;
  const halo = tokens.surface;
  if (month === null) {
    if (last <= 0) return [];
    return words(
      [{ x: plane.width - 8, y: plane.axis.y(0) + 14, text: phrases.neverBelowZero(view.result.months) }],
      { color: tokens.ink, bold: true, align: "right", halo },
    );
  }
  const x = monthX(plane, month);
  const y = plane.axis.y((series.mean[month - 1] ?? 0) * KEUR);
  const text = last < 0 ? phrases.belowZeroFrom(month) : phrases.aboveZeroFrom(month);
  const width = textWidth(text, SIZE.label, true);
  const side = last < 0 ? 1 : -1;
  // beside the words of direction where there is room, else in the row beyond them
  const row = x - 150 > width ? 14 : 30;
  const toLeft = x - 10 > width;
  const label = { x: toLeft ? x - 9 : x + 10, y: plane.axis.y(0) + side * row, text };
  return [
    ...(row > 14 ? rules([{ x: label.x, y: label.y - side * 5, x2: x, y2: y }], { color: tokens.ink }) : []),
    ...glyphs([{ x, y }], { fill: tokens.surface, stroke: tokens.ink, strokeWidth: 2, size: 9 }),
    ...words([label], { color: tokens.ink, bold: true, align: toLeft ? "right" : "left", halo }),
  ];
}

export function costPanel(view: PanelView, bandsOf: CostLine | null): Layer[] {
  const invoices = view.pair?.months[SERIES.invoices];
  const whole = view.pair?.months[SERIES.withLostTime];
  if (!invoices) return [];
  const { tokens, words: phrases } = view;
  const second = sameLine(invoices, whole) ? undefined : whole;
  const bands = bandsOf === null ? undefined : view.pair?.months[SERIES[bandsOf]];
  const plane = costPlane(view, second ? [invoices, second] : [invoices], bands);
  const title = panelTitle(view, phrases.cost.title);
  const zero = plane.axis.y(0);
  const halo = tokens.surface;
  const above = { fill: tokens.frozen95, edge: tokens.frozen };
  const below = { fill: tokens.evolving95, edge: tokens.evolving };
  const lines = [
    { series: invoices, text: phrases.invoicesOnly },
    ...(second ? [{ series: second, text: phrases.withLostTime }] : []),
  ];
  return [
    ...(bands
      ? [
          ...splitBand(plane, bands, [QUANTILE.low95, QUANTILE.high95], KEUR, above, below),
          ...splitBand(
            plane,
            bands,
            [QUANTILE.low50, QUANTILE.high50],
            KEUR,
            { fill: tokens.frozen50 },
            { fill: tokens.evolving50 },
          ),
        ]
      : []),
    ...zeroRule(plane, tokens),
    ...momentRules(view),
    monthLine(plane, invoices.mean, KEUR, { color: tokens.ink, width: 2.25 }),
    ...(second
      ? [
          monthLine(plane, second.mean, KEUR, {
            color: tokens.ink,
            width: 2.25,
            dash: [1.5, 4],
            cap: "round",
          }),
        ]
      : []),
    ...title.layers,
    ...words([{ x: 7, y: zero - 14, text: phrases.evolvingDearer }], { color: tokens.frozen, halo }),
    ...words([{ x: 7, y: zero + 14, text: phrases.evolvingCheaper }], { color: tokens.evolving, halo }),
    ...(view.story === null || view.story === 4 ? flipMark(view, plane, second ?? invoices) : []),
    ...(view.compact ? compactEnds(view, plane, lines) : endLabels(view, plane, lines)),
  ];
}

/** On a phone the two amounts stand on the plot, at the ends of their lines. */
function compactEnds(
  view: PanelView,
  plane: Plane,
  lines: readonly { series: MonthSeries; text: string }[],
): Layer[] {
  const { tokens, numbers } = view;
  const rows = lines.flatMap(({ series, text }) => {
    const mean = lastKnown(series.mean);
    return mean === null
      ? []
      : [{ y: plane.axis.y(mean * KEUR), text: `${numbers.difference(mean, "EUR")} ${text}` }];
  });
  const ys = dodge(
    rows.map((row) => row.y + (row.y > plane.height / 2 ? -14 : 14)),
    rows.map(() => 17),
    0,
    plane.height,
  );
  return words(
    rows.map((row, at) => ({ x: plane.width - 2, y: ys[at] ?? 0, text: row.text })),
    { color: tokens.ink, bold: true, align: "right", halo: tokens.surface },
  );
}
