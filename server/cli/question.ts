/** `avenant <question>`: an answer in words, tables, what it rests on; or the whole of it as JSON. */
import Table from "cli-table3";
import {
  type Answer,
  type AnswerTable,
  answerQuestion,
  type Executor,
  type Prepared,
  prepare,
  QUESTIONS,
  typedTerms,
} from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import type { QuestionArguments } from "./arguments.ts";
import { DONE, FAILED, orRefused, refuse, type Surroundings, writeJson } from "./commands.ts";
import { cellText } from "./figures.ts";
import { type Lang, number } from "./format.ts";
import { filled, PLAIN, WIDTH } from "./layout.ts";
import { openProgressBar } from "./progress.ts";
import { openTarget, scenarioIn } from "./target.ts";
import { say } from "./words.ts";

type AnyAnswer = Answer<string, unknown>;

const GAP = 2;
const NARROWEST = 14;

/** Widths that fill no more than a line: the widest columns give way first, their words wrap. */
function widths(rows: readonly string[][]): number[] {
  const needed = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? "").length)),
  );
  const room = WIDTH - GAP * (needed.length - 1);
  while (needed.reduce((sum, width) => sum + width, 0) > room) {
    const widest = Math.max(...needed);
    if (widest <= NARROWEST) break;
    needed[needed.indexOf(widest)] = widest - 1;
  }
  return needed;
}

function tableText({ title, columns, rows }: AnswerTable, lang: Lang): string {
  const head = columns.map(({ label }) => label[lang]);
  const body = rows.map((row) =>
    columns.map((column, at) => {
      const cell = row[at];
      return cell === undefined ? "–" : cellText(cell, column, lang);
    }),
  );
  const table = new Table({
    ...PLAIN,
    head,
    colWidths: widths([head, ...body]),
    colAligns: columns.map(({ unit }) => (unit === "text" ? ("left" as const) : ("right" as const))),
    wordWrap: true,
  });
  table.push(...body);
  return `${filled(title[lang])}\n${table.toString()}`;
}

function textOf(answer: AnyAnswer, lang: Lang): string {
  const {
    verdict,
    tables,
    restsOn,
    caveats,
    guesses,
    lives,
    replications,
    seed,
    engineVersion,
    scenarioHash,
  } = answer;
  const proof = say("questionProof", lang, {
    seed: seed ?? "–",
    futures: number(replications, 0, lang),
    lives: number(lives, 0, lang),
    engine: engineVersion,
    scenario: scenarioHash.slice(0, 12),
  });
  const turned = guesses.map(({ wouldFlip, ask }) =>
    filled(`– ${wouldFlip[lang]}${ask ? ` ${ask[lang]}` : ""}`, 2),
  );
  const parts = [
    filled(verdict[lang]),
    ...tables.map((table) => tableText(table, lang)),
    ...(turned.length > 0 ? [[say("questionGuesses", lang), ...turned].join("\n")] : []),
    [...restsOn, ...caveats].map((text) => filled(text[lang])).join("\n"),
    proof,
  ];
  return `${parts.join("\n\n").replaceAll(/ +$/gm, "")}\n`;
}

/** Answers with a bar; stopped, the latest coarse answer stands, or none. */
async function answered(
  prepared: Prepared,
  executor: Executor,
  { lang }: QuestionArguments,
  { err, signal, nowMs }: Surroundings,
): Promise<AnyAnswer | undefined> {
  const bar = openProgressBar(err, lang, nowMs);
  let latest: AnyAnswer | undefined;
  try {
    return await answerQuestion(prepared, {
      executor,
      signal,
      onProgress: bar.show,
      onPartial: (partial) => {
        latest = partial;
      },
    });
  } catch (error) {
    if (signal.aborted) return latest;
    throw error;
  } finally {
    bar.clear();
  }
}

/** Asks a scenario a question of the catalogue. */
export async function ask(options: QuestionArguments, surroundings: Surroundings): Promise<number> {
  const executor = openThreads(options.threads); // they start while the scenario is read
  try {
    return await askOn(executor, options, surroundings);
  } finally {
    await executor.close();
  }
}

async function askOn(
  executor: Executor,
  options: QuestionArguments,
  surroundings: Surroundings,
): Promise<number> {
  const { question, lang, json, typed, seed, replications } = options;
  const target = await openTarget(options.target);
  if ("faults" in target) return refuse(target, lang, surroundings);
  const read = scenarioIn(target, options.world);
  if ("faults" in read) return refuse(read, lang, surroundings);
  const terms = typedTerms(QUESTIONS[question].terms, typed);
  const { compiled } = read;
  const prepared = prepare({ question, read, compiled, terms, seed, replications });
  if ("faults" in prepared) return refuse({ name: target.name, faults: prepared.faults }, lang, surroundings);
  const answer = await orRefused(target, read, () => answered(prepared, executor, options, surroundings));
  if (answer && "faults" in answer) return refuse(answer, lang, surroundings);
  if (!answer || answer.replications === 0) {
    surroundings.err.write(`${say("nothingKept", lang)}\n`);
    return FAILED;
  }
  surroundings.out.write(json === "-" ? `${JSON.stringify(answer)}\n` : textOf(answer, lang));
  return json === undefined || json === "-" ? DONE : writeJson(json, answer, lang, surroundings);
}
