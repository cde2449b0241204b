/** Figures of an answer's tables in words, and as a file for a spreadsheet. */
import type { AnswerFigure, AnswerTable } from "../../../server/contract-answer.ts";
import { figureText } from "../../charts/figure-words.ts";
import type { Lang, Numbers, ShownUnit } from "../../charts/numbers.ts";
import { type Bilingual, isFigure } from "./view.ts";

type Column = AnswerTable["columns"][number];

export const cellText = (
  cell: AnswerFigure | Bilingual | undefined,
  unit: ShownUnit | "text",
  numbers: Numbers,
): string => {
  if (cell === undefined) return "–";
  if (!isFigure(cell)) return cell[numbers.lang];
  return unit === "text" ? "–" : figureText(cell, unit, false, numbers);
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
