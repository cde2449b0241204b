/** One study or question while it runs: feeds the engine, keeps its latest answer, and tells and stores how far it is. */
import { ScenarioError } from "#engine";
import type { Studies } from "../store/studies.ts";
import type { StudyResultRow, StudyRow } from "../store/tables.ts";
import type { Lane } from "./fair-gate.ts";
import type { NewsDesk, StudyNews } from "./news.ts";
import type { KeptAnswer, Work } from "./work.ts";

/** How often a listener hears of progress, and how often the store does. */
const TELL_EVERY_MS = 100;
const STORE_EVERY_MS = 1_000;

export interface StudyTools {
  studies: Studies;
  news: NewsDesk;
  /** what a stored row asks to be computed */
  workOf(row: StudyRow): Work;
  onFault(study: string, error: unknown): void;
}

/** Why a running study is stopped before its end. */
export type StopReason = "cancelled" | "queued";

export class RunningStudy {
  declare readonly row: StudyRow;
  declare readonly lane: Lane;
  /** settles when the study and all it stores is over; never rejects */
  declare readonly over: Promise<void>;
  /** latest answer, coarse until the end */
  declare latest: StudyResultRow | undefined;
  /** the latest coarse answer's headline */
  declare headline: Extract<StudyNews, { type: "partial" }> | undefined;
  /** replications computed; lives, while a question runs */
  declare done: number;
  declare requested: number;
  declare private readonly tools: StudyTools;
  declare private readonly abort: AbortController;
  declare private stopReason: StopReason | undefined;
  declare private toldAt: number;
  declare private storedAt: number;
  /** writes to the store, one after the other */
  declare private writes: Promise<void>;

  constructor(row: StudyRow, lane: Lane, tools: StudyTools) {
    this.row = row;
    this.lane = lane;
    this.tools = tools;
    this.abort = new AbortController();
    this.latest = undefined;
    this.headline = undefined;
    this.stopReason = undefined;
    this.done = 0;
    this.requested = row.replications;
    this.toldAt = 0;
    this.storedAt = 0;
    this.writes = Promise.resolve();
    this.over = this.live().catch((error) => tools.onFault(row.id, error));
  }

  /** Stops it with the whole prefix computed so far: cancelled for good, or back in the queue. */
  stop(reason: StopReason): Promise<void> {
    this.stopReason ??= reason;
    this.abort.abort(new DOMException("the study is stopped", "AbortError"));
    return this.over;
  }

  private async live(): Promise<void> {
    const { row, tools } = this;
    try {
      const work = tools.workOf(row);
      const { answer, isComplete } = await work({
        executor: this.lane,
        signal: this.abort.signal,
        onProgress: (done, requested) => this.progress(done, requested),
        onPartial: (partial) => this.partial(partial),
      });
      await this.settle(answer, isComplete);
    } catch (error) {
      if (this.stopReason) await this.settle(undefined, false);
      else await this.fail(error);
    }
  }

  private get counts() {
    return { done: this.done, requested: this.requested };
  }

  private progress(done: number, requested: number): void {
    this.done = done;
    this.requested = requested;
    const now = Date.now();
    if (now - this.toldAt >= TELL_EVERY_MS || done === requested) {
      this.toldAt = now;
      this.tools.news.tell(this.row.id, { type: "progress", data: { status: "running", ...this.counts } });
    }
    if (now - this.storedAt >= STORE_EVERY_MS) {
      this.storedAt = now;
      this.write(() => this.tools.studies.reach(this.row.id, done));
    }
  }

  private partial(answer: KeptAnswer): void {
    const kept = this.keep(answer, false);
    this.write(() => this.tools.studies.keepPartial(kept));
    this.headline = {
      type: "partial",
      data: { status: "running", ...this.counts, resultHash: answer.hash, ...answer.headline },
    };
    this.tools.news.tell(this.row.id, this.headline);
  }

  private keep({ body, hash, replications }: KeptAnswer, final: boolean): StudyResultRow {
    this.done = Math.max(this.done, replications);
    this.latest = { study_id: this.row.id, final, replications, result_hash: hash, body };
    return this.latest;
  }

  /** A complete result is done even if a stop came at the last moment; an incomplete one goes where the stop said. */
  private async settle(answer: KeptAnswer | undefined, isComplete: boolean): Promise<void> {
    const status = isComplete ? "done" : (this.stopReason ?? "cancelled");
    const kept = answer ? this.keep(answer, isComplete) : this.latest;
    await this.writes;
    await this.tools.studies.end(this.row.id, status, kept ? { result: kept } : {});
    if (status === "queued") return this.tools.news.tell(this.row.id, { type: "pause" });
    this.done = kept?.replications ?? 0;
    this.requested = this.row.replications;
    this.tools.news.tell(this.row.id, {
      type: status,
      data: { status, ...this.counts, resultHash: kept?.result_hash ?? null },
    });
  }

  private async fail(error: unknown): Promise<void> {
    this.tools.onFault(this.row.id, error);
    const failure =
      error instanceof ScenarioError
        ? { code: "SCENARIO_FAULTS", faults: error.faults }
        : { code: "STUDY_FAILED", faults: [] };
    await this.writes;
    await this.tools.studies.end(this.row.id, "failed", { failure: JSON.stringify(failure) });
    this.tools.news.tell(this.row.id, {
      type: "failed",
      data: { status: "failed", ...this.counts, resultHash: null },
    });
  }

  private write(step: () => Promise<void>): void {
    this.writes = this.writes.then(step).catch((error) => this.tools.onFault(this.row.id, error));
  }
}
