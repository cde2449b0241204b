/** `avenant help`: the commands, and each question with its terms. */
import { QUESTION_NAMES, QUESTIONS, termInWords } from "#engine";
import { optionOf } from "./arguments.ts";
import type { Lang } from "./format.ts";
import { say } from "./words.ts";

type QuestionTerms = (typeof QUESTIONS)[keyof typeof QUESTIONS]["terms"];

const INDENT = " ".repeat(6);
const QUESTION_WIDTH = 31;
const TERM_WIDTH = 29;

function term(schema: QuestionTerms, name: string, lang: Lang): string {
  const { label, byDefault } = termInWords(schema, name);
  const defaults = byDefault === null ? "" : ` (${say("byDefault", lang)} ${byDefault})`;
  return `${INDENT}  ${optionOf(name).padEnd(TERM_WIDTH)}${label[lang]}${defaults}`;
}

export function help(lang: Lang): string {
  const questions = QUESTION_NAMES.map((name) => {
    const { title, terms } = QUESTIONS[name];
    const options = Object.keys(terms.shape).map((one) => term(terms, one, lang));
    return [`${INDENT}${name.padEnd(QUESTION_WIDTH)}${title[lang]}`, ...options].join("\n");
  });
  return say("help", lang, { questions: questions.join("\n") });
}
