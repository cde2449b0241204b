/** What zod found wrong, as faults: one per fault, in the scenario's words, with the allowed range or the nearest valid name. */
import type { z } from "zod";
import { type Fault, nearestName, unknownName } from "./errors.ts";
import {
  bestOption,
  definition,
  descend,
  type Info,
  infoOf,
  isMap,
  layers,
  overlap,
  type Place,
  type Schema,
} from "./place.ts";

import { hasFieldOfRange } from "./ranges.ts";

type Issue = z.core.$ZodIssue;

const present = (value: unknown) => (value === undefined ? {} : { value });

/** "0% … 100%", "1 … 120 months": the range in the unit in which people write the field. */
function rangeText({ min, max, unit, quantity }: Info): string {
  const written = (value: number | undefined) =>
    value === undefined ? "" : quantity === "SHARE" ? `${value * 100}%` : String(value);
  const suffix = unit === undefined || quantity === "SHARE" ? "" : ` ${unit}`;
  if (min === undefined) return `≤ ${written(max)}${suffix}`;
  if (max === undefined) return `≥ ${written(min)}${suffix}`;
  return `${written(min)} … ${written(max)}${suffix}`;
}

function allowedBy(code: string, info: Info, examples?: readonly string[]): string | undefined {
  if (code === "OUT_OF_RANGE") return rangeText(info);
  const shown = examples ?? info.examples;
  if (shown) return shown.join(" · ");
  return info.min === undefined && info.max === undefined ? undefined : rangeText(info);
}

function fault(code: string, place: Place, allowed?: string, nearest?: string): Fault {
  return {
    code,
    path: place.path,
    ...present(place.value),
    ...(allowed === undefined ? {} : { allowed }),
    ...(nearest === undefined ? {} : { nearest }),
  };
}

const TYPE_CODES: Readonly<Record<string, string>> = {
  int: "NOT_A_WHOLE_NUMBER",
  number: "NOT_A_NUMBER",
  object: "NOT_A_MAP",
  record: "NOT_A_MAP",
  array: "NOT_A_LIST",
  tuple: "NOT_A_LIST",
  boolean: "NOT_A_BOOLEAN",
};

/** A value of a wrong kind, or no value at all. */
function wrongKind(place: Place, expected: string): Fault {
  const info = infoOf(place);
  if (place.value === undefined) return fault("MISSING_FIELD", place, allowedBy("MISSING_FIELD", info));
  if (info.quantity !== undefined) {
    const code = `NOT_A_${info.quantity}`;
    return fault(code, place, allowedBy(code, info));
  }
  if (info.unit === "date") return fault("NOT_A_DATE", place, "2027-01-01");
  const code = TYPE_CODES[expected] ?? "NOT_A_TEXT";
  return fault(code, place, allowedBy(code, info));
}

function oneOf(place: Place, values: readonly unknown[]): Fault {
  const names = values.map(String);
  if (place.value === undefined) return fault("MISSING_FIELD", place, names.join(", "));
  const nearest = typeof place.value === "string" ? nearestName(place.value, names) : undefined;
  return fault("NOT_ONE_OF", place, names.join(", "), nearest);
}

function union(issue: z.core.$ZodIssueInvalidUnion, place: Place): Fault[] {
  if ("options" in issue && Array.isArray(issue.options)) return [oneOf(place, issue.options)];
  const info = infoOf(place);
  if (place.value === undefined || info.quantity !== undefined) return quantityOrUnion(issue, place, info);
  return bestBranch(issue, place);
}

function quantityOrUnion(issue: z.core.$ZodIssueInvalidUnion, place: Place, info: Info): Fault[] {
  const understood = issue.errors
    .flat()
    .find((one) => one.code === "custom" && one.params?.["code"] === "OUT_OF_RANGE");
  if (understood) return [fault("OUT_OF_RANGE", place, allowedBy("OUT_OF_RANGE", info))];
  return isMap(place.value) && hasFieldOfRange(place.value)
    ? bestBranch(issue, place)
    : [wrongKind(place, "union")];
}

