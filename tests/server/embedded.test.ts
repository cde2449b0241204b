import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openEmbedded } from "../../server/store/embedded.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "avenant-embedded-"));
  await chmod(folder, 0o755);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const open = (name: string) => openEmbedded(join(folder, name), { durable: false });

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

describe("the embedded PostgreSQL", () => {
  it("keeps its data from one opening to the next, whatever its port", async () => {
    const first = await open("kept");
    await query(first.url, "create table kept (value text)");
    await query(first.url, "insert into kept values ('here')");
    await first.close();
    const second = await open("kept");
    expect(await query(second.url, "select value from kept")).toEqual(["here"]);
    await second.close();
  });

  it("listens on 127.0.0.1 only, and asks everybody for its password", async () => {
    const server = await open("private");
    expect(await query(server.url, "show listen_addresses")).toEqual(["127.0.0.1"]);
    expect(await query(server.url, "show unix_socket_directories")).toEqual([""]);
    const { port } = new URL(server.url);
    await expect(
      query(`postgres://avenant:wrong@127.0.0.1:${port}/postgres`, "select 1"),
    ).rejects.toMatchObject({ code: "28P01" });
    expect((await stat(server.folder)).mode & 0o077).toBe(0);
    await server.close();
  });

  it("opened twice is one server", async () => {
    const [one, two] = await Promise.all([open("twice"), open("twice")]);
    expect(two.url).toBe(one.url);
    await one.close();
  });

  it("starts although a killed one left a number behind that now belongs to another program", async () => {
    const first = await open("stale");
    const left = await readFile(join(first.folder, "postmaster.pid"), "utf8");
    await first.close();
    await writeFile(join(first.folder, "postmaster.pid"), left.replace(/^\d+/, String(process.pid)));
    const second = await open("stale");
    expect(await query(second.url, "select 1")).toEqual([1]);
    await second.close();
  });

  it("starts although a first start was interrupted while it made its files", async () => {
    await mkdir(join(folder, "half/pg/new-999999999/base"), { recursive: true });
    const server = await open("half");
    expect(await query(server.url, "select 1")).toEqual([1]);
    await expect(stat(join(folder, "half/pg/new-999999999"))).rejects.toMatchObject({ code: "ENOENT" });
    await server.close();
  });

  it("a folder that is none is refused in words", async () => {
    await writeFile(join(folder, "file"), "");
    await expect(open("file")).rejects.toMatchObject({ name: "StartError", code: "POSTGRES_FAILED" });
  });
});
