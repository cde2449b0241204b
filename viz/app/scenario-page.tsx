/** One scenario's page: its live answer, told, drawn, settled and proven. */
import { useState } from "react";
import type { Lang } from "../charts/numbers.ts";
import { Failure } from "./answer/failure.tsx";
import { StickyVerdict } from "./answer/sticky-verdict.tsx";
import { type Asking, useAnswer } from "./answer/use-answer.ts";
import { VerdictText, WhyButton } from "./answer/verdict-text.tsx";
import { Below } from "./below/below.tsx";
import { DeltaCards } from "./below/delta-card.tsx";
import type { Address } from "./live/address.ts";
import type { ScenarioDetail } from "./live/service.ts";
import type { LiveStudy, StudySession } from "./live/session.ts";
import { useQuestion } from "./live/use-question.ts";
import { useStudy } from "./live/use-study.ts";
import { PartingCard } from "./parting/parting-card.tsx";
import { Evidence } from "./proof/evidence.tsx";
import { ProofLine } from "./proof/proof-line.tsx";
import { ReaderContext, useReader, useReaderOf } from "./reader.ts";
import { AdjustBar, AdjustSheet } from "./settings/adjust-sheet.tsx";
import { SettingsCard } from "./settings/settings-card.tsx";
import { WhyDrawer } from "./why/why-drawer.tsx";

export interface ScenarioPageProps {
  scenario: ScenarioDetail;
  address: Address;
  setAddress: (address: Address) => void;
  lang: Lang;
  question: string;
}

export function ScenarioPage(props: ScenarioPageProps) {
  const [live, session] = useStudy(props.lang);
  const asked = useQuestion(props.scenario, props.address, props.setAddress, live, session);
  const reader = useReaderOf(props.lang, live.freshness === "coarse");
  if (!live.result) return <Unanswered question={props.question} live={live} asked={asked} />;
  return (
    <ReaderContext.Provider value={reader}>
      <AnsweredPage {...props} live={live} session={session} asked={asked} result={live.result} />
    </ReaderContext.Provider>
  );
}

/** Before the first answer: how far it is, or why there is none. */
function Unanswered({
  question,
  live,
  asked,
}: {
  question: string;
  live: LiveStudy;
  asked: ReturnType<typeof useQuestion>;
}) {
  const { words, numbers } = useReader();
  const changed = Object.keys(asked.question.settings).length;
  const progress = live.requested > 0 ? words.live.computing(numbers.plain(live.done)) : words.live.firstRun;
  return (
    <main className="main">
      <div className="answer">
        <div className="verdict">
          <div className="question">
            <h1 id="answer" tabIndex={-1}>
              {question}
            </h1>
          </div>
        </div>
      </div>
      {live.failure ? (
        <Failure
          failure={live.failure}
          onRetry={asked.retry}
          back={words.settings.back(changed)}
          onBack={changed > 0 ? asked.reset : undefined}
        />
      ) : (
        <p className="empty" role="status">
          {progress}
        </p>
      )}
    </main>
  );
}

type AnsweredProps = ScenarioPageProps & Asking & { session: StudySession };

function AnsweredPage(props: AnsweredProps) {
  const { scenario, live, session, asked, question } = props;
  const { words, isPhone } = useReader();
  const [opened, open] = useState<"why" | "evidence" | "adjust" | null>(null);
  const answer = useAnswer(props);
  if (!answer) return null;
  const { comparison, verdict, worlds, changed } = answer;
  const close = () => open(null);
  const controls = { ...asked, scenario, settings: asked.question.settings, flip: verdict.flip };
  const { isStale } = live;
  const isCoarse = live.freshness === "coarse";
  return (
    <>
      <StickyVerdict
        comparison={comparison}
        verdict={verdict}
        question={question}
        isExample={!scenario.own}
        changed={changed.length}
        onWhy={() => open("why")}
        onAdjust={() => (isPhone ? open("adjust") : window.scrollTo({ top: 0 }))}
      />
      <main className="main">
        <div className="answer">
          <VerdictText
            verdict={verdict}
            question={question}
            isStale={isStale}
            isCoarse={isCoarse}
            note={isStale ? words.live.stale : answer.standIns}
          />
          {comparison.pair && <WhyButton onOpen={() => open("why")} />}
        </div>
        <div className="desk">
          {!isPhone && <SettingsCard {...controls} />}
          {live.failure ? (
            <Failure
              failure={live.failure}
              onRetry={asked.retry}
              back={words.live.lastResult}
              onBack={() => session.dismiss()}
            />
          ) : (
            <PartingCard comparison={comparison} isStale={isStale} isCoarse={isCoarse} />
          )}
        </div>
        <DeltaCards comparison={comparison} isStale={isStale} />
        <ProofLine
          comparison={comparison}
          live={live}
          onStop={() => session.stop()}
          onResume={asked.retry}
          onEvidence={() => open("evidence")}
        />
        <Below
          scenario={scenario}
          comparison={comparison}
          controls={asked.controls}
          settings={asked.question.settings}
          worlds={worlds}
          isStale={isStale}
        />
      </main>
      {isPhone && <AdjustBar changed={changed.length} onOpen={() => open("adjust")} />}
      <AdjustSheet
        {...controls}
        isOpen={opened === "adjust"}
        onClose={close}
        verdict={verdict}
        isStale={isStale}
      />
      <WhyDrawer {...answer} isOpen={opened === "why"} onClose={close} />
      <Evidence
        isOpen={opened === "evidence"}
        onClose={close}
        result={props.result}
        world={scenario.worlds.find(({ id }) => id === asked.question.world)?.name[props.lang] ?? null}
      />
    </>
  );
}
