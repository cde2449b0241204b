/** Curves over a number (a month, a target, a penalty): the estimate as a line, its error as a band, a mark where something is decided. */
import { frame, type Spec } from "../drawing/frame.ts";
import { glyphs, type Layer, raw, rules, words } from "../drawing/marks.ts";
import { extent, niceStep, ticksWithin, verticalScale } from "../drawing/scale.ts";
import { textWidth } from "../drawing/text-width.ts";
import { displayFactor } from "../numbers.ts";
import { SIZE } from "../theme.ts";
import { CURVES_HEIGHT, type Curve, type CurvesOptions, type Plot } from "./curve.ts";
import { named, paddingOf, styleOf } from "./curve-names.ts";

function plotOf(curves: readonly Curve[], options: CurvesOptions): Plot | undefined {
  const factor = displayFactor(options.unit);
  const points = curves.flatMap((curve) => curve.points);
  const across = extent(points.map(({ x }) => x));
  const values = points.flatMap(({ mean, ci95 }) => [mean, ...(ci95 ?? [])]);
  const levels = [...(options.levels ?? []), ...(options.isDifference ? [0] : [])];
  const up = extent([...values, ...levels].map((value) => (value === null ? null : value * factor)));
  if (!across || !up) return undefined;
  const padding = paddingOf(curves, options);
  const width = options.width - padding.left - padding.right;
  const height = CURVES_HEIGHT - padding.top - padding.bottom;
  const scale = verticalScale(up[0], up[1], height, { tickCount: 5, padTopPx: 8, padBottomPx: 8 });
  const span = Math.max(1e-9, across[1] - across[0]);
  return {
    padding,
    width,
    height,
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
      places.map((place) => ({ x: plot.x(place), y: plot.height + 14, text: say(place) })),
      { color: tokens.ink3, align: "center" },
    ),
    ...words([{ x: plot.width, y: plot.height + 34, text: across }], { color: tokens.ink3, align: "right" }),
    ...(isDifference
      ? rules([{ x: 0, y: plot.y(0), x2: plot.width, y2: plot.y(0) }], { color: tokens.ink })
      : []),
    ...rules(
      (options.levels ?? []).map((level) => ({ x: 0, y: plot.y(level), x2: plot.width, y2: plot.y(level) })),
      { color: tokens.mute, dash: [4, 3] },
    ),
    ...words(
      (options.levels ?? []).map((level) => ({
        x: 4,
        y: plot.y(level) - 7,
        text: numbers.level(level, unit, 0),
      })),
      { color: tokens.ink3, halo: tokens.surface },
    ),
  ];
}

function curveLayers(curve: Curve, at: number, plot: Plot, options: CurvesOptions): Layer[] {
  const { color, pattern } = styleOf(curve, at, options);
  const known = curve.points.flatMap(({ x, mean, ci95 }) =>
    mean === null
      ? []
      : [{ x: plot.x(x), y: plot.y(mean), low: plot.y(ci95?.[0] ?? mean), high: plot.y(ci95?.[1] ?? mean) }],
  );
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

function markLayers(plot: Plot, { marks = [], tokens }: CurvesOptions): Layer[] {
  return marks.flatMap(({ x, text }, line) => {
    const at = plot.x(x);
    const isLeft = at + textWidth(text, SIZE.label, true) + 8 > plot.width;
    return [
      ...rules([{ x: at, y: 0, x2: at, y2: plot.height }], { color: tokens.ink3, dash: [2, 3] }),
      ...words([{ x: isLeft ? at - 6 : at + 6, y: 8 + 15 * line, text }], {
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
    ...frame(options, plot.padding, CURVES_HEIGHT, title),
    vconcat: [
      {
        width: plot.width,
        height: plot.height,
        layer: [
          ...words([{ x: -plot.padding.left, y: 10 - plot.padding.top, text: title }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...axes(plot, options),
          ...all.flatMap((curve, at) => curveLayers(curve, at, plot, options)),
          ...named(all, plot, options),
          ...markLayers(plot, options),
        ],
      },
    ],
  };
}
