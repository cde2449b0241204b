/** What a job computes: a study, or a question asked of a scenario; in either case answers to keep, coarse ones first. */
import { createHash } from "node:crypto";
import {
  type Answer,
  answerQuestion,
  type Compiled,
  type Executor,
  type Prepared,
  type runStudy,
  type StudyResult,
} from "#engine";
import type { PartialEvent } from "../contract.ts";
import type { StudyRow } from "../store/tables.ts";

/** An answer as it is kept, and what listeners hear of a coarse one. */
export interface KeptAnswer {
  body: string;
  replications: number;
  hash: string;
  headline: Pick<PartialEvent, "designs" | "differences" | "verdict">;
}

export interface WorkTools {
  executor: Executor;
  signal: AbortSignal;
  onProgress(done: number, requested: number): void;
  onPartial(answer: KeptAnswer): void;
}

/** Computes to its end, or until the signal aborts: then what is known so far, or nothing. */
export type Work = (tools: WorkTools) => Promise<{ answer: KeptAnswer | undefined; isComplete: boolean }>;

const keptStudy = (result: StudyResult): KeptAnswer => ({
  body: JSON.stringify(result),
  replications: result.replications,
  hash: result.resultHash,
  headline: {
    designs: result.designs.map(({ id, indicators }) => ({ id, indicators })),
    differences: result.differences.map(({ design, against, indicators }) => ({
      design,
      against,
      indicators,
    })),
  },
});

export function studyWork({ seed, replications }: StudyRow, compiled: Compiled, run: typeof runStudy): Work {
  return async ({ executor, signal, onProgress, onPartial }) => {
    const result = await run(compiled, {
      seed,
      replications,
      executor,
      signal,
      onProgress: ({ done, requested }) => onProgress(done, requested),
      onPartial: (partial) => onPartial(keptStudy(partial)),
    });
    return {
      answer: result.replications > 0 ? keptStudy(result) : undefined,
      isComplete: result.replications === replications,
    };
  };
}

function keptQuestion(answer: Answer<string, unknown>): KeptAnswer {
  const body = JSON.stringify(answer);
  return {
    body,
    replications: answer.replications,
    hash: createHash("sha256").update(body).digest("hex"),
    headline: { designs: [], differences: [], verdict: answer.verdict },
  };
}

export function questionWork(prepared: Prepared): Work {
  return async ({ executor, signal, onProgress, onPartial }) => {
    const answer = await answerQuestion(prepared, {
      executor,
      signal,
      onProgress: ({ done, requested }) => onProgress(done, requested),
      onPartial: (partial) => onPartial(keptQuestion(partial)),
    });
    return { answer: keptQuestion(answer), isComplete: !signal.aborted };
  };
}
