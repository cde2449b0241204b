/** Who computes replications: blocks of them, in this thread or in others, given back in index order. */
import type { Compiled } from "./compile/compile.ts";
import { type Block, playBlock, Replicator } from "./life/replicate.ts";

/** Computes one block of replications of every design: the raw columns, replication by replication, design by design. */
export interface Executor {
  /** blocks computed at once */
  readonly width: number;
  run(compiled: Compiled, seed: number, block: Block, signal: AbortSignal): Promise<Float64Array>;
}

/**
 * Blocks in index order, some computed ahead. Ending the loop over them ends those under way.
 * @returns rows, or null where the signal has aborted them
 */
export async function* blocksInOrder(
  compiled: Compiled,
  seed: number,
  blocks: readonly Block[],
  { executor, signal }: { executor: Executor; signal?: AbortSignal },
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
  const left = [...blocks];
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
