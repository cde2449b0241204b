/** In the chart's place when a computation failed: cause, field, and the way back to the last answer. */
import { UnstyledButton } from "@mantine/core";
import type { LiveStudy } from "../live/session.ts";
import { useReader } from "../reader.ts";

export function Failure({
  failure,
  onBack,
  back,
}: {
  failure: NonNullable<LiveStudy["failure"]>;
  onBack: () => void;
  /** what the way back is called */
  back: string;
}) {
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
      <UnstyledButton className="button" onClick={onBack}>
        {back}
      </UnstyledButton>
    </section>
  );
}
