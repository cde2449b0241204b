/** The answer's tables: figures with their intervals, and a file of each. */
import { memo } from "react";
import type { AnswerTable, QuestionAnswer } from "../../../server/contract-answer.ts";
import { type Numbers, shownUnit } from "../../charts/numbers.ts";
import { DataTable } from "../figure/data-table.tsx";
import { ScrollRegion } from "../figure/scroll-region.tsx";
import { useReader } from "../reader.ts";
import { cellText } from "./cells.ts";
import { SaveTable } from "./save-table.tsx";
import { isFigure } from "./view.ts";

const MOST_HEIGHT = 480;

/** A column of money stands in the unit of its largest sum. */
function cellsOf({ columns, rows }: AnswerTable, numbers: Numbers): string[][] {
  const units = columns.map(({ unit }, at) => {
    const means = rows.map((row) => {
      const cell = row[at];
      return cell && isFigure(cell) ? cell.mean : null;
    });
    return unit === "text" ? unit : shownUnit(unit, means);
  });
  return rows.map((row) => units.map((unit, at) => cellText(row[at], unit, numbers)));
}

interface OneProps {
  table: AnswerTable;
  answer: QuestionAnswer;
  /** unfolded from the start */
  isOpen: boolean;
}

function OneTable({ table, answer, isOpen }: OneProps) {
  const { words, numbers, lang } = useReader();
  const title = table.title[lang];
  const count = table.rows.length;
  return (
    <details className="section card folded" open={isOpen}>
      <summary>
        <h2>{title}</h2>
        <span className="hint">{words.questions.rows(numbers.plain(count), count === 1)}</span>
      </summary>
      <ScrollRegion label={title} maxHeight={MOST_HEIGHT}>
        <DataTable
          caption={title}
          columns={table.columns.map(({ label }) => label[lang])}
          rows={cellsOf(table, numbers)}
          wordy={table.columns.map(({ unit }) => unit === "text")}
        />
      </ScrollRegion>
      <SaveTable table={table} answer={answer} />
    </details>
  );
}

/** Short tables stay open while they add up to about half a screen; the others wait to be asked. */
const OPEN_ROWS = 8;

interface AnswerTablesProps {
  /** those that the figures above do not show already */
  tables: readonly AnswerTable[];
  answer: QuestionAnswer;
  /** the last one is what the reader takes away */
  opensLast: boolean;
}

export const AnswerTables = memo(function AnswerTables({ tables, answer, opensLast }: AnswerTablesProps) {
  const ends = tables.map((_, at) => tables.slice(0, at + 1).reduce((sum, { rows }) => sum + rows.length, 0));
  return tables.map((table, at) => (
    <OneTable
      key={table.title.en}
      table={table}
      answer={answer}
      isOpen={at === 0 || (ends[at] ?? 0) <= OPEN_ROWS || (opensLast && at === tables.length - 1)}
    />
  ));
});
