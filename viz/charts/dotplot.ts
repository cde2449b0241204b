/** Fifty futures of one paired difference: a dot is 2 % of them, stacked in bins with an edge at zero. */
import type { Unit } from "#engine";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { glyphs, type Layer, rules, words } from "./drawing/marks.ts";
import { niceStep, ticksWithin } from "./drawing/scale.ts";
import { textWidth } from "./drawing/text-width.ts";
import { displayFactor } from "./numbers.ts";
import { SIZE } from "./theme.ts";

export const DOTS = 50;
export const DOTPLOT_HEIGHT = 222;
const PADDING = { left: 14, right: 14, top: 44, bottom: 40 } as const;
const DOT = 12;
const PITCH = 15;

export interface DotplotOptions extends Drawing {
  unit: Unit;
  /** which side of zero is good for the evolving contract */
  better: "high" | "low";
  words: {
    axis: string;
    level0: string;
    evolvingSide(count: number): string;
    frozenSide(count: number): string;
  };
}

/** Differences replication by replication, sorted; a replication in which either is unknown is left out. */
export function pairedDifferences(
  design: readonly (number | null)[],
  against: readonly (number | null)[],
): number[] {
  return design
    .flatMap((value, at) => {
      const other = against[at];
      return value === null || other === null || other === undefined ? [] : [value - other];
    })
    .toSorted((a, b) => a - b);
}

/** Quantiles (i + ½)/50 of sorted values, linear between order statistics; empty if there is none. */
export function fiftyQuantiles(sorted: readonly number[]): number[] {
  if (sorted.length === 0) return [];
  return Array.from({ length: DOTS }, (_, dot) => {
    const place = ((dot + 0.5) / DOTS) * (sorted.length - 1);
    const low = Math.floor(place);
    const here = sorted[low] ?? 0;
    return here + ((sorted[low + 1] ?? here) - here) * (place - low);
  });
}

interface Dot {
  x: number;
  y: number;
  side: "below" | "zero" | "above";
}

/** Middle of a value's bin, in bins; bins have an edge at zero, and a value of exactly zero stands on it. */
const binOf = (value: number, bin: number): number =>
  value === 0 ? 0 : value < 0 ? Math.ceil(value / bin) - 0.5 : Math.floor(value / bin) + 0.5;

/** Stacks dots in their bins. */
function stack(
  values: readonly number[],
  bin: number,
  x: (value: number) => number,
  baseY: number,
  pitch: number,
): Dot[] {
  const heights = new Map<number, number>();
  return values.map((value) => {
    const side = value === 0 ? "zero" : value < 0 ? "below" : "above";
    const place = binOf(value, bin);
    const height = heights.get(place) ?? 0;
    heights.set(place, height + 1);
    return { side, x: x(place * bin), y: baseY - DOT / 2 - 2 - height * pitch };
  });
}

/** Two counts beside the zero line; where one has no room on its side, it moves up a row and to the edge. */
function sides(
  options: DotplotOptions,
  zero: number,
  plot: number,
  counts: { below: number; above: number },
): Layer[] {
  const { tokens, better } = options;
  const places = {
    below: { edge: -PADDING.left, inside: zero - 8, fitting: "right", atEdge: "left" },
    above: { edge: plot + PADDING.right, inside: zero + 8, fitting: "left", atEdge: "right" },
  } as const;
  return (["below", "above"] as const).flatMap((side): Layer[] => {
    const isEvolving = (side === "above") === (better === "high");
    const phrase = isEvolving ? options.words.evolvingSide : options.words.frozenSide;
    const text = phrase(counts[side]);
    const { edge, inside, fitting, atEdge } = places[side];
    const fits = textWidth(text, SIZE.label, true) <= Math.abs(edge - inside);
    const color = isEvolving ? tokens.evolving : tokens.frozen;
    const place = fits ? { x: inside, y: -14 } : { x: edge, y: -32 };
    return words([{ ...place, text }], { color, bold: true, align: fits ? fitting : atEdge });
  });
}

export function dotplot(differences: readonly number[], options: DotplotOptions): Spec | undefined {
  const factor = displayFactor(options.unit);
  const values = fiftyQuantiles(differences).map((value) => value * factor);
  if (values.length === 0) return undefined;
  const { tokens, width } = options;
  const plot = width - PADDING.left - PADDING.right;
  const height = DOTPLOT_HEIGHT - PADDING.top - PADDING.bottom;
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const bins = Math.floor(plot / PITCH) - 4;
  const bin = niceBin((high - low || 1) / Math.max(8, bins));
  const margin = 2 * bin;
  const domain: [number, number] = [low - margin, high + margin];
  const x = (value: number) => ((value - domain[0]) / (domain[1] - domain[0])) * plot;
  const tallest = Math.max(...counts(values, bin));
  const pitch = Math.min(PITCH, (height - 12) / tallest);
  const dots = stack(values, bin, x, height, pitch);
  const zero = x(0);
  const evolvingSide = options.better === "high" ? "above" : "below";
  const of = (side: Dot["side"]) => dots.filter((dot) => dot.side === side);
  const size = Math.min(DOT, pitch - 1);
  return {
    ...frame(options, PADDING, DOTPLOT_HEIGHT, options.words.axis),
    vconcat: [
      {
        width: plot,
        height,
        layer: [
          axisLayer(options, domain, height),
          ...rules([{ x: 0, y: height, x2: plot, y2: height }], { color: tokens.mute }),
          ...glyphs(of(evolvingSide), { fill: tokens.evolving, size: size - 1 }),
          ...glyphs(of(evolvingSide === "above" ? "below" : "above"), {
            fill: tokens.surface,
            stroke: tokens.frozen,
            strokeWidth: 2,
            size: size - 2,
          }),
          ...glyphs(of("zero"), { fill: tokens.mute, size: size - 1 }),
          ...rules([{ x: zero, y: -22, x2: zero, y2: height + 8 }], { color: tokens.ink, width: 1.5 }),
          ...words([{ x: zero, y: height + 18, text: options.words.level0 }], {
            color: tokens.ink,
            bold: true,
            align: "center",
          }),
          ...sides(options, zero, plot, { below: of("below").length, above: of("above").length }),
        ],
      },
    ],
  };
}

/** A bin width of 1, 2, 2.5 or 5 times a power of ten, at least `least`. */
function niceBin(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 1.5, 2, 2.5, 3, 4, 5, 10].find((multiple) => multiple * power >= least) ?? 10) * power;
}

function counts(values: readonly number[], bin: number): number[] {
  const heights = new Map<number, number>();
  for (const value of values) {
    const place = binOf(value, bin);
    heights.set(place, (heights.get(place) ?? 0) + 1);
  }
  return [...heights.values()];
}

/** Tick labels under the dots, "à égalité" taking the place of zero. */
function axisLayer(options: DotplotOptions, domain: [number, number], height: number): Layer {
  const ticks = ticksWithin(domain[0], domain[1], niceStep(domain[1] - domain[0], 5));
  const near = (domain[1] - domain[0]) * 0.08;
  return {
    data: { values: [{ value: 0, y: height }] },
    mark: { type: "point", opacity: 0, size: 0 },
    encoding: {
      x: {
        field: "value",
        type: "quantitative",
        scale: { domain, nice: false, zero: false },
        axis: {
          values: ticks.filter((tick) => Math.abs(tick) > near),
          labelExpr: "format(datum.value, '+,.12~g')",
          grid: false,
          labelPadding: 12,
          title: options.words.axis,
          titleOpacity: 0,
        },
      },
      y: { field: "y", type: "quantitative", scale: null, axis: null },
    },
  };
}
