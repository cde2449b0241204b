/** "Ce SLA mesure-t-il autre chose que la chance ?": a contract's promises against luck, and its wording. */
import { useState } from "react";
import type { LintReply } from "../../../server/contract-lint.ts";
import { RetryButton } from "../answer/failure.tsx";
import { Section } from "../figure/section.tsx";
import type { ScenarioDetail } from "../live/service.ts";
import { Grounds } from "../proof/grounds.tsx";
import { useReader } from "../reader.ts";
import { FindingList } from "./finding-list.tsx";
import { PromiseCurve } from "./promise-curve.tsx";
import { PromiseList } from "./promise-list.tsx";
import { useLint } from "./use-lint.ts";

export interface LintPageProps {
  scenario: ScenarioDetail;
  world: string | null;
  /** when the scenario was last read: a kept one may change under its name */
  updatedAt: number;
  failureInWords: (error: Error) => string;
}

export function LintPage({ scenario, world, updatedAt, failureInWords }: LintPageProps) {
  const { words, lang } = useReader();
  const { data, error, refetch } = useLint(scenario.name, world, updatedAt);
  const [design, setDesign] = useState(scenario.designs[0]?.id ?? "");
  return (
    <main className="main lint">
      <div className="answer">
        <div className="verdict">
          <div className="question">
            <h1 id="answer" tabIndex={-1}>
              {words.lint.question}
            </h1>
            <span className="chip chip-solid">{words.lint.exact}</span>
          </div>
          <div className="verdict-lines">{data && <p>{data.verdict[lang]}</p>}</div>
        </div>
        {scenario.designs.length > 1 && (
          <div className="design-choice">
            <label htmlFor="design">{words.lint.design}</label>
            <select id="design" value={design} onChange={(event) => setDesign(event.currentTarget.value)}>
              {scenario.designs.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name[lang]}
                </option>
              ))}
            </select>
          </div>
        )}
      </div>
      {data ? (
        <Linted answer={data} design={design} />
      ) : (
        <>
          <p className="empty" role="status">
            {error ? failureInWords(error) : words.lint.loading}
          </p>
          {error && <RetryButton onRetry={() => void refetch()} />}
        </>
      )}
    </main>
  );
}

function Linted({ answer, design }: { answer: LintReply; design: string }) {
  const { words } = useReader();
  const { promises } = words.lint;
  const clauses = answer.figures.clauses.filter(({ designs }) => designs.includes(design));
  const findings = answer.findings.filter(({ designs }) => designs.includes(design));
  const [asked, ask] = useState<string | null>(null);
  const computed = clauses.filter(({ chance }) => chance.length > 0);
  const worst = computed.toSorted((a, b) => (b.chance[0]?.good ?? 0) - (a.chance[0]?.good ?? 0))[0];
  const chosen = computed.find(({ id }) => id === asked) ?? worst;
  return (
    <>
      <div className="lint-desk">
        <Section title={promises.title} lead={promises.lead} isStale={false}>
          <PromiseList clauses={clauses} chosen={chosen?.id ?? ""} onChoose={ask} />
        </Section>
        {chosen && (
          <section className="section card">
            <PromiseCurve key={chosen.clause + chosen.id} clause={chosen} />
          </section>
        )}
      </div>
      <FindingList findings={findings} />
      <Proof answer={answer} />
    </>
  );
}

function Proof({ answer }: { answer: LintReply }) {
  const { words } = useReader();
  const line = words.lint.proof.line(answer.engineVersion, answer.scenarioHash.slice(0, 12));
  return <Grounds answer={answer} line={line} />;
}
