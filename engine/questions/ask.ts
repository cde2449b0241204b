/** Asks a scenario a question by its name. */
import { type Compiled, compile } from "../compile/compile.ts";
import type { Fault } from "../scenario/errors.ts";
import type { Resolved } from "../scenario/resolve.ts";
import type { Answer } from "./answer.ts";
import { futuresWithin, livesWithin, reducedText } from "./budget.ts";
import { type AnyQuestion, QUESTIONS, type QuestionName } from "./catalogue.ts";
import type { Asked, Tools } from "./question.ts";
import { readTerms } from "./terms.ts";
import { bilingual } from "./wording.ts";

export interface AskRequest {
  question: QuestionName;
  read: Resolved;
  terms: unknown;
  /** the scenario compiled, where that is done already */
  compiled?: Compiled | undefined;
  seed?: number | undefined;
  replications?: number | undefined;
}

/** A question ready to be answered: terms read, scenario compiled. */
export interface Prepared {
  question: QuestionName;
  asked: Asked<unknown>;
}

/** Futures of one variant at most where nobody says otherwise, and those that there would be if a life were shorter. */
function usualOf(of: AnyQuestion, compiled: Compiled): { futures: number; unbounded: number } {
  const unbounded = of.replications ?? compiled.replications;
  const { livesPerFuture } = of;
  return {
    futures: livesPerFuture === undefined ? unbounded : futuresWithin(compiled, unbounded, livesPerFuture),
    unbounded,
  };
}

/**
 * @returns the faults of the terms, or of what this scenario does not allow to be asked
 * @throws ScenarioError where the scenario makes no sense
 */
export function prepare(request: AskRequest): Prepared | { faults: Fault[] } {
  const { question, read, terms, seed, replications } = request;
  const of: AnyQuestion = QUESTIONS[question];
  const understood = readTerms(of.terms, terms);
  if ("faults" in understood) return understood;
  const compiled = request.compiled ?? compile(read.scenario, read.world);
  const asked = {
    read,
    compiled,
    terms: understood.terms,
    seed: seed ?? compiled.seed,
    replications: replications ?? usualOf(of, compiled).futures,
    lives: livesWithin(compiled),
  };
  const faults = of.faults(asked);
  return faults.length > 0 ? { faults } : { question, asked };
}

/** An answer on the way, which says that it is. */
function provisional(answer: Answer<string, unknown>): Answer<string, unknown> {
  const caveat = bilingual(
    ({ count }) =>
      `Réponse provisoire, après ${count(answer.lives)} vies jouées : le calcul continue, et peut la changer.`,
    ({ count }) =>
      `Provisional answer, after ${count(answer.lives)} lives played: more are being played and may change it.`,
  );
  return { ...answer, caveats: [caveat, ...answer.caveats] };
}

/** @throws what the question throws */
export async function answerQuestion(
  { question, asked }: Prepared,
  tools: Tools<Answer<string, unknown>>,
): Promise<Answer<string, unknown>> {
  const of: AnyQuestion = QUESTIONS[question];
  const { futures, unbounded } = usualOf(of, asked.compiled);
  const isReduced = asked.replications === futures && futures < unbounded;
  const reduced = isReduced ? [reducedText(asked.compiled, futures, unbounded)] : [];
  const told = (answer: Answer<string, unknown>) => ({
    ...answer,
    restsOn: [...answer.restsOn, ...reduced],
  });
  const { onPartial } = tools;
  if (!onPartial) return told(await of.ask(asked, tools));
  const onTold = (partial: Answer<string, unknown>) => onPartial(provisional(told(partial)));
  return told(await of.ask(asked, { ...tools, onPartial: onTold }));
}
