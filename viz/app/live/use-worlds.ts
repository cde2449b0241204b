/** The same question in the scenario's other worlds: stored examples where nothing was changed, small studies where something was. */
import { useQueries } from "@tanstack/react-query";
import type { StudyResult } from "#engine";
import type { Lang } from "../../charts/numbers.ts";
import { cancelStudy, readAnswer, readExample, startStudy, watchStudy } from "./service.ts";
import type { Question } from "./session.ts";

/** Enough to see on which side of zero a world falls; the drawer says how many were played. */
const REPLICATIONS = 96;

async function computed(question: Question, lang: Lang, signal: AbortSignal): Promise<StudyResult | null> {
  const { scenario, world, settings } = question;
  const started = await startStudy({ scenario, ...(world === null ? {} : { world }), settings, replications: REPLICATIONS }, lang, signal);
  if (started.result) return started.result;
  await new Promise<void>((resolve, reject) => {
    const stop = watchStudy(started.id, lang, { progress: () => undefined, partial: () => undefined, end: (type) => (type === "done" ? resolve() : reject(new Error(type))) });
    signal.addEventListener("abort", () => {
      stop();
      cancelStudy(started.id, lang).catch(() => undefined);
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
export function useWorlds(question: Question, others: readonly string[], isReady: boolean, lang: Lang): OtherWorld[] {
  const isExample = Object.keys(question.settings).length === 0;
  const answers = useQueries({
    queries: others.map((world) => ({
      queryKey: ["world", question.scenario, world, question.settings],
      enabled: isReady,
      staleTime: Number.POSITIVE_INFINITY,
      retry: false,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const example = isExample ? await readExample(question.scenario, world, lang, signal) : null;
        return example?.result ?? (await computed({ ...question, world }, lang, signal));
      },
    })),
  });
  return others.map((id, at) => ({ id, result: answers[at]?.data ?? null, isPending: answers[at]?.isFetching ?? false }));
}
