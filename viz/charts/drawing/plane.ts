/** One panel with months across: pixels of months, encodings on a fixed scale, bands and lines. */
import type { MonthSeries } from "#engine";
import type { Tokens } from "../theme.ts";
import type { Layer } from "./marks.ts";
import { rules } from "./marks.ts";
import type { Axis } from "./scale.ts";

export interface ValueAxis {
  /** unit in words, drawn on the panel's title line; null where the page writes it */
  title: string | null;
  titleX: number;
  titleY: number;
  /** tick labels carry the sign of a difference */
  signed: boolean;
}

export interface Plane {
  width: number;
  height: number;
  months: number;
  axis: Axis;
  valueAxis: ValueAxis;
}

/** Pixel of a month, which need not be whole. */
export const monthX = (plane: Pick<Plane, "width" | "months">, month: number): number =>
  ((month - 1) / Math.max(1, plane.months - 1)) * plane.width;

const monthScale = (plane: Plane) => ({
  field: "month",
  type: "quantitative" as const,
  scale: { domain: [1, Math.max(2, plane.months)], nice: false, zero: false },
  axis: null,
});

/** Tick labels: digits only where the step needs them; zero has no sign. */
export const PLAIN_LABEL = "format(datum.value, ',.12~g')";
export const SIGNED_LABEL = "datum.value === 0 ? '0' : format(datum.value, '+,.12~g')";

/** Every layer states the same axis: vega-lite drops an axis that one sibling refuses. */
const valueScale = (plane: Plane, field: string) => {
  const { axis, valueAxis } = plane;
  const { title, titleX, titleY, signed } = valueAxis;
  return {
    field,
    type: "quantitative" as const,
    scale: { domain: [...axis.domain], nice: false, zero: false },
    axis: {
      values: axis.ticks,
      labelExpr: signed ? SIGNED_LABEL : PLAIN_LABEL,
      grid: true,
      title,
      titleAngle: 0,
      titleAlign: "left" as const,
      titleBaseline: "middle" as const,
      titleX,
      titleY,
    },
  };
};

export interface LineStyle {
  color: string;
  width: number;
  dash?: number[];
  opacity?: number;
  cap?: "butt" | "round";
}

/** A line through months; months without a value break it. Values are multiplied by `factor` first. */
export function monthLine(
  plane: Plane,
  values: readonly (number | null)[],
  factor: number,
  style: LineStyle,
): Layer {
  const { color, width, dash, opacity = 1, cap = "butt" } = style;
  return {
    data: {
      values: values.map((value, at) => ({ month: at + 1, value: value === null ? null : value * factor })),
    },
    mark: {
      type: "line",
      color,
      strokeWidth: width,
      opacity,
      strokeCap: cap,
      clip: true,
      invalid: "break-paths-filter-domains",
      ...(dash ? { strokeDash: dash } : {}),
    },
    encoding: { x: monthScale(plane), y: valueScale(plane, "value") },
  };
}

/** All sample paths as one faint layer. */
export function pathLines(
  plane: Plane,
  paths: readonly (readonly (number | null)[])[],
  factor: number,
  tokens: Tokens,
): Layer {
  return {
    data: {
      values: paths.flatMap((path, replication) =>
        path.map((value, at) => ({
          replication,
          month: at + 1,
          value: value === null ? null : value * factor,
        })),
      ),
    },
    mark: {
      type: "line",
      color: tokens.ink,
      strokeWidth: 1,
      opacity: tokens.pathOpacity,
      clip: true,
      invalid: "break-paths-filter-domains",
    },
    encoding: {
      x: monthScale(plane),
      y: valueScale(plane, "value"),
      detail: { field: "replication", type: "nominal" },
    },
  };
}

const STEP = 10;

