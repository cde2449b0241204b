/** The service without a port, over a database of its own. */
import type { FastifyInstance } from "fastify";
import { ENGINE_VERSION, type Executor, inlineExecutor } from "#engine";
import { type AppDeps, buildApp } from "../../server/app.ts";
import { openCatalogue } from "../../server/catalogue.ts";
import { Preparation } from "../../server/jobs/preparation.ts";
import { Questions } from "../../server/jobs/questions.ts";
import { Runner, type RunnerTools } from "../../server/jobs/runner.ts";
import { openStore, type Store } from "../../server/store/index.ts";
import { freshDatabase } from "./database.ts";

export interface TestService {
  app: FastifyInstance;
  store: Store;
  runner: Runner;
  databaseUrl: string;
  /** errors that the runner met */
  faults: unknown[];
  close(): Promise<void>;
}

export type TestOptions = Partial<Pick<AppDeps, "pageFolder" | "requestsPerMinute" | "logger">> &
  Partial<Pick<RunnerTools, "executor" | "keepStudies" | "engineVersion">> & {
    databaseUrl?: string;
  };

/** Opens store, runner and app; the runner takes work from the start. */
export async function openTestService(options: TestOptions = {}): Promise<TestService> {
  const databaseUrl = options.databaseUrl ?? (await freshDatabase());
  const faults: unknown[] = [];
  const store = await openStore({ databaseUrl, data: "" }, (error) => faults.push(error));
  const preparation = new Preparation();
  const runner = new Runner({
    studies: store.studies,
    executor: options.executor ?? inlineExecutor(),
    engineVersion: options.engineVersion ?? ENGINE_VERSION,
    keepStudies: options.keepStudies ?? 500,
    workOf: (row) => preparation.workOf(row),
    onFault: (_, error) => faults.push(error),
  });
  await runner.start();
  const catalogue = await openCatalogue(store.scenarios);
  const app = await buildApp({
    store,
    runner,
    catalogue,
    questions: new Questions(catalogue, preparation),
    pageFolder: options.pageFolder ?? "/nowhere",
    threads: 1,
    version: "0.0.0-test",
    requestsPerMinute: options.requestsPerMinute ?? 100_000,
    logger: options.logger ?? false,
  });
  const close = async (): Promise<void> => {
    await runner.close();
    await app.close();
    await store.close();
  };
  return { app, store, runner, databaseUrl, faults, close };
}

/** Wraps an executor so that each block waits for its turn: `let through` some, or `open` for good. */
export function heldExecutor(
  inner: Executor,
): Executor & { open(): void; letThrough(blocks: number): void; started: number } {
  let allowed = 0;
  const waiting: (() => void)[] = [];
  const held = {
    width: inner.width,
    started: 0,
    letThrough: (blocks: number) => {
      allowed += blocks;
      while (allowed > 0 && waiting.length > 0) {
        allowed--;
        waiting.shift()?.();
      }
    },
    open: () => held.letThrough(Number.MAX_SAFE_INTEGER),
    run: async (...block: Parameters<Executor["run"]>) => {
      held.started++;
      if (allowed > 0) allowed--;
      else await new Promise<void>((pass) => waiting.push(pass));
      return inner.run(...block);
    },
  };
  return held;
}
