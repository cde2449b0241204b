/** The green report accounted for: from contractual to experienced attainment of one design, part by part. */
import type { AccountingPart, DesignResult } from "#engine";
import { roundToSum } from "./drawing/apportion.ts";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { boxes, type Layer, rules, words } from "./drawing/marks.ts";
import { wrapText } from "./drawing/text-width.ts";
import { SIZE } from "./theme.ts";

export interface WaterfallWords {
  report: string;
  experienced: string;
  parts: Readonly<Record<AccountingPart["id"], string>>;
  kinds: Readonly<Record<AccountingPart["kind"], string>>;
  /** "promis, mais non compté : −6,9 points" */
  group(kind: string, points: string): string;
  axis: string;
}

export interface WaterfallOptions extends Drawing {
  words: WaterfallWords;
}

export const WATERFALL_HEIGHT = 268;
const PADDING = { left: 4, right: 4, top: 34, bottom: 84 } as const;
const KINDS = ["neverPromised", "notCounted", "estimated"] as const;

/** The parts that lose or gain anything that is printed, by kind; points with one decimal that add up to the printed gap. */
export function waterfallSteps(
  accounting: DesignResult["accounting"],
): { part: AccountingPart; points: number }[] {
  const parts = KINDS.flatMap((kind) =>
    accounting.parts.filter((part) => part.kind === kind && part.loss !== 0),
  );
  const points = roundToSum(
    parts.map((part) => -part.loss * 100),
    1,
  );
  return parts
    .map((part, at) => ({ part, points: points[at] ?? 0 }))
    .filter(({ points: shown }) => shown !== 0);
}

interface Geometry {
  column: number;
  bar: number;
  y(share: number): number;
}

function stepLayers(
  options: WaterfallOptions,
  steps: ReturnType<typeof waterfallSteps>,
  start: number,
  geometry: Geometry,
): Layer[] {
  const { tokens, numbers } = options;
  const fill = {
    neverPromised: tokens.neutral50,
    notCounted: tokens.ink2,
    estimated: tokens.surface,
  } as const;
  let level = start;
  return steps.flatMap(({ part, points }, at): Layer[] => {
    const next = level - part.loss;
    const left = geometry.column * (at + 1) + (geometry.column - geometry.bar) / 2;
    const [top, bottom] = [geometry.y(Math.max(level, next)), geometry.y(Math.min(level, next))];
    const box = { x: left, x2: left + geometry.bar, y: top, y2: Math.max(bottom, top + 1.5) };
    const link = {
      x: left + geometry.bar,
      y: geometry.y(next),
      x2: left + geometry.column,
      y2: geometry.y(next),
    };
    level = next;
    const dashed = part.kind === "estimated" ? { stroke: tokens.ink2, dash: [3, 2] } : {};
    return [
      ...boxes([box], { fill: fill[part.kind], ...dashed }),
      ...rules([link], { color: tokens.mute, dash: [1.5, 3] }),
      ...words(
        [
          {
            x: left + geometry.bar / 2,
            y: Math.max(bottom, top + 1.5) + 11,
            text: numbers.signed(points, 1),
          },
        ],
        { color: tokens.ink, bold: true, align: "center" },
      ),
    ];
  });
}

/** Brackets beneath the columns of a kind, with what they come to together. */
function groupLayers(
  options: WaterfallOptions,
  steps: ReturnType<typeof waterfallSteps>,
  geometry: Geometry,
  height: number,
): Layer[] {
  const { tokens, numbers } = options;
  return KINDS.flatMap((kind): Layer[] => {
    const places = steps.flatMap(({ part }, at) => (part.kind === kind ? [at] : []));
    const [first, last] = [places[0], places.at(-1)];
    if (first === undefined || last === undefined) return [];
    const margin = (geometry.column - geometry.bar) / 2;
    const [left, right] = [geometry.column * (first + 1) + margin, geometry.column * (last + 2) - margin];
    const y = height + 52;
    const sum = steps
      .filter(({ part }) => part.kind === kind)
      .reduce((total, { points }) => total + points, 0);
    const phrase =
      places.length > 1
        ? options.words.group(options.words.kinds[kind], numbers.signed(sum, 1))
        : options.words.kinds[kind];
    const lines = wrapText(phrase, Math.max(right - left + 30, 70), SIZE.label);
    return [
      ...rules(
        [
          { x: left, y, x2: right, y2: y },
          { x: left, y: y - 6, x2: left, y2: y },
          { x: right, y: y - 6, x2: right, y2: y },
        ],
        { color: tokens.mute },
      ),
      ...words(
        lines.map((text, row) => ({ x: (left + right) / 2, y: y + 12 + 14 * row, text })),
        { color: tokens.ink3, align: "center" },
      ),
    ];
  });
}

/** Undefined where the design's attainment is not known. The scale does not start at 0: levels are ticks, not bars. */
export function waterfall(design: DesignResult, options: WaterfallOptions): Spec | undefined {
  const { contractual, experienced } = design.accounting;
  if (contractual === null || experienced === null) return undefined;
  const { tokens, numbers, width } = options;
  const steps = waterfallSteps(design.accounting);
  const plot = width - PADDING.left - PADDING.right;
  const height = WATERFALL_HEIGHT - PADDING.top - PADDING.bottom;
  const levels = [contractual];
  for (const { part } of steps) levels.push((levels.at(-1) ?? contractual) - part.loss);
  const [low, high] = [Math.min(...levels, experienced), Math.max(...levels)];
  const column = plot / (steps.length + 2);
  const geometry: Geometry = {
    column,
    bar: Math.min(62, column * 0.72),
    y: (share) => 4 + ((high - share) / Math.max(1e-9, high - low)) * (height - 26),
  };
  const tick = (at: number, share: number, colour: string): Layer[] => {
    const left = column * at + (column - geometry.bar) / 2;
    return [
      ...boxes([{ x: left, x2: left + geometry.bar, y: geometry.y(share) - 2, y2: geometry.y(share) + 2 }], {
        fill: colour,
      }),
      ...words([{ x: left + geometry.bar / 2, y: geometry.y(share) - 14, text: numbers.share(share, 1) }], {
        color: at === 0 ? tokens.ink : tokens.frozen,
        bold: true,
        align: "center",
        size: SIZE.title,
      }),
    ];
  };
  const names = [
    options.words.report,
    ...steps.map(({ part }) => options.words.parts[part.id]),
    options.words.experienced,
  ];
  const firstLink = {
    x: (column + geometry.bar) / 2,
    y: geometry.y(contractual),
    x2: column + (column - geometry.bar) / 2,
    y2: geometry.y(contractual),
  };
  return {
    ...frame(options, PADDING, WATERFALL_HEIGHT, options.words.axis),
    vconcat: [
      {
        width: plot,
        height,
        layer: [
          ...rules([firstLink], { color: tokens.mute, dash: [1.5, 3] }),
          ...tick(0, contractual, tokens.mute),
          ...stepLayers(options, steps, contractual, geometry),
          ...tick(steps.length + 1, experienced, tokens.frozen),
          ...names.flatMap((name, at) =>
            words(
              [
                {
                  x: column * (at + 0.5),
                  y: height + 14,
                  text: wrapText(name, column - 4, SIZE.label).join("\n"),
                },
              ],
              { color: tokens.ink, align: "center", lineHeight: 14 },
            ),
          ),
          ...groupLayers(options, steps, geometry, height),
        ],
      },
    ],
  };
}
