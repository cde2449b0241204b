/** The one runner of the process: takes studies from the queue, runs several in turn, and survives any stop. */
import type { Executor } from "#engine";
import type { NewStudy } from "../store/studies.ts";
import type { StudyResultRow, StudyRow } from "../store/tables.ts";
import { FairGate } from "./fair-gate.ts";
import { type Listener, NewsDesk, type StudyNews } from "./news.ts";
import { RunningStudy, type StudyTools } from "./running-study.ts";

/** Studies that share the threads at once; more wait in line, so that memory stays bounded. */
const RUNNING_AT_ONCE = 8;
/** Studies somebody waits for that may stand in line. */
const WAITING_AT_MOST = 100;

export interface RunnerTools extends Omit<StudyTools, "news"> {
  executor: Executor;
  engineVersion: string;
  /** settled studies to remember */
  keepStudies: number;
}

export type Submitted = { row: StudyRow; isNew: boolean } | "full";

export class Runner {
  declare private readonly tools: RunnerTools;
  declare private readonly gate: FairGate;
  declare private readonly news: NewsDesk;
  declare private readonly running: Map<string, RunningStudy>;
  declare private isClosing: boolean;
  /** the queue is looked at by one at a time */
  declare private looking: Promise<void>;

  constructor(tools: RunnerTools) {
    this.tools = tools;
    this.gate = new FairGate(tools.executor);
    this.news = new NewsDesk();
    this.running = new Map();
    this.isClosing = false;
    this.looking = Promise.resolve();
  }

  /** Takes up what an earlier process left. */
  async start(): Promise<void> {
    await this.tools.studies.recover(this.tools.engineVersion);
    await this.tools.studies.prune(this.tools.keepStudies);
    this.look();
  }

  /** Queues a question, or finds the same one waiting, running or done. */
  async submit(study: NewStudy): Promise<Submitted> {
    if (this.isClosing || (study.priority === 1 && (await this.isFull(study)))) return "full";
    const { row, isNew } = await this.tools.studies.enqueue(study);
    if (!isNew && row.priority < study.priority && row.status !== "done") await this.promote(row.id);
    this.look();
    return { row, isNew };
  }

  /** True if the line is long enough and the question would make it longer. */
  private async isFull(study: NewStudy): Promise<boolean> {
    const { studies } = this.tools;
    return (await studies.countWaiting()) >= WAITING_AT_MOST && !(await studies.findSame(study));
  }

  private async promote(id: string): Promise<void> {
    await this.tools.studies.promote(id);
    const running = this.running.get(id);
    if (running) running.lane.priority = 1;
  }

  /** Stops a study for good; a running one is over, its prefix stored, when this resolves. */
  async cancel(id: string): Promise<void> {
    if (await this.tools.studies.cancelQueued(id)) {
      const requested = (await this.tools.studies.find(id))?.replications ?? 0;
      const kept = await this.tools.studies.result(id);
      const data = {
        status: "cancelled" as const,
        done: kept?.replications ?? 0,
        requested,
        resultHash: kept?.result_hash ?? null,
      };
      return this.news.tell(id, { type: "cancelled", data });
    }
    // it may have left the queue a moment ago and not have begun yet
    await this.looking;
    await this.running.get(id)?.stop("cancelled");
  }

  listen(id: string, listener: Listener): () => void {
    return this.news.listen(id, listener);
  }

  /** How far a running study is: fresher than the store. */
  progressOf(id: string): { done: number; requested: number } | undefined {
    const running = this.running.get(id);
    return running && { done: running.done, requested: running.requested };
  }

  /** The latest coarse answer's headline of a running study. */
  partialOf(id: string): StudyNews | undefined {
    return this.running.get(id)?.headline;
  }

  /** The latest answer, from the run itself or else from the store. */
  async answer(id: string): Promise<StudyResultRow | undefined> {
    return this.running.get(id)?.latest ?? (await this.tools.studies.result(id));
  }

  /** Stops taking work; running studies keep their prefix and go back to the queue. */
  async close(): Promise<void> {
    this.isClosing = true;
    await this.looking;
    await Promise.all([...this.running.values()].map((study) => study.stop("queued")));
    this.news.tellAll({ type: "pause" });
  }

  private look(): void {
    this.looking = this.looking.then(() => this.fill()).catch((error) => this.tools.onFault("queue", error));
  }

  /** Fills the free places; of the studies computed ahead only one runs, so that the first is ready soonest. */
  private async fill(): Promise<void> {
    while (!this.isClosing && this.running.size < RUNNING_AT_ONCE) {
      const isAheadRunning = [...this.running.values()].some((study) => study.lane.priority === 0);
      const row = await this.tools.studies.nextQueued(isAheadRunning ? 1 : 0);
      if (!row) return;
      if (await this.tools.studies.begin(row.id)) this.begin(row);
    }
  }

  private begin(row: StudyRow): void {
    const study = new RunningStudy(row, this.gate.lane(row.priority), { ...this.tools, news: this.news });
    this.running.set(row.id, study);
    void study.over.then(async () => {
      // asked for again at the very end of its stop, it may run anew already
      if (this.running.get(row.id) === study) this.running.delete(row.id);
      if (this.isClosing) return;
      this.look();
      await this.tools.studies
        .prune(this.tools.keepStudies)
        .catch((error) => this.tools.onFault(row.id, error));
    });
  }
}
