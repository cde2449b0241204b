/** One question on the page: title, verdict, terms, figures, tables, what would turn it, what it rests on. */
import { UnstyledButton } from "@mantine/core";
import { memo, useMemo, useState } from "react";
import type { QuestionAnswer } from "../../../server/contract-answer.ts";
import { Failure } from "../answer/failure.tsx";
import { StatusChip } from "../answer/status-chip.tsx";
import { WhyButton } from "../answer/verdict-text.tsx";
import { TakeAway } from "../below/take-away.tsx";
import { writeAddress } from "../live/address.ts";
import type { ScenarioDetail } from "../live/service.ts";
import { Grounds } from "../proof/grounds.tsx";
import { useReader } from "../reader.ts";
import type { Status } from "../verdict.ts";
import { AnswerTables } from "./answer-tables.tsx";
import { type LiveAnswer, termsOf, useAsked } from "./asked.ts";
import { TermControls } from "./term-controls.tsx";
import { useProofLine } from "./use-proof-line.ts";
import type { QuestionView } from "./view.ts";
import { WhyAnswer } from "./why-answer.tsx";

export interface QuestionPageProps {
  view: QuestionView;
  scenario: ScenarioDetail;
  world: string | null;
  terms: Readonly<Record<string, string>>;
  onTerms: (terms: Record<string, string>) => void;
  isMeeting: boolean;
}

const statusOf = ({ isDecided, guesses }: QuestionAnswer): Status => {
  if (!isDecided) return "undecided";
  return guesses.length > 0 ? "depends" : "solid";
};

export function QuestionPage(props: QuestionPageProps) {
  const { words, lang } = useReader();
  const { view, scenario, isMeeting } = props;
  const unfit =
    isMeeting && view.isPrivate ? words.questions.hidden : (view.unfit?.(scenario)?.[lang] ?? null);
  return (
    <main className="main ask">
      {unfit ? (
        <>
          <h1 id="answer" tabIndex={-1}>
            {view.title[lang]}
          </h1>
          <p className="empty">{unfit}</p>
        </>
      ) : (
        <Asked {...props} />
      )}
    </main>
  );
}

function Asked({ view, scenario, world, terms, onTerms }: QuestionPageProps) {
  const { words, lang } = useReader();
  const controls = view.controls(scenario);
  const request = {
    question: view.name,
    scenario: scenario.name,
    terms: termsOf(controls, terms),
    ...(world === null ? {} : { world }),
  };
  const [live, session, again] = useAsked(request, lang);
  // what is computed on the way moves the progress, not the figures
  const Figures = useMemo(() => memo(view.Figures), [view]);
  const { result, failure, isStale } = live;
  const line = useProofLine(result);
  return (
    <>
      <AskedHead view={view} scenario={scenario} world={world} live={live} line={line} />
      <AskedProgress live={live} onStop={() => session.stop()} onResume={again} />
      <TermControls controls={controls} values={terms} understood={live.terms} onChange={onTerms} />
      {failure ? (
        <Failure
          failure={failure}
          onRetry={again}
          onBack={result ? () => session.dismiss() : undefined}
          back={words.live.lastResult}
        />
      ) : result ? (
        <div className={isStale ? "asked stale" : "asked"}>
          <Figures answer={result} scenario={scenario} isStale={isStale} />
          <AnswerTables
            tables={view.tables?.(result) ?? result.tables}
            answer={result}
            opensLast={view.opensLast ?? false}
          />
          <Grounds answer={result} line={line} />
          <TakeAway link={window.location.href} />
        </div>
      ) : (
        !live.isComputing && <p className="empty">{words.questions.nothing}</p>
      )}
    </>
  );
}

type HeadProps = Pick<QuestionPageProps, "view" | "scenario" | "world"> & { live: LiveAnswer; line: string };

/** The question, whether it is decided, the verdict, and why. */
function AskedHead({ view, scenario, world, live, line }: HeadProps) {
  const { lang } = useReader();
  const [isWhy, askWhy] = useState(false);
  const { result, isStale, isComputing } = live;
  const title = (result && view.titleOf?.(result)) ?? view.title;
  return (
    <div className="answer">
      <div className="verdict">
        <div className="question">
          <h1 id="answer" tabIndex={-1}>
            {title[lang]}
          </h1>
          {result && !isStale && !isComputing && <StatusChip status={statusOf(result)} />}
        </div>
        <div className={isStale ? "verdict-lines stale" : "verdict-lines"} aria-live="polite">
          {result && <p>{result.verdict[lang]}</p>}
        </div>
      </div>
      {result && (
        <>
          <WhyButton onOpen={() => askWhy(true)} />
          <WhyAnswer
            answer={result}
            line={line}
            isOpen={isWhy}
            onClose={() => askWhy(false)}
            explained={explainedAt(view, scenario, world)}
          />
        </>
      )}
    </div>
  );
}

function AskedProgress({
  live,
  onStop,
  onResume,
}: {
  live: LiveAnswer;
  onStop: () => void;
  onResume: () => void;
}) {
  const { words, numbers } = useReader();
  const { isComputing, isWaiting, done, requested, freshness, result } = live;
  const isStopped = !isComputing && freshness === "cancelled";
  return (
    <div className="asked-progress no-print">
      <span role="status">
        {isComputing
          ? isWaiting
            ? words.live.waiting
            : words.questions.computing(numbers.plain(done), numbers.plain(requested), result !== null)
          : isStopped
            ? words.questions.stopped
            : ""}
      </span>
      {isComputing && requested > 0 && <progress max={requested} value={done} aria-hidden="true" />}
      {isComputing && (
        <UnstyledButton className="link strong" onClick={onStop}>
          {words.live.stop}
        </UnstyledButton>
      )}
      {isStopped && (
        <UnstyledButton className="link strong" onClick={onResume}>
          {words.live.resume}
        </UnstyledButton>
      )}
    </div>
  );
}

const explainedAt = (view: QuestionView, scenario: ScenarioDetail, world: string | null) =>
  view.name === "explain"
    ? undefined
    : writeAddress({ scenario: scenario.name, world, settings: {}, view: "explain" });
