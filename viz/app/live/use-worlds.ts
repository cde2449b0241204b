/** The same question in the scenario's other worlds: examples computed ahead where nothing was changed, small studies otherwise. */
import { useQueries } from "@tanstack/react-query";
import type { StudyResult } from "#engine";
import type { Lang } from "../../charts/numbers.ts";
import { cancelStudy, listStudies, readAnswer, startStudy, watchStudy } from "./service.ts";
import type { Question } from "./session.ts";

/** Enough to see on which side of zero a world falls, where it was not computed ahead. */
const REPLICATIONS = 96;

/** Waits for a study's end; leaving cancels it if `isOwn`. @throws if it does not end well */
function ended(id: string, isOwn: boolean, lang: Lang, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = watchStudy(id, lang, {
      progress: () => undefined,
      partial: () => undefined,
      end: (type) => (type === "done" ? resolve() : reject(new Error(type))),
      lost: () => reject(new Error("lost")),
    });
    signal.addEventListener("abort", () => {
      stop();
      if (isOwn) cancelStudy(id, lang).catch(() => undefined);
      reject(new Error("left"));
    });
  });
}

/** The study of the scenario's own settings in that world, if somebody asked for it: usually the service itself, ahead. */
async function askedAhead(
  { scenario, world }: Question,
  lang: Lang,
  signal: AbortSignal,
): Promise<string | undefined> {
  const studies = await listStudies(lang, signal);
  const isIt = (one: (typeof studies)[number]) =>
    one.scenario === scenario && one.world === world && Object.keys(one.settings).length === 0 && one.ahead;
  return studies.find((one) => isIt(one) && ["done", "running", "queued"].includes(one.status))?.id;
}

async function answerIn(question: Question, lang: Lang, signal: AbortSignal): Promise<StudyResult> {
  const { scenario, world, settings } = question;
  const isExample = Object.keys(settings).length === 0;
  const known = isExample ? await askedAhead(question, lang, signal) : undefined;
  if (known !== undefined) {
    await ended(known, false, lang, signal);
    return (await readAnswer(known, lang, signal)).result;
  }
  const request = { scenario, settings, replications: REPLICATIONS, ...(world === null ? {} : { world }) };
  const started = await startStudy(request, lang, signal);
  if (started.result) return started.result;
  await ended(started.id, !started.reused, lang, signal);
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
      queryFn: ({ signal }: { signal: AbortSignal }) => answerIn({ ...question, world }, lang, signal),
    })),
  });
  return others.map((id, at) => ({
    id,
    result: answers[at]?.data ?? null,
    isPending: answers[at]?.isFetching ?? false,
  }));
}
