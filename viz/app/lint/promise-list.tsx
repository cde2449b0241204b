/** Promises of a contract, one a row: what chance does to it, in words and as a bar; a row opens its curve. */
import { UnstyledButton } from "@mantine/core";
import type { LintedClause } from "../../../server/contract-lint.ts";
import { Marked } from "../marked.tsx";
import { useReader } from "../reader.ts";

export interface PromiseListProps {
  clauses: readonly LintedClause[];
  chosen: string;
  onChoose: (id: string) => void;
}

function PromiseRow({
  clause,
  isChosen,
  onChoose,
}: {
  clause: LintedClause;
  isChosen: boolean;
  onChoose: () => void;
}) {
  const { words, numbers, lang } = useReader();
  const { promises, periods } = words.lint;
  const period = periods[String(clause.period)] ?? { one: "", many: "" };
  const missed = clause.chance[0]?.good;
  const tickets = clause.ticketsPerPeriod;
  return (
    <li>
      <UnstyledButton
        className="promise"
        aria-pressed={isChosen}
        disabled={missed === undefined}
        onClick={onChoose}
      >
        <span className="promise-head">
          <strong>{clause.name[lang]}</strong>
          <span className="hint">
            {promises.required(
              numbers.share(
                clause.required,
                clause.required * 100 === Math.round(clause.required * 100) ? 0 : 2,
              ),
              period.one,
            )}
            {tickets !== null &&
              ` · ${promises.tickets(numbers.plain(tickets, tickets < 10 ? 1 : 0), period.one)}`}
          </span>
        </span>
        {missed === undefined ? (
          <span className="hint">{promises.none}</span>
        ) : (
          <>
            <span className="promise-missed">
              <Marked text={promises.missedShort(atEnds(missed, numbers.share), period.many)} />
            </span>
            <span className="promise-track" aria-hidden="true">
              <span className="promise-bar" style={{ width: `${Math.round(missed * 100)}%` }} />
            </span>
          </>
        )}
      </UnstyledButton>
    </li>
  );
}

/** A computed share in whole per cent, "< 1 %" and "> 99 %" at the ends. */
export function atEnds(value: number, share: (value: number) => string): string {
  if (value < 0.005) return `< ${share(0.01)}`;
  if (value >= 0.995) return `> ${share(0.99)}`;
  return share(value);
}

export function PromiseList({ clauses, chosen, onChoose }: PromiseListProps) {
  const { words } = useReader();
  if (clauses.length === 0) return <p className="empty">{words.lint.promises.empty}</p>;
  return (
    <ul className="promises">
      {clauses.map((clause) => (
        <PromiseRow
          key={clause.clause + clause.id}
          clause={clause}
          isChosen={clause.id === chosen}
          onChoose={() => onChoose(clause.id)}
        />
      ))}
    </ul>
  );
}
