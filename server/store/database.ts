/** Connections to PostgreSQL and the steps that bring its tables up to date. */
import { readdir, readFile } from "node:fs/promises";
import { Kysely, PostgresDialect } from "kysely";
import { Client, type ClientBase, Pool, types } from "pg";
import { StartError } from "../start-error.ts";
import type { Tables } from "./tables.ts";

const INT8 = 20;
const MIGRATIONS = new URL("./migrations/", import.meta.url);
/** Number of the advisory lock under which tables are changed; any constant of our own. */
const MIGRATION_LOCK = 7_300_001;

/** Counts and identities fit a JavaScript number here; pg would hand them over as text. */
const typeParsers = {
  getTypeParser: ((oid: number, format?: "text" | "binary") =>
    oid === INT8 ? Number : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
};

/**
 * Pool of connections, with tables brought up to date first.
 * @throws DATABASE_UNREACHABLE
 */
export async function openDatabase(url: string, onLost: (error: Error) => void): Promise<Kysely<Tables>> {
  await migrate(url).catch((cause: Error) => {
    const place = withoutPassword(url);
    throw new StartError(
      "DATABASE_UNREACHABLE",
      { fr: `${place} (${cause.message})`, en: `${place} (${cause.message})` },
      cause,
    );
  });
  const pool = new Pool({ connectionString: url, max: 8, types: typeParsers });
  // an idle connection that drops must not end the process: the pool opens another
  pool.on("error", onLost);
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
}

function withoutPassword(url: string): string {
  try {
    const shown = new URL(url);
    shown.password = "";
    return shown.href;
  } catch {
    return "AVENANT_DATABASE_URL";
  }
}

/** Runs each step that the database has not had yet, in order, each in a transaction of its own. Twice is once. */
export async function migrate(url: string): Promise<string[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const steps = (await readdir(MIGRATIONS)).filter((name) => name.endsWith(".sql")).sort();
    const taken: string[] = [];
    for (const step of steps) {
      const sql = await readFile(new URL(step, MIGRATIONS), "utf8");
      if (await takeStep(client, step, sql)) taken.push(step);
    }
    return taken;
  } finally {
    await client.end();
  }
}

async function takeStep(client: ClientBase, step: string, sql: string): Promise<boolean> {
  await client.query("begin");
  try {
    await client.query("select pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
    await client.query(
      "create table if not exists schema_step (name text primary key, taken_at timestamptz not null default now())",
    );
    const { rowCount } = await client.query(
      "insert into schema_step (name) values ($1) on conflict do nothing",
      [step],
    );
    const isNew = rowCount === 1;
    if (isNew) await client.query(sql);
    await client.query("commit");
    return isNew;
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}
