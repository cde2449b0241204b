/** The question, the chip, and the verdict's one or two sentences. */
import { UnstyledButton } from "@mantine/core";
import { Marked } from "../marked.tsx";
import { useReader } from "../reader.ts";
import type { Verdict } from "../verdict.ts";
import { StatusChip } from "./status-chip.tsx";

export function VerdictText({
  verdict,
  question,
  isStale,
  isCoarse,
  note,
}: {
  verdict: Verdict;
  question: string;
  isStale: boolean;
  isCoarse: boolean;
  note: string | null;
}) {
  return (
    <div className="verdict">
      <div className="question">
        <h1 id="answer" tabIndex={-1}>
          {question}
        </h1>
        {verdict.status && <StatusChip status={verdict.status} />}
        {note && <span className="hint">{note}</span>}
      </div>
      <div
        className={isStale ? "verdict-lines stale" : "verdict-lines"}
        aria-live="polite"
        aria-busy={isStale}
      >
        {verdict.lines.map((line, at) => (
          <p key={line}>
            {isCoarse && at === 0 && "≈ "}
            <Marked text={line} />
          </p>
        ))}
      </div>
    </div>
  );
}

export function WhyButton({ onOpen }: { onOpen: () => void }) {
  const { words } = useReader();
  return (
    <UnstyledButton className="button filled why no-print" aria-haspopup="dialog" onClick={onOpen}>
      {words.answer.why}
    </UnstyledButton>
  );
}
