/** The first answer on the way to every question: after few lives, in words, and told to be provisional. */
import { expect, test } from "vitest";
import { type Answer, answerQuestion, inlineExecutor, prepare, QUESTION_NAMES } from "#engine";
import { readLibraryFile, readSource } from "#scenarios";
import { readIn } from "./stage.ts";

/** A second of two threads, where a life of three years takes 20 ms. */
const LIVES = 64;

async function firstAnswer(question: (typeof QUESTION_NAMES)[number], scenario: string) {
  const found = await readLibraryFile(scenario);
  const source = "file" in found ? readSource(found.file) : found;
  if ("faults" in source) throw new Error(JSON.stringify(source.faults));
  const prepared = prepare({ question, read: readIn(source.raw), terms: {}, replications: 16 });
  if ("faults" in prepared) throw new Error(JSON.stringify(prepared.faults));
  const stop = new AbortController();
  const signal = stop.signal;
  let first: Answer<string, unknown> | undefined;
  const onPartial = (answer: Answer<string, unknown>) => {
    first ??= answer;
    stop.abort(new DOMException("it has answered", "AbortError"));
  };
  await answerQuestion(prepared, { executor: inlineExecutor(), signal, onPartial }).catch((error) => {
    if (!signal.aborted) throw error;
  });
  return first;
}

// what is not asked here: waits, of a scenario that loses nobody's time; portfolio, of one with a single client
const ASKED = QUESTION_NAMES.filter((name) => !["waits", "portfolio"].includes(name));

test.each(ASKED)("%s has one", async (question) => {
  const first = await firstAnswer(question, "ten-lines");
  expect(first?.lives).toBeGreaterThan(0);
  expect(first?.lives).toBeLessThanOrEqual(LIVES);
  expect(first?.verdict.fr).not.toBe("");
  expect(first?.caveats[0]?.en).toBe(
    `Provisional answer, after ${first?.lives} lives played: more are being played and may change it.`,
  );
  expect(first?.caveats[0]?.fr).toContain("Réponse provisoire");
});

test("compare has it after eight futures of each design, half of what a study plays at once", async () => {
  expect((await firstAnswer("compare", "ten-lines"))?.lives).toBe(2 * 8);
});
