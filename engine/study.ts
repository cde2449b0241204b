/** A study: designs × replications under common random numbers. It is given an executor and does not know which. */
import type { Compiled } from "./compile.ts";
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

export type RunStudy = (compiled: Compiled, options: StudyOptions) => Promise<StudyResult>;
