/**
 * Where Node keeps the compiled form of the engine between processes. More than a faster start: reading TypeScript loads a
 * WebAssembly program whose memory grows, and once any buffer of a thread has been detached V8 checks every access to every
 * typed array for it. A thread that loads the engine from this folder never meets it (docs/performance.md: −20 %).
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The event loop is one long chain of small functions over columns; V8's default budget stops inlining it half-way and
 * boxes every double that crosses the seam. They change speed only (docs/performance.md).
 */
export const COMPILER_FLAGS = [
  "--max-inlined-bytecode-size-cumulative=4000",
  "--max-inlined-bytecode-size=1000",
];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const FOLDER = here("../../.cache/compiled");
const MARK = here("../../.cache/compiled/mark");

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Environment of a thread or process that plays replications; compiles the engine first if it has changed since. */
export function threadEnvironment(): NodeJS.ProcessEnv {
  const environment = { ...process.env, NODE_COMPILE_CACHE: FOLDER };
  const engine = here("..");
  const files = readdirSync(engine, { recursive: true, encoding: "utf8" });
  const changed = Math.max(...files.map((file) => changedAt(`${engine}/${file}`)));
  if (changed < changedAt(MARK)) return environment;
  try {
    mkdirSync(FOLDER, { recursive: true });
    spawnSync(process.execPath, [...COMPILER_FLAGS, here("./worker.ts")], {
      env: environment,
      stdio: "ignore",
    });
    writeFileSync(MARK, "");
    utimesSync(MARK, new Date(), new Date());
  } catch {
    // a folder that cannot be written: the same results, more slowly
  }
  return environment;
}
