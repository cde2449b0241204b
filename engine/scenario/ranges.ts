/**
 * What we do not know, as people write it: any number may be a range. `between` is uniform, `low, likely, high` is a PERT,
 * `oneOf` gives every value the same chance. The outer loop draws it (draws.ts); a range says nothing of luck.
 */
import { z } from "zod";
import type { Distribution } from "./distribution.ts";

const end = z.union([z.number(), z.string().max(400)]);
const between = z
  .strictObject({ between: z.tuple([end, end]) })
  .meta({ description: "not known: any value between the two, none more likely" });
const likely = z
  .strictObject({ low: end, likely: end, high: end })
  .meta({ description: "not known: a lowest, a likely and a highest value (PERT)" });
const oneOf = z
  .strictObject({ oneOf: z.array(end).min(2).max(100) })
  .meta({ description: "not known: one of these values, none more likely" });

/** The three ways to write a range: an option of every number's schema. */
export const RANGE = z.union([between, likely, oneOf]).meta({ id: "range" });

type Written = z.infer<typeof end>;
export type WrittenRange = z.infer<typeof RANGE>;

/** One value read from one written text; or what is wrong with it, in the words of an issue. */
export type Reading<T> = { value: T } | { fault: Record<string, unknown> };

export interface Reader<T> {
  read(written: Written): Reading<T>;
  /** only whole numbers exist between the ends */
  whole: boolean;
}

/** What a range's ends are: numbers in engine units, or distributions of one kind. */
export type End = number | Distribution;
export type RangeForm = "between" | "likely" | "oneOf";

/** A range's ends in order: [low, high], [low, likely, high], or the values. */
export interface Ends<T> {
  form: RangeForm;
  ends: T[];
}

const READERS = z.registry<Reader<End>>();

/** The reader of a number's schema; undefined where the schema takes no range. */
export const readerOf = (schema: z.core.$ZodType): Reader<End> | undefined => {
  const found = READERS.get(schema);
  return found?.read ? found : undefined;
};

const FIELDS: Record<RangeForm, readonly string[]> = {
  between: ["between"],
  likely: ["low", "likely", "high"],
  oneOf: ["oneOf"],
};

/** The form of range whose fields these are, all of them and no other; undefined if it is something else. */
export function formOf(names: readonly string[]): RangeForm | undefined {
  const forms = Object.entries(FIELDS) as [RangeForm, readonly string[]][];
  return forms.find(
    ([, fields]) => fields.length === names.length && fields.every((name) => names.includes(name)),
  )?.[0];
}

/** Whether a map was meant as a range, whole or not. */
export const hasFieldOfRange = (map: object) =>
  Object.keys(map).some((name) => Object.values(FIELDS).some((fields) => fields.includes(name)));

/** The ends of a written range in order, each with its place in it. */
export function partsOf(range: WrittenRange): { form: RangeForm; parts: [(string | number)[], Written][] } {
  if ("between" in range)
    return { form: "between", parts: range.between.map((part, at) => [["between", at], part]) };
  if ("oneOf" in range) return { form: "oneOf", parts: range.oneOf.map((part, at) => [["oneOf", at], part]) };
  return {
    form: "likely",
    parts: [
      [["low"], range.low],
      [["likely"], range.likely],
      [["high"], range.high],
    ],
  };
}

/** What is wrong with ends that are each well written. */
function disorder({ form, ends }: Ends<End>): Record<string, unknown> | undefined {
  if (form === "oneOf") return undefined;
  const numbers = ends.filter((one) => typeof one === "number");
  if (numbers.length === ends.length) {
    const isOrdered = numbers.every((value, at) => at === 0 || value >= (numbers[at - 1] ?? 0));
    return isOrdered ? undefined : { code: "RANGE_NOT_ORDERED", names: [FIELDS.likely.join(" ≤ ")] };
  }
  const [first, last] = ends as Distribution[];
  const isOneKind = form === "between" && first?.kind === last?.kind && first?.kind !== "empirical";
  return isOneKind ? undefined : { code: "RANGE_OF_TWO_KINDS", names: ["oneOf"] };
}

/** Reads a range with its field's own reader: the same units and the same bounds hold at both ends. */
export function readRange<T extends End>(
  range: WrittenRange,
  reader: Reader<T>,
): Ends<T> | { faults: { path: (string | number)[]; params: Record<string, unknown> }[] } {
  const { form, parts } = partsOf(range);
  const readings = parts.map(([path, written]) => ({ path, reading: reader.read(written) }));
  const faults = readings.flatMap(({ path, reading }) =>
    "fault" in reading ? [{ path, params: reading.fault }] : [],
  );
  if (faults.length > 0) return { faults };
  const ends = readings.flatMap(({ reading }) => ("value" in reading ? [reading.value] : []));
  const wrong = disorder({ form, ends });
  return wrong ? { faults: [{ path: [], params: wrong }] } : { form, ends };
}

const blend = (low: number, high: number, share: number) => low + share * (high - low);

/** The value a share of the way from one end to the other; a distribution's mean, cv and parameters all go that far. */
export function wayBetween(low: End, high: End, share: number): End {
  if (typeof low === "number" || typeof high === "number") return blend(Number(low), Number(high), share);
  return {
    kind: low.kind,
    mean: blend(low.mean, high.mean, share),
    cv: blend(low.cv, high.cv, share),
    values: low.values.map((value, at) => blend(value, high.values[at] ?? value, share)),
  };
}

/** The value that stands for the range where one is needed: its middle, its likely value, or the first listed. */
function centre<T extends End>({ form, ends }: Ends<T>, whole: boolean): T {
  const [first, second] = ends as [T, T];
  if (form === "oneOf") return first;
  if (form === "likely") return second;
  const middle = wayBetween(first, second, 0.5) as T;
  return whole && typeof middle === "number" ? (Math.floor(middle) as T) : middle;
}

/**
 * A field that takes one value or a range of them. Parsed alone, a range stands for its centre: what is drawn from it is
 * put in its place before.
 */
export function ranged<T extends End, S extends z.ZodType<Written | WrittenRange, unknown>>(
  written: S,
  reader: Reader<T>,
) {
  const field = written.transform((given, context): T => {
    const read =
      typeof given === "object" ? readRange(given as WrittenRange, reader) : reader.read(given as Written);
    if ("value" in read) return read.value;
    if ("form" in read) return centre(read, reader.whole);
    const faults = "faults" in read ? read.faults : [{ path: [], params: read.fault }];
    for (const { path, params } of faults) context.addIssue({ code: "custom", path, params });
    return z.NEVER;
  });
  READERS.add(field, reader as Reader<End>);
  return field;
}
