/** A study: designs × replications under common random numbers. It is given an executor and does not know which. */
import { answer } from "./answer/answer.ts";
import { Reduction } from "./answer/reduction.ts";
import type { Progress, StudyResult } from "./answer/result.ts";
import type { Compiled } from "./compile/compile.ts";
import { BLOCK, type Block, blocksOf, playBlock, Replicator } from "./life/replicate.ts";

/** Computes one block of replications of every design: the raw columns, replication by replication, design by design. */
export interface Executor {
  /** blocks computed at once */
  readonly width: number;
  run(compiled: Compiled, seed: number, block: Block, signal: AbortSignal): Promise<Float64Array>;
}

export interface StudyOptions {
  /** default: the scenario's */
  seed?: number;
  /** default: the scenario's */
  replications?: number;
  executor: Executor;
  /** asked after every 16 replications, and after the last one: true ends the study there, whoever computes it */
  isEnough?: (reduction: Reduction) => boolean;
  /** aborting keeps the whole prefix of blocks computed so far and resolves with it */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  /** a coarse answer after 16 replications, then whenever the work done has doubled */
  onPartial?: (result: StudyResult) => void;
}

/**
 * The blocks of a study in index order, some computed ahead. Ending the loop over them ends those under way.
 * @returns rows, or null where the signal has aborted them
 */
async function* blocksInOrder(
  compiled: Compiled,
  seed: number,
  requested: number,
  { executor, signal }: Pick<StudyOptions, "executor" | "signal">,
): AsyncGenerator<{ count: number; rows: Float64Array | null }> {
  const ownEnd = new AbortController();
  const ends = AbortSignal.any([ownEnd.signal, ...(signal ? [signal] : [])]);
  const running: { count: number; rows: Promise<Float64Array | null> }[] = [];
  const start = (block: Block) => {
    const rows = executor.run(compiled, seed, block, ends).catch((error: unknown) => {
      if (ends.aborted) return null;
      throw error;
    });
    rows.catch(() => undefined); // awaited in turn; a failure of a later block must not count as unhandled
    running.push({ count: block.count, rows });
  };
  const left = blocksOf(requested, executor.width);
  try {
    while (left.length + running.length > 0) {
      for (const block of left.splice(0, 2 * executor.width - running.length)) start(block);
      const first = running.shift();
      if (first) yield { count: first.count, rows: await first.rows };
    }
  } finally {
    ownEnd.abort();
    await Promise.allSettled(running.map(({ rows }) => rows));
  }
}

/**
 * Runs a study. Blocks are reduced in index order, so the result does not depend on who computed them.
 * @throws ScenarioError if a replication cannot be played (a team that never drains)
 */
export async function runStudy(compiled: Compiled, options: StudyOptions): Promise<StudyResult> {
  const { onProgress, onPartial, isEnough, signal } = options;
  const seed = options.seed ?? compiled.seed;
  const requested = options.replications ?? compiled.replications;
  const reduction = new Reduction(compiled, seed);
  const isOver = () => reduction.replications === requested;
  const isWhole = () => reduction.replications % BLOCK === 0 || isOver();
  let shown = 0;
  const tell = () => {
    onProgress?.({ done: reduction.replications, requested });
    if (!onPartial || isOver() || reduction.replications < Math.max(BLOCK, 2 * shown)) return;
    shown = reduction.replications;
    onPartial(answer(reduction, seed, requested));
  };
  if (signal?.aborted) return answer(reduction, seed, requested);
  for await (const { count, rows } of blocksInOrder(compiled, seed, requested, options)) {
    if (!rows || signal?.aborted) break;
    reduction.add(rows, count);
    if (isWhole() && isEnough?.(reduction)) break;
    tell();
  }
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
