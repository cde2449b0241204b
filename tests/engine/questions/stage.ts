/** A scenario read, and a question asked of it. */
import {
  type Answer,
  answerQuestion,
  type Executor,
  inlineExecutor,
  prepare,
  type QuestionName,
  type Resolved,
  readScenario,
} from "#engine";

/** Faults are errors of the test. */
export function readIn(input: unknown): Resolved {
  const read = readScenario(input);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read;
}

/** The answer to a question, in this thread. */
export async function asked<A extends Answer<string, unknown>>(
  question: QuestionName,
  input: unknown,
  terms: Record<string, unknown>,
  {
    replications,
    onPartial,
    executor = inlineExecutor(),
  }: { replications: number; onPartial?: (answer: A) => void; executor?: Executor },
): Promise<A> {
  const prepared = prepare({ question, read: readIn(input), terms, replications });
  if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
  const tools = {
    executor,
    ...(onPartial ? { onPartial: (one: Answer<string, unknown>) => onPartial(one as A) } : {}),
  };
  return (await answerQuestion(prepared, tools)) as A;
}
