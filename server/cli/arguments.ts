/** What was typed after `avenant`: one command, its target and its options; nothing is guessed or repaired. */
import { availableParallelism } from "node:os";
import {
  HAPPENINGS,
  isQuestion,
  nearestName,
  QUESTION_NAMES,
  QUESTIONS,
  type QuestionName,
  type TraceEvent,
} from "#engine";
import type { Lang } from "./format.ts";
import { say } from "./words.ts";

const PLAIN_COMMANDS = ["scenarios", "check", "lint", "run", "trace", "serve", "help"] as const;
type PlainCommand = (typeof PLAIN_COMMANDS)[number];
export type Command = PlainCommand | QuestionName;
export const COMMANDS: readonly Command[] = [...PLAIN_COMMANDS, ...QUESTION_NAMES];

interface Common {
  lang: Lang;
  /** a file or the name of a library scenario; empty where the command takes none */
  target: string;
  world?: string;
  replications?: number;
  seed?: number;
  threads: number;
  /** where to write the result; "-" is the output */
  json?: string;
  /** trace: which replication, of which design, and which kinds of event; lint: of which design */
  replication?: number;
  design?: string;
  kinds?: TraceEvent["kind"][];
}

/** Of a command of its own, or of a question. */
export interface PlainArguments extends Common {
  command: PlainCommand;
}
export interface QuestionArguments extends Common {
  command: QuestionName;
  question: QuestionName;
  /** the question's terms, as typed */
  typed: Record<string, string>;
}
export type Arguments = PlainArguments | QuestionArguments;

/** Thrown for what was typed wrong; told in one line. */
export class ArgumentError extends Error {}

const NUMBERS = {
  "--replications": { min: 1, max: 100_000 },
  "--seed": { min: 0, max: 4_294_967_295 },
  "--threads": { min: 1, max: 256 },
  "--future": { min: 0, max: 99_999 },
} as const;
const OPTIONS: Record<string, readonly Command[]> = {
  "--world": ["lint", "run", "trace", ...QUESTION_NAMES],
  "--replications": ["run", ...QUESTION_NAMES],
  "--future": ["trace"],
  "--design": ["lint", "trace"],
  "--kinds": ["trace"],
  "--seed": ["run", "trace", ...QUESTION_NAMES],
  "--threads": ["run", ...QUESTION_NAMES],
  "--json": ["lint", "run", ...QUESTION_NAMES],
  "--lang": COMMANDS,
};

const TAKE_A_TARGET: readonly Command[] = ["check", "lint", "run", "trace", ...QUESTION_NAMES];

const termsOf = (command: Command): string[] =>
  isQuestion(command) ? Object.keys(QUESTIONS[command].terms.shape) : [];

/** "--best-case" names the term bestCase. */
const termOf = (option: string): string =>
  option.slice(2).replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

