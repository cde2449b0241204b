/** What a question is: what may be asked of a scenario, in which terms, and who answers. */
import type { z } from "zod";
import type { Compiled } from "../compile/compile.ts";
import type { Executor } from "../executor.ts";
import type { Fault } from "../scenario/errors.ts";
import type { Text } from "../scenario/notation.ts";
import type { Resolved } from "../scenario/resolve.ts";
import type { Answer } from "./answer.ts";

/** A scenario that a question is asked of. */
export interface Asked<Terms> {
  read: Resolved;
  /** the scenario as it stands */
  compiled: Compiled;
  terms: Terms;
  /** default: the scenario's */
  seed: number;
  /** most futures of any variant */
  replications: number;
  /** lives of one design that an answer may play, by the size of the scenario, unless its terms say otherwise */
  lives: number;
}

/** How far an answer is: lives of one design played, and how many are expected by now. */
export interface Progress {
  done: number;
  requested: number;
}

export interface Tools<A> {
  executor: Executor;
  /** aborting ends the question with an AbortError; the latest coarse answer stands */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
  onPartial?: (answer: A) => void;
}

export interface Question<Name extends string, Terms, Figures> {
  name: Name;
  /** what it answers, in a line */
  title: Text;
  /** every term has a default, unless only the asker can know it; a term is a number, a word, or a list of them */
  terms: z.ZodObject & z.ZodType<Terms>;
  /** futures of one variant at most, unless the asker says otherwise; default: the scenario's */
  replications?: number;
  /** lives played for each future of a variant, some: where a life is long, fewer futures are played unless the asker says otherwise */
  livesPerFuture?: number;
  /** why this scenario cannot be asked so; paths begin with "terms" or lead into the scenario */
  faults(asked: Asked<Terms>): Fault[];
  /** @throws DOMException "AbortError" once the signal aborts; ScenarioError where a life cannot be played */
  ask(asked: Asked<Terms>, tools: Tools<Answer<Name, Figures>>): Promise<Answer<Name, Figures>>;
}
