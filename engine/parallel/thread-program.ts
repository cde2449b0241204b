/**
 * The program that threads run: the engine of this folder as one plain file. Same engine, same bits; what it buys
 * (docs/performance.md):
 * - reading TypeScript in a thread loads a WebAssembly program whose memory grows, and once any buffer of a thread has been
 *   detached V8 checks every access to every typed array for it: −20 %;
 * - in one file the columns and flags of other modules are constants to the compiler, not cells to be read: −10 %.
 */
import { fileURLToPath } from "node:url";
import { plainFile } from "./plain-file.ts";

/**
 * The event loop is one long chain of small functions over columns; V8's default budget stops inlining it half-way and
 * boxes every double that crosses the seam. They change speed only.
 */
export const COMPILER_FLAGS = [
  "--max-inlined-bytecode-size-cumulative=4000",
  "--max-inlined-bytecode-size=1000",
];

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Path of the program; the source itself where it cannot be written. */
export const threadProgram = (): string =>
  plainFile({
    source: here("./worker.ts"),
    folder: here("../../.cache/threads"),
    sources: [here("..")],
    root: here("../.."),
  });
