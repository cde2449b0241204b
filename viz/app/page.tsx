/** The first page: "Faut-il figer ce contrat ?" */
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { Lang } from "../charts/numbers.ts";
import { DescribePanel } from "./header/describe-panel.tsx";
import { Header } from "./header/header.tsx";
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
  const question = scenario?.question?.[lang] ?? reader.words.answer.question;

  useEffect(() => {
    document.documentElement.lang = lang;
    document.title = `${question} · Avenant`;
  }, [lang, question]);

  const speak = (chosen: Lang) => {
    keepLanguage(chosen);
    setLang(chosen);
  };
  const show = (scenarioName: string) => setAddress({ scenario: scenarioName, world: null, settings: {} });
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
        world={
          scenario?.worlds.find((world) => world.id === address.world)?.id ?? scenario?.worlds[0]?.id ?? null
        }
        onScenario={show}
        onWorld={(world) => setAddress({ scenario: name, world, settings: {} })}
        onLang={speak}
        onDescribe={() => setDescribing(true)}
      />
      {scenario ? (
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
