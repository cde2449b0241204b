/** The store: scenarios and studies in PostgreSQL, given by its address or else started over a folder. */
import { resolve } from "node:path";
import { type Kysely, sql } from "kysely";
import { StartError } from "../start-error.ts";
import { openDatabase } from "./database.ts";
import { openEmbedded } from "./embedded.ts";
import { OwnScenarios } from "./own-scenarios.ts";
import { own } from "./owner.ts";
import { Studies } from "./studies.ts";
import type { Tables } from "./tables.ts";

export interface Store {
  scenarios: OwnScenarios;
  studies: Studies;
  /** rejects if the database does not answer */
  ping(): Promise<void>;
  close(): Promise<void>;
}

export interface StorePlace {
  /** a PostgreSQL that stands already; absent: ours, over `data` */
  databaseUrl?: string | undefined;
  data: string;
}

/** Queries over an open database. */
export function storeOver(db: Kysely<Tables>, close: () => Promise<void>): Store {
  return {
    scenarios: new OwnScenarios(db),
    studies: new Studies(db),
    ping: async () => {
      await sql`select 1`.execute(db);
    },
    close,
  };
}

/**
 * Opens the store as its one owner.
 * @param onLost a connection dropped (the store mends itself), or another process took over (a StartError: stop)
 * @throws StartError with the reason in words
 */
export async function openStore(place: StorePlace, onLost: (error: Error) => void): Promise<Store> {
  const { databaseUrl, data } = place;
  const embedded = databaseUrl === undefined ? await openEmbedded(data, { durable: true }) : undefined;
  const url = embedded?.url ?? databaseUrl ?? "";
  let db: Kysely<Tables> | undefined;
  try {
    const opened = await openDatabase(url, onLost);
    db = opened;
    const owner = await own(url, embedded ? resolve(data) : "AVENANT_DATABASE_URL", onLost);
    return storeOver(opened, async () => {
      await opened.destroy();
      await owner.release();
      await embedded?.close();
    });
  } catch (error) {
    await db?.destroy();
    // another owner still needs the server; anything else leaves none behind
    if (!(error instanceof StartError && error.code === "ALREADY_OPEN")) await embedded?.close();
    throw error;
  }
}
