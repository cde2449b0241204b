/** What the environment says; the only reader of process.env. */
import { availableParallelism } from "node:os";
import { z } from "zod";
import { StartError } from "./start-error.ts";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "silent"] as const;

const environment = z.object({
  AVENANT_PORT: z.coerce.number().int().min(0).max(65_535).default(7300),
  AVENANT_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  AVENANT_DATA: z.string().min(1).default(".data"),
  AVENANT_THREADS: z.coerce.number().int().min(1).max(256).optional(),
  AVENANT_LOG: z.enum(LOG_LEVELS).default("warn"),
  AVENANT_REQUESTS_PER_MINUTE: z.coerce.number().int().min(1).default(1_200),
  AVENANT_KEEP_STUDIES: z.coerce.number().int().min(1).default(500),
  AVENANT_EXAMPLES: z.enum(["on", "off"]).default("on"),
});

export interface Config {
  /** 0: any free port */
  port: number;
  /** a PostgreSQL that stands already; absent: the one npm ships, over `data` */
  databaseUrl: string | undefined;
  /** folder of the embedded PostgreSQL */
  data: string;
  threads: number;
  logLevel: (typeof LOG_LEVELS)[number];
  requestsPerMinute: number;
  /** settled studies to remember */
  keepStudies: number;
  /** compute the lead scenario's default studies ahead */
  examples: boolean;
  /** started by `npm start`: the shell that npm puts between dies of a signal without passing it on */
  isUnderNpm: boolean;
}

const EXPECTED: Partial<Record<string, string>> = {
  AVENANT_PORT: "0 … 65535",
  AVENANT_DATABASE_URL: "postgres://user:password@host:port/database",
  AVENANT_THREADS: "1 … 256",
  AVENANT_LOG: LOG_LEVELS.join(", "),
  AVENANT_EXAMPLES: "on, off",
};

/**
 * Settings from the environment; empty variables count as absent.
 * @throws StartError BAD_SETTING naming the variable and what it may be
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([name, value]) => name.startsWith("AVENANT_") && value !== ""),
  );
  const read = environment.safeParse(given);
  if (!read.success) {
    const name = String(read.error.issues[0]?.path[0]);
    const expected = EXPECTED[name] ?? "≥ 1";
    throw new StartError("BAD_SETTING", {
      fr: `${name} (attendu : ${expected})`,
      en: `${name} (expected: ${expected})`,
    });
  }
  const values = read.data;
  return {
    port: values.AVENANT_PORT,
    databaseUrl: values.AVENANT_DATABASE_URL,
    data: values.AVENANT_DATA,
    threads: values.AVENANT_THREADS ?? availableParallelism(),
    logLevel: values.AVENANT_LOG,
    requestsPerMinute: values.AVENANT_REQUESTS_PER_MINUTE,
    keepStudies: values.AVENANT_KEEP_STUDIES,
    examples: values.AVENANT_EXAMPLES === "on",
    isUnderNpm: env["npm_lifecycle_event"] === "start",
  };
}
