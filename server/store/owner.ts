/** One Avenant per database: its runner assumes that nobody else takes its studies. */
import { setTimeout as sleep } from "node:timers/promises";
import { Client } from "pg";
import { StartError } from "../start-error.ts";

/** Number of the advisory lock that the living owner holds for as long as its connection lives. */
const OWNER_LOCK = 7_300_002;
/** A process that was killed frees its lock as soon as PostgreSQL notices, well within this. */
const PATIENCE_MS = 3_000;
const RETRY_MS = 250;

export interface Ownership {
  release(): Promise<void>;
}

async function tryToOwn(url: string): Promise<Client | undefined> {
  const client = new Client({ connectionString: url, keepAlive: true, application_name: "avenant owner" });
  await client.connect();
  const { rows } = await client.query<{ owned: boolean }>("select pg_try_advisory_lock($1) as owned", [
    OWNER_LOCK,
  ]);
  if (rows[0]?.owned) return client;
  await client.end();
  return undefined;
}

/**
 * Becomes the database's owner until released. If the connection drops, it is taken up again; if another took over meanwhile, `onLost`.
 * @throws ALREADY_OPEN if another process owns it
 */
export async function own(url: string, place: string, onLost: (error: Error) => void): Promise<Ownership> {
  const limit = Date.now() + PATIENCE_MS;
  let client = await tryToOwn(url);
  while (!client && Date.now() < limit) {
    await sleep(RETRY_MS);
    client = await tryToOwn(url);
  }
  if (!client) throw new StartError("ALREADY_OPEN", { fr: place, en: place });
  let released = false;
  const watch = (held: Client): void => {
    let isCut = false;
    // a cut connection complains more than once
    held.on("error", () => {
      if (!released && !isCut) void regain();
      isCut = true;
    });
  };
  const regain = async (): Promise<void> => {
    while (!released) {
      try {
        const again = await tryToOwn(url);
        if (!again) return onLost(new StartError("ALREADY_OPEN", { fr: place, en: place }));
        client = again;
        return watch(again);
      } catch {
        await sleep(RETRY_MS);
      }
    }
  };
  watch(client);
  return {
    release: async () => {
      released = true;
      await client?.end().catch(() => undefined);
    },
  };
}