/** [low, high] every tenth of a month, interpolated, so that clamping at zero does not move the crossing. */
export function resample(
  low: readonly (number | null)[],
  high: readonly (number | null)[],
): { month: number; low: number; high: number }[] {
  const rows: { month: number; low: number; high: number }[] = [];
  for (let at = 0; at < low.length; at++) {
    const [lowHere, highHere] = [low[at], high[at]];
    if (lowHere === null || lowHere === undefined || highHere === null || highHere === undefined) continue;
    const lowNext = low[at + 1] ?? lowHere;
    const highNext = high[at + 1] ?? highHere;
    const steps = at === low.length - 1 ? 1 : STEP;
    for (let step = 0; step < steps; step++) {
      const part = step / STEP;
      rows.push({
        month: at + 1 + part,
        low: lowHere + (lowNext - lowHere) * part,
        high: highHere + (highNext - highHere) * part,
      });
    }
  }
  return rows;
}

export interface BandStyle {
  fill: string;
  /** colour of the 1 px edge away from zero; none for the inner band */
  edge?: string;
  opacity?: number;
}

function area(
  plane: Plane,
  rows: readonly { month: number; low: number; high: number }[],
  style: BandStyle,
): Layer {
  return {
    data: { values: rows.map((row) => ({ ...row })) },
    mark: { type: "area", color: style.fill, opacity: style.opacity ?? 1, clip: true },
    encoding: { x: monthScale(plane), y: valueScale(plane, "low"), y2: { field: "high" } },
  };
}

/** A band in one colour, with thin edges. */
export function plainBand(
  plane: Plane,
  low: readonly (number | null)[],
  high: readonly (number | null)[],
  factor: number,
  style: BandStyle,
): Layer {
  const rows = resample(low, high).map((row) => ({
    month: row.month,
    low: row.low * factor,
    high: row.high * factor,
  }));
  return area(plane, rows, style);
}

/** A band split at zero: above it in one colour, below it in another. */
export function splitBand(
  plane: Plane,
  series: MonthSeries,
  places: [number, number],
  factor: number,
  above: BandStyle,
  below: BandStyle,
): Layer[] {
  const rows = resample(series.quantiles[places[0]] ?? [], series.quantiles[places[1]] ?? []);
  const half = (clamp: (value: number) => number) =>
    rows.map((row) => ({ month: row.month, low: clamp(row.low * factor), high: clamp(row.high * factor) }));
  const edges = (values: readonly { month: number; value: number }[], color: string): Layer => ({
    data: { values: values.map((row) => ({ ...row })) },
    mark: { type: "line", color, strokeWidth: 1, opacity: 0.45, clip: true },
    encoding: { x: monthScale(plane), y: valueScale(plane, "value") },
  });
  const up = half((value) => Math.max(0, value));
  const down = half((value) => Math.min(0, value));
  return [
    area(plane, up, above),
    area(plane, down, below),
    ...(above.edge
      ? [
          edges(
            up.map((row) => ({ month: row.month, value: row.high })),
            above.edge,
          ),
        ]
      : []),
    ...(below.edge
      ? [
          edges(
            down.map((row) => ({ month: row.month, value: row.low })),
            below.edge,
          ),
        ]
      : []),
  ];
}

/** The zero line, in ink. */
export function zeroRule(plane: Plane, tokens: Tokens): Layer[] {
  const y = plane.axis.y(0);
  return y < -0.5 || y > plane.height + 0.5
    ? []
    : rules([{ x: 0, y, x2: plane.width, y2: y }], { color: tokens.ink });
}

/** Widens [low, high] so that at least these many px lie on each side of zero. */
export function aroundZero(
  low: number,
  high: number,
  heightPx: number,
  room: { above: number; below: number },
): [number, number] {
  const bottom = Math.min(0, low);
  const top = Math.max(0, high);
  if (top - bottom < 1e-12) return [-room.below, room.above];
  const wider = Math.max(top, (-bottom * room.above) / Math.max(1, heightPx - room.above));
  const deeper = Math.min(bottom, (-wider * room.below) / Math.max(1, heightPx - room.below));
  return [deeper, wider];
}
