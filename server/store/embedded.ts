/** The PostgreSQL that npm ships, run over a folder of ours and bound to 127.0.0.1. */
import { execFile, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { chmod, chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { StartError } from "../start-error.ts";
import { type Account, isReachable, postgresAccount, postgresBinaries, reachableFolder } from "./binaries.ts";

const run = promisify(execFile);
const START_LIMIT_MS = 60_000;

export interface EmbeddedPostgres {
  /** connection string with its password */
  url: string;
  /** folder of the cluster */
  folder: string;
  /** stops the server and waits for it */
  close(): Promise<void>;
}

interface Place {
  account: Account | undefined;
  bin: string;
  /** owned by the account; holds `cluster`, its log, and unfinished clusters */
  home: string;
  cluster: string;
}

/** The folder PostgreSQL may own: `<data>/pg`, or a reachable one of the same name where root works in a closed folder. */
async function openHome(data: string, account: Account | undefined): Promise<string> {
  const isNew = (await mkdir(data, { recursive: true })) !== undefined;
  if (isNew && account) await chmod(data, 0o755);
  const name = createHash("sha256").update(data).digest("hex").slice(0, 16);
  const parent = (await isReachable(data, account)) ? data : await reachableFolder(name);
  const home = join(parent, "pg");
  await mkdir(home, { recursive: true });
  if (account) await chown(home, account.uid, account.gid);
  await chmod(home, 0o700);
  return home;
}

async function removeUnfinished(home: string): Promise<void> {
  for (const entry of await readdir(home)) {
    const pid = /^new-(\d+)/.exec(entry)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(home, entry), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Makes the cluster beside its place and moves it there whole, so that an interrupted start leaves none half made. */
async function initialise(place: Place, durable: boolean): Promise<void> {
  const { account, bin, home, cluster } = place;
  if (await stat(cluster).catch(() => undefined)) return;
  await removeUnfinished(home);
  const unfinished = join(home, `new-${process.pid}-${randomBytes(4).toString("hex")}`);
  const secret = `${unfinished}.password`;
  await writeFile(secret, randomBytes(24).toString("base64url"), { mode: 0o600 });
  if (account) await chown(secret, account.uid, account.gid);
  const options = [
    "-D",
    unfinished,
    "-U",
    "avenant",
    "--auth=scram-sha-256",
    `--pwfile=${secret}`,
    "--encoding=UTF8",
    "--locale=C",
  ];
  if (!durable) options.push("--no-sync");
  await run(join(bin, "bin", "initdb"), options, { ...account, cwd: home, windowsHide: true }).catch(
    (cause: Error & { stderr?: string }) => {
      throw failed(cause.stderr?.trim() ?? cause.message, cause);
    },
  );
  await rename(secret, join(unfinished, "avenant.password"));
  // another process may have been quicker: its cluster stands, ours goes
  await rename(unfinished, cluster).catch(() => rm(unfinished, { recursive: true, force: true }));
}

function failed(detail: string, cause?: unknown): StartError {
  return new StartError("POSTGRES_FAILED", { fr: detail, en: detail }, cause);
}

/** What postmaster.pid says of a live server: its lines are pid, folder, start, port, socket, address, shared memory, state. */
async function liveServer(cluster: string): Promise<{ port: number; isReady: boolean } | undefined> {
  const file = join(cluster, "postmaster.pid");
  const lines = (await readFile(file, "utf8").catch(() => "")).split("\n");
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return undefined;
  // after a hard stop the number may belong to another program by now, which would keep PostgreSQL from ever starting again
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "postgres");
  if (!command.includes("postgres")) {
    await rm(file, { force: true });
    return undefined;
  }
  return { port: Number(lines[3]), isReady: lines[7]?.trim() === "ready" };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((listening) => probe.once("listening", listening));
  const address = probe.address();
  await new Promise((closed) => probe.close(closed));
  if (address === null || typeof address === "string") throw failed("no free port");
  return address.port;
}

function settings(port: number, durable: boolean): string[] {
  const values = {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: durable ? 20 : 200,
    shared_buffers: "32MB",
    wal_level: "minimal",
    max_wal_senders: 0,
    max_wal_size: "256MB",
    jit: "off",
    ...(durable ? {} : { fsync: "off", full_page_writes: "off", synchronous_commit: "off" }),
  };
  return Object.entries(values).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** Starts the server in its own process group, so that Ctrl-C in a terminal reaches us and not it, and waits until it is ready. */
async function launch(place: Place, durable: boolean): Promise<void> {
  const { account, bin, home, cluster } = place;
  const log = await open(join(home, "postgres.log"), "w");
  const child = spawn(join(bin, "bin", "postgres"), ["-D", cluster, ...settings(await freePort(), durable)], {
    ...account,
    cwd: home,
    detached: true,
    windowsHide: true,
    stdio: ["ignore", log.fd, log.fd],
  });
  let exited = false;
  child.once("error", () => (exited = true)).once("exit", () => (exited = true));
  child.unref();
  try {
    const limit = Date.now() + START_LIMIT_MS;
    while (!(await liveServer(cluster))?.isReady) {
      if (exited && !(await liveServer(cluster)))
        throw failed((await readFile(join(home, "postgres.log"), "utf8")).trim().slice(-600));
      if (Date.now() > limit) throw failed(`not ready after ${START_LIMIT_MS / 1000} s`);
      await sleep(15);
    }
  } finally {
    await log.close();
  }
}

async function openCluster(data: string, durable: boolean): Promise<{ place: Place; port: number }> {
  const account = await postgresAccount();
  const home = await openHome(resolve(data), account);
  const place = { account, home, cluster: join(home, "cluster"), bin: await postgresBinaries(account) };
  await initialise(place, durable);
  if (!(await liveServer(place.cluster))?.isReady) await launch(place, durable);
  const server = await liveServer(place.cluster);
  if (!server) throw failed("stopped at once");
  return { place, port: server.port };
}

/**
 * Opens the server over `<data>/pg`: made if new, started if at rest, met if a process that was killed left it running.
 * Whether another living Avenant uses it is for the owner's lock to say (owner.ts), not for this.
 * @param durable false gives up safety on power loss for speed: tests
 * @throws NO_POSTGRES, POSTGRES_FAILED
 */
export async function openEmbedded(
  data: string,
  { durable }: { durable: boolean },
): Promise<EmbeddedPostgres> {
  const { place, port } = await openCluster(data, durable).catch((error: Error) => {
    throw error instanceof StartError ? error : failed(error.message, error);
  });
  const { account, bin, cluster, home } = place;
  const password = await readFile(join(cluster, "avenant.password"), "utf8");
  return {
    url: `postgres://avenant:${password}@127.0.0.1:${port}/postgres`,
    folder: cluster,
    close: async () => {
      const stop = ["stop", "-D", cluster, "-m", "fast", "-w", "-t", "20"];
      await run(join(bin, "bin", "pg_ctl"), stop, { ...account, cwd: home, windowsHide: true });
    },
  };
}
