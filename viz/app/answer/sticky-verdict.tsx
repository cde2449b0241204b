/** The answer in one line, once the answer itself has scrolled away. */
import { UnstyledButton } from "@mantine/core";
import { useEffect, useState } from "react";
import type { Comparison } from "../comparison.ts";
import { LogoIcon } from "../icons.tsx";
import { Marked } from "../marked.tsx";
import { useReader } from "../reader.ts";
import type { Verdict } from "../verdict.ts";
import { StatusChip } from "./status-chip.tsx";

/** True once the element has left the top of the window. */
export function useHasScrolledAway(selector: string): boolean {
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    const target = document.querySelector(selector);
    if (!target) return;
    const observer = new IntersectionObserver(([entry]) =>
      setAway(entry !== undefined && !entry.isIntersecting && entry.boundingClientRect.bottom < 60),
    );
    observer.observe(target);
    return () => observer.disconnect();
  }, [selector]);
  return isAway;
}

interface StickyVerdictProps {
  comparison: Comparison;
  verdict: Verdict;
  question: string;
  isExample: boolean;
  changed: number;
  onAdjust: () => void;
  onWhy: () => void;
}

export function StickyVerdict({
  comparison,
  verdict,
  question,
  isExample,
  changed,
  onAdjust,
  onWhy,
}: StickyVerdictProps) {
  const { words, numbers } = useReader();
  const isAway = useHasScrolledAway(".answer");
  const { pair } = comparison;
  if (!isAway) return null;
  const [service, invoices, hours] = [
    pair?.indicators["experiencedAttainment"],
    pair?.indicators["invoicedCost"]?.mean ?? null,
    pair?.indicators["lostHours"]?.mean ?? null,
  ];
  const summary =
    service?.better && invoices !== null && hours !== null
      ? words.answer.sticky(
          numbers.outOf100(service.better.share),
          numbers.difference(invoices, "EUR"),
          numbers.difference(hours, "h"),
        )
      : (verdict.lines[0] ?? "");
  return (
    <div className="sticky no-print">
      <LogoIcon />
      <strong className="sticky-question">{question}</strong>
      {verdict.status && <StatusChip status={verdict.status} />}
      <span className="sticky-summary">
        <Marked text={summary} />
      </span>
      <span className="grow" />
      {isExample && <span className="badge">{words.header.exampleShort}</span>}
      <UnstyledButton className="button sticky-adjust" onClick={onAdjust}>
        {words.answer.adjust(changed)}
      </UnstyledButton>
      <UnstyledButton className="button filled" aria-haspopup="dialog" onClick={onWhy}>
        {words.answer.why}
      </UnstyledButton>
    </div>
  );
}
