/** The first page: "Faut-il figer ce contrat ?" */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Lang } from "../charts/numbers.ts";
import { DescribePanel } from "./header/describe-panel.tsx";
import { Header } from "./header/header.tsx";
import { LintPage } from "./lint/lint-page.tsx";
import { listScenarios, readScenario, ServiceError } from "./live/service.ts";
import { useAddress } from "./live/use-question.ts";
import { firstLanguage, keepLanguage, keptLanguage, ReaderContext, useReaderOf } from "./reader.ts";
import { ScenarioPage } from "./scenario-page.tsx";
import type { Words } from "./words/catalogue.ts";

/** A service that does not answer says nothing itself. */
const failureInWords = (error: Error, words: Words): string =>
  error instanceof ServiceError && error.problem ? error.problem.detail : words.live.noService;

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
  const isLint = address.view === "lint";
  const question = isLint
    ? reader.words.lint.question
    : (scenario?.question?.[lang] ?? reader.words.answer.question);
  const world =
    scenario?.worlds.find(({ id }) => id === address.world)?.id ?? scenario?.worlds[0]?.id ?? null;
  const view = isLint ? { view: "lint" as const } : {};

  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `${question} · Avenant`;
  }, [lang, question]);

  const speak = (chosen: Lang) => {
    keepLanguage(chosen);
    setLang(chosen);
  };
  const show = (scenarioName: string) =>
    setAddress({ scenario: scenarioName, world: null, settings: {}, ...view });
  const play = async (kept: string) => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["scenarios"] }),
      queries.invalidateQueries({ queryKey: ["scenario", kept] }),
      queries.removeQueries({ queryKey: ["world", kept] }),
    ]);
    setDescribing(false);
    show(kept);
  };
  const failed = list.error ?? detail.error;
  return (
    <ReaderContext.Provider value={reader}>
      <Header
        scenarios={list.data ?? []}
        scenario={scenario}
        world={world}
        onScenario={show}
        onWorld={(chosen) => setAddress({ scenario: name, world: chosen, settings: {}, ...view })}
        onLang={speak}
        onDescribe={() => setDescribing(true)}
        isLint={isLint}
        onLint={(asked) =>
          setAddress({ scenario: name, world, settings: {}, ...(asked ? { view: "lint" as const } : {}) })
        }
      />
      {scenario && isLint ? (
        <LintPage
          key={scenario.name}
          scenario={scenario}
          world={world}
          updatedAt={detail.dataUpdatedAt}
          failureInWords={(error) => failureInWords(error, reader.words)}
        />
      ) : scenario ? (
        <ScenarioPage
          key={`${scenario.name}-${detail.dataUpdatedAt}`}
          scenario={scenario}
          address={address}
          setAddress={setAddress}
          lang={lang}
          question={question}
        />
      ) : (
        <main className="main">
          <p className="empty" role="status">
            {failed ? failureInWords(failed, reader.words) : reader.words.live.loading}
          </p>
        </main>
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
