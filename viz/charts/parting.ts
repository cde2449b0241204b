/** The parting chart: when, how far and how surely a frozen and an evolving contract part. Three panels, one month axis. */
import type { StudyResult } from "#engine";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { boxes, type Layer, rules, words } from "./drawing/marks.ts";
import { monthX } from "./drawing/plane.ts";
import { wrapText } from "./drawing/text-width.ts";
import { designOf, pairOf } from "./pair.ts";
import { type CostLine, costPanel } from "./parting/cost.ts";
import { gapPanel } from "./parting/gap.ts";
import { momentRow, momentsOf } from "./parting/moments.ts";
import { servicePanel } from "./parting/service.ts";
import { AXIS, type PanelView, type StoryStep } from "./parting/view.ts";
import type { PartingWords } from "./parting/words.ts";
import { SIZE } from "./theme.ts";

export interface PartingOptions extends Drawing {
  frozen: string;
  /** absent: a scenario with a single design has nothing to compare */
  evolving: string | null;
  words: PartingWords;
  story: { step: StoryStep; note: string } | null;
  /** line of panel 3 whose spread is drawn */
  costBands: CostLine | null;
}

const GUTTER = 194;
const SPACING = 26;
const HEIGHTS = { service: 78, gap: 118, cost: 79 } as const;
const PADDING = { left: AXIS, top: 58, right: GUTTER, bottom: 40 } as const;

export const PARTING_HEIGHT =
  PADDING.top + HEIGHTS.service + HEIGHTS.gap + HEIGHTS.cost + 2 * SPACING + PADDING.bottom;
/** Height of panel 1 alone, for a scenario with one design. */
export const SINGLE_HEIGHT = 300;

function viewOf(
  result: StudyResult,
  options: PartingOptions,
  width: number,
  height: number,
  compact: boolean,
): PanelView | undefined {
  const frozen = designOf(result, options.frozen);
  if (!frozen) return undefined;
  const evolving = options.evolving === null ? undefined : designOf(result, options.evolving);
  const { tokens, numbers, words: phrases } = options;
  return {
    result,
    frozen,
    evolving,
    tokens,
    numbers,
    width,
    height,
    compact,
    words: phrases,
    pair: evolving && pairOf(result, evolving.id, frozen.id),
    moments: momentsOf(result, evolving ?? frozen, numbers.lang, phrases),
    story: options.story?.step ?? null,
  };
}

/** Months under the last panel: every sixth one, dates beneath except under M6. */
function monthAxis(view: PanelView): Layer[] {
  const { result, tokens, numbers, width, height } = view;
  const x = (month: number) => monthX({ width, months: result.months }, month);
  const every = result.months > 60 ? 12 : view.compact ? 12 : 6;
  const shown = [
    1,
    ...Array.from({ length: Math.floor(result.months / every) }, (_, at) => (at + 1) * every),
  ];
  const last = shown.at(-1);
  if (last !== undefined && result.months - last >= every / 2) shown.push(result.months);
  const dated = shown.filter((month) => month === 1 || month - 1 >= 9);
  if (view.compact) return phoneAxis(view, shown);
  const label = (month: number) => ({ x: x(month), y: height + 14, text: view.words.month(month) });
  const date = (month: number) => ({
    x: month === 1 ? -8 : x(month),
    y: height + 29,
    text: numbers.monthName(result.monthStarts[month - 1] ?? result.start),
  });
  return [
    ...rules([{ x: 0, y: height + 1, x2: width, y2: height + 1 }], { color: tokens.mute }),
    ...rules(
      shown.map((month) => ({ x: x(month), y: height + 1, x2: x(month), y2: height + 5 })),
      { color: tokens.mute },
    ),
    ...words(shown.map(label), { color: tokens.ink, bold: true, align: "center" }),
    ...words(dated.filter((month) => month === 1).map(date), { color: tokens.ink3, align: "left" }),
    ...words(dated.filter((month) => month !== 1).map(date), { color: tokens.ink3, align: "center" }),
  ];
}

/** On a phone the years stand between the months, on one line. */
function phoneAxis(view: PanelView, shown: readonly number[]): Layer[] {
  const { result, tokens, width, height } = view;
  const x = (month: number) => monthX({ width, months: result.months }, month);
  const years = shown.slice(1).map((month, at) => {
    const middle = ((shown[at] ?? 1) + month) / 2;
    return {
      x: x(middle),
      y: height + 16,
      text: (result.monthStarts[Math.round(middle) - 1] ?? result.start).slice(0, 4),
    };
  });
  return [
    ...rules([{ x: 0, y: height + 1, x2: width, y2: height + 1 }], { color: tokens.mute }),
    ...words(
      shown.map((month) => ({ x: x(month), y: height + 16, text: view.words.month(month) })),
      { color: tokens.ink, bold: true, align: "center" },
    ),
    ...words(
      years.filter((_, at) => x(shown[at + 1] ?? 1) - x(shown[at] ?? 1) > 76),
      { color: tokens.ink3, align: "center" },
    ),
  ];
}

