/** A study: designs × replications under common random numbers. It is given an executor and does not know which. */
import { answer } from "./answer/answer.ts";
import { Reduction } from "./answer/reduction.ts";
import type { Progress, StudyResult } from "./answer/result.ts";
import type { Compiled } from "./compile/compile.ts";
import { blocksInOrder, type Executor } from "./executor.ts";
import { BLOCK, type Block, blocksOf } from "./life/replicate.ts";

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
  /** a coarse answer after the first replications, then whenever the work done has doubled */
  onPartial?: (result: StudyResult) => void;
  /** replications of the first coarse answer: 16 by default, or fewer */
  firstAnswer?: number;
}

/**
 * A study that may end after any 16 replications has each 16 shared out between the threads: none of these is played in
 * vain. The first 16 are shared out so finely that the threads reach the first answer together.
 */
const sharedBlocks = (requested: number, width: number, firstAnswer: number): Block[] =>
  Array.from({ length: Math.ceil(requested / BLOCK) }, (_, at) => {
    const parts = at === 0 ? Math.ceil((width * BLOCK) / firstAnswer) : width;
    return blocksOf(0, Math.min(BLOCK, requested - at * BLOCK), parts).map(({ from, count }) => ({
      from: at * BLOCK + from,
      count,
    }));
  }).flat();

/**
 * Runs a study. Blocks are reduced in index order, so the result does not depend on who computed them.
 * @throws ScenarioError if a replication cannot be played (a team that never drains)
 */
export async function runStudy(compiled: Compiled, options: StudyOptions): Promise<StudyResult> {
  const { onProgress, onPartial, isEnough, signal, firstAnswer = BLOCK } = options;
  const seed = options.seed ?? compiled.seed;
  const requested = options.replications ?? compiled.replications;
  const reduction = new Reduction(compiled, seed);
  const isOver = () => reduction.replications === requested;
  const isWhole = () => reduction.replications % BLOCK === 0 || isOver();
  let shown = 0;
  const tell = () => {
    onProgress?.({ done: reduction.replications, requested });
    if (!onPartial || isOver() || reduction.replications < Math.max(firstAnswer, 2 * shown)) return;
    shown = reduction.replications;
    onPartial(answer(reduction, seed, requested));
  };
  if (signal?.aborted) return answer(reduction, seed, requested);
  const { width } = options.executor;
  const blocks = isEnough ? sharedBlocks(requested, width, firstAnswer) : blocksOf(0, requested, width);
  for await (const { count, rows } of blocksInOrder(compiled, seed, blocks, options)) {
    if (!rows || signal?.aborted) break;
    reduction.add(rows, count);
    if (isWhole() && isEnough?.(reduction)) break;
    tell();
  }
  return answer(reduction, seed, requested);
}
