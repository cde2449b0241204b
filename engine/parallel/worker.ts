/** A thread: one task is one block of replications. It keeps the last scenario's memory from task to task. */
import { move } from "piscina";
import { ScenarioError } from "../errors.ts";
import { playBlock, Replicator } from "../replicate.ts";
import type { BlockAnswer, BlockTask } from "./pool.ts";

/** scenarios whose memory a thread keeps: as many studies can take turns without starting afresh */
const KEPT = 4;
const replicators = new Map<string, Replicator>();

function replicatorOf({ compiled, seed }: BlockTask): Replicator {
  const key = `${compiled.scenarioHash}/${seed}`;
  const kept = replicators.get(key) ?? new Replicator(compiled, seed);
  replicators.delete(key);
  replicators.set(key, kept);
  for (const oldest of replicators.keys()) {
    if (replicators.size <= KEPT) break;
    replicators.delete(oldest);
  }
  return kept;
}

export default function play(task: BlockTask): BlockAnswer {
  try {
    const rows = playBlock(
      replicatorOf(task),
      task.compiled,
      task.block,
      () => Atomics.load(task.cancelled, 0) !== 0,
    );
    return move(rows) as unknown as Float64Array;
  } catch (error) {
    if (error instanceof ScenarioError) return { faults: error.faults };
    if (error instanceof DOMException && error.name === "AbortError") return { cancelled: true };
    throw error;
  }
}
