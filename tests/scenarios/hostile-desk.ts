/** The desk with other values at some paths, and what becomes of it. */
import { expect } from "vitest";
import { compile, describeFault, type Fault, readScenario, ScenarioError } from "#engine";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { deskScenario } from "../laws/desk.ts";

export const PC = "situation.components.workstations";
export const CONTRACT = "designs.desk.contract";
export const TEAMS = "designs.desk.provider.teams";

/** Puts a value at a path, its maps made where they are missing; names of prototypes are names like any other. */
export function put(raw: unknown, path: readonly (string | number)[], value: unknown): void {
  let block = raw as Record<string | number, unknown>;
  for (const name of path.slice(0, -1)) {
    if (!Object.hasOwn(block, name)) block[name] = {};
    block = block[name] as Record<string, unknown>;
  }
  const field = { value, enumerable: true, configurable: true, writable: true };
  Object.defineProperty(block, path.at(-1) ?? "", field);
}

/** The desk with other values at some paths. */
export function desk(changes: Record<string, unknown>): unknown {
  const raw: unknown = structuredClone(deskScenario());
  for (const [path, value] of Object.entries(changes)) put(raw, path.split("."), value);
  return raw;
}

/** A fault says where it stands, in both languages, with nothing left to fill in. */
export function expectTold(fault: Fault): void {
  for (const language of ["fr", "en"] as const) {
    const words = describeFault(fault, language);
    expect(words.length).toBeGreaterThan(0);
    expect(words).not.toMatch(/\{(field|value|allowed|nearest)\}|undefined|\[object/);
  }
}

/** Columns of one replication, or what is wrong with it; any other error stands. */
export function playOrFaults(raw: unknown): Float64Array | readonly Fault[] {
  try {
    const read = readScenario(raw);
    if ("faults" in read) throw new ScenarioError(read.faults);
    const compiled = compile(read.scenario, read.world);
    const row = new Float64Array(rowLength(compiled));
    new Replicator(compiled, 1).play(0, row);
    return row;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    error.faults.forEach(expectTold);
    return error.faults;
  }
}

/** The desk with changes: its columns, or the codes of its faults, each with a place. */
export function playOrCodes(changes: Record<string, unknown>): Float64Array | string[] {
  const found = playOrFaults(desk(changes));
  if (found instanceof Float64Array) return found;
  for (const { path } of found) expect(path.length).toBeGreaterThan(0);
  return found.map(({ code }) => code);
}

export const areNumbers = (row: ArrayLike<number>) =>
  Array.from(row).every((value) => Number.isFinite(value));
