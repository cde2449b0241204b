/** The service as the page sees it: every request, and the events of a study. */

import type { StudyResult } from "#engine";
import type {
  FaultInWords,
  Problem,
  QuestionReply,
  QuestionRequest,
  ScenarioDetail,
  ScenarioSummary,
  Study,
  StudyAnswer,
  StudyRequest,
} from "../../../server/contract.ts";
import type { QuestionAnswer } from "../../../server/contract-answer.ts";
import type { ClauseChance, LintReply } from "../../../server/contract-lint.ts";
import type { Lang } from "../../charts/numbers.ts";
import { setTexts } from "../words/typeset.ts";
import type { Started } from "./live-session.ts";
import { keepOpen, patiently } from "./patience.ts";

export type {
  FaultInWords,
  Problem,
  ScenarioDetail,
  ScenarioSetting,
  ScenarioSummary,
  StudyAnswer,
} from "../../../server/contract.ts";

/** A refusal in the user's words, with every fault and its place; `status` 0: the service could not be reached. */
export class ServiceError extends Error {
  declare readonly status: number;
  declare readonly problem: Problem | null;
  constructor(status: number, problem: Problem | null) {
    super(problem?.detail ?? problem?.title ?? `HTTP ${status}`);
    this.name = "ServiceError";
    this.status = status;
    this.problem = problem;
  }
}

async function ask<T>(path: string, lang: Lang, init: RequestInit = {}): Promise<T> {
  const url = `/api${path}${path.includes("?") ? "&" : "?"}lang=${lang}`;
  const reply = await patiently(() => fetch(url, init), init.signal).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ServiceError(0, null);
  });
  if (!reply.ok)
    throw new ServiceError(
      reply.status,
      reply.headers.get("content-type")?.includes("json") ? ((await reply.json()) as Problem) : null,
    );
  return (await reply.json()) as T;
}

const withSignal = (signal: AbortSignal | undefined): RequestInit => (signal ? { signal } : {});

export const listScenarios = async (lang: Lang, signal?: AbortSignal): Promise<ScenarioSummary[]> =>
  setTexts((await ask<{ scenarios: ScenarioSummary[] }>("/scenarios", lang, withSignal(signal))).scenarios);

/** What a scenario says as data stays as it was written. */
const AS_WRITTEN = new Set(["raw", "text"]);

export const readScenario = async (name: string, lang: Lang, signal?: AbortSignal): Promise<ScenarioDetail> =>
  setTexts(
    await ask<ScenarioDetail>(`/scenarios/${encodeURIComponent(name)}`, lang, withSignal(signal)),
    AS_WRITTEN,
  );

/** What a scenario's contracts measure other than luck, in one of its worlds. */
export const lintScenario = async (
  name: string,
  world: string | null,
  lang: Lang,
  signal?: AbortSignal,
): Promise<LintReply> => {
  const query = world === null ? "" : `?world=${encodeURIComponent(world)}`;
  return setTexts(
    await ask<LintReply>(`/scenarios/${encodeURIComponent(name)}/lint${query}`, lang, withSignal(signal)),
  );
};

/** What chance does to a percentage on so many tickets a period. */
export const chanceOfClause = (
  terms: { tickets: number; required: number; below: number; misses: number },
  lang: Lang,
  signal?: AbortSignal,
): Promise<ClauseChance> => {
  const query = new URLSearchParams(Object.entries(terms).map(([name, value]) => [name, String(value)]));
  return ask(`/lint/clause?${query}`, lang, withSignal(signal));
};

/** Figures are left alone: only the names of designs, amendments and events are words. */
const setResult = (result: StudyResult): StudyResult => ({
  ...result,
  designs: result.designs.map((design) => ({
    ...design,
    name: setTexts(design.name),
    amendments: setTexts(design.amendments),
  })),
  events: setTexts(result.events),
});

const setAnswer = (answer: StudyAnswer): StudyAnswer => ({ ...answer, result: setResult(answer.result) });

const FILE = { "content-type": "application/yaml" };

export const checkScenario = (
  text: string,
  lang: Lang,
): Promise<{ valid: boolean; faults: FaultInWords[] }> =>
  ask("/scenarios/check", lang, { method: "POST", headers: FILE, body: text });

export const keepScenario = (
  name: string,
  text: string,
  lang: Lang,
): Promise<{ name: string; created: boolean }> =>
  ask(`/scenarios/${encodeURIComponent(name)}`, lang, { method: "PUT", headers: FILE, body: text });

async function start<Result>(
  path: string,
  request: StudyRequest,
  lang: Lang,
  set: (result: Result) => Result,
  signal?: AbortSignal,
): Promise<Started<Result>> {
  const init = {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(request),
    ...withSignal(signal),
  };
  const started = await ask<Started<Result>>(path, lang, init);
  return started.result ? { ...started, result: set(started.result) } : started;
}

export const startStudy = (request: StudyRequest, lang: Lang, signal?: AbortSignal) =>
  start<StudyAnswer["result"]>("/studies", request, lang, setResult, signal);

export const startQuestion = (request: QuestionRequest, lang: Lang, signal?: AbortSignal) =>
  start<QuestionAnswer>("/questions", request, lang, setTexts, signal);

export const readQuestion = async (id: string, lang: Lang, signal?: AbortSignal): Promise<QuestionReply> => {
  const reply = await ask<QuestionReply>(`/studies/${id}/result`, lang, withSignal(signal));
  return { ...reply, result: setTexts(reply.result) };
};

/** The latest studies, newest first. */
export const listStudies = async (lang: Lang, signal?: AbortSignal): Promise<Study[]> =>
  (await ask<{ studies: Study[] }>("/studies", lang, withSignal(signal))).studies;

export const readAnswer = async (id: string, lang: Lang, signal?: AbortSignal): Promise<StudyAnswer> =>
  setAnswer(await ask<StudyAnswer>(`/studies/${id}/result`, lang, withSignal(signal)));

/** Reaches the service even from a page that is being left. */
export const cancelStudy = (id: string, lang: Lang): Promise<Study> =>
  ask(`/studies/${id}`, lang, { method: "DELETE", keepalive: true });

export interface StudyListener {
  progress(done: number, requested: number, isWaiting: boolean): void;
  /** a coarse answer is to be read */
  partial(): void;
  end(type: "done" | "cancelled" | "failed", detail: { hasResult: boolean; failure: Problem | null }): void;
  /** the service refuses to tell */
  lost(): void;
}

interface EventData {
  status: Study["status"];
  done: number;
  requested: number;
  resultHash?: string | null;
  failure?: Problem | null;
}

/** Listens to a study until its end; a connection that breaks or is refused is opened again. Returns a function that stops listening. */
export function watchStudy(id: string, lang: Lang, listener: StudyListener): () => void {
  const stop = keepOpen((heard) => {
    const source = new EventSource(`/api/studies/${id}/events?lang=${lang}`);
    const on = (type: string, hear: (data: EventData) => void) =>
      source.addEventListener(type, (event) => {
        heard();
        hear(JSON.parse((event as MessageEvent<string>).data) as EventData);
      });
    on("progress", (data) => listener.progress(data.done, data.requested, data.status === "queued"));
    on("partial", (data) => {
      listener.progress(data.done, data.requested, false);
      listener.partial();
    });
    for (const type of ["done", "cancelled", "failed"] as const) {
      on(type, (data) => {
        stop();
        listener.end(type, {
          hasResult: typeof data.resultHash === "string",
          failure: data.failure ?? null,
        });
      });
    }
    return source;
  }, listener.lost);
  return stop;
}
