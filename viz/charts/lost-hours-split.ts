/** Where the difference of lost hours comes from: the parts of the user clock, which add up exactly to the total. */
import type { PairResult } from "#engine";
import { roundToSum } from "./drawing/apportion.ts";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { boxes, type Layer, rules, words } from "./drawing/marks.ts";
import { textWidth } from "./drawing/text-width.ts";
import { SIZE } from "./theme.ts";

export const LOST_HOURS_PARTS = [
  "lostQueueHours",
  "lostWorkHours",
  "lostClientHours",
  "lostDebateHours",
  "lostOutsideHours",
  "lostThirdPartyHours",
] as const;
export type LostHoursPart = (typeof LOST_HOURS_PARTS)[number];

export interface SplitOptions extends Drawing {
  words: { parts: Readonly<Record<LostHoursPart, string>>; total: string; exactSum: string; axis: string };
}

const ROW = 22;
export const SPLIT_HEIGHT = ROW * (LOST_HOURS_PARTS.length + 1);

/**
 * Mean differences in whole hours, smallest first, printed parts adding up to the printed total; undefined if one is
 * unknown. A third party's part is told only where third parties are waited for.
 */
export function lostHoursSplit(
  pair: PairResult,
): { parts: { id: LostHoursPart; hours: number; shown: number }[]; total: number } | undefined {
  const means = LOST_HOURS_PARTS.map((id) => pair.indicators[id]?.mean);
  if (means.some((mean) => mean === null || mean === undefined)) return undefined;
  const hours = means.map((mean) => mean ?? 0);
  const shown = roundToSum(hours, 0);
  const parts = LOST_HOURS_PARTS.map((id, at) => ({ id, hours: hours[at] ?? 0, shown: shown[at] ?? 0 }));
  return {
    parts: parts
      .filter(({ id, hours: part }) => id !== "lostThirdPartyHours" || part !== 0)
      .toSorted((a, b) => a.hours - b.hours),
    total: shown.reduce((sum, value) => sum + value, 0),
  };
}

export function lostHoursChart(pair: PairResult, options: SplitOptions): Spec | undefined {
  const split = lostHoursSplit(pair);
  if (!split) return undefined;
  const { tokens, numbers, width } = options;
  const names = Math.min(250, width * 0.42);
  const figure = 66;
  const plot = width - names;
  const low = Math.min(0, ...split.parts.map((part) => part.hours));
  const high = Math.max(0, ...split.parts.map((part) => part.hours));
  const room = plot - (low < 0 ? figure : 4) - figure;
  const x = (hours: number) => (low < 0 ? figure : 4) + ((hours - low) / Math.max(1e-9, high - low)) * room;
  const rows = split.parts.flatMap((part, at): Layer[] => {
    const y = ROW * (at + 0.5);
    const saved = part.hours < 0;
    return [
      ...words([{ x: 0, y, text: options.words.parts[part.id] }], { color: tokens.ink, size: SIZE.title }),
      ...boxes(
        [
          {
            x: names + x(Math.min(0, part.hours)),
            x2: names + x(Math.max(0, part.hours)),
            y: y - 7,
            y2: y + 7,
          },
        ],
        { fill: saved ? tokens.evolving : tokens.frozen },
      ),
      ...words(
        [{ x: names + x(part.hours) + (saved ? -6 : 6), y, text: numbers.difference(part.shown, "h") }],
        { color: tokens.ink, bold: true, align: saved ? "right" : "left" },
      ),
    ];
  });
  const totalY = ROW * (split.parts.length + 0.5);
  const total = numbers.difference(split.total, "h");
  return {
    ...frame(options, { left: 0, right: 0, top: 0, bottom: 0 }, SPLIT_HEIGHT, options.words.axis),
    vconcat: [
      {
        width,
        height: SPLIT_HEIGHT,
        layer: [
          ...rows,
          ...rules([{ x: names + x(0), y: 0, x2: names + x(0), y2: ROW * split.parts.length }], {
            color: tokens.ink,
          }),
          ...words([{ x: 0, y: totalY, text: options.words.total }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...words(
            [{ x: width - textWidth(options.words.exactSum, SIZE.label) - 12, y: totalY, text: total }],
            { color: tokens.ink, bold: true, align: "right", size: SIZE.title },
          ),
          ...words([{ x: width, y: totalY, text: options.words.exactSum }], {
            color: tokens.ink3,
            align: "right",
          }),
        ],
      },
    ],
  };
}
