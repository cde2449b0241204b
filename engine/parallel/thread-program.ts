/**
 * The program that threads run: the engine of this folder as one plain file, written once and kept until a source changes.
 * Same engine, same bits; what it buys (docs/performance.md):
 * - reading TypeScript in a thread loads a WebAssembly program whose memory grows, and once any buffer of a thread has been
 *   detached V8 checks every access to every typed array for it: −20 %;
 * - in one file the columns and flags of other modules are constants to the compiler, not cells to be read: −10 %.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * The event loop is one long chain of small functions over columns; V8's default budget stops inlining it half-way and
 * boxes every double that crosses the seam. They change speed only.
 */
export const COMPILER_FLAGS = [
  "--max-inlined-bytecode-size-cumulative=4000",
  "--max-inlined-bytecode-size=1000",
];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SOURCE = here("./worker.ts");
const FOLDER = here("../../.cache/threads");
const PROGRAM = `${FOLDER}/worker.js`;

/** `const` must stay `const`: a `var` is no constant to the compiler. */
const WRITE = `import { build } from "vite";
const [ssr, outDir] = process.argv.slice(1);
const rolldownOptions = { output: { topLevelVar: false } };
await build({ configFile: false, logLevel: "silent", build: { ssr, outDir, minify: false, rolldownOptions } });`;

const changedAt = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Path of the program, written anew if a source of the engine is younger; the source itself where it cannot be written. */
export function threadProgram(): string {
  const engine = here("..");
  const sources = readdirSync(engine, { recursive: true, encoding: "utf8" });
  const youngest = Math.max(...sources.map((file) => changedAt(`${engine}/${file}`)));
  if (changedAt(PROGRAM) > youngest) return PROGRAM;
  try {
    const draft = `${FOLDER}/${process.pid}`; // renamed whole: another process may be doing the same
    mkdirSync(draft, { recursive: true });
    spawnSync(process.execPath, ["--input-type=module", "-e", WRITE, SOURCE, draft], {
      cwd: here("../.."),
      stdio: "ignore",
    });
    renameSync(`${draft}/worker.js`, PROGRAM);
    rmSync(draft, { recursive: true });
    return PROGRAM;
  } catch {
    return SOURCE;
  }
}
