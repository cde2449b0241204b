/** The random scenarios say everything that a scenario may say: every field of the schema, every choice of a list of choices. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { jsonSchema } from "../../scenarios/schema.ts";
import { LONG_MS } from "./random/draws.ts";
import { anyScenario, knownScenario } from "./random/scenario.ts";

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const ROOT = jsonSchema();
const DEFINITIONS = ROOT["$defs"] as Record<string, Json>;
/** How a file is written rather than what it says: read before anything is compiled, and tested where it is read. */
const NOTATION = [".$schema", ".worlds", ".page", ".designs.*.like"];
/** Fields that are refused by name wherever they could stand. */
const REFUSED = ["teams", "knowledge", "posture", "problems", "opportunism", "onCall"].map(
  (field) => `.clients.*.contract.exit.successor.${field}`,
);
/** What components share is drawn of a few fields: the others are merged by the same lines. */
const DEFAULTS = /\.defaults\./;

/** Every field and every choice below a schema, as paths; names chosen by the writer are `*`, places in a list `[]`. */
function spoken(schema: Json, path: string, found: Set<string>): void {
  if (typeof schema["$ref"] === "string") {
    const name = schema["$ref"].replace("#/$defs/", "");
    if (name === "range") found.add(`${path}=range`);
    else spoken(DEFINITIONS[name] ?? {}, path, found);
    return;
  }
  const options = [schema["anyOf"], schema["oneOf"], schema["else"]].flat().filter(isObject);
  for (const option of options) spoken(option, path, found);
  for (const [name, field] of Object.entries((schema["properties"] as Json | undefined) ?? {})) {
    found.add(`${path}.${name}`);
    spoken(field as Json, `${path}.${name}`, found);
  }
  if (isObject(schema["additionalProperties"])) spoken(schema["additionalProperties"], `${path}.*`, found);
  if (isObject(schema["items"])) spoken(schema["items"], `${path}[]`, found);
  for (const choice of (schema["enum"] as unknown[] | undefined) ?? [])
    if (typeof choice === "string") found.add(`${path}=${choice}`);
  if (typeof schema["const"] === "string") found.add(`${path}=${schema["const"]}`);
}

/** Marks what a value says. */
function mark(value: unknown, path: string, known: ReadonlySet<string>, said: Set<string>): void {
  if (Array.isArray(value)) for (const part of value) mark(part, `${path}[]`, known, said);
  else if (isObject(value)) {
    if (["between", "likely", "oneOf"].some((form) => form in value)) said.add("=range");
    for (const [name, part] of Object.entries(value)) {
      const place = known.has(`${path}.${name}`) ? `${path}.${name}` : `${path}.*`;
      said.add(place);
      mark(part, place, known, said);
    }
  } else if (typeof value === "string") said.add(`${path}=${value}`);
}

/** many more than are needed: what is rare is drawn once in a few hundred */
const MOST_DRAWS = 3000;

test(
  "every field and every choice is drawn",
  () => {
    const known = new Set<string>();
    spoken(ROOT, "", known);
    expect(known.size).toBeGreaterThan(1000);
    const said = new Set<string>();
    for (const scenario of fc.sample(anyScenario, { numRuns: 12, seed: 2027 }))
      mark(scenario, "", known, said);
    expect(said).toContain("=range");
    const isSaid = (path: string) =>
      said.has(path) ||
      path.endsWith("=range") ||
      [...NOTATION, ...REFUSED].some((written) => path.startsWith(written)) ||
      DEFAULTS.test(path);
    let unsaid = [...known];
    for (let seed = 0; unsaid.length > 0 && seed < MOST_DRAWS / 50; seed++) {
      for (const scenario of fc.sample(knownScenario, { numRuns: 50, seed })) mark(scenario, "", known, said);
      unsaid = unsaid.filter((path) => !isSaid(path));
    }
    expect(unsaid).toEqual([]);
  },
  LONG_MS,
);