export const optionOf = (term: string): string =>
  `--${term.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

function takes(command: Command, option: string): boolean {
  return (OPTIONS[option]?.includes(command) ?? false) || termsOf(command).includes(termOf(option));
}

const allOptions = (): string[] => [
  ...Object.keys(OPTIONS),
  ...QUESTION_NAMES.flatMap((name) => termsOf(name).map(optionOf)),
];

/** The language asked for, or else the terminal's, or else English. */
export function languageOf(
  typed: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Lang {
  const at = typed.findLastIndex((word) => word === "--lang" || word.startsWith("--lang="));
  const asked = at < 0 ? undefined : ((typed[at] ?? "").split("=")[1] ?? typed[at + 1]);
  if (asked === "fr" || asked === "en") return asked;
  const terminal = [env["LC_ALL"], env["LC_MESSAGES"], env["LANG"]].find(
    (value) => value !== undefined && value !== "",
  );
  return terminal?.toLowerCase().startsWith("fr") ? "fr" : "en";
}

interface Typed {
  words: string[];
  options: Map<string, string>;
}

/** Separates options ("--seed 7", "--seed=7") from words. */
function separate(typed: readonly string[], lang: Lang): Typed {
  const words: string[] = [];
  const options = new Map<string, string>();
  for (let at = 0; at < typed.length; at++) {
    const word = typed[at] ?? "";
    if (!word.startsWith("-") || word === "-") {
      words.push(word);
      continue;
    }
    const equals = word.indexOf("=");
    const name = equals < 0 ? word : word.slice(0, equals);
    if (!allOptions().includes(name))
      throw new ArgumentError(withNearest("unknownOption", name, allOptions(), lang));
    const value = equals < 0 ? typed[++at] : word.slice(equals + 1);
    if (value === undefined || value === "")
      throw new ArgumentError(say("optionNeedsValue", lang, { value: name }));
    options.set(name, value);
  }
  return { words, options };
}

function withNearest(
  word: "unknownOption" | "unknownCommand",
  value: string,
  valid: readonly string[],
  lang: Lang,
): string {
  const nearest = nearestName(value, valid);
  return `${say(word, lang, { value })}${nearest === undefined ? "" : say("didYouMean", lang, { nearest })}`;
}

function numberOf(options: Typed["options"], option: keyof typeof NUMBERS, lang: Lang): number | undefined {
  const value = options.get(option);
  if (value === undefined) return undefined;
  const { min, max } = NUMBERS[option];
  const read = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (!(read >= min && read <= max))
    throw new ArgumentError(say("badNumber", lang, { option, value, allowed: `${min} … ${max}` }));
  return read;
}

function commandOf(word: string, lang: Lang): Command {
  const command = COMMANDS.find((one) => one === word);
  if (!command) throw new ArgumentError(withNearest("unknownCommand", word, COMMANDS, lang));
  return command;
}

function kindsOf(written: string | undefined, lang: Lang): TraceEvent["kind"][] | undefined {
  return written?.split(",").map((word) => {
    const kind = HAPPENINGS.find((one) => one === word);
    if (!kind) throw new ArgumentError(say("badKind", lang, { value: word, allowed: HAPPENINGS.join(", ") }));
    return kind;
  });
}

const isHelp = (word: string) => word === "--help" || word === "-h";

/** Reads what was typed. @throws ArgumentError in words */
export function readArguments(typed: readonly string[], lang: Lang): Arguments {
  if (typed.length === 0 || typed.some(isHelp)) return { command: "help", lang, target: "", threads: 1 };
  const { words, options } = separate(typed, lang);
  const command = commandOf(words[0] ?? "help", lang);
  const [, target = "", tooMany] = words;
  if (tooMany !== undefined) throw new ArgumentError(say("tooMany", lang, { value: tooMany }));
  const takesTarget = TAKE_A_TARGET.includes(command);
  if (takesTarget && target === "") throw new ArgumentError(say("noTarget", lang));
  if (!takesTarget && target !== "")
    throw new ArgumentError(say("optionElsewhere", lang, { value: target, command }));
  const elsewhere = [...options.keys()].find((name) => !takes(command, name));
  if (elsewhere) throw new ArgumentError(say("optionElsewhere", lang, { value: elsewhere, command }));
  const asked = options.get("--lang");
  if (asked !== undefined && asked !== "fr" && asked !== "en")
    throw new ArgumentError(say("badLanguage", lang, { value: asked }));
  const given = {
    world: options.get("--world"),
    json: options.get("--json"),
    replications: numberOf(options, "--replications", lang),
    seed: numberOf(options, "--seed", lang),
    replication: numberOf(options, "--future", lang),
    design: options.get("--design"),
    kinds: kindsOf(options.get("--kinds"), lang),
  };
  const present = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const common = {
    lang,
    target,
    threads: numberOf(options, "--threads", lang) ?? availableParallelism(),
    ...present,
  };
  if (!isQuestion(command)) return { ...common, command };
  const terms = [...options].filter(([name]) => termsOf(command).includes(termOf(name)));
  return {
    ...common,
    command,
    question: command,
    typed: Object.fromEntries(terms.map(([name, words]) => [termOf(name), words])),
  };
}
