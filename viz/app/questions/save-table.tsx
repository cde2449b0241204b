/** A table of an answer as a file for a spreadsheet. */
import { UnstyledButton } from "@mantine/core";
import type { AnswerTable, QuestionAnswer } from "../../../server/contract-answer.ts";
import { DownloadIcon } from "../icons.tsx";
import { useReader } from "../reader.ts";
import { tableCsv } from "./cells.ts";
import { useProofLine } from "./use-proof-line.ts";

function saveCsv(name: string, text: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}

export function SaveTable({ table, answer }: { table: AnswerTable; answer: QuestionAnswer }) {
  const { words, lang } = useReader();
  const proof = useProofLine(answer);
  return (
    <UnstyledButton
      className="link no-print"
      onClick={() => saveCsv(`avenant-${answer.question}.csv`, tableCsv(table, lang, proof))}
    >
      <DownloadIcon />
      {words.questions.csv}
    </UnstyledButton>
  );
}
