/** One study while it runs: feeds the engine, keeps its latest answer, and tells and stores how far it is. */
import { type Compiled, type runStudy, ScenarioError, type StudyResult } from "#engine";
import type { Studies } from "../store/studies.ts";
import type { StudyResultRow, StudyRow } from "../store/tables.ts";
import type { Lane } from "./fair-gate.ts";
import type { NewsDesk, StudyNews } from "./news.ts";

/** How often a listener hears of progress, and how often the store does. */
const TELL_EVERY_MS = 100;
const STORE_EVERY_MS = 1_000;

export interface StudyTools {
  studies: Studies;
  news: NewsDesk;
  runStudy: typeof runStudy;
  /** the stored scenario, ready to simulate */
  prepare(row: StudyRow): Compiled;
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
  declare done: number;
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
      const result = await tools.runStudy(tools.prepare(row), {
        seed: row.seed,
        replications: row.replications,
        executor: this.lane,
        signal: this.abort.signal,
        onProgress: ({ done }) => this.progress(done),
        onPartial: (partial) => this.partial(partial),
      });
      await this.settle(result);
    } catch (error) {
      if (this.stopReason) await this.settle(undefined);
      else await this.fail(error);
    }
  }

  private get counts() {
    return { done: this.done, requested: this.row.replications };
  }

  private progress(done: number): void {
    this.done = done;
    const now = Date.now();
    if (now - this.toldAt >= TELL_EVERY_MS || done === this.row.replications) {
      this.toldAt = now;
      this.tools.news.tell(this.row.id, { type: "progress", data: { status: "running", ...this.counts } });
    }
    if (now - this.storedAt >= STORE_EVERY_MS) {
      this.storedAt = now;
      this.write(() => this.tools.studies.reach(this.row.id, done));
    }
  }

  private partial(result: StudyResult): void {
    const answer = this.keep(result, false);
    this.write(() => this.tools.studies.keepPartial(answer));
    this.headline = this.headlineOf(result);
    this.tools.news.tell(this.row.id, this.headline);
  }

  private headlineOf(result: StudyResult): Extract<StudyNews, { type: "partial" }> {
    return {
      type: "partial",
      data: {
        status: "running",
        done: result.replications,
        requested: this.row.replications,
        resultHash: result.resultHash,
        designs: result.designs.map(({ id, indicators }) => ({ id, indicators })),
        differences: result.differences.map(({ design, against, indicators }) => ({
          design,
          against,
          indicators,
        })),
      },
    };
  }

  private keep(result: StudyResult, final: boolean): StudyResultRow {
    const body = JSON.stringify(result);
    this.done = Math.max(this.done, result.replications);
    this.latest = {
      study_id: this.row.id,
      final,
      replications: result.replications,
      result_hash: result.resultHash,
      body,
    };
    return this.latest;
  }

  /** A complete result is done even if a stop came at the last moment; an incomplete one goes where the stop said. */
  private async settle(result: StudyResult | undefined): Promise<void> {
    const isComplete = result !== undefined && result.replications === this.row.replications;
    const status = isComplete ? "done" : (this.stopReason ?? "cancelled");
    const kept = result && result.replications > 0 ? this.keep(result, isComplete) : this.latest;
    await this.writes;
    await this.tools.studies.end(this.row.id, status, kept ? { result: kept } : {});
    if (status === "queued") return this.tools.news.tell(this.row.id, { type: "pause" });
    this.done = kept?.replications ?? 0;
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
