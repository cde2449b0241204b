import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { compile, inlineExecutor, readScenario, runStudy } from "#engine";
import { type Study, studyAnswer } from "../../server/contract.ts";
import { type ChildService, refusedService, startService } from "../support/child-service.ts";
import { freshDatabase } from "../support/database.ts";
import { allEvents, openEvents } from "../support/event-source.ts";
import { smallScenario } from "../support/scenarios.ts";

const scenario = smallScenario({ incidents: 500, months: 12 });
const running: ChildService[] = [];
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "avenant-process-"));
  await chmod(folder, 0o755);
});
afterEach(async () => {
  for (const service of running.splice(0)) await service.end("SIGTERM");
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function start(env: Record<string, string>): Promise<ChildService> {
  const service = await startService(env);
  running.push(service);
  return service;
}

async function end(
  service: ChildService,
  signal: "SIGTERM" | "SIGINT" | "SIGKILL",
): Promise<number | string> {
  running.splice(running.indexOf(service), 1);
  return service.end(signal);
}

async function ask({ address }: ChildService, replications: number): Promise<Study> {
  const body = JSON.stringify({ scenario, replications });
  const reply = await fetch(`${address}/api/studies`, {
    method: "POST",
    body,
    headers: { "content-type": "application/json" },
  });
  return (await reply.json()) as Study;
}

const read = async ({ address }: ChildService, id: string): Promise<Study> =>
  (await fetch(`${address}/api/studies/${id}`)).json() as Promise<Study>;

const answer = async ({ address }: ChildService, id: string) =>
  studyAnswer.parse(await (await fetch(`${address}/api/studies/${id}/result`)).json());

async function hashOf(replications: number): Promise<string> {
  const resolved = readScenario(scenario);
  if ("faults" in resolved) throw new Error("not a scenario");
  const compiled = compile(resolved.scenario, resolved.world);
  return (await runStudy(compiled, { replications, executor: inlineExecutor() })).resultHash;
}

/** PostgreSQL removes this file when it has ended in order. */
const serverFile = (data: string): Promise<string> =>
  readFile(join(folder, data, "pg/cluster/postmaster.pid"), "utf8");

describe("a killed service", () => {
  it("goes on after its next start with the study it was computing, to the same result", async () => {
    const env = { AVENANT_DATABASE_URL: await freshDatabase() };
    const first = await start(env);
    const { id } = await ask(first, 640);
    await expect
      .poll(async () => (await read(first, id)).done, { timeout: 30_000, interval: 10 })
      .toBeGreaterThan(0);
    expect((await read(first, id)).status).toBe("running");
    expect(await end(first, "SIGKILL")).toBe("SIGKILL");
    const second = await start(env);
    await expect.poll(async () => (await read(second, id)).status, { timeout: 60_000 }).toBe("done");
    expect((await answer(second, id)).result.resultHash).toBe(await hashOf(640));
  });

  it("over its own PostgreSQL: the next start takes up the server that was left running, with all its data", async () => {
    const env = { AVENANT_DATA: join(folder, "killed") };
    const first = await start(env);
    const { id } = await ask(first, 16);
    await expect.poll(async () => (await read(first, id)).status, { timeout: 30_000 }).toBe("done");
    await end(first, "SIGKILL");
    const second = await start(env);
    expect((await read(second, id)).status).toBe("done");
    const left = await serverFile("killed");
    expect(await serverFile("killed")).toBe(left);
    expect(await end(second, "SIGTERM")).toBe(0);
    await expect(serverFile("killed")).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a stopped service", () => {
  it.each(["SIGTERM", "SIGINT"] as const)(
    "on %s ends with 0 while it computes and is listened to; it kept its prefix and goes on later",
    async (signal) => {
      const env = { AVENANT_DATA: join(folder, signal) };
      const first = await start(env);
      const { id } = await ask(first, 3_200);
      const reader = await openEvents(`${first.address}/api/studies/${id}/events`);
      const heard = allEvents(reader);
      await expect
        .poll(async () => (await read(first, id)).done, { timeout: 30_000, interval: 10 })
        .toBeGreaterThan(16);
      expect(await end(first, signal)).toBe(0);
      expect((await heard).every(({ type }) => type === "progress" || type === "partial")).toBe(true);
      const second = await start(env);
      const kept = await answer(second, id);
      expect(kept.final).toBe(false);
      expect(kept.result.replications % 16).toBe(0);
      expect(["queued", "running"]).toContain((await read(second, id)).status);
    },
  );

  it("leaves no database server behind", async () => {
    const service = await start({ AVENANT_DATA: join(folder, "tidy") });
    expect(await serverFile("tidy")).toContain("ready");
    expect(await end(service, "SIGTERM")).toBe(0);
    await expect(serverFile("tidy")).rejects.toMatchObject({ code: "ENOENT" });
  });
});

describe("a cancelled study on threads", () => {
  it("stops within a second and its prefix is what those replications give by themselves", async () => {
    const service = await start({ AVENANT_DATABASE_URL: await freshDatabase() });
    const { id } = await ask(service, 20_000);
    await expect
      .poll(async () => (await read(service, id)).done, { timeout: 30_000, interval: 10 })
      .toBeGreaterThan(0);
    const before = performance.now();
    const reply = await fetch(`${service.address}/api/studies/${id}`, { method: "DELETE" });
    expect(performance.now() - before).toBeLessThan(1_000);
    expect(((await reply.json()) as Study).status).toBe("cancelled");
    const { result } = await answer(service, id);
    expect(result.replications % 16).toBe(0);
    const resolved = readScenario(scenario);
    if ("faults" in resolved) throw new Error("not a scenario");
    const alone = await runStudy(compile(resolved.scenario, resolved.world), {
      replications: result.replications,
      executor: inlineExecutor(),
    });
    expect(result.designs).toEqual(JSON.parse(JSON.stringify(alone.designs)));
  });
});

describe("a start that cannot be", () => {
  it("a second service on the same folder is refused in words, and the first one works on", async () => {
    const env = { AVENANT_DATA: join(folder, "twice") };
    const first = await start(env);
    const second = await refusedService(env);
    expect(second.code).toBe(2);
    expect(second.words).toMatch(/already open|déjà ouvertes/);
    expect(second.words).not.toMatch(/at .*\.ts:\d+/);
    expect((await fetch(`${first.address}/readyz`)).status).toBe(200);
  });

  it("a taken port is refused in words, and nothing stays open", async () => {
    const first = await start({ AVENANT_DATABASE_URL: await freshDatabase() });
    const { port } = new URL(first.address);
    const second = await refusedService({ AVENANT_DATA: join(folder, "port"), AVENANT_PORT: port });
    expect(second.code).toBe(2);
    expect(second.words).toMatch(new RegExp(`${port}.*AVENANT_PORT`));
    await expect(serverFile("port")).rejects.toMatchObject({ code: "ENOENT" });
  });

  it("a bad setting is refused by its name", async () => {
    const refused = await refusedService({ AVENANT_PORT: "high" });
    expect(refused.code).toBe(2);
    expect(refused.words).toContain("AVENANT_PORT");
  });
});

describe("the service", () => {
  it("listens on this machine only", async () => {
    const service = await start({ AVENANT_DATABASE_URL: await freshDatabase() });
    const { port } = new URL(service.address);
    const listening = await readFile("/proc/net/tcp", "utf8").catch(() => "");
    const hex = Number(port).toString(16).toUpperCase().padStart(4, "0");
    const own = listening.split("\n").filter((line) => line.includes(`:${hex} `) && line.includes(" 0A "));
    for (const line of own) expect(line).toContain(`0100007F:${hex}`);
  });
});

describe("npm start", () => {
  it("ends the service when the shell between dies of a signal without passing it on", async () => {
    const cli = fileURLToPath(new URL("../../server/cli.ts", import.meta.url));
    const settings = {
      npm_lifecycle_event: "start",
      AVENANT_PORT: "0",
      AVENANT_EXAMPLES: "off",
      AVENANT_THREADS: "1",
      AVENANT_DATABASE_URL: await freshDatabase(),
    };
    // a second command keeps the shell from becoming the service itself
    const shell = spawn("sh", ["-c", `"${process.execPath}" "${cli}" serve; true`], {
      env: { ...process.env, ...settings },
      stdio: ["ignore", "pipe", "inherit"],
    });
    let written = "";
    const closed = once(shell.stdout, "close"); // the service holds this end: it closes when it is gone
    const address = await new Promise<string>((resolve) => {
      shell.stdout.setEncoding("utf8").on("data", (text: string) => {
        written += text;
        const found = /http:\/\/127\.0\.0\.1:\d+/.exec(written)?.[0];
        if (found !== undefined) resolve(found);
      });
    });
    expect((await fetch(`${address}/livez`)).status).toBe(200);
    shell.kill("SIGTERM");
    await closed;
    await expect(fetch(`${address}/livez`)).rejects.toThrow();
  });
});
