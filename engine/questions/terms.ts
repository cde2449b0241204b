/** Terms of a question: read from a command line, an address or JSON, and refused in words. */
import { z } from "zod";
import { type Fault, unknownName } from "../scenario/errors.ts";
import { explain } from "../scenario/explain.ts";
import type { Text } from "../scenario/notation.ts";

interface Holder {
  type: string;
  innerType?: { def: Holder };
}

const isList = ({ type, innerType }: Holder): boolean =>
  type === "array" || (innerType !== undefined && isList(innerType.def));

const PLAIN_NUMBER = /^-?\d+(?:\.\d+)?$/;
const asWritten = (word: string): number | string => (PLAIN_NUMBER.test(word) ? Number(word) : word);

/** Words typed after a term's name, as the term's kind of value; a list is separated by commas. */
export function typedTerms(
  schema: z.ZodObject,
  typed: Readonly<Record<string, string>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(typed).map(([name, words]) => {
      const field = schema.shape[name];
      const list = field !== undefined && isList(field.def as unknown as Holder);
      return [name, list ? words.split(",").map((word) => asWritten(word.trim())) : asWritten(words)];
    }),
  );
}

/** Terms with their defaults, or what is wrong with them; paths begin with "terms". */
export function readTerms<Terms>(
  schema: z.ZodObject & z.ZodType<Terms>,
  raw: unknown,
): { terms: Terms } | { faults: Fault[] } {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { terms: parsed.data };
  const faults = explain(parsed.error.issues, schema, raw);
  return { faults: faults.map((fault) => ({ ...fault, path: ["terms", ...fault.path] })) };
}

/** A name that the scenario does not have. @param term  its place, without "terms" */
export const unknownTerm = (
  code: string,
  term: string | Fault["path"],
  value: unknown,
  valid: readonly string[],
): Fault => unknownName(code, ["terms", ...[term].flat()], value, valid);

/** What is wrong with a name: nothing where it is left out or valid. */
export const nameFaults = (
  code: string,
  term: string | Fault["path"],
  value: string | undefined,
  valid: readonly string[],
): Fault[] => (value === undefined || valid.includes(value) ? [] : [unknownTerm(code, term, value, valid)]);

/** A number between two bounds. */
export const numberTerm = (label: Text, min: number, max: number) =>
  z.number().min(min).max(max).meta({ label, description: label.en, min, max });

/** A whole number between two bounds. */
export const wholeTerm = (label: Text, min: number, max: number) =>
  z.int().min(min).max(max).meta({ label, description: label.en, min, max });

/** A word: a name in the scenario, mostly. */
export const wordTerm = (label: Text) => z.string().min(1).max(80).meta({ label, description: label.en });

/** One of a few words. */
export const choiceTerm = <const Words extends readonly [string, ...string[]]>(label: Text, words: Words) =>
  z.enum(words).meta({ label, description: label.en });

/** Between `min` and `max` values of one kind. */
export const listTerm = <Value extends z.ZodType>(label: Text, value: Value, min: number, max: number) =>
  z.array(value).min(min).max(max).meta({ label, description: label.en });

/** What a term is, and its default as it would be typed; null where it has none. */
export function termInWords(schema: z.ZodObject, name: string): { label: Text; byDefault: string | null } {
  const field = schema.shape[name] as z.ZodType;
  const inner = (field.def as unknown as { innerType?: z.ZodType }).innerType;
  const { label } = { ...inner?.meta(), ...field.meta() } as { label?: Text };
  const value: unknown = field.safeParse(undefined).data;
  return {
    label: label ?? { fr: name, en: name },
    byDefault: value === undefined ? null : [value].flat().join(","),
  };
}
