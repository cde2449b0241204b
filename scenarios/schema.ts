/** The published JSON Schema of scenario files, made from zod. Renew it with `node scenarios/schema.ts`. */
import { writeFile } from "node:fs/promises";
import { z } from "zod";
import { scenarioSchema } from "#engine";

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What an overriding block may hold: nothing is required, and null removes an inherited field. */
function partial(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(partial);
  if (!isObject(schema)) return schema;
  const { required: _, ...rest } = schema;
  const properties = isObject(rest["properties"]) ? rest["properties"] : {};
  const overriding = Object.entries(properties).map(([name, field]) => [
    name,
    { anyOf: [partial(field), { type: "null" }] },
  ]);
  const parts = ["anyOf", "oneOf", "additionalProperties"].filter(
    (name) => isObject(rest[name]) || Array.isArray(rest[name]),
  );
  return {
    ...rest,
    ...(overriding.length > 0 ? { properties: Object.fromEntries(overriding) } : {}),
    ...Object.fromEntries(parts.map((name) => [name, partial(rest[name])])),
  };
}

function at(schema: Json, ...names: string[]): Json {
  return names.reduce<Json>((inner, name) => inner[name] as Json, schema);
}

/** Dates are texts in a file; editors are shown examples, and a number's range as its minimum and maximum. */
function bounds({ zodSchema, jsonSchema }: { zodSchema: z.core.$ZodType; jsonSchema: Json }): void {
  if (zodSchema._zod.def.type === "date") Object.assign(jsonSchema, { type: "string", format: "date" });
  const { examples } = z.globalRegistry.get(zodSchema) ?? {};
  if (examples) Object.assign(jsonSchema, { examples });
  const { anyOf, min, max } = jsonSchema;
  const number = Array.isArray(anyOf)
    ? anyOf.find((branch: unknown) => isObject(branch) && branch["type"] === "number")
    : undefined;
  if (number && min !== undefined) Object.assign(number, { minimum: min });
  if (number && max !== undefined) Object.assign(number, { maximum: max });
}

/** JSON Schema (draft 2020-12) of a file as people write it: `like` and `worlds` hold only what they change. */
export function jsonSchema(): Json {
  const schema = z.toJSONSchema(scenarioSchema, {
    io: "input",
    unrepresentable: "any",
    override: bounds,
  }) as Json;
  const designs = at(schema, "properties", "designs");
  const full = designs["additionalProperties"];
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  designs["additionalProperties"] = { if: { required: ["like"] }, then: partial(full), else: full };
  const world = at(schema, "properties", "worlds", "additionalProperties", "properties");
  world["situation"] = partial(at(schema, "properties", "situation"));
  return { ...schema, title: "Avenant scenario" };
}

export const schemaFile = new URL("./scenario.schema.json", import.meta.url);

/** The published file's text. */
export const schemaText = () => `${JSON.stringify(jsonSchema(), null, 1)}\n`;

if (import.meta.main) await writeFile(schemaFile, schemaText());
