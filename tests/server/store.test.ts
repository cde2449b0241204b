import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { migrate } from "../../server/store/database.ts";
import { openStore, type Store } from "../../server/store/index.ts";
import type { NewStudy } from "../../server/store/studies.ts";
import { freshDatabase } from "../support/database.ts";

const ENGINE = "1.2.3";
const study = (changes: Partial<NewStudy> = {}): NewStudy => ({
  scenario: "ten-lines",
  title: '{"fr":"Dix","en":"Ten"}',
  world: null,
  settings: "{}",
  input: '{"z":1,"a":[1.10,2]}',
  scenario_hash: "hash",
  names_hash: "names",
  seed: 4_294_967_295,
  replications: 32,
  engine_version: ENGINE,
  question: null,
  terms: "{}",
  priority: 1,
  ...changes,
});

const ignore = (): void => undefined;
let url: string;
let store: Store;

beforeAll(async () => {
  url = await freshDatabase();
  store = await openStore({ databaseUrl: url, data: "" }, ignore);
});
afterAll(() => store.close());

describe("migrations", () => {
  it("each step is taken once, even by several processes that start together", async () => {
    const empty = await freshDatabase();
    const taken = await Promise.all([migrate(empty), migrate(empty), migrate(empty)]);
    expect(taken.flat()).toEqual(["0001-scenarios-and-studies.sql", "0002-questions.sql"]);
    expect(await migrate(empty)).toEqual([]);
  });
});

describe("own scenarios", () => {
  it("a text comes back exactly as it was written", async () => {
    const body = "# café \u2028\r\nname:   'x'\n\t\n";
    expect(await store.scenarios.keep({ name: "mine", body })).toBe(true);
    expect(await store.scenarios.find("mine")).toEqual({ name: "mine", body });
  });

  it("keeping a name again replaces its text and says that it is not new", async () => {
    await store.scenarios.keep({ name: "twice", body: "one" });
    expect(await store.scenarios.keep({ name: "twice", body: "two" })).toBe(false);
    expect((await store.scenarios.find("twice"))?.body).toBe("two");
  });
});

describe("studies", () => {
  it("the input keeps its bytes and the order of its keys", async () => {
    const { row } = await store.studies.enqueue(study({ scenario_hash: "bytes" }));
    expect((await store.studies.find(row.id))?.input).toBe('{"z":1,"a":[1.10,2]}');
    expect(row.seed).toBe(4_294_967_295);
  });

  it("the same question asked by many at once is one study", async () => {
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => store.studies.enqueue(study({ scenario_hash: "same" }))),
    );
    expect(new Set(asked.map(({ row }) => row.id)).size).toBe(1);
    expect(asked.filter(({ isNew }) => isNew)).toHaveLength(1);
  });

  it("another world, seed, number of replications, name or engine is another question", async () => {
    const hash = { scenario_hash: "differs" };
    const variants = [
      {},
      { world: "calm" },
      { seed: 1 },
      { replications: 48 },
      { names_hash: "others" },
      { engine_version: "9.9.9" },
    ];
    const asked = await Promise.all(
      variants.map((variant) => store.studies.enqueue(study({ ...hash, ...variant }))),
    );
    expect(new Set(asked.map(({ row }) => row.id)).size).toBe(variants.length);
  });

  it("a cancelled study does not stand in the way of asking again", async () => {
    const first = await store.studies.enqueue(study({ scenario_hash: "again" }));
    expect(await store.studies.cancelQueued(first.row.id)).toBe(true);
    expect((await store.studies.enqueue(study({ scenario_hash: "again" }))).isNew).toBe(true);
  });

  it("the line is by priority, then by arrival", async () => {
    const own = await openStore({ databaseUrl: await freshDatabase(), data: "" }, ignore);
    const ahead = await own.studies.enqueue(study({ scenario_hash: "a", priority: 0 }));
    const first = await own.studies.enqueue(study({ scenario_hash: "b" }));
    await own.studies.enqueue(study({ scenario_hash: "c" }));
    expect((await own.studies.nextQueued(0))?.id).toBe(first.row.id);
    await own.studies.promote(ahead.row.id);
    expect((await own.studies.nextQueued(1))?.id).toBe(ahead.row.id);
    await own.close();
  });

  it("after a stop what ran waits again, and what another engine was asked has failed with the reason", async () => {
    const running = await store.studies.enqueue(study({ scenario_hash: "ran" }));
    const old = await store.studies.enqueue(study({ scenario_hash: "old", engine_version: "0.0.1" }));
    expect(await store.studies.begin(running.row.id)).toBe(true);
    await store.studies.recover(ENGINE);
    expect((await store.studies.find(running.row.id))?.status).toBe("queued");
    const failed = await store.studies.find(old.row.id);
    expect(failed?.status).toBe("failed");
    expect(failed?.failure).toContain("ENGINE_CHANGED");
  });

  it("only the oldest settled studies are forgotten, with their answers", async () => {
    const own = await openStore({ databaseUrl: await freshDatabase(), data: "" }, ignore);
    const ids: string[] = [];
    for (const scenario_hash of ["a", "b", "c", "d"]) {
      const { row } = await own.studies.enqueue(study({ scenario_hash }));
      const result = {
        study_id: row.id,
        final: true,
        replications: 32,
        result_hash: scenario_hash,
        body: "{}",
      };
      await own.studies.end(row.id, "done", { result });
      ids.push(row.id);
    }
    const waiting = await own.studies.enqueue(study({ scenario_hash: "e" }));
    await own.studies.prune(2);
    expect((await own.studies.list(9)).map(({ id }) => id)).toEqual([waiting.row.id, ids[3], ids[2]]);
    expect(await own.studies.result(ids[0] ?? "")).toBeUndefined();
    await own.close();
  });
});

describe("owner", () => {
  it("a second Avenant on the same database is refused in words of both languages", async () => {
    const refused = openStore({ databaseUrl: url, data: "" }, ignore);
    await expect(refused).rejects.toMatchObject({
      code: "ALREADY_OPEN",
      text: { fr: expect.stringContaining("déjà"), en: expect.stringContaining("already") },
    });
  });

  it("the store works on after its connections were cut, and owns its database again", async () => {
    const own = await freshDatabase();
    const errors: Error[] = [];
    const cut = await openStore({ databaseUrl: own, data: "" }, (error) => errors.push(error));
    const client = new Client({ connectionString: own });
    await client.connect();
    await client.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
    );
    await client.end();
    await expect
      .poll(
        () =>
          cut.ping().then(
            () => "answers",
            () => "fails",
          ),
        { timeout: 10_000 },
      )
      .toBe("answers");
    await expect(openStore({ databaseUrl: own, data: "" }, ignore)).rejects.toMatchObject({
      code: "ALREADY_OPEN",
    });
    await cut.close();
  });

  it("an unreachable database is told without its password", async () => {
    const refused = openStore(
      { databaseUrl: "postgres://someone:secret@127.0.0.1:1/none", data: "" },
      ignore,
    );
    await expect(refused).rejects.toMatchObject({
      code: "DATABASE_UNREACHABLE",
      message: expect.not.stringContaining("secret"),
    });
  });
});
