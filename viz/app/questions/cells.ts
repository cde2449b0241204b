/** Figures of an answer's tables in words, and as a file for a spreadsheet. */
import type { AnswerFigure, AnswerTable } from "../../../server/contract-answer.ts";
import type { Lang, Numbers } from "../../charts/numbers.ts";
import { type Bilingual, isFigure } from "./view.ts";

type Column = AnswerTable["columns"][number];

const isEven = (mean: number, [low, high]: readonly [number, number]): boolean =>
  Math.abs(high + low - 2 * mean) <= 0.02 * (high - low);

/** A narrow interval is told with a decimal. */
const NARROW = 0.02;

/** An estimated share is never printed as 0 % or 100 %. */
function shareText(value: number, numbers: Numbers, digits: number): string {
  if (value < 0.005) return `< ${numbers.share(0.01)}`;
  return value > 0.995 ? `> ${numbers.share(0.99)}` : numbers.share(value, digits);
}

/** "218,8 k€ ±0,8"; a share with the two ends of its interval. */
export function figureText({ mean, ci95 }: AnswerFigure, unit: Column["unit"], numbers: Numbers): string {
  if (mean === null || unit === "text") return "–";
  if (unit === "share") {
    if (ci95 === null || ci95[0] === ci95[1]) return shareText(mean, numbers, 0);
    const digits = ci95[1] - ci95[0] < NARROW ? 1 : 0;
    const [low, high] = ci95.map((end) => shareText(end, numbers, digits));
    return `${shareText(mean, numbers, digits)} (${low} – ${high})`;
  }
  const write = (value: number) =>
    unit === "points" ? numbers.difference(value, unit) : numbers.level(value, unit);
  if (ci95 === null || ci95[0] === ci95[1]) return write(mean);
  if (isEven(mean, ci95)) return `${write(mean)} ±${numbers.half(ci95[0], ci95[1], unit)}`;
  return `${write(mean)} (${write(ci95[0])} – ${write(ci95[1])})`;
}

export const cellText = (
  cell: AnswerFigure | Bilingual | undefined,
  column: Column,
  numbers: Numbers,
): string => {
  if (cell === undefined) return "–";
  return isFigure(cell) ? figureText(cell, column.unit, numbers) : cell[numbers.lang];
};

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A spreadsheet would run a cell that begins so as a formula. */
const inert = (text: string): string => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** A cell as one field of words, or as a mean and its two ends. */
function csvFields(cell: AnswerFigure | Bilingual | undefined, unit: Column["unit"], lang: Lang): string[] {
  const number = (value: number | null | undefined) =>
    value === null || value === undefined ? "" : String(value).replace(".", lang === "fr" ? "," : ".");
  const fields = unit === "text" ? 1 : 3;
  if (cell === undefined) return Array.from({ length: fields }, () => "");
  if (isFigure(cell)) return [number(cell.mean), number(cell.ci95?.[0]), number(cell.ci95?.[1])];
  return [quoted(inert(cell[lang])), ...Array.from({ length: fields - 1 }, () => "")];
}

/** Rows with mean and ends of every figure in engine units, semicolons between, for a French or an English spreadsheet. */
export function tableCsv({ title, columns, rows }: AnswerTable, lang: Lang, proof: string): string {
  const head = columns.flatMap(({ label, unit }) =>
    unit === "text"
      ? [quoted(label[lang])]
      : ["", " 2,5 %", " 97,5 %"].map((end) => quoted(`${label[lang]} (${unit})${end}`)),
  );
  const lines = rows.map((row) => columns.flatMap(({ unit }, at) => csvFields(row[at], unit, lang)));
  return `\uFEFF${[[quoted(title[lang])], [quoted(proof)], head, ...lines].map((line) => line.join(";")).join("\r\n")}\r\n`;
}