function bestBranch(issue: z.core.$ZodIssueInvalidUnion, place: Place): Fault[] {
  const holder = layers(place.schema, place.value).find((layer) => definition(layer).options);
  const options = holder ? (definition(holder).options ?? []) : [];
  const literals = options.flatMap((option) => definition(option).values ?? []);
  if (literals.length === options.length) return [oneOf(place, literals)];
  const shapes = options.map((option) => definition(option).shape);
  if (isMap(place.value) && shapes.every((shape) => shape !== undefined)) {
    const { value } = place;
    if (shapes.every((shape) => overlap(shape, value) <= 0)) {
      return [fault("ONE_OF", place, shapes.map((shape) => Object.keys(shape)[0]).join(", "))];
    }
  }
  const best = bestOption(options, place.value);
  const chosen: Place = { ...place, schema: options[best] };
  return (issue.errors[best] ?? []).flatMap((inner) => explainIssue(inner, chosen));
}

function unknownFields(keys: readonly string[], place: Place): Fault[] {
  const inner = layers(place.schema, place.value).at(-1);
  const names = Object.keys((inner && definition(inner).shape) ?? {});
  return keys.map((key) => unknownName("UNKNOWN_FIELD", descend(place, [key]).path, key, names));
}

function size(issue: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig, place: Place): Fault {
  const info = infoOf(place);
  if (issue.origin === "number" || issue.origin === "int")
    return fault("OUT_OF_RANGE", place, rangeText(info));
  const bound = "minimum" in issue ? issue.minimum : issue.maximum;
  const limit = `${issue.exact ? "" : "minimum" in issue ? "≥ " : "≤ "}${bound}`;
  return {
    ...fault(issue.origin === "string" ? "WRONG_LENGTH" : "WRONG_COUNT", place, limit),
    value: lengthOf(place.value),
  };
}

const lengthOf = (value: unknown) =>
  typeof value === "string" || Array.isArray(value) ? value.length : value;

function custom(issue: z.core.$ZodIssueCustom, place: Place): Fault {
  const params = (issue.params ?? {}) as {
    code?: string;
    examples?: string[];
    names?: string[];
    min?: number;
    max?: number;
  };
  const code = params.code ?? "NOT_AS_EXPECTED";
  if (code === "WRONG_COUNT" && isMap(place.value))
    return { ...fault(code, place, params.names?.join(", ")), value: Object.keys(place.value).length };
  if (params.names) return fault(code, place, params.names.join(", "));
  const info = infoOf(place);
  if (code === "MIX_NOT_ONE") return { code, path: place.path, allowed: "100%" };
  if (code === "EMPTY") return { code, path: place.path };
  return fault(code, place, allowedBy(code, { ...info, ...params }, params.examples));
}

/** Every fault that one issue stands for; `from` is where the issue's path starts. */
function explainIssue(issue: Issue, from: Place): Fault[] {
  const place = descend(from, issue.path);
  switch (issue.code) {
    case "unrecognized_keys":
      return unknownFields(issue.keys, place);
    case "invalid_union":
      return union(issue, place);
    case "invalid_type":
      return [
        wrongKind(
          place,
          "format" in issue && place.value !== undefined && typeof place.value === "number"
            ? "int"
            : issue.expected,
        ),
      ];
    case "invalid_value":
      return [oneOf(place, issue.values)];
    case "too_small":
    case "too_big":
      return [size(issue, place)];
    case "custom":
      return [custom(issue, place)];
    case "invalid_key":
      return [fault("NOT_AN_IDENTIFIER", { ...place, value: place.path.at(-1) })];
    default: {
      const info = infoOf(place);
      if (info.unit === "date") return [fault("NOT_A_DATE", place, "2027-01-01")];
      return [fault("NOT_AS_EXPECTED", place, info.examples?.join(" · ") ?? info.description)];
    }
  }
}

/** Faults of zod's issues on `value`; a misspelt field is not also reported as missing. */
export function explain(issues: readonly Issue[], schema: Schema, value: unknown): Fault[] {
  const faults = issues.flatMap((issue) => explainIssue(issue, { schema, value, path: [] }));
  const renamed = new Set(
    faults
      .filter((one) => one.code === "UNKNOWN_FIELD" && one.nearest !== undefined)
      .map((one) => JSON.stringify([...one.path.slice(0, -1), one.nearest])),
  );
  return faults.filter((one) => one.code !== "MISSING_FIELD" || !renamed.has(JSON.stringify(one.path)));
}
