/** Threads: the only file that knows piscina. */
import { serialize, setFlagsFromString } from "node:v8";
import { Piscina } from "piscina";
import type { Compiled } from "../compile/compile.ts";
import type { Executor } from "../executor.ts";
import type { Block } from "../life/replicate.ts";
import { type Fault, ScenarioError } from "../scenario/errors.ts";
import { COMPILER_FLAGS, threadProgram } from "./thread-program.ts";

export interface BlockTask {
  /** the study's scenario and seed: a thread that has played them before keeps their memory */
  key: string;
  /** the compiled scenario, serialized and shared: only a thread that has not met it reads it */
  compiled: Uint8Array;
  seed: number;
  block: Block;
  /** one shared word: not 0 once the study is cancelled */
  cancelled: Int32Array;
}

export type BlockAnswer = Float64Array | { faults: readonly Fault[] } | { cancelled: true };

export interface ThreadPool extends Executor {
  /** ends the threads; studies under way fail */
  close(): Promise<void>;
}

for (const flag of COMPILER_FLAGS) setFlagsFromString(flag); // before any thread starts

interface Shared {
  form: Uint8Array;
  id: number;
}

/** Opens a pool of threads, started at once and kept warm. */
export function openThreads(threads: number): ThreadPool {
  const pool = new Piscina<BlockTask, BlockAnswer>({
    filename: threadProgram(),
    minThreads: threads,
    maxThreads: threads,
    idleTimeout: Number.POSITIVE_INFINITY,
  });
  /** what was compiled once is told apart by itself: two questions may read one scenario otherwise */
  const shared = new WeakMap<Compiled, Shared>();
  let known = 0;
  const sharedForm = (compiled: Compiled): Shared => {
    let found = shared.get(compiled);
    if (!found) {
      const bytes = serialize(compiled);
      const form = new Uint8Array(new SharedArrayBuffer(bytes.length));
      form.set(bytes);
      found = { form, id: known++ };
      shared.set(compiled, found);
    }
    return found;
  };
  /** one shared word per study under way, for its threads to see that it is cancelled */
  const words = new WeakMap<AbortSignal, Int32Array>();
  const wordOf = (signal: AbortSignal): Int32Array => {
    let word = words.get(signal);
    if (!word) {
      const made = new Int32Array(new SharedArrayBuffer(4));
      signal.addEventListener("abort", () => Atomics.store(made, 0, 1), { once: true });
      if (signal.aborted) Atomics.store(made, 0, 1);
      words.set(signal, made);
      word = made;
    }
    return word;
  };
  return {
    width: threads,
    async run(compiled, seed, block, signal) {
      const { form, id } = sharedForm(compiled);
      const task = { key: `${id}/${seed}`, compiled: form, seed, block, cancelled: wordOf(signal) };
      const result = await pool.run(task);
      if (result instanceof Float64Array) return result;
      if ("faults" in result) throw new ScenarioError(result.faults);
      throw new DOMException("cancelled", "AbortError");
    },
    close: () => pool.destroy(),
  };
}
