/** The page: one scenario, and the question asked of it. */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Lang } from "../charts/numbers.ts";
import { RetryButton } from "./answer/failure.tsx";
import { DescribePanel } from "./header/describe-panel.tsx";
import { Header } from "./header/header.tsx";
import { LintPage } from "./lint/lint-page.tsx";
import type { Address } from "./live/address.ts";
import { listScenarios, readScenario, type ScenarioDetail, ServiceError } from "./live/service.ts";
import { useAddress } from "./live/use-question.ts";
import { QuestionPage } from "./questions/question-page.tsx";
import { viewOf } from "./questions/views.ts";
import {
  firstLanguage,
  keepLanguage,
  keptLanguage,
  ReaderContext,
  useReader,
  useReaderOf,
} from "./reader.ts";
import { ScenarioPage } from "./scenario-page.tsx";
import type { Words } from "./words/catalogue.ts";

/** A service that does not answer says nothing itself. */
const failureInWords = (error: Error, words: Words): string =>
  error instanceof ServiceError && error.problem ? error.problem.detail : words.live.noService;

/** What is asked, as the page's title. */
function titleOf({ view }: Address, scenario: ScenarioDetail | null, words: Words, lang: Lang): string {
  if (view === "lint") return words.lint.question;
  return viewOf(view)?.title[lang] ?? scenario?.question?.[lang] ?? words.answer.question;
}

/** The view and the mode outlast a change of scenario; settings and terms do not. */
const outlasting = ({ view, isMeeting }: Address): Pick<Address, "view" | "isMeeting"> => ({
  ...(view ? { view } : {}),
  ...(isMeeting ? { isMeeting } : {}),
});

export function Page() {
  const [lang, setLang] = useState<Lang>(() =>
    firstLanguage(window.location.search, navigator.languages, keptLanguage()),
  );
  const [address, setAddress] = useAddress();
  const [isDescribing, setDescribing] = useState(false);
  const reader = useReaderOf(lang, false);
  const queries = useQueryClient();
  const list = useQuery({ queryKey: ["scenarios"], queryFn: ({ signal }) => listScenarios(lang, signal) });
  const name = address.scenario ?? list.data?.[0]?.name ?? null;
  const detail = useQuery({
    queryKey: ["scenario", name],
    enabled: name !== null,
    queryFn: ({ signal }) => readScenario(name ?? "", lang, signal),
  });
  const scenario = detail.data ?? null;
  const question = titleOf(address, scenario, reader.words, lang);
  const world =
    scenario?.worlds.find(({ id }) => id === address.world)?.id ?? scenario?.worlds[0]?.id ?? null;

  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `${question} · Avenant`;
  }, [lang, question]);

  const speak = (chosen: Lang) => {
    keepLanguage(chosen);
    setLang(chosen);
  };
  const show = (shown: Pick<Address, "scenario" | "world">) =>
    setAddress({ ...shown, settings: {}, ...outlasting(address) });
  const play = async (kept: string) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["scenarios"] }),
      queries.invalidateQueries({ queryKey: ["scenario", kept] }),
      queries.removeQueries({ queryKey: ["world", kept] }),
    ]);
    setDescribing(false);
    show({ scenario: kept, world: null });
  };
  return (
    <ReaderContext.Provider value={reader}>
      <Header
        scenarios={list.data ?? []}
        scenario={scenario}
        world={world}
        onScenario={(chosen) => show({ scenario: chosen, world: null })}
        onWorld={(chosen) => show({ scenario: name, world: chosen })}
        onLang={speak}
        onDescribe={() => setDescribing(true)}
        address={address}
        setAddress={setAddress}
      />
      {scenario ? (
        <Asked
          scenario={scenario}
          world={world}
          question={question}
          address={address}
          setAddress={setAddress}
          updatedAt={detail.dataUpdatedAt}
        />
      ) : (
        <Waiting
          failed={list.error ?? detail.error}
          onRetry={() => void (list.error ? list.refetch() : detail.refetch())}
        />
      )}
      <DescribePanel
        isOpen={isDescribing}
        onClose={() => setDescribing(false)}
        scenario={scenario}
        onPlay={play}
      />
    </ReaderContext.Provider>
  );
}

function Waiting({ failed, onRetry }: { failed: Error | null; onRetry: () => void }) {
  const { words } = useReader();
  return (
    <main className="main">
      <p className="empty" role="status">
        {failed ? failureInWords(failed, words) : words.live.loading}
      </p>
      {failed && <RetryButton onRetry={onRetry} />}
    </main>
  );
}

interface AskedProps {
  scenario: ScenarioDetail;
  world: string | null;
  question: string;
  address: Address;
  setAddress: (address: Address) => void;
  /** when the scenario was last read: a kept one may change under its name */
  updatedAt: number;
}

/** The view that the address names: a question, the linter, or the comparison of the first page. */
function Asked({ scenario, world, question, address, setAddress, updatedAt }: AskedProps) {
  const { words, lang } = useReader();
  const view = viewOf(address.view);
  if (view)
    return (
      <QuestionPage
        key={`${view.name}-${scenario.name}-${updatedAt}`}
        view={view}
        scenario={scenario}
        world={world}
        terms={address.terms ?? {}}
        onTerms={(terms) => setAddress({ ...address, terms })}
        isMeeting={address.isMeeting ?? false}
      />
    );
  if (address.view === "lint")
    return (
      <LintPage
        key={scenario.name}
        scenario={scenario}
        world={world}
        updatedAt={updatedAt}
        failureInWords={(error) => failureInWords(error, words)}
      />
    );
  return (
    <ScenarioPage
      key={`${scenario.name}-${updatedAt}`}
      scenario={scenario}
      address={address}
      setAddress={setAddress}
      lang={lang}
      question={question}
    />
  );
}
