/** Reads the cases of `cases/`: numbers from outside the engine. */
import { readFileSync } from "node:fs";

/** One case as its file has it; `expected` and `parameters` differ by kind. */
export interface Case<Parameters = Record<string, number>, Expected = Record<string, number>> {
  id: string;
  kind: string;
  source: string;
  model: string;
  parameters: Parameters;
  expected: Expected;
}

export type CaseFile = "analytic" | "published" | "peer_models" | "sla_clock" | "penalties" | "b1";

/** The whole content of a case file. */
export function caseFile(file: CaseFile): unknown {
  return JSON.parse(readFileSync(new URL(`./cases/${file}.json`, import.meta.url), "utf8"));
}

/** All cases of a file, in order. */
export function allCases<Parameters = Record<string, number>, Expected = Record<string, number>>(
  file: CaseFile,
): Case<Parameters, Expected>[] {
  const content = caseFile(file) as { cases?: unknown[] } | unknown[];
  return (Array.isArray(content) ? content : (content.cases ?? [])) as Case<Parameters, Expected>[];
}

/** All cases of a kind. @throws Error if there is none: a renamed kind must not pass in silence */
export function casesOf<Parameters = Record<string, number>, Expected = Record<string, number>>(
  file: CaseFile,
  kind: string,
): Case<Parameters, Expected>[] {
  const found = allCases<Parameters, Expected>(file).filter((one) => one.kind === kind);
  if (found.length === 0) throw new Error(`no case of kind ${kind} in ${file}.json`);
  return found;
}

/** The one case with this id. */
export function caseOf<Parameters = Record<string, number>, Expected = Record<string, number>>(
  file: CaseFile,
  id: string,
): Case<Parameters, Expected> {
  const found = allCases<Parameters, Expected>(file).find((one) => one.id === id);
  if (!found) throw new Error(`no case ${id} in ${file}.json`);
  return found;
}
