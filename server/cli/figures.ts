/** Figures of an answer's tables, as text. */
import type { AnswerColumn, Cell, Figure } from "#engine";
import { difference, type Lang, levels, wholePercent } from "./format.ts";

/** A narrow interval of a share is told with a decimal. */
const NARROW = 0.02;

const isFigure = (cell: Cell): cell is Figure => "mean" in cell;

/** Intervals that are even around their mean are told by their half-width. */
const isEven = (mean: number, [low, high]: [number, number]): boolean =>
  Math.abs(high + low - 2 * mean) <= 0.02 * (high - low);

/** "94 % (91 %–96 %)": a share with its interval; "218,8 k€ ±0,8" where the interval is even. */
function figureText({ mean, ci95 }: Figure, { unit }: AnswerColumn, lang: Lang): string {
  if (mean === null || unit === "text") return "–";
  if (unit === "points") return difference({ unit, n: 0, quantiles: [], mean, ci95 }, lang);
  const isNarrow = ci95 !== null && ci95[1] > ci95[0] && ci95[1] - ci95[0] < NARROW;
  const percent = (value: number) =>
    isNarrow && value > 0.005 && value < 0.995 ? levels(unit, [value], lang)[0] : wholePercent(value, lang);
  const write = (value: number) =>
    (unit === "share" ? percent(value) : levels(unit, [value], lang)[0]) ?? "–";
  if (ci95 === null || ci95[0] === ci95[1]) return write(mean);
  if (isEven(mean, ci95) && unit !== "share") {
    const [level = "", half = ""] = levels(unit, [mean, (ci95[1] - ci95[0]) / 2], lang);
    return `${level} ±${half.replace(/[^\d.,]+$/u, "")}`;
  }
  return `${write(mean)} (${write(ci95[0])}–${write(ci95[1])})`;
}

export const cellText = (cell: Cell, column: AnswerColumn, lang: Lang): string =>
  isFigure(cell) ? figureText(cell, column, lang) : cell[lang];
