/** The service as the page sees it: every request, and the events of a study. */
import type { FaultInWords, Problem, ScenarioDetail, ScenarioSummary, Study, StudyAnswer, StudyRequest } from "../../../server/contract.ts";
import type { Lang } from "../../charts/numbers.ts";

export type { FaultInWords, Problem, ScenarioDetail, ScenarioSetting, ScenarioSummary, StudyAnswer } from "../../../server/contract.ts";

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
  const reply = await fetch(url, init).catch((error: unknown) => {
    if (init.signal?.aborted) throw error;
    throw new ServiceError(0, null);
  });
  if (!reply.ok) throw new ServiceError(reply.status, reply.headers.get("content-type")?.includes("json") ? ((await reply.json()) as Problem) : null);
  return (await reply.json()) as T;
}

const withSignal = (signal: AbortSignal | undefined): RequestInit => (signal ? { signal } : {});

export const listScenarios = async (lang: Lang, signal?: AbortSignal): Promise<ScenarioSummary[]> =>
  (await ask<{ scenarios: ScenarioSummary[] }>("/scenarios", lang, withSignal(signal))).scenarios;

export const readScenario = (name: string, lang: Lang, signal?: AbortSignal): Promise<ScenarioDetail> =>
  ask(`/scenarios/${encodeURIComponent(name)}`, lang, withSignal(signal));

/** The answer computed ahead for a scenario's own settings; null if there is none yet. */
export async function readExample(scenario: string, world: string | null, lang: Lang, signal?: AbortSignal): Promise<StudyAnswer | null> {
  const query = world === null ? "" : `?world=${encodeURIComponent(world)}`;
  try {
    return await ask<StudyAnswer>(`/examples/${encodeURIComponent(scenario)}${query}`, lang, withSignal(signal));
  } catch (error) {
    if (error instanceof ServiceError && error.status === 404) return null;
    throw error;
  }
}

const FILE = { "content-type": "application/yaml" };

export const checkScenario = (text: string, lang: Lang): Promise<{ valid: boolean; faults: FaultInWords[] }> =>
  ask("/scenarios/check", lang, { method: "POST", headers: FILE, body: text });

export const keepScenario = (name: string, text: string, lang: Lang): Promise<{ name: string; created: boolean }> =>
  ask(`/scenarios/${encodeURIComponent(name)}`, lang, { method: "PUT", headers: FILE, body: text });

/** A started study, or one whose answer is there at once. */
export type Started = Study & { reused: boolean; result?: StudyAnswer["result"] };

export const startStudy = (request: StudyRequest, lang: Lang, signal?: AbortSignal): Promise<Started> =>
  ask("/studies", lang, { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(request), ...withSignal(signal) });

export const readAnswer = (id: string, lang: Lang, signal?: AbortSignal): Promise<StudyAnswer> => ask(`/studies/${id}/result`, lang, withSignal(signal));

export const cancelStudy = (id: string, lang: Lang): Promise<Study> => ask(`/studies/${id}`, lang, { method: "DELETE" });

export interface StudyListener {
  progress(done: number, requested: number, isWaiting: boolean): void;
  /** a coarse answer is to be read */
  partial(): void;
  end(type: "done" | "cancelled" | "failed", detail: { hasResult: boolean; failure: Problem | null }): void;
}

interface EventData {
  status: Study["status"];
  done: number;
  requested: number;
  resultHash?: string | null;
  failure?: Problem | null;
}

/** Listens to a study until its end; the browser resumes a broken connection by itself. Returns a function that stops listening. */
export function watchStudy(id: string, lang: Lang, listener: StudyListener): () => void {
  const source = new EventSource(`/api/studies/${id}/events?lang=${lang}`);
  const on = (type: string, hear: (data: EventData) => void) =>
    source.addEventListener(type, (event) => hear(JSON.parse((event as MessageEvent<string>).data) as EventData));
  on("progress", (data) => listener.progress(data.done, data.requested, data.status === "queued"));
  on("partial", (data) => {
    listener.progress(data.done, data.requested, false);
    listener.partial();
  });
  for (const type of ["done", "cancelled", "failed"] as const) {
    on(type, (data) => {
      source.close();
      listener.end(type, { hasResult: typeof data.resultHash === "string", failure: data.failure ?? null });
    });
  }
  return () => source.close();
}
