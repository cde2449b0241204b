/** One scenario's page: its live answer, told, drawn, settled and proven. */
import { useMemo, useState } from "react";
import type { StudyResult } from "#engine";
import type { Lang } from "../charts/numbers.ts";
import { Failure } from "./answer/failure.tsx";
import { StickyVerdict } from "./answer/sticky-verdict.tsx";
import { VerdictText, WhyButton } from "./answer/verdict-text.tsx";
import { Below } from "./below/below.tsx";
import { DeltaCards } from "./below/delta-card.tsx";
import { compareDesigns } from "./comparison.ts";
import type { Address } from "./live/address.ts";
import type { ScenarioDetail } from "./live/service.ts";
import type { LiveStudy } from "./live/session.ts";
import { useQuestion } from "./live/use-question.ts";
import { useStudy } from "./live/use-study.ts";
import { useWorlds } from "./live/use-worlds.ts";
import { PartingCard } from "./parting/parting-card.tsx";
import { Evidence } from "./proof/evidence.tsx";
import { ProofLine } from "./proof/proof-line.tsx";
import { ReaderContext, useReader, useReaderOf } from "./reader.ts";
import { AdjustBar, AdjustSheet } from "./settings/adjust-sheet.tsx";
import { valueInWords } from "./settings/setting-value.ts";
import { SettingsCard } from "./settings/settings-card.tsx";
import { verdictOf } from "./verdict.ts";
import { designWords } from "./why/design-words.ts";
import { worldAnswers, worldGrowth } from "./why/flips.ts";
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
  const [back, onBack] =
    changed > 0 ? [words.settings.back(changed), asked.reset] : [words.live.resume, asked.retry];
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
        <Failure failure={live.failure} back={back} onBack={onBack} />
      ) : (
        <p className="empty" role="status">
          {progress}
        </p>
      )}
    </main>
  );
}

type AnsweredProps = ScenarioPageProps & {
  live: ReturnType<typeof useStudy>[0];
  session: ReturnType<typeof useStudy>[1];
  asked: ReturnType<typeof useQuestion>;
  result: StudyResult;
};

/** Answers by world: the one shown, and the others once it is refined. */
function useWorldAnswers({ scenario, lang, live, asked, result }: AnsweredProps) {
  const { question } = asked;
  const others = useMemo(
    () => scenario.worlds.map(({ id }) => id).filter((id) => id !== question.world),
    [scenario, question.world],
  );
  const isReady = live.freshness === "refined" && !live.isComputing && !live.isStale;
  const played = useWorlds(question, others, isReady, lang);
  const results = new Map(played.flatMap(({ id, result: other }) => (other ? [[id, other] as const] : [])));
  if (question.world !== null) results.set(question.world, result);
  return {
    answers: worldAnswers(scenario, question.world, results, lang),
    isPlaying: played.some((one) => one.isPending),
  };
}

function AnsweredPage(props: AnsweredProps) {
  const { scenario, lang, live, session, asked, result, question } = props;
  const { words, numbers, isPhone } = useReader();
  const [opened, open] = useState<"why" | "evidence" | "adjust" | null>(null);
  const close = () => open(null);
  const worlds = useWorldAnswers(props);
  const comparison = useMemo(() => compareDesigns(result, scenario.page), [result, scenario.page]);
  const price = asked.controls.find(({ unit }) => unit === "EUR");
  const priceRange = price ? { min: price.min, max: price.max } : null;
  const growth = asked.question.settings["growth"] ?? worldGrowth(scenario.raw, asked.question.world);
  const differences = useMemo(
    () =>
      comparison?.evolving
        ? designWords(scenario.raw, comparison.frozen.id, comparison.evolving.id, words, lang).map(
            ({ text }) => text,
          )
        : [],
    [scenario.raw, comparison, words, lang],
  );
  if (!comparison) return null;
  const verdict = verdictOf({ comparison, priceRange, worlds: worlds.answers, growth, words, numbers });
  const context = { words, numbers, lang, start: scenario.start };
  const { settings } = asked.question;
  const changed = asked.controls.flatMap((control) =>
    settings[control.id] === undefined
      ? []
      : [`${control.label[lang]} ${valueInWords(control, settings[control.id] ?? control.value, context)}`],
  );
  const controls = {
    scenario,
    controls: asked.controls,
    settings,
    indifferent: asked.indifferent,
    flip: verdict.flip,
    onDrag: asked.drag,
    onRelease: asked.release,
    onReset: asked.reset,
  };
  const { isStale } = live;
  const { frozen, evolving } = comparison;
  const standIns =
    scenario.page || !evolving ? null : words.answer.standIns(frozen.name[lang], evolving.name[lang]);
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
            note={isStale ? words.live.stale : standIns}
          />
          {comparison.pair && <WhyButton onOpen={() => open("why")} />}
        </div>
        <div className="desk">
          {!isPhone && <SettingsCard {...controls} />}
          {live.failure ? (
            <Failure failure={live.failure} back={words.live.lastResult} onBack={() => session.dismiss()} />
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
          settings={settings}
          worlds={worlds.answers}
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
      <WhyDrawer
        isOpen={opened === "why"}
        onClose={close}
        comparison={comparison}
        verdict={verdict}
        worlds={worlds.answers}
        isPlayingWorlds={worlds.isPlaying}
        priceRange={priceRange}
        growth={growth}
        differences={differences}
        changed={changed}
      />
      <Evidence
        isOpen={opened === "evidence"}
        onClose={close}
        result={result}
        world={scenario.worlds.find(({ id }) => id === asked.question.world)?.name[lang] ?? null}
      />
    </>
  );
}
