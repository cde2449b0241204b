/** Where a value stands in the schema: through wrappers and unions, down a path. */
import { z } from "zod";
import { nearestName } from "./errors.ts";
import type { FieldInfo } from "./units.ts";

export type Schema = z.core.$ZodType;
export type Path = readonly (string | number)[];
export type Info = Partial<FieldInfo> & { quantity?: string; description?: string };
export interface Place {
  schema: Schema | undefined;
  value: unknown;
  path: Path;
}
/** The parts of zod's schema definitions that are read here. */
interface Definition {
  type: string;
  innerType?: Schema;
  in?: Schema;
  options?: Schema[];
  shape?: Record<string, Schema>;
  element?: Schema;
  valueType?: Schema;
  items?: Schema[];
  values?: unknown[];
  entries?: Record<string, string>;
}

export const definition = (schema: Schema) => schema._zod.def as unknown as Definition;
export const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Date);

/** Schema and its wrapped schemas, outermost first, through optional, default, transform and the union's best option. */
export function layers(schema: Schema | undefined, value: unknown): Schema[] {
  const found: Schema[] = [];
  for (let at = schema; at !== undefined; ) {
    found.push(at);
    const { innerType, in: input, options } = definition(at);
    at = innerType ?? input ?? (options ? options[bestOption(options, value)] : undefined);
  }
  return found;
}

export function infoOf({ schema, value }: Place): Info {
  const metas = layers(schema, value).map((layer) => (z.globalRegistry.get(layer) ?? {}) as Info);
  return Object.assign({}, ...metas.reverse()) as Info;
}

/** The union's option that the writer most likely meant, judged by the shape of what was written. */
export function bestOption(options: readonly Schema[], value: unknown): number {
  const scores = options.map((option) => likeness(option, value));
  return scores.indexOf(Math.max(...scores));
}

function likeness(schema: Schema, value: unknown): number {
  const { type, shape, options, innerType, in: input, values, entries } = definition(schema);
  const inner = innerType ?? input;
  if (inner) return likeness(inner, value);
  if (options) return Math.max(...options.map((option) => likeness(option, value)));
  if (shape || type === "record") return likenessToMap(shape ?? {}, value);
  const choices = values ?? (entries && Object.values(entries));
  return choices ? likenessToChoice(choices, value) : likenessToKind(type, value);
}

function likenessToMap(shape: Record<string, Schema>, value: unknown): number {
  if (!isMap(value)) return 0;
  return 10 + (Object.keys(shape).length === 0 ? 0 : overlap(shape, value));
}

function likenessToChoice(choices: readonly unknown[], value: unknown): number {
  if (choices.includes(value)) return 20;
  return choices.some((choice) => typeof choice === typeof value) ? 3 : 1;
}

function likenessToKind(type: string, value: unknown): number {
  if (type === "array" || type === "tuple") return Array.isArray(value) ? 10 : 0;
  if (type === typeof value) return 5;
  return typeof value === "object" ? 0 : 1;
}

export function overlap(shape: Record<string, Schema>, value: Record<string, unknown>): number {
  const names = Object.keys(shape);
  let score = 0;
  for (const key of Object.keys(value)) {
    if (names.includes(key)) score += 4;
    else score += nearestName(key, names) === undefined ? -1 : 2;
  }
  return score;
}

export function descend(from: Place, steps: readonly PropertyKey[]): Place {
  return steps.reduce<Place>((at, step) => {
    const key = typeof step === "symbol" ? String(step) : step;
    const inner = layers(at.schema, at.value).at(-1);
    const { shape, element, valueType, items } = inner ? definition(inner) : ({} as Definition);
    const schema = shape?.[key] ?? element ?? valueType ?? items?.[Number(key)];
    const value =
      isMap(at.value) || Array.isArray(at.value) ? (at.value as Record<string, unknown>)[key] : undefined;
    return { schema, value, path: [...at.path, key] };
  }, from);
}
