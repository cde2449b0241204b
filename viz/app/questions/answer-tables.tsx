/** The answer's tables: figures with their intervals, and a file of each. */
import type { AnswerTable, QuestionAnswer } from "../../../server/contract-answer.ts";
import { DataTable } from "../figure/data-table.tsx";
import { ScrollRegion } from "../figure/scroll-region.tsx";
import { useReader } from "../reader.ts";
import { cellText } from "./cells.ts";
import { SaveTable } from "./save-table.tsx";

const MOST_HEIGHT = 480;

function OneTable({ table, answer }: { table: AnswerTable; answer: QuestionAnswer }) {
  const { numbers, lang } = useReader();
  const title = table.title[lang];
  const rows = table.rows.map((row) => table.columns.map((column, at) => cellText(row[at], column, numbers)));
  return (
    <section className="section card">
      <div className="section-head">
        <h2>{title}</h2>
        <SaveTable table={table} answer={answer} />
      </div>
      <ScrollRegion label={title} maxHeight={MOST_HEIGHT}>
        <DataTable caption={title} columns={table.columns.map(({ label }) => label[lang])} rows={rows} />
      </ScrollRegion>
    </section>
  );
}

/** @param tables  those that the figures above do not show already */
export function AnswerTables({ tables, answer }: { tables: readonly AnswerTable[]; answer: QuestionAnswer }) {
  return (
    <>
      {tables.map((table) => (
        <OneTable key={table.title.en} table={table} answer={answer} />
      ))}
    </>
  );
}
