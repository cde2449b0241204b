/** One live answer: what is stored at once, else coarse, then refined; cancelled on the way. No React. */
import type { StudyResult } from "#engine";
import type { Lang } from "../../charts/numbers.ts";
import * as network from "./service.ts";
import { type Problem, ServiceError } from "./service.ts";

export interface Question {
  scenario: string;
  world: string | null;
  /** only those that differ from the scenario's own */
  settings: Record<string, number>;
}

export type Freshness = "coarse" | "refined" | "cancelled";
export type Mode = "coarse" | "full";

export interface LiveStudy {
  /** the latest answer, kept while another is computed */
  result: StudyResult | null;
  /** of the answer shown */
  freshness: Freshness;
  /** the answer shown is to the question before this one */
  isStale: boolean;
  isComputing: boolean;
  isWaiting: boolean;
  done: number;
  requested: number;
  failure: Problem | "unreachable" | null;
}

/** Replications of the answer while a control is dragged. */
export const COARSE = 32;
const PARTIAL_PAUSE_MS = 400;

/** The part of the service that a session needs; tests give a made one. */
export type Service = Pick<typeof network, "cancelStudy" | "readAnswer" | "startStudy" | "watchStudy">;

interface Running {
  abort: AbortController;
  /** of a study that may still be cancelled */
  id: string | null;
  /** somebody else asked for it first (an example computed ahead): only an explicit stop cancels it */
  isShared: boolean;
  stopListening: (() => void) | null;
}

const IDLE = { isComputing: false, isWaiting: false } as const;

export class StudySession {
  declare private state: LiveStudy;
  declare private running: Running | null;
  declare private lang: Lang;
  declare private readonly listeners: Set<() => void>;
  declare private readonly service: Service;

  constructor(lang: Lang, service: Service = network) {
    this.state = {
      result: null,
      freshness: "refined",
      isStale: false,
      ...IDLE,
      done: 0,
      requested: 0,
      failure: null,
    };
    this.running = null;
    this.lang = lang;
    this.listeners = new Set();
    this.service = service;
  }

  /** The current state: a new object whenever something changed. */
  readonly snapshot = (): LiveStudy => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Words of failures come in this language from now on. */
  speak(lang: Lang): void {
    this.lang = lang;
  }

  /** Answers a question: few replications while dragging, all on release. What was computed before (the examples were) is there at once. */
  ask(question: Question, mode: Mode): void {
    const current = this.begin();
    this.guard(current, this.compute(current, question, mode));
  }

  /** Stops what is computed; the whole prefix of futures played so far is kept and shown. */
  stop(): void {
    const current = this.running;
    if (current?.id)
      this.service.cancelStudy(current.id, this.lang).catch((error: unknown) => this.fail(error));
    else {
      this.leave(false);
      this.change({ ...IDLE, freshness: "cancelled" });
    }
  }

  /** Forgets a failure: the last answer is shown again. */
  dismiss(): void {
    this.change({ failure: null, isStale: false });
  }

  /** Nobody listens any more: a study that this session alone asked for is cancelled. */
  close(): void {
    this.leave(true);
  }

  private change(change: Partial<LiveStudy>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  private fail(error: unknown): void {
    this.change({
      ...IDLE,
      failure: error instanceof ServiceError && error.problem ? error.problem : "unreachable",
    });
  }

  private begin(): Running {
    this.leave(true);
    const current: Running = { abort: new AbortController(), id: null, isShared: false, stopListening: null };
    this.running = current;
    this.change({
      isComputing: true,
      isWaiting: false,
      isStale: this.state.result !== null,
      done: 0,
      failure: null,
    });
    return current;
  }

  private leave(cancel: boolean): void {
    const current = this.running;
    this.running = null;
    if (!current) return;
    current.stopListening?.();
    current.abort.abort();
    if (cancel && current.id !== null && !current.isShared)
      this.service.cancelStudy(current.id, this.lang).catch(() => undefined);
  }

  /** Failures of work that was left behind are nobody's concern. */
  private guard(current: Running, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (this.running === current && !current.abort.signal.aborted) this.fail(error);
    });
  }

  private async compute(current: Running, question: Question, mode: Mode): Promise<void> {
    const { scenario, world, settings } = question;
    const request = {
      scenario,
      settings,
      ...(world === null ? {} : { world }),
      ...(mode === "coarse" ? { replications: COARSE } : {}),
    };
    const started = await this.service.startStudy(request, this.lang, current.abort.signal);
    if (this.running !== current) {
      if (!started.result && !started.reused)
        this.service.cancelStudy(started.id, this.lang).catch(() => undefined);
      return;
    }
    current.isShared = started.reused;
    const freshness = mode === "coarse" ? "coarse" : "refined";
    if (started.result)
      this.change({
        result: started.result,
        freshness,
        isStale: false,
        ...IDLE,
        done: started.done,
        requested: started.requested,
      });
    else this.follow(current, started.id, freshness);
  }

  private follow(current: Running, id: string, freshness: Freshness): void {
    current.id = id;
    let lastRead = 0;
    const read = async (shown: Freshness, isComputing: boolean): Promise<void> => {
      const answer = await this.service.readAnswer(id, this.lang, current.abort.signal);
      if (this.running === current)
        this.change({ result: answer.result, freshness: shown, isStale: false, ...IDLE, isComputing });
    };
    current.stopListening = this.service.watchStudy(id, this.lang, {
      progress: (done, requested, isWaiting) => this.change({ done, requested, isWaiting }),
      partial: () => {
        if (Date.now() - lastRead < PARTIAL_PAUSE_MS) return;
        lastRead = Date.now();
        this.guard(current, read("coarse", true));
      },
      end: (type, { hasResult, failure }) => {
        if (this.running !== current) return;
        current.id = null;
        if (failure) this.change({ ...IDLE, failure });
        else if (type === "cancelled" && !hasResult) this.change({ ...IDLE, freshness: "cancelled" });
        else this.guard(current, read(type === "cancelled" ? "cancelled" : freshness, false));
      },
    });
  }
}
