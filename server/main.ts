/** The running service: opens what it needs, listens on 127.0.0.1, and leaves nothing behind when told to stop. */
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FastifyBaseLogger, FastifyInstance } from "fastify";
import { ENGINE_VERSION, type Executor } from "#engine";
import { openThreads } from "../engine/parallel/pool.ts";
import { buildApp } from "./app.ts";
import { openCatalogue } from "./catalogue.ts";
import { type Config, readConfig } from "./config.ts";
import { Preparation } from "./jobs/preparation.ts";
import { Questions } from "./jobs/questions.ts";
import { Runner } from "./jobs/runner.ts";
import { StartError } from "./start-error.ts";
import { openStore, type Store } from "./store/index.ts";
import type { StudyRow } from "./store/tables.ts";

const HOST = "127.0.0.1";
const PAGE_FOLDER = fileURLToPath(new URL("../viz/dist", import.meta.url));

export interface Service {
  /** http://127.0.0.1:<port> */
  address: string;
  /** takes no more work, keeps what running studies have, closes every stream, thread and database of ours */
  close(): Promise<void>;
}

async function packageVersion(): Promise<string> {
  const text = await readFile(new URL("../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { version: string }).version;
}

async function listen(app: FastifyInstance, port: number): Promise<string> {
  try {
    return await app.listen({ host: HOST, port });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    throw new StartError("PORT_TAKEN", {
      fr: `${port} ; choisissez-en un autre par AVENANT_PORT`,
      en: `${port}; choose another by AVENANT_PORT`,
    });
  }
}

/** Queues the lead scenario's default studies behind everything else, unless this engine has answered them; returns what awaits the queueing. */
function startAhead(runner: Runner, questions: Questions, log: FastifyBaseLogger): () => Promise<void> {
  const queueing = (async () => {
    for (const study of await questions.examples()) await runner.submit(study);
  })().catch((error) => log.error({ err: error }, "examples not queued"));
  return () => queueing;
}

type OnFault = (study: string, error: unknown) => void;

function runnerOver(
  config: Config,
  { studies }: Store,
  executor: Executor,
  preparation: Preparation,
  onFault: OnFault,
): Runner {
  const { keepStudies } = config;
  const workOf = (row: StudyRow) => preparation.workOf(row);
  return new Runner({
    studies,
    executor,
    engineVersion: ENGINE_VERSION,
    keepStudies,
    workOf,
    onFault,
  });
}

/** Closes what was opened, the last first, once. */
function closeInTurn(): { later: (step: () => Promise<void>) => void; close: () => Promise<void> } {
  const steps: (() => Promise<void>)[] = [];
  let closing: Promise<void> | undefined;
  const run = async (): Promise<void> => {
    for (let step = steps.pop(); step; step = steps.pop()) await step();
  };
  return {
    later: (step) => steps.push(step),
    close: () => {
      closing ??= run();
      return closing;
    },
  };
}

/**
 * Opens the whole service.
 * @param onLost another process took the database over: the caller is to stop
 * @throws StartError with the reason in words; nothing stays open then
 */
export async function openService(config: Config, onLost: (error: StartError) => void): Promise<Service> {
  const { later, close } = closeInTurn();
  let log: FastifyBaseLogger | undefined;
  try {
    const threads = openThreads(config.threads);
    later(() => threads.close());
    const store = await openStore(config, (error) => {
      log?.error({ err: error }, "database connection lost");
      if (error instanceof StartError) onLost(error);
    });
    later(() => store.close());
    const preparation = new Preparation();
    const onFault: OnFault = (study, error) => log?.error({ study, err: error }, "study fault");
    const runner = runnerOver(config, store, threads, preparation, onFault);
    const catalogue = await openCatalogue(store.scenarios);
    const questions = new Questions(catalogue, preparation);
    const app = await buildApp({
      store,
      runner,
      catalogue,
      questions,
      pageFolder: PAGE_FOLDER,
      threads: config.threads,
      version: await packageVersion(),
      requestsPerMinute: config.requestsPerMinute,
      logger: { level: config.logLevel, stream: process.stderr },
    });
    log = app.log;
    later(() => app.close());
    later(() => runner.close());
    await runner.start();
    const address = await listen(app, config.port);
    if (config.examples) later(startAhead(runner, questions, app.log));
    return { address, close };
  } catch (error) {
    await close();
    throw error;
  }
}

const PARENT_LOOK_MS = 500;

/** Calls back once the process that started this one is gone. */
function followParent(onGone: () => void): void {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    onGone();
  }, PARENT_LOOK_MS);
  look.unref();
}

/**
 * Runs the service until SIGTERM or SIGINT, prints one line with its address, and resolves when everything is closed.
 * @throws StartError when it cannot start, or when another process took its database over
 */
export async function serve(): Promise<void> {
  const { promise: stopped, resolve: stop } = Promise.withResolvers<StartError | undefined>();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(undefined));
  const config = readConfig();
  if (config.isUnderNpm) followParent(() => stop(undefined));
  const service = await openService(config, stop);
  process.stdout.write(`Avenant ${service.address}/\n`);
  const reason = await stopped;
  await service.close();
  if (reason) throw reason;
}
