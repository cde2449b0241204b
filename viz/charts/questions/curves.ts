/** Curves over a number (a month, a target, a penalty): the estimate as a line, its error as a band, a mark where something is decided. */
import type { Unit } from "#engine";
import { type Drawing, frame, type Spec } from "../drawing/frame.ts";
import { glyphs, type Layer, raw, rules, words } from "../drawing/marks.ts";
import { extent, niceStep, ticksWithin, verticalScale } from "../drawing/scale.ts";
import { textWidth } from "../drawing/text-width.ts";
import { displayFactor } from "../numbers.ts";
import { SIZE } from "../theme.ts";

export interface CurvePoint {
  x: number;
  mean: number | null;
  ci95: readonly [number, number] | null;
}

export interface Curve {
  name: string;
  points: readonly CurvePoint[];
  tone?: "frozen" | "evolving" | "plain";
  dash?: boolean;
}

export interface CurveMark {
  x: number;
  text: string;
}

export interface CurvesOptions extends Drawing {
  title: string;
  unit: Unit;
  isDifference: boolean;
  /** under the horizontal axis */
  across: string;
  /** how a value of the horizontal axis is written */
  say: (x: number) => string;
  /** values written under the horizontal axis; default: round ones */
  places?: readonly number[];
  /** vertical rules with a word */
  marks?: readonly CurveMark[];
  /** horizontal rules, in the unit: levels asked for */
  levels?: readonly number[];
}

export const CURVES_HEIGHT = 320;
const PADDING = { left: 52, right: 24, top: 52, bottom: 46 };
const HEIGHT = CURVES_HEIGHT - PADDING.top - PADDING.bottom;

interface Plot {
  width: number;
  x: (value: number) => number;
  y: (value: number) => number;
  ticks: number[];
  across: [number, number];
}

function plotOf(curves: readonly Curve[], options: CurvesOptions): Plot | undefined {
  const factor = displayFactor(options.unit);
  const points = curves.flatMap((curve) => curve.points);
  const across = extent(points.map(({ x }) => x));
  const values = points.flatMap(({ mean, ci95 }) => [mean, ...(ci95 ?? [])]);
  const levels = [...(options.levels ?? []), ...(options.isDifference ? [0] : [])];
  const up = extent([...values, ...levels].map((value) => (value === null ? null : value * factor)));
  if (!across || !up) return undefined;
  const width = options.width - PADDING.left - PADDING.right;
  const scale = verticalScale(up[0], up[1], HEIGHT, { tickCount: 5, padTopPx: 8, padBottomPx: 8 });
  const span = Math.max(1e-9, across[1] - across[0]);
  return {
    width,
    x: (value) => ((value - across[0]) / span) * width,
    y: (value) => scale.y(value * factor),
    ticks: scale.ticks,
    across,
  };
}

function axes(plot: Plot, options: CurvesOptions): Layer[] {
  const { tokens, numbers, isDifference, unit, say, across } = options;
  const factor = displayFactor(unit);
  const step = niceStep(
    (plot.ticks.at(-1) ?? 1) - (plot.ticks[0] ?? 0) || 1,
    Math.max(1, plot.ticks.length - 1),
  );
  const digits = Math.max(0, -Math.floor(Math.log10(step) + 1e-9));
  const span = plot.across[1] - plot.across[0];
  const between = niceStep(span || 1, Math.max(2, Math.floor(plot.width / 80)));
  const places = options.places ?? ticksWithin(plot.across[0], plot.across[1], between);
  const y = (tick: number) => plot.y(tick / factor);
  return [
    ...rules(
      plot.ticks.map((tick) => ({ x: 0, y: y(tick), x2: plot.width, y2: y(tick) })),
      { color: tokens.grid },
    ),
    ...words(
      plot.ticks.map((tick) => ({
        x: -8,
        y: y(tick),
        text: isDifference ? numbers.signed(tick, digits) : numbers.plain(tick, digits),
      })),
      { color: tokens.ink3, align: "right" },
    ),
    ...words(
      places.map((place) => ({ x: plot.x(place), y: HEIGHT + 14, text: say(place) })),
      { color: tokens.ink3, align: "center" },
    ),
    ...words([{ x: plot.width, y: HEIGHT + 34, text: across }], { color: tokens.ink3, align: "right" }),
    ...(isDifference
      ? rules([{ x: 0, y: plot.y(0), x2: plot.width, y2: plot.y(0) }], { color: tokens.ink })
      : []),
    ...rules(
      (options.levels ?? []).map((level) => ({ x: 0, y: plot.y(level), x2: plot.width, y2: plot.y(level) })),
      { color: tokens.mute, dash: [4, 3] },
    ),
  ];
}

