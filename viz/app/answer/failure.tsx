/** In the chart's place when a computation failed: cause, field, and the ways on: to ask again, to the last answer. */
import { UnstyledButton } from "@mantine/core";
import type { LiveStudy } from "../live/session.ts";
import { useReader } from "../reader.ts";

type Told = NonNullable<LiveStudy["failure"]>;

/** The same question may well be answered a moment later. */
const PASSING = new Set([429, 500, 503]);
const mayPass = (failure: Told): boolean => failure === "unreachable" || PASSING.has(failure.status);

export interface FailureProps {
  failure: Told;
  /** asks the same again */
  onRetry: () => void;
  /** absent: there is nothing to go back to */
  onBack?: (() => void) | undefined;
  /** what the way back is called */
  back: string;
}

export function Failure({ failure, onRetry, onBack, back }: FailureProps) {
  const { words } = useReader();
  const isReached = failure !== "unreachable";
  return (
    <section className="failure card" role="alert">
      <h2>{words.live.failed}</h2>
      <p>{isReached ? failure.detail : words.live.noService}</p>
      {isReached && failure.faults.length > 0 && (
        <ul className="faults">
          {failure.faults.map((fault) => (
            <li key={`${fault.path.join(".")}-${fault.code}`}>
              <code>{fault.path.join(".")}</code> {fault.message}
            </li>
          ))}
        </ul>
      )}
      <div className="failure-ways">
        {mayPass(failure) && <RetryButton onRetry={onRetry} />}
        {onBack && (
          <UnstyledButton className={mayPass(failure) ? "link strong" : "button"} onClick={onBack}>
            {back}
          </UnstyledButton>
        )}
      </div>
    </section>
  );
}

export function RetryButton({ onRetry }: { onRetry: () => void }) {
  const { words } = useReader();
  return (
    <UnstyledButton className="button" onClick={onRetry}>
      {words.live.retry}
    </UnstyledButton>
  );
}
