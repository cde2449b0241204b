/** From what was typed to an exit code; no failure shows a stack. */
import { StartError } from "../start-error.ts";
import { ArgumentError, type Arguments, languageOf, readArguments } from "./arguments.ts";
import { check, DONE, FAILED, listScenarios, REFUSED, run, type Surroundings } from "./commands.ts";
import { help } from "./help.ts";
import { lint } from "./lint.ts";
import { ask } from "./question.ts";
import { trace } from "./trace.ts";
import { say } from "./words.ts";

async function obey(typed: Arguments, surroundings: Surroundings): Promise<number> {
  switch (typed.command) {
    case "scenarios":
      return listScenarios(typed, surroundings);
    case "check":
      return check(typed, surroundings);
    case "run":
      return run(typed, surroundings);
    case "lint":
      return lint(typed, surroundings);
    case "trace":
      return trace(typed, surroundings);
    case "serve": {
      const { serve } = await import("../main.ts");
      await serve();
      return DONE;
    }
    case "help":
      surroundings.out.write(help(typed.lang));
      return DONE;
    default:
      return ask(typed, surroundings);
  }
}

/**
 * Carries out one command line.
 * @param env  only the language is read from it
 * @returns 0 done, 1 refused input, 2 failure
 */
export async function main(
  typed: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  surroundings: Surroundings,
): Promise<number> {
  const lang = languageOf(typed, env);
  try {
    return await obey(readArguments(typed, lang), surroundings);
  } catch (error) {
    if (error instanceof ArgumentError) {
      surroundings.err.write(`${error.message} ${say("tryHelp", lang)}\n`);
      return REFUSED;
    }
    const reason =
      error instanceof StartError ? error.text[lang] : error instanceof Error ? error.message : String(error);
    surroundings.err.write(`${say("failure", lang, { reason })}\n`);
    return FAILED;
  }
}
