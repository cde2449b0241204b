/** The ranges that a scenario states: where each is written, which fields it reaches, between which ends. */
import type { Text } from "./notation.ts";
import { descend, infoOf, layers, type Schema } from "./place.ts";
import { type End, partsOf, type RangeForm, readerOf, readRange, type WrittenRange } from "./ranges.ts";
import { type Path, rangeForm, toValue, type Written } from "./written.ts";

/** One unknown. Plain data. */
export interface StatedRange {
  /** where it is written */
  path: Path;
  /** its draws are keyed by this: the path, less the name of the design or world it is written in */
  key: string;
  /** the fields it reaches, in the resolved scenario: a default or a design that others are like reaches several */
  places: Path[];
  form: RangeForm;
  /** [low, high], [low, likely, high] or the values, in engine units */
  ends: End[];
  /** the ends as they are written */
  parts: (number | string)[];
  /** only whole numbers lie between the ends */
  whole: boolean;
  label: Text;
  unit: string | null;
}

/** A resolved scenario with ranges, before anything is drawn. */
export interface StatedRanges {
  /** as written, `like`, `worlds` and `defaults` applied */
  written: unknown;
  stated: StatedRange[];
}

/** The same for a study: how many replications share a draw. */
export interface CompiledRanges extends StatedRanges {
  perDraw: number;
}

/** `designs.frozen.contract…` and `designs.evolving.contract…` are one unknown of two designs; so are two worlds' situations. */
function keyOf(path: Path): string {
  const isOwn = path[0] === "designs" || path[0] === "worlds";
  return JSON.stringify(isOwn ? path.slice(2) : path);
}

function statedAt(schema: Schema, value: unknown, written: Written, path: Path): StatedRange | undefined {
  const place = descend({ schema, value, path: [] }, path);
  const reader = layers(place.schema, place.value)
    .map(readerOf)
    .find((found) => found !== undefined);
  if (!reader) return undefined;
  const range = toValue(written) as WrittenRange;
  const read = readRange(range, reader);
  if ("faults" in read) return undefined;
  const { help, unit } = infoOf(place);
  const label = help ?? String(path.at(-1));
  return {
    path: written.origin,
    key: keyOf(written.origin),
    places: [path],
    ...read,
    parts: partsOf(range).parts.map(([, part]) => part),
    whole: reader.whole,
    label: { fr: label, en: label },
    unit: unit ?? null,
  };
}

/** Every range of a resolved tree that its schema has accepted, in order of writing; one that reaches several fields is one. */
export function statedRanges(schema: Schema, root: Written): StatedRange[] {
  const value = toValue(root);
  const found = new Map<string, StatedRange>();
  const visit = (written: Written, path: Path): void => {
    const range = rangeForm(written) && statedAt(schema, value, written, path);
    if (!range) {
      for (const [key, part] of written.entries) visit(part, [...path, key]);
      return;
    }
    const known = found.get(JSON.stringify(range.path));
    if (known) known.places.push(path);
    else found.set(JSON.stringify(range.path), range);
  };
  visit(root, []);
  return [...found.values()];
}

function withValue(holder: unknown, path: Path, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  if (Array.isArray(holder))
    return holder.map((part, at) => (at === key ? withValue(part, rest, value) : part));
  const map = holder as Record<string, unknown>;
  return { ...map, [key]: withValue(map[key], rest, value) };
}

/** The raw scenario with one value in the place of every range. */
export function substituted(
  { written, stated }: StatedRanges,
  values: readonly (number | string)[],
): unknown {
  return stated.reduce(
    (raw, { places }, at) => places.reduce((inner, place) => withValue(inner, place, values[at]), raw),
    written,
  );
}
