/** Operating characteristic of a promise: true share on time → share of periods met; a good and a bad provider on it. */
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { glyphs, type Layer, raw, rules, words } from "./drawing/marks.ts";
import { textWidth } from "./drawing/text-width.ts";
import { SIZE } from "./theme.ts";

export interface OperatingPoint {
  onTime: number;
  met: number;
  metClustered: number;
}

export interface OperatingWords {
  title: string;
  unit: string;
  /** under the horizontal axis */
  across: string;
  good(onTime: string, met: string): string;
  bad(onTime: string, met: string): string;
  independent: string;
  clustered: string;
}

export interface OperatingOptions extends Drawing {
  words: OperatingWords;
  required: number;
  goodOnTime: number;
  badOnTime: number;
}

export const OPERATING_HEIGHT = 300;
const PADDING = { left: 44, right: 22, top: 50, bottom: 46 };
const TICKS = [0, 0.25, 0.5, 0.75, 1];

/** Share of periods met at a true share on time, between the points of the curve. */
export function metAt(
  curve: readonly OperatingPoint[],
  onTime: number,
  field: "met" | "metClustered" = "met",
): number {
  const after = curve.findIndex((point) => point.onTime >= onTime - 1e-9);
  const high = curve[after < 0 ? curve.length - 1 : after];
  const low = curve[Math.max(0, after - 1)];
  if (!high || !low || high.onTime <= low.onTime) return high?.[field] ?? 0;
  const part = Math.max(0, Math.min(1, (onTime - low.onTime) / (high.onTime - low.onTime)));
  return low[field] + (high[field] - low[field]) * part;
}

function line(points: readonly { x: number; y: number }[], color: string, dash?: number[]): Layer {
  return {
    data: { values: points.map((point) => ({ ...point })) },
    mark: { type: "line", color, strokeWidth: dash ? 1.5 : 2.25, ...(dash ? { strokeDash: dash } : {}) },
    encoding: { x: raw("x"), y: raw("y") },
  };
}

/** Where shares stand in the plot. */
interface Plot {
  width: number;
  height: number;
  x: (onTime: number) => number;
  y: (met: number) => number;
}

function grid(
  { width, height, x, y }: Plot,
  from: number,
  { tokens, numbers, words: phrases }: OperatingOptions,
): Layer[] {
  const step = 1 - from > 0.25 ? 0.1 : 0.05;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step - 1e-9) * step; at <= 1 + 1e-9; at += step) ticks.push(Math.min(1, at));
  return [
    ...rules(
      TICKS.map((tick) => ({ x: 0, y: y(tick), x2: width, y2: y(tick) })),
      { color: tokens.grid },
    ),
    ...words(
      TICKS.map((tick) => ({ x: -8, y: y(tick), text: numbers.share(tick) })),
      {
        color: tokens.ink3,
        align: "right",
      },
    ),
    ...words(
      ticks.map((tick) => ({ x: x(tick), y: height + 14, text: numbers.share(tick) })),
      {
        color: tokens.ink3,
        align: "center",
      },
    ),
    ...words([{ x: width, y: height + 34, text: phrases.across }], { color: tokens.ink3, align: "right" }),
  ];
}

/** A provider on the curve and its sentence: left above for the good one, right below for the bad one, where the curve is not. */
function provider(
  plot: Plot,
  at: { onTime: number; met: number; text: string; isGood: boolean },
  { tokens }: OperatingOptions,
): Layer[] {
  const [x, y] = [plot.x(at.onTime), plot.y(at.met)];
  const width = textWidth(at.text, SIZE.label, true);
  const isLeft = at.isGood ? x - width - 14 > 0 : x + width + 14 > plot.width;
  const labelY = at.isGood ? Math.max(8, y - 14) : Math.min(plot.height - 9, y + 12);
  return [
    ...rules([{ x, y: plot.height, x2: x, y2: y }], { color: tokens.ink3, dash: [2, 3] }),
    ...glyphs([{ x, y }], {
      fill: at.isGood ? tokens.ink : tokens.surface,
      stroke: tokens.ink,
      strokeWidth: 2,
      size: 10,
    }),
    ...words([{ x: isLeft ? x - 11 : x + 11, y: labelY, text: at.text }], {
      color: tokens.ink,
      bold: true,
      align: isLeft ? "right" : "left",
      halo: tokens.surface,
    }),
  ];
}

/** Undefined where there is no curve to draw. */
export function operating(curve: readonly OperatingPoint[], options: OperatingOptions): Spec | undefined {
  const [first] = curve;
  if (!first) return undefined;
  const { tokens, numbers, words: phrases, required, goodOnTime, badOnTime } = options;
  const size = {
    width: options.width - PADDING.left - PADDING.right,
    height: OPERATING_HEIGHT - PADDING.top - PADDING.bottom,
  };
  const from = first.onTime;
  const plot: Plot = {
    ...size,
    x: (onTime) => ((onTime - from) / (1 - from)) * size.width,
    y: (met) => (1 - met) * size.height,
  };
  const points = (field: "met" | "metClustered") =>
    curve.map((point) => ({ x: plot.x(point.onTime), y: plot.y(point[field]) }));
  const sides = [
    { onTime: goodOnTime, isGood: true, say: phrases.good },
    { onTime: badOnTime, isGood: false, say: phrases.bad },
  ].filter(({ onTime }) => onTime >= from);
  const keyY = -22;
  const keyX = textWidth(phrases.independent, SIZE.label) + 44;
  return {
    ...frame(options, PADDING, OPERATING_HEIGHT, phrases.title),
    vconcat: [
      {
        ...size,
        layer: [
          ...words([{ x: -PADDING.left, y: -40, text: phrases.title }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...rules([{ x: -PADDING.left, y: keyY, x2: -PADDING.left + 20, y2: keyY }], {
            color: tokens.ink,
            width: 2.25,
          }),
          ...rules([{ x: keyX - PADDING.left, y: keyY, x2: keyX - PADDING.left + 20, y2: keyY }], {
            color: tokens.ink3,
            width: 1.5,
            dash: [4, 3],
          }),
          ...words(
            [
              { x: -PADDING.left + 26, y: keyY, text: phrases.independent },
              { x: keyX - PADDING.left + 26, y: keyY, text: phrases.clustered },
            ],
            { color: tokens.ink3 },
          ),
          ...grid(plot, from, options),
          ...rules([{ x: plot.x(required), y: 0, x2: plot.x(required), y2: size.height }], {
            color: tokens.mute,
            dash: [4, 3],
          }),
          line(points("metClustered"), tokens.ink3, [4, 3]),
          line(points("met"), tokens.ink),
          ...sides.flatMap(({ onTime, isGood, say }) => {
            const met = metAt(curve, onTime);
            const text = say(numbers.share(onTime), numbers.share(met));
            return provider(plot, { onTime, met, text, isGood }, options);
          }),
        ],
      },
    ],
  };
}
