/** What every chart shares: fixed padding (labels never move a plot), type, axes, number locale, transparent ground. */
import type { TopLevelSpec } from "vega-lite";
import { axisLocale, type Numbers } from "../numbers.ts";
import { FONT, SIZE, type Tokens } from "../theme.ts";

/** What a chart needs besides its result and its words. */
export interface Drawing {
  tokens: Tokens;
  numbers: Numbers;
  /** whole width, px */
  width: number;
}

export interface Padding {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

/** Top of a spec whose outer size is fixed: the plots take what the padding leaves. */
export function frame(drawing: Drawing, padding: Padding, height: number, description: string) {
  const { tokens, numbers, width } = drawing;
  return {
    $schema: SCHEMA,
    description,
    background: "transparent",
    padding,
    autosize: "none" as const,
    params: [
      { name: "width", value: width - padding.left - padding.right },
      { name: "height", value: height - padding.top - padding.bottom },
    ],
    config: {
      font: FONT,
      locale: { number: axisLocale(numbers.lang) },
      view: { stroke: null },
      concat: { spacing: 0 },
      line: { strokeJoin: "round" as const },
      title: {
        anchor: "start" as const,
        frame: "group" as const,
        font: FONT,
        fontSize: SIZE.title,
        fontWeight: 600 as const,
        color: tokens.ink,
      },
      axis: {
        domain: false,
        ticks: false,
        gridColor: tokens.grid,
        labelFont: FONT,
        labelFontSize: SIZE.label,
        labelFontWeight: 400 as const,
        labelColor: tokens.ink3,
        labelPadding: 8,
        titleFont: FONT,
        titleFontSize: SIZE.label,
        titleFontWeight: 400 as const,
        titleColor: tokens.ink3,
      },
    },
  };
}

export type Frame = ReturnType<typeof frame>;
export type Spec = TopLevelSpec;
