/** Studies and their answers. A status changes only along queued → running → done | cancelled | failed, or back to queued at a stop. */
import { type Kysely, sql } from "kysely";
import type { StudyResultRow, StudyRow, StudyStatus, Tables } from "./tables.ts";

/** What makes two questions the same. */
export type StudyKey = Pick<
  StudyRow,
  "scenario_hash" | "names_hash" | "world" | "seed" | "replications" | "engine_version" | "question" | "terms"
>;
export type NewStudy = StudyKey & Pick<StudyRow, "scenario" | "title" | "settings" | "input" | "priority">;

export type ListedStudy = Omit<StudyRow, "input">;

const LISTED = [
  "id",
  "ordinal",
  "scenario",
  "title",
  "world",
  "settings",
  "scenario_hash",
  "names_hash",
  "seed",
  "replications",
  "engine_version",
  "question",
  "terms",
  "priority",
  "status",
  "done",
  "failure",
  "created_at",
  "finished_at",
] as const satisfies (keyof ListedStudy)[];

const OPEN_OR_DONE: StudyStatus[] = ["queued", "running", "done"];

export class Studies {
  declare private readonly db: Kysely<Tables>;
  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  find(id: string): Promise<StudyRow | undefined> {
    return this.db.selectFrom("study").selectAll().where("id", "=", id).executeTakeFirst();
  }

  /** The study of the same question that waits, runs or is done. */
  findSame(key: StudyKey): Promise<StudyRow | undefined> {
    return this.db
      .selectFrom("study")
      .selectAll()
      .where("scenario_hash", "=", key.scenario_hash)
      .where("names_hash", "=", key.names_hash)
      .where(sql`coalesce(world, '')`, "=", key.world ?? "")
      .where("seed", "=", key.seed)
      .where("replications", "=", key.replications)
      .where("engine_version", "=", key.engine_version)
      .where(sql`coalesce(question, '')`, "=", key.question ?? "")
      .where("terms", "=", key.terms)
      .where("status", "in", OPEN_OR_DONE)
      .executeTakeFirst();
  }

  /** Newest first, without their long input. */
  list(limit: number): Promise<ListedStudy[]> {
    return this.db.selectFrom("study").select(LISTED).orderBy("ordinal", "desc").limit(limit).execute();
  }

  async countWaiting(): Promise<number> {
    const counted = await this.db
      .selectFrom("study")
      .select((eb) => eb.fn.countAll<number>().as("waiting"))
      .where("status", "=", "queued")
      .where("priority", "=", 1)
      .executeTakeFirstOrThrow();
    return counted.waiting;
  }

  /** Queues the question, unless the same one is there already: then that one, and `isNew` is false. */
  async enqueue(study: NewStudy): Promise<{ row: StudyRow; isNew: boolean }> {
    for (;;) {
      const same = await this.findSame(study);
      if (same) return { row: same, isNew: false };
      const row = await this.db
        .insertInto("study")
        .values(study)
        .onConflict((conflict) => conflict.doNothing())
        .returningAll()
        .executeTakeFirst();
      if (row) return { row, isNew: true };
    }
  }

  /** Raises a study computed ahead: somebody waits for it now. */
  async promote(id: string): Promise<void> {
    await this.db.updateTable("study").set({ priority: 1 }).where("id", "=", id).execute();
  }

  /** First in line at or above a priority. */
  nextQueued(priority: number): Promise<StudyRow | undefined> {
    return this.db
      .selectFrom("study")
      .selectAll()
      .where("status", "=", "queued")
      .where("priority", ">=", priority as 0 | 1)
      .orderBy("priority", "desc")
      .orderBy("ordinal")
      .limit(1)
      .executeTakeFirst();
  }

  /** Takes it out of the line; false if it was cancelled meanwhile. */
  async begin(id: string): Promise<boolean> {
    const changed = await this.db
      .updateTable("study")
      .set({ status: "running", done: 0 })
      .where("id", "=", id)
      .where("status", "=", "queued")
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  }

  async reach(id: string, done: number): Promise<void> {
    await this.db
      .updateTable("study")
      .set({ done })
      .where("id", "=", id)
      .where("status", "=", "running")
      .execute();
  }

  /** Keeps an answer so far in place of the one before. */
  async keepPartial(result: Omit<StudyResultRow, "final">): Promise<void> {
    await this.keepResult(this.db, { ...result, final: false });
  }

  /** Ends a running study, its answer and its status in one transaction. */
  async end(
    id: string,
    status: Exclude<StudyStatus, "running">,
    ending: { result?: StudyResultRow; failure?: string },
  ): Promise<void> {
    await this.db.transaction().execute(async (transaction) => {
      if (ending.result) await this.keepResult(transaction, ending.result);
      await transaction
        .updateTable("study")
        .set({
          status,
          failure: ending.failure ?? null,
          finished_at: status === "queued" ? null : new Date(),
          ...(ending.result ? { done: ending.result.replications } : {}),
        })
        .where("id", "=", id)
        .execute();
    });
  }

  /** Takes a waiting study out of the line for good; false if it was not waiting. */
  async cancelQueued(id: string): Promise<boolean> {
    const changed = await this.db
      .updateTable("study")
      .set({ status: "cancelled", finished_at: new Date() })
      .where("id", "=", id)
      .where("status", "=", "queued")
      .executeTakeFirst();
    return changed.numUpdatedRows === 1n;
  }

  /** After a stop of any kind: what ran waits again; what another engine version was asked cannot be answered any more. */
  async recover(engineVersion: string): Promise<number> {
    await this.db
      .updateTable("study")
      .set({
        status: "failed",
        failure: JSON.stringify({ code: "ENGINE_CHANGED", faults: [] }),
        finished_at: new Date(),
      })
      .where("status", "in", ["queued", "running"])
      .where("engine_version", "!=", engineVersion)
      .execute();
    const changed = await this.db
      .updateTable("study")
      .set({ status: "queued" })
      .where("status", "=", "running")
      .executeTakeFirst();
    return Number(changed.numUpdatedRows);
  }

  result(id: string): Promise<StudyResultRow | undefined> {
    return this.db.selectFrom("study_result").selectAll().where("study_id", "=", id).executeTakeFirst();
  }

  /** The answer without its long text. */
  resultHead(id: string): Promise<Omit<StudyResultRow, "body"> | undefined> {
    return this.db
      .selectFrom("study_result")
      .select(["study_id", "final", "replications", "result_hash"])
      .where("study_id", "=", id)
      .executeTakeFirst();
  }

  /** Forgets the oldest settled studies beyond this many. */
  async prune(keep: number): Promise<void> {
    await sql`delete from study where status in ('done', 'cancelled', 'failed') and ordinal <=
      (select ordinal from study where status in ('done', 'cancelled', 'failed') and priority = 1 order by ordinal desc offset ${keep} limit 1)
      and priority = 1`.execute(this.db);
  }

  private async keepResult(db: Kysely<Tables>, result: StudyResultRow): Promise<void> {
    const { study_id, ...answer } = result;
    await db
      .insertInto("study_result")
      .values({ study_id, ...answer })
      .onConflict((conflict) => conflict.column("study_id").doUpdateSet(answer))
      .execute();
  }
}
