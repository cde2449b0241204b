/** What stands behind the figures, in a line: how many futures, how precise, how to read a bar; or how far the computation is. */
import { UnstyledButton } from "@mantine/core";
import type { Comparison } from "../comparison.ts";
import type { LiveStudy } from "../live/session.ts";
import { useReader } from "../reader.ts";

export interface ProofLineProps {
  comparison: Comparison;
  live: LiveStudy;
  onStop: () => void;
  onResume: () => void;
  onEvidence: () => void;
}

export function ProofLine({ comparison, live, onStop, onResume, onEvidence }: ProofLineProps) {
  const { words, numbers } = useReader();
  const { result, pair } = comparison;
  const interval = pair?.indicators["experiencedAttainment"]?.ci95 ?? null;
  const count = numbers.plain(result.replications);
  const half =
    interval &&
    `${numbers.half(interval[0], interval[1], "points")}\u00a0${numbers.unitOf("points", "difference")}`;
  return (
    <footer className="proof">
      <span role="status">
        {live.isComputing
          ? live.isWaiting
            ? words.live.waiting
            : words.live.computing(numbers.plain(live.done))
          : live.freshness === "cancelled"
            ? words.live.cancelled(count)
            : words.proof.futures(count)}
        {!live.isComputing && half !== null && ` · ${words.proof.precision(half)}`}
      </span>
      {live.isComputing && (
        <UnstyledButton className="link strong" onClick={onStop}>
          {words.live.stop}
        </UnstyledButton>
      )}
      {!live.isComputing && live.freshness === "cancelled" && (
        <UnstyledButton className="link strong" onClick={onResume}>
          {words.live.resume}
        </UnstyledButton>
      )}
      <span className="wide-only">· {words.proof.bars} ·</span>
      <UnstyledButton className="link strong" aria-haspopup="dialog" onClick={onEvidence}>
        {words.proof.evidence}
      </UnstyledButton>
    </footer>
  );
}