/** A soft ground behind what the story step speaks of. */
function spotlight(view: PanelView, panel: "service" | "gap" | "cost"): Layer[] {
  const { story, moments, tokens, height, width } = view;
  if (story === null) return [];
  const x = (month: number) => monthX({ width, months: view.result.months }, month);
  const firstAct = moments.amendments[0]?.month ?? moments.committees[0] ?? view.result.months;
  const firstMove = moments.events[0]?.month ?? firstAct;
  const spans: Readonly<Record<StoryStep, [number, number] | null>> = {
    1: panel === "cost" ? null : [1, Math.min(firstMove, firstAct)],
    2: panel === "service" ? [firstMove, view.result.months] : null,
    3: panel === "cost" ? null : [firstAct, view.result.months],
    4: panel === "cost" ? [1, view.result.months] : null,
  };
  const span = spans[story];
  return span === null
    ? []
    : boxes([{ x: x(span[0]), y: -2, x2: x(span[1]), y2: height + 2 }], {
        fill: tokens.soft,
        opacity: 0.9,
        radius: 4,
      });
}

/** The sentence of the story step, in the corner that the early months leave empty. */
function storyNote(view: PanelView, note: string): Layer[] {
  const lines = wrapText(note, 236, SIZE.label);
  const height = 15 * lines.length + 12;
  const y = 2;
  return [
    ...boxes([{ x: 6, y, x2: 262, y2: y + height }], {
      fill: view.tokens.surface,
      stroke: view.tokens.mute,
      radius: 6,
    }),
    ...words([{ x: 15, y: y + 14, text: lines.join("\n") }], { color: view.tokens.ink }),
  ];
}

/** The three panels for a wide page; only panel 1 where there is nothing to compare; undefined if the frozen design is unknown. */
export function parting(result: StudyResult, options: PartingOptions): Spec | undefined {
  const width = options.width - AXIS - GUTTER;
  const single = options.evolving === null || designOf(result, options.evolving) === undefined;
  const view = (height: number) => viewOf(result, options, width, height, false);
  const first = view(single ? SINGLE_HEIGHT - PADDING.top - PADDING.bottom : HEIGHTS.service);
  const [second, third] = [view(HEIGHTS.gap), view(HEIGHTS.cost)];
  if (!first || !second || !third) return undefined;
  const row = momentRow(first, { wordsY: -44, lineY: -27 });
  const top = {
    width,
    height: first.height,
    layer: [
      ...spotlight(first, "service"),
      ...servicePanel(first),
      ...row,
      ...(single ? monthAxis(first) : []),
    ],
  };
  const note = options.story?.note;
  const rest = [
    {
      width,
      height: second.height,
      layer: [...spotlight(second, "gap"), ...gapPanel(second), ...(note ? storyNote(second, note) : [])],
    },
    {
      width,
      height: third.height,
      layer: [...spotlight(third, "cost"), ...costPanel(third, options.costBands), ...monthAxis(third)],
    },
  ];
  return {
    ...frame(options, PADDING, single ? SINGLE_HEIGHT : PARTING_HEIGHT, options.words.gap.title),
    spacing: SPACING,
    bounds: "flush",
    vconcat: single ? [top] : [top, ...rest],
  };
}

const PHONE_PADDING = { left: 40, top: 34, right: 18, bottom: 30 } as const;
export const PHONE_HEIGHT = 250;

/** One panel for a narrow page. */
export function partingPhone(
  result: StudyResult,
  options: PartingOptions,
  panel: "service" | "euros",
): Spec | undefined {
  const width = options.width - PHONE_PADDING.left - PHONE_PADDING.right;
  const view = viewOf(result, options, width, PHONE_HEIGHT - PHONE_PADDING.top - PHONE_PADDING.bottom, true);
  if (!view) return undefined;
  const layers =
    panel === "euros" ? costPanel(view, options.costBands) : view.pair ? gapPanel(view) : servicePanel(view);
  return {
    ...frame(options, PHONE_PADDING, PHONE_HEIGHT, options.words.gap.title),
    spacing: 0,
    bounds: "flush",
    vconcat: [
      {
        width,
        height: view.height,
        layer: [
          ...spotlight(view, panel === "euros" ? "cost" : "gap"),
          ...layers,
          ...momentRow(view, { wordsY: -14, lineY: null }),
          ...monthAxis(view),
        ],
      },
    ],
  };
}
