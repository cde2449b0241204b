/** What a command is about: a scenario of the library or a file, read and checked in every world. */
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  type Compiled,
  compile,
  describeFault,
  type Fault,
  pathText,
  type Resolved,
  readScenario,
  ScenarioError,
} from "#engine";
import { type LocatedFault, MAX_BYTES, readLibraryFile, readSource, type Source } from "#scenarios";
import type { Lang } from "./format.ts";
import { say } from "./words.ts";

export interface Target {
  /** what it is called in messages */
  name: string;
  source: Source;
}
/** A scenario in one world, checked. */
export interface Checked extends Resolved {
  compiled: Compiled;
}
export interface Refused {
  name: string;
  faults: LocatedFault[];
}

const MOST_SHOWN = 40;

const looksLikeFile = (written: string) => /[/\\]|\.(ya?ml|json)$/i.test(written);

/** The bytes of a library scenario or of a file, or why there are none. */
async function bytesOf(written: string): Promise<Uint8Array | Fault> {
  if (!looksLikeFile(written)) {
    const found = await readLibraryFile(written);
    return "faults" in found ? found.faults[0] : found.file;
  }
  try {
    const { size } = await regular(written);
    if (size > MAX_BYTES)
      return { code: "FILE_TOO_LARGE", path: [], value: size, allowed: String(MAX_BYTES) };
    return await readFile(written);
  } catch {
    return { code: "FILE_NOT_FOUND", path: [], value: written };
  }
}

/** @throws Error if it is no ordinary file (a folder, a device) */
async function regular(file: string): Promise<{ size: number }> {
  const found = await stat(file);
  if (!found.isFile()) throw new Error("not a regular file");
  return found;
}

/** Reads what was named, without judging it as a scenario. */
export async function openTarget(written: string): Promise<Target | Refused> {
  const name = looksLikeFile(written) ? basename(written) : written;
  const bytes = await bytesOf(written);
  if (!(bytes instanceof Uint8Array)) return { name, faults: [bytes] };
  const source = readSource(bytes);
  return "faults" in source ? { name, faults: source.faults } : { name, source };
}

/** The scenario in one world, compiled: what makes no sense shows there. */
export function scenarioIn({ source, name }: Target, world?: string): Checked | Refused {
  const read = readScenario(source.raw, world === undefined ? {} : { world });
  if ("faults" in read) return { name, faults: source.locate(read.faults) };
  try {
    return { ...read, compiled: compile(read.scenario, read.world) };
  } catch (error) {
    if (error instanceof ScenarioError) return { name, faults: source.locate(read.trace(error.faults)) };
    throw error;
  }
}

/** "ferme.yaml:12:5  designs.frozen.provider: …", one line a fault. */
export function faultLines({ name, faults }: Refused, lang: Lang): string {
  const lines = faults.slice(0, MOST_SHOWN).map((fault) => {
    const place = fault.line === undefined ? name : `${name}:${fault.line}:${fault.column}`;
    const path = fault.path.length === 0 ? "" : `${pathText(fault.path)}\n    `;
    return `  ${place}  ${path}${describeFault(fault, lang)}`;
  });
  const more =
    faults.length > MOST_SHOWN
      ? [`  … ${say("moreFaults", lang, { count: faults.length - MOST_SHOWN })}`]
      : [];
  return `${say("faults", lang, { count: faults.length, name })}\n${[...lines, ...more].join("\n")}\n`;
}
