/** The drift clock: share of the information system that the contract covers, frozen fan and evolving median. */
import type { StudyResult } from "#engine";
import { dodge } from "./drawing/dodge.ts";
import { type Drawing, frame, type Spec } from "./drawing/frame.ts";
import { glyphs, type Layer, rules, words } from "./drawing/marks.ts";
import { monthLine, monthX, type Plane, plainBand } from "./drawing/plane.ts";
import { extent, verticalScale } from "./drawing/scale.ts";
import { textWidth } from "./drawing/text-width.ts";
import { designOf, QUANTILE, quantileRow } from "./pair.ts";
import { momentsOf } from "./parting/moments.ts";
import { lastKnown } from "./parting/view.ts";
import type { PartingWords } from "./parting/words.ts";
import { SIZE } from "./theme.ts";

export interface DriftWords {
  title: string;
  unit: string;
  threshold(share: string): string;
  below(month: number): string;
  inOneFutureOfTwo: string;
  level(share: string, side: "frozen" | "evolving"): string;
  month(month: number): string;
}

export interface DriftOptions extends Drawing {
  frozen: string;
  evolving: string | null;
  words: DriftWords;
  moments: Pick<PartingWords, "amendment" | "notice">;
}

export const DRIFT_HEIGHT = 268;
/** Coverage under which the contract is called aged. */
export const THRESHOLD = 0.8;
const PERCENT = 100;

/** First month in which the median of futures is under the threshold; null if none is. */
export function monthUnder(median: readonly (number | null)[], threshold = THRESHOLD): number | null {
  const at = median.findIndex((value) => value !== null && value < threshold);
  return at < 0 ? null : at + 1;
}

function crossing(plane: Plane, median: readonly (number | null)[], options: DriftOptions): Layer[] {
  const { tokens, words: phrases } = options;
  const month = monthUnder(median);
  if (month === null) return [];
  const [x, y] = [monthX(plane, month), plane.axis.y((median[month - 1] ?? THRESHOLD) * PERCENT)];
  const lines = [phrases.below(month), phrases.inOneFutureOfTwo];
  const width = Math.max(
    textWidth(phrases.below(month), SIZE.label, true),
    textWidth(phrases.inOneFutureOfTwo, SIZE.label),
  );
  const align = x + width > plane.width ? ("right" as const) : ("left" as const);
  const labelY = Math.min(plane.height - 22, y + 58);
  const at = (row: number) => ({
    x: align === "right" ? x + 4 : x - 4,
    y: labelY + 14 * row,
    text: lines[row] ?? "",
  });
  return [
    ...rules([{ x, y, x2: x, y2: labelY - 9 }], { color: tokens.ink }),
    ...glyphs([{ x, y }], { fill: tokens.surface, stroke: tokens.ink, strokeWidth: 2, size: 9 }),
    ...words([at(0)], { color: tokens.ink, bold: true, align, halo: tokens.surface }),
    ...words([at(1)], { color: tokens.ink3, align, halo: tokens.surface }),
  ];
}

/** Undefined where the scenario's contract has no coverage to follow. */
export function drift(result: StudyResult, options: DriftOptions): Spec | undefined {
  const { tokens, numbers, words: phrases } = options;
  const frozen = designOf(result, options.frozen)?.months["coverage"];
  if (!frozen) return undefined;
  const other = options.evolving === null ? undefined : designOf(result, options.evolving);
  const evolving = quantileRow(other?.months["coverage"], QUANTILE.median);
  const median = quantileRow(frozen, QUANTILE.median);
  const labels = (["frozen", "evolving"] as const).map((side) => phrases.level(numbers.share(1), side));
  const padding = {
    left: 34,
    right: Math.max(...labels.map((label) => textWidth(label, SIZE.label, true))) + 12,
    top: 48,
    bottom: 26,
  };
  const size = {
    width: options.width - padding.left - padding.right,
    height: DRIFT_HEIGHT - padding.top - padding.bottom,
  };
  const [low, high] = extent([
    ...quantileRow(frozen, QUANTILE.low95),
    ...quantileRow(frozen, QUANTILE.high95),
    ...median,
    ...evolving,
    THRESHOLD,
  ]) ?? [0, 1];
  const axis = verticalScale(low * PERCENT, high * PERCENT, size.height, {
    tickCount: 5,
    padTopPx: 14,
    padBottomPx: 4,
  });
  const unitX = -padding.left + textWidth(phrases.title, SIZE.title, true) + 7;
  const plane: Plane = {
    ...size,
    months: result.months,
    axis,
    valueAxis: { title: phrases.unit, titleX: unitX, titleY: -36, signed: false },
  };
  const threshold = axis.y(THRESHOLD * PERCENT);
  const { amendments } = momentsOf(result, other, numbers.lang, options.moments);
  const ends = [
    ...(lastKnown(evolving) === null
      ? []
      : [{ value: lastKnown(evolving) ?? 0, side: "evolving" as const, colour: tokens.evolving }]),
    ...(lastKnown(median) === null
      ? []
      : [{ value: lastKnown(median) ?? 0, side: "frozen" as const, colour: tokens.frozen }]),
  ];
  const ys = dodge(
    ends.map((end) => axis.y(end.value * PERCENT)),
    ends.map(() => 16),
    0,
    size.height,
  );
  const months = [1, 12, 24, 36, 48, 60].filter((month) => month <= result.months);
  return {
    ...frame(options, padding, DRIFT_HEIGHT, phrases.title),
    vconcat: [
      {
        ...size,
        layer: [
          plainBand(
            plane,
            quantileRow(frozen, QUANTILE.low95),
            quantileRow(frozen, QUANTILE.high95),
            PERCENT,
            { fill: tokens.frozen95 },
          ),
          plainBand(
            plane,
            quantileRow(frozen, QUANTILE.low50),
            quantileRow(frozen, QUANTILE.high50),
            PERCENT,
            { fill: tokens.frozen50 },
          ),
          ...rules([{ x: 0, y: threshold, x2: size.width, y2: threshold }], {
            color: tokens.ink3,
            dash: [4, 3],
          }),
          monthLine(plane, evolving, PERCENT, { color: tokens.evolving, width: 2.5 }),
          monthLine(plane, median, PERCENT, { color: tokens.frozen, width: 2.5, dash: [6, 4] }),
          ...words([{ x: -padding.left, y: -36, text: phrases.title }], {
            color: tokens.ink,
            bold: true,
            size: SIZE.title,
          }),
          ...words([{ x: 4, y: threshold - 9, text: phrases.threshold(numbers.share(THRESHOLD)) }], {
            color: tokens.ink3,
            halo: tokens.surface,
          }),
          ...glyphs(
            amendments.map(({ month }) => ({ x: monthX(plane, month), y: -8 })),
            { fill: tokens.evolving, size: 10, shape: "diamond" },
          ),
          ...crossing(plane, median, options),
          ...ends.flatMap((end, at) =>
            words(
              [
                {
                  x: size.width + 8,
                  y: ys[at] ?? 0,
                  text: phrases.level(numbers.share(end.value), end.side),
                },
              ],
              { color: end.colour, bold: true },
            ),
          ),
          ...words(
            months.map((month) => ({
              x: monthX(plane, month),
              y: size.height + 16,
              text: phrases.month(month),
            })),
            { color: tokens.ink, bold: true, align: "center" },
          ),
        ],
      },
    ],
  };
}
