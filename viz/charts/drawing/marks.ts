/** Small layers used by every chart: words, rules and glyphs at pixels of a view, data in view order. */
import type { LayerSpec } from "vega-lite/types_unstable/spec/layer.js";
import type { UnitSpec } from "vega-lite/types_unstable/spec/unit.js";
import { FONT, SIZE } from "../theme.ts";

export type Layer = LayerSpec<string> | UnitSpec<string>;

/** An encoding that reads a field as a pixel (or a colour) as it stands. */
export const raw = (field: string) => ({ field, type: "quantitative" as const, scale: null, axis: null });

export interface Word {
  x: number;
  y: number;
  text: string;
}

export interface WordStyle {
  color: string;
  bold?: boolean;
  size?: number;
  align?: "left" | "center" | "right";
  /** colour of a halo that keeps the word legible on a busy ground */
  halo?: string;
  lineHeight?: number;
}

/** Words at pixels of the view; "\n" starts a new line. */
export function words(rows: readonly Word[], style: WordStyle): Layer[] {
  if (rows.length === 0) return [];
  const { color, bold = false, size = SIZE.label, align = "left", halo, lineHeight = 15 } = style;
  const mark = {
    type: "text" as const,
    font: FONT,
    fontSize: size,
    fontWeight: bold ? (600 as const) : (400 as const),
    align,
    baseline: "middle" as const,
    lineBreak: "\n",
    lineHeight,
    clip: false,
  };
  const encoding = { x: raw("x"), y: raw("y"), text: { field: "text", type: "nominal" as const } };
  const data = { values: rows.map(({ x, y, text }) => ({ x, y, text })) };
  const drawn: Layer = { data, mark: { ...mark, color }, encoding };
  if (halo === undefined) return [drawn];
  return [
    { data, mark: { ...mark, color: halo, stroke: halo, strokeWidth: 3, strokeJoin: "round" }, encoding },
    drawn,
  ];
}

export interface Segment {
  x: number;
  y: number;
  x2: number;
  y2: number;
}

export interface RuleStyle {
  color: string;
  width?: number;
  dash?: number[];
  opacity?: number;
  cap?: "butt" | "round";
}

/** Straight lines between pixels of the view. */
export function rules(rows: readonly Segment[], style: RuleStyle): Layer[] {
  if (rows.length === 0) return [];
  const { color, width = 1, dash, opacity = 1, cap = "butt" } = style;
  return [
    {
      data: { values: rows.map((row) => ({ ...row })) },
      mark: {
        type: "rule",
        color,
        strokeWidth: width,
        opacity,
        strokeCap: cap,
        ...(dash ? { strokeDash: dash } : {}),
      },
      encoding: { x: raw("x"), y: raw("y"), x2: { field: "x2" }, y2: { field: "y2" } },
    },
  ];
}

export interface Box {
  x: number;
  y: number;
  x2: number;
  y2: number;
}

export interface BoxStyle {
  fill: string;
  opacity?: number;
  stroke?: string;
  strokeWidth?: number;
  strokeOpacity?: number;
  dash?: number[];
  radius?: number;
}

/** Rectangles between pixels of the view. */
export function boxes(rows: readonly Box[], style: BoxStyle): Layer[] {
  if (rows.length === 0) return [];
  const { fill, opacity = 1, stroke, strokeWidth = 1, strokeOpacity = 1, dash, radius = 0 } = style;
  return [
    {
      data: { values: rows.map((row) => ({ ...row })) },
      mark: {
        type: "rect",
        color: fill,
        fillOpacity: opacity,
        cornerRadius: radius,
        ...(stroke ? { stroke, strokeWidth, strokeOpacity } : {}),
        ...(dash ? { strokeDash: dash } : {}),
      },
      encoding: { x: raw("x"), y: raw("y"), x2: { field: "x2" }, y2: { field: "y2" } },
    },
  ];
}

export interface GlyphStyle {
  fill: string;
  stroke?: string;
  strokeWidth?: number;
  /** width of the glyph in px */
  size: number;
  shape?: string;
  opacity?: number;
}

/** Points at pixels of the view. */
export function glyphs(rows: readonly { x: number; y: number }[], style: GlyphStyle): Layer[] {
  if (rows.length === 0) return [];
  const { fill, stroke = fill, strokeWidth = 0, size, shape = "circle", opacity = 1 } = style;
  return [
    {
      data: { values: rows.map(({ x, y }) => ({ x, y })) },
      mark: { type: "point", filled: true, fill, stroke, strokeWidth, shape, size: size * size, opacity },
      encoding: { x: raw("x"), y: raw("y") },
    },
  ];
}
