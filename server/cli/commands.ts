/** The commands: what each prints and how it ends. Exit codes: 0 done, 1 refused input, 2 failure. */
import { writeFile } from "node:fs/promises";
import pc from "picocolors";
import { type Resolved, runStudy, type Scenario, ScenarioError, type StudyResult, type Text } from "#engine";
import { listLibrary } from "#scenarios";
import { openThreads } from "../../engine/parallel/pool.ts";
import type { Arguments } from "./arguments.ts";
import type { Lang } from "./format.ts";
import { openProgressBar } from "./progress.ts";
import { report } from "./report.ts";
import { type Checked, faultLines, openTarget, type Refused, scenarioIn, type Target } from "./target.ts";
import { say } from "./words.ts";

export const DONE = 0;
export const REFUSED = 1;
export const FAILED = 2;

interface Output {
  isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** What a command may touch of the world outside. */
export interface Surroundings {
  out: Output;
  err: Output;
  /** aborted by Ctrl-C */
  signal: AbortSignal;
  /** a monotonic clock, milliseconds */
  nowMs: () => number;
}

export function refuse(refused: Refused, lang: Lang, { err }: Surroundings): number {
  err.write(faultLines(refused, lang));
  return REFUSED;
}

/** A design that the scenario does not have. */
export function refuseDesign(
  target: Target,
  scenario: Scenario,
  value: string,
  lang: Lang,
  { err }: Surroundings,
): number {
  const slots = { name: target.name, value, allowed: Object.keys(scenario.designs).join(", ") };
  err.write(`${say("unknownDesign", lang, slots)}\n`);
  return REFUSED;
}

/** Lists the library. */
export async function listScenarios({ lang }: Arguments, { out }: Surroundings): Promise<number> {
  const { bold, dim } = pc.createColors(out.isTTY === true);
  for (const { id, name, question, company, worlds } of await listLibrary(true)) {
    const about = [
      company?.[lang],
      worlds.length > 0 ? worlds.map((world) => world.id).join(", ") : undefined,
    ];
    const lines = [question?.[lang], about.filter((part) => part !== undefined).join(" · ")].filter(
      (line) => line,
    );
    out.write(
      `${bold(id.padEnd(20))}${name[lang]}\n${lines.map((line) => `${" ".repeat(20)}${dim(line ?? "")}\n`).join("")}`,
    );
  }
  return DONE;
}

const worldNames = (scenario: Scenario) => Object.keys(scenario.worlds ?? {});

/** Checks a scenario in every one of its worlds; a fault that several worlds share is told once. */
export async function check(
  { target: written, lang }: Arguments,
  surroundings: Surroundings,
): Promise<number> {
  const target = await openTarget(written);
  if ("faults" in target) return refuse(target, lang, surroundings);
  const first = scenarioIn(target);
  if ("faults" in first) return refuse(first, lang, surroundings);
  const { scenario } = first;
  const others = worldNames(scenario).map((world) => scenarioIn(target, world));
  const faults = new Map(
    others
      .flatMap((read) => ("faults" in read ? read.faults : []))
      .map((fault) => [`${fault.code} ${JSON.stringify(fault.path)}`, fault]),
  );
  if (faults.size > 0) return refuse({ name: target.name, faults: [...faults.values()] }, lang, surroundings);
  const names = worldNames(scenario);
  const worlds =
    names.length === 0 ? "" : say("worldsOf", lang, { count: names.length, names: names.join(", ") });
  const slots = {
    name: target.name,
    designs: Object.keys(scenario.designs).length,
    months: scenario.months,
    worlds,
  };
  surroundings.out.write(`${say("valid", lang, slots)}\n`);
  return DONE;
}

function worldName(scenario: Scenario, world: string | null): Text | null {
  return world === null ? null : (scenario.worlds?.[world]?.name ?? { fr: world, en: world });
}

/** Plays the study with a bar; undefined if it was stopped before anything was kept. */
async function play(
  { scenario, compiled }: Checked,
  options: Arguments,
  { err, signal, nowMs }: Surroundings,
): Promise<StudyResult | undefined> {
  const { seed, replications, lang } = options;
  const bar = openProgressBar(err, lang, nowMs);
  bar.show({ done: 0, requested: replications ?? scenario.experiment.replications });
  const executor = openThreads(options.threads);
  try {
    const result = await runStudy(compiled, {
      executor,
      signal,
      onProgress: bar.show,
      ...(seed === undefined ? {} : { seed }),
      ...(replications === undefined ? {} : { replications }),
    });
    return result.replications > 0 ? result : undefined;
  } catch (error) {
    if (signal.aborted) return undefined;
    throw error;
  } finally {
    bar.clear();
    await executor.close();
  }
}

/** A scenario may only show in play that it makes no sense: a team that never catches up. */
export async function orRefused<T>(
  target: Target,
  read: Resolved,
  play: () => T | Promise<T>,
): Promise<T | Refused> {
  try {
    return await play();
  } catch (error) {
    if (error instanceof ScenarioError)
      return { name: target.name, faults: target.source.locate(read.trace(error.faults)) };
    throw error;
  }
}

/** Compares the designs of a scenario. */
export async function run(options: Arguments, surroundings: Surroundings): Promise<number> {
  const { lang } = options;
  const target = await openTarget(options.target);
  if ("faults" in target) return refuse(target, lang, surroundings);
  const read = scenarioIn(target, options.world);
  if ("faults" in read) return refuse(read, lang, surroundings);
  const result = await orRefused(target, read, () => play(read, options, surroundings));
  if (result !== undefined && "faults" in result) return refuse(result, lang, surroundings);
  if (!result) {
    surroundings.err.write(`${say("nothingKept", lang)}\n`);
    return FAILED;
  }
  return options.json === "-"
    ? printJson(result, surroundings)
    : show(result, read.scenario, options, surroundings);
}

function printJson(result: StudyResult, { out }: Surroundings): number {
  out.write(`${JSON.stringify(result)}\n`);
  return DONE;
}

async function show(
  result: StudyResult,
  scenario: Scenario,
  { lang, json }: Arguments,
  surroundings: Surroundings,
): Promise<number> {
  surroundings.out.write(report(result, { lang, world: worldName(scenario, result.world) }));
  return json === undefined ? DONE : writeJson(json, result, lang, surroundings);
}

/** Writes an answer to a file. */
export async function writeJson(
  file: string,
  answer: unknown,
  lang: Lang,
  { err }: Surroundings,
): Promise<number> {
  try {
    await writeFile(file, `${JSON.stringify(answer)}\n`);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? "?";
    err.write(`${say("notWritten", lang, { name: file, reason })}\n`);
    return FAILED;
  }
  err.write(`${say("written", lang, { name: file })}\n`);
  return DONE;
}
