/** One live answer: what is stored at once, else coarse, then refined; cancelled on the way. No React. */
import type { Study } from "../../../server/contract.ts";
import type { Lang } from "../../charts/numbers.ts";
import { type Problem, ServiceError, type StudyListener } from "./service.ts";

export type Freshness = "coarse" | "refined" | "cancelled";

export interface Live<Result> {
  /** the latest answer, kept while another is computed */
  result: Result | null;
  /** of the answer shown */
  freshness: Freshness;
  /** the answer shown is to the question before this one */
  isStale: boolean;
  isComputing: boolean;
  isWaiting: boolean;
  done: number;
  requested: number;
  failure: Problem | "unreachable" | null;
  /** terms of the question as the service understood them, defaults included */
  terms: Readonly<Record<string, unknown>>;
}

/** A started job, or one whose answer is there at once. */
export type Started<Result> = Study & { reused: boolean; result?: Result };

/** The part of the service that a session needs; tests give a made one. */
export interface Service<Request, Result> {
  start(request: Request, lang: Lang, signal: AbortSignal): Promise<Started<Result>>;
  read(id: string, lang: Lang, signal: AbortSignal): Promise<{ result: Result }>;
  watch(id: string, lang: Lang, listener: StudyListener): () => void;
  cancel(id: string, lang: Lang): Promise<unknown>;
}

const PARTIAL_PAUSE_MS = 400;

interface Running {
  abort: AbortController;
  /** of a job that may still be cancelled */
  id: string | null;
  /** somebody else asked for it first (an example computed ahead): only an explicit stop cancels it */
  isShared: boolean;
  /** asked for by this session */
  isStopped: boolean;
  stopListening: (() => void) | null;
}

const IDLE = { isComputing: false, isWaiting: false } as const;

export class LiveSession<Request, Result> {
  declare private state: Live<Result>;
  declare private running: Running | null;
  declare private lang: Lang;
  declare private readonly listeners: Set<() => void>;
  declare private readonly service: Service<Request, Result>;

  constructor(lang: Lang, service: Service<Request, Result>) {
    this.state = {
      result: null,
      freshness: "refined",
      isStale: false,
      ...IDLE,
      done: 0,
      requested: 0,
      failure: null,
      terms: {},
    };
    this.running = null;
    this.lang = lang;
    this.listeners = new Set();
    this.service = service;
  }

  /** The current state: a new object whenever something changed. */
  readonly snapshot = (): Live<Result> => this.state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Words of failures come in this language from now on. */
  speak(lang: Lang): void {
    this.lang = lang;
  }

  /** Asks for an answer, shown as coarse or refined once it is whole. What was computed before is there at once. */
  protected pose(request: Request, freshness: Freshness): void {
    const current = this.begin();
    this.guard(current, this.compute(current, request, freshness));
  }

  /** Stops what is computed; the whole prefix of futures played so far is kept and shown. */
  stop(): void {
    const current = this.running;
    if (current) current.isStopped = true;
    if (current?.id) this.service.cancel(current.id, this.lang).catch((error: unknown) => this.fail(error));
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

  private change(change: Partial<Live<Result>>): void {
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
    const current: Running = {
      abort: new AbortController(),
      id: null,
      isShared: false,
      isStopped: false,
      stopListening: null,
    };
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
      this.service.cancel(current.id, this.lang).catch(() => undefined);
  }

  /** Failures of work that was left behind are nobody's concern. */
  private guard(current: Running, work: Promise<void>): void {
    work.catch((error: unknown) => {
      if (this.running === current && !current.abort.signal.aborted) this.fail(error);
    });
  }

  private async compute(current: Running, request: Request, freshness: Freshness): Promise<void> {
    const started = await this.service.start(request, this.lang, current.abort.signal);
    if (this.running !== current) {
      if (!started.result && !started.reused)
        this.service.cancel(started.id, this.lang).catch(() => undefined);
      return;
    }
    current.isShared = started.reused;
    const { terms } = started;
    if (started.result)
      this.change({
        terms,
        result: started.result,
        freshness,
        isStale: false,
        ...IDLE,
        done: started.done,
        requested: started.requested,
      });
    else {
      this.change({ terms });
      this.follow(current, started.id, request, freshness);
    }
  }

  private follow(current: Running, id: string, request: Request, freshness: Freshness): void {
    current.id = id;
    let lastRead = 0;
    const read = async (shown: Freshness, isComputing: boolean): Promise<void> => {
      const answer = await this.service.read(id, this.lang, current.abort.signal);
      const isLate = isComputing && current.id !== id;
      if (this.running === current && !isLate)
        this.change({ result: answer.result, freshness: shown, isStale: false, ...IDLE, isComputing });
    };
    current.stopListening = this.service.watch(id, this.lang, {
      progress: (done, requested, isWaiting) => this.change({ done, requested, isWaiting }),
      partial: () => {
        if (Date.now() - lastRead < PARTIAL_PAUSE_MS) return;
        lastRead = Date.now();
        // one that cannot be read is no failure: the next one comes, or the end
        read("coarse", true).catch(() => undefined);
      },
      end: (type, { hasResult, failure }) => {
        if (this.running !== current) return;
        current.id = null;
        if (failure) this.change({ ...IDLE, failure });
        else if (type !== "cancelled") this.guard(current, read(freshness, false));
        // another page had asked for it first and was left: it is asked for again
        else if (!current.isStopped) this.guard(current, this.compute(current, request, freshness));
        else if (hasResult) this.guard(current, read("cancelled", false));
        else this.change({ ...IDLE, freshness: "cancelled" });
      },
      lost: () => {
        if (this.running !== current) return;
        // it may go on: asked for again, it is found
        current.id = null;
        this.fail(new ServiceError(0, null));
      },
    });
  }
}
