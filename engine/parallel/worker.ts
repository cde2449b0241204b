/** A thread: one task is one block of replications. It keeps the last scenarios' memory from task to task. */
import { deserialize } from "node:v8";
import type { Compiled } from "../compile/compile.ts";
import { playBlock, Replicator, rowLength } from "../life/replicate.ts";
import { ScenarioError } from "../scenario/errors.ts";
import type { BlockAnswer, BlockTask } from "./pool.ts";

/** scenarios whose memory a thread keeps: as many studies can take turns without starting afresh */
const KEPT = 4;

interface Kept {
  compiled: Compiled;
  replicator: Replicator;
}
const kept = new Map<string, Kept>();

function open({ compiled: form, seed }: BlockTask): Kept {
  const compiled = deserialize(form) as Compiled;
  return { compiled, replicator: new Replicator(compiled, seed) };
}

function keptFor(task: BlockTask): Kept {
  const found = kept.get(task.key) ?? open(task);
  kept.delete(task.key);
  kept.set(task.key, found);
  for (const oldest of kept.keys()) {
    if (kept.size <= KEPT) break;
    kept.delete(oldest);
  }
  return found;
}

export default function play(task: BlockTask): BlockAnswer {
  try {
    const { compiled, replicator } = keptFor(task);
    // shared memory, not a moved buffer: see thread-program.ts for what one detached buffer costs
    const bytes = task.block.count * rowLength(compiled) * Float64Array.BYTES_PER_ELEMENT;
    const rows = new Float64Array(new SharedArrayBuffer(bytes));
    playBlock(replicator, compiled, task.block, () => Atomics.load(task.cancelled, 0) !== 0, rows);
    return rows;
  } catch (error) {
    if (error instanceof ScenarioError) return { faults: error.faults };
    if (error instanceof DOMException && error.name === "AbortError") return { cancelled: true };
    throw error;
  }
}
