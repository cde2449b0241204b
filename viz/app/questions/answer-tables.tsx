/** The answer's tables: figures with their intervals, and a file of each. */
import { UnstyledButton } from "@mantine/core";
import type { AnswerTable, QuestionAnswer } from "../../../server/contract-answer.ts";
import { DataTable } from "../figure/data-table.tsx";
import { ScrollRegion } from "../figure/scroll-region.tsx";
import { DownloadIcon } from "../icons.tsx";
import { useReader } from "../reader.ts";
import { cellText, tableCsv } from "./cells.ts";

const MOST_HEIGHT = 480;

function saveCsv(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

function OneTable({ table, answer }: { table: AnswerTable; answer: QuestionAnswer }) {
  const { words, numbers, lang } = useReader();
  const title = table.title[lang];
  const rows = table.rows.map((row) => table.columns.map((column, at) => cellText(row[at], column, numbers)));
  const proof = words.questions.proof(
    numbers.plain(answer.replications),
    numbers.plain(answer.lives),
    String(answer.seed ?? "–"),
    answer.scenarioHash.slice(0, 12),
    answer.engineVersion,
  );
  return (
    <section className="section card">
      <div className="section-head">
        <h2>{title}</h2>
        <UnstyledButton
          className="link no-print"
          onClick={() => saveCsv(`avenant-${answer.question}.csv`, tableCsv(table, lang, proof))}
        >
          <DownloadIcon />
          {words.questions.csv}
        </UnstyledButton>
      </div>
      <ScrollRegion label={title} maxHeight={MOST_HEIGHT}>
        <DataTable caption={title} columns={table.columns.map(({ label }) => label[lang])} rows={rows} />
      </ScrollRegion>
    </section>
  );
}

export function AnswerTables({ answer }: { answer: QuestionAnswer }) {
  return (
    <>
      {answer.tables.map((table) => (
        <OneTable key={table.title.en} table={table} answer={answer} />
      ))}
    </>
  );
}
