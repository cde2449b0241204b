/** The same question in the scenario's other worlds: stored examples where nothing was changed, small studies where something was. */
import { useQueries } from "@tanstack/react-query";
import type { StudyResult } from "#engine";
import type { Lang } from "../../charts/numbers.ts";
import { cancelStudy, readAnswer, startStudy, watchStudy } from "./service.ts";
import type { Question } from "./session.ts";

/** Enough to see on which side of zero a world falls, once settings differ from the example's. */
const REPLICATIONS = 96;

async function computed(question: Question, lang: Lang, signal: AbortSignal): Promise<StudyResult> {
  const { scenario, world, settings } = question;
  const isExample = Object.keys(settings).length === 0;
  const started = await startStudy(
    {
      scenario,
      ...(world === null ? {} : { world }),
      settings,
      ...(isExample ? {} : { replications: REPLICATIONS }),
    },
    lang,
    signal,
  );
  if (started.result) return started.result;
  await new Promise<void>((resolve, reject) => {
    const stop = watchStudy(started.id, lang, {
      progress: () => undefined,
      partial: () => undefined,
      end: (type) => (type === "done" ? resolve() : reject(new Error(type))),
    });
    signal.addEventListener("abort", () => {
      stop();
      if (!started.reused) cancelStudy(started.id, lang).catch(() => undefined);
      reject(new Error("left"));
    });
  });
  return (await readAnswer(started.id, lang, signal)).result;
}

export interface OtherWorld {
  id: string;
  result: StudyResult | null;
  isPending: boolean;
}

/** Answers in these worlds; `isReady` false waits (the main answer comes first). */
export function useWorlds(
  question: Question,
  others: readonly string[],
  isReady: boolean,
  lang: Lang,
): OtherWorld[] {
  const answers = useQueries({
    queries: others.map((world) => ({
      queryKey: ["world", question.scenario, world, question.settings],
      enabled: isReady,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      queryFn: ({ signal }: { signal: AbortSignal }) => computed({ ...question, world }, lang, signal),
    })),
  });
  return others.map((id, at) => ({
    id,
    result: answers[at]?.data ?? null,
    isPending: answers[at]?.isFetching ?? false,
  }));
}
