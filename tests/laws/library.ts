/** Scenarios that the laws are tried on: the library's, and small ones of their own. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { livingScenario } from "./living.ts";

const FOLDER = new URL("../../scenarios/library/", import.meta.url);

export const LIBRARY: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""));

/** A scenario of the library as raw data, with another number of months where one is given. */
export function fromLibrary(name: string, months?: number): Record<string, unknown> {
  const raw = parse(readFileSync(new URL(`${name}.yaml`, FOLDER), "utf8")) as Record<string, unknown>;
  return months === undefined ? raw : { ...raw, months };
}

export const LIVING = "living";

/** A scenario by name, the library's or the living one; the speed yardstick only for a month. */
export const scenarioOf = (name: string): unknown =>
  name === LIVING ? livingScenario() : fromLibrary(name, name === "b1" ? 1 : undefined);
