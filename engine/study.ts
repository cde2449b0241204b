/** A study: designs × replications under common random numbers. It is given an executor and does not know which. */
import { answer } from "./answer.ts";
import type { Compiled } from "./compile.ts";
import { Reduction } from "./reduction.ts";
import { BLOCK, playBlock, Replicator } from "./replicate.ts";
import type { Progress, StudyResult } from "./result.ts";

/** Computes one block of 16 replications of every design: the raw columns, replication by replication, design by design. */
export interface Executor {
  /** blocks computed at once */
  readonly width: number;
  run(compiled: Compiled, seed: number, block: number, signal: AbortSignal): Promise<Float64Array>;
}

export interface StudyOptions {
  /** default: the scenario's */
  seed?: number;
  /** default: the scenario's */
  replications?: number;
  executor: Executor;
  /** aborting keeps the whole prefix of blocks computed so far and resolves with it */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** a coarse answer after the first block, then whenever the work done has doubled */
  onPartial?: (result: StudyResult) => void;
}

/**
 * Runs a study. Blocks are reduced in index order, so the result does not depend on who computed them.
 * @throws ScenarioError if a replication cannot be played (a team that never drains)
 */
export async function runStudy(compiled: Compiled, options: StudyOptions): Promise<StudyResult> {
  const { executor, onProgress, onPartial } = options;
  const seed = options.seed ?? compiled.seed;
  const requested = options.replications ?? compiled.replications;
  const signal = options.signal ?? new AbortController().signal;
  const reduction = new Reduction(compiled, seed);
  const blocks = Math.ceil(requested / BLOCK);
  const running: Promise<Float64Array | null>[] = [];
  let next = 0;
  let shown = 0;
  const start = () => {
    const block = executor.run(compiled, seed, next++, signal).catch((error: unknown) => {
      if (signal.aborted) return null;
      throw error;
    });
    block.catch(() => undefined); // awaited in turn; a failure of a later block must not count as unhandled
    running.push(block);
  };
  while (!signal.aborted && reduction.replications < requested) {
    while (next < blocks && running.length < 2 * executor.width) start();
    const rows = await running.shift();
    if (!rows || signal.aborted) break;
    reduction.add(rows, Math.min(BLOCK, requested - reduction.replications));
    onProgress?.({ done: reduction.replications, requested });
    if (onPartial && reduction.replications < requested && reduction.replications >= 2 * shown) {
      shown = reduction.replications;
      onPartial(answer(reduction, seed, requested));
    }
  }
  await Promise.allSettled(running);
  return answer(reduction, seed, requested);
}

/** Computes blocks in this thread, giving way to other work between them. */
export function inlineExecutor(): Executor {
  let replicator: { of: Compiled; seed: number; plays: Replicator } | null = null;
  return {
    width: 1,
    async run(compiled, seed, block, signal) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (replicator?.of !== compiled || replicator.seed !== seed)
        replicator = { of: compiled, seed, plays: new Replicator(compiled, seed) };
      return playBlock(replicator.plays, compiled, block, () => signal.aborted);
    },
  };
}