const DASHES: readonly (readonly number[] | undefined)[] = [undefined, [6, 4], [2, 3], [10, 3, 2, 3]];

function curveLayers(curve: Curve, at: number, plot: Plot, options: CurvesOptions): Layer[] {
  const { tokens } = options;
  const { tone = "plain", dash = false } = curve;
  const color = tone === "plain" ? (at === 0 ? tokens.ink : tokens.ink2) : tokens[tone];
  const known = curve.points.flatMap(({ x, mean, ci95 }) =>
    mean === null
      ? []
      : [{ x: plot.x(x), y: plot.y(mean), low: plot.y(ci95?.[0] ?? mean), high: plot.y(ci95?.[1] ?? mean) }],
  );
  const pattern = dash ? DASHES[1] : tone === "plain" ? DASHES[at % DASHES.length] : undefined;
  return [
    {
      data: { values: known },
      mark: { type: "area", color, opacity: 0.16 },
      encoding: { x: raw("x"), y: raw("low"), y2: { field: "high" } },
    },
    {
      data: { values: known },
      mark: {
        type: "line",
        color,
        strokeWidth: 2,
        ...(pattern ? { strokeDash: [...pattern] } : {}),
      },
      encoding: { x: raw("x"), y: raw("y") },
    },
    ...glyphs(known.length <= 24 ? known : [], { fill: color, size: 5 }),
  ];
}

/** Names in a line above the plot, each with a piece of its curve. */
function key(curves: readonly Curve[], { tokens }: CurvesOptions): Layer[] {
  if (curves.length < 2) return [];
  let from = -PADDING.left;
  return curves.flatMap(({ name, tone = "plain", dash = false }, at) => {
    const x = from;
    from += textWidth(name, SIZE.label) + 48;
    const color = tone === "plain" ? (at === 0 ? tokens.ink : tokens.ink2) : tokens[tone];
    const pattern = dash ? DASHES[1] : tone === "plain" ? DASHES[at % DASHES.length] : undefined;
    return [
      ...rules([{ x, y: -20, x2: x + 20, y2: -20 }], {
        color,
        width: 2,
        ...(pattern ? { dash: [...pattern] } : {}),
      }),
      ...words([{ x: x + 26, y: -20, text: name }], { color: tokens.ink3 }),
    ];
  });
}

function markLayers(plot: Plot, { marks = [], tokens }: CurvesOptions): Layer[] {
  return marks.flatMap(({ x, text }) => {
    const at = plot.x(x);
    const isLeft = at + textWidth(text, SIZE.label, true) + 8 > plot.width;
    return [
      ...rules([{ x: at, y: 0, x2: at, y2: HEIGHT }], { color: tokens.ink3, dash: [2, 3] }),
      ...words([{ x: isLeft ? at - 6 : at + 6, y: 8, text }], {
        color: tokens.ink,
        bold: true,
        align: isLeft ? "right" : "left",
        halo: tokens.surface,
      }),
    ];
  });
}

/** Undefined where no curve has a point. */
export function curves(all: readonly Curve[], options: CurvesOptions): Spec | undefined {
  const plot = plotOf(all, options);
  if (!plot) return undefined;
  const { tokens, title } = options;
  return {
    ...frame(options, PADDING, CURVES_HEIGHT, title),
    vconcat: [
      {
        width: plot.width,
        height: HEIGHT,
        layer: [
          ...words([{ x: -PADDING.left, y: -42, text: title }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...key(all, options),
          ...axes(plot, options),
          ...all.flatMap((curve, at) => curveLayers(curve, at, plot, options)),
          ...markLayers(plot, options),
        ],
      },
    ],
  };
}
