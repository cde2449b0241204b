/** A raw scenario as a tree that remembers where each value was written, whatever it is merged into. */
import type { Fault } from "./errors.ts";
import { formOf, type RangeForm } from "./ranges.ts";

export type Path = readonly (string | number)[];

/** A raw value that remembers where it was written, whatever it is merged into. */
export interface Written {
  kind: "map" | "list" | "leaf";
  value: unknown;
  entries: Map<string | number, Written>;
  origin: Path;
  /** where a field missing from this map would have to be written */
  missingAt: Path;
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
export const MAX_DEPTH = 32;
const MAX_VALUES = 100_000;

/** Reads raw data into a tree of its own; refuses what no scenario file can hold (cycles, prototype keys, endless depth). */
export class Observer {
  readonly faults: Fault[] = [];
  private readonly above = new Set<unknown>();
  private values = 0;

  read(value: unknown, path: Path): Written {
    this.values++;
    if (this.values > MAX_VALUES) return this.tooMany(path);
    if (typeof value !== "object" || value === null || value instanceof Date) return leaf(value, path);
    if (this.above.has(value)) return this.refuse({ code: "CYCLE", path });
    if (path.length >= MAX_DEPTH) return this.refuse({ code: "TOO_DEEP", path, allowed: `≤ ${MAX_DEPTH}` });
    if (!isPlain(value)) return this.refuse({ code: "NOT_A_MAP", path });
    this.above.add(value);
    const entries = Array.isArray(value) ? this.items(value, path) : this.fields(value, path);
    this.above.delete(value);
    return {
      kind: Array.isArray(value) ? "list" : "map",
      value: undefined,
      entries,
      origin: path,
      missingAt: path,
    };
  }

  private items(list: readonly unknown[], path: Path): Written["entries"] {
    return new Map(list.map((value, at) => [at, this.read(value, [...path, at])]));
  }

  private fields(map: object, path: Path): Written["entries"] {
    const entries: Written["entries"] = new Map();
    for (const [name, value] of Object.entries(map)) {
      if (FORBIDDEN.has(name)) this.refuse({ code: "FORBIDDEN_KEY", path: [...path, name], value: name });
      else entries.set(name, this.read(value, [...path, name]));
    }
    return entries;
  }

  private tooMany(path: Path): Written {
    const isFirst = this.values === MAX_VALUES + 1;
    return isFirst
      ? this.refuse({ code: "TOO_MANY_VALUES", path: [], allowed: `≤ ${MAX_VALUES}` })
      : leaf(undefined, path);
  }

  private refuse(fault: Fault): Written {
    this.faults.push(fault);
    return leaf(undefined, fault.path);
  }
}

function leaf(value: unknown, path: Path): Written {
  return { kind: "leaf", value, entries: new Map(), origin: path, missingAt: path };
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}

/** The form of a range written here; undefined if it is no range. */
export function rangeForm({ kind, entries }: Written): RangeForm | undefined {
  if (kind !== "map" || [...entries.values()].some((part) => part.kind === "map")) return undefined;
  return formOf([...entries.keys()].map(String));
}

/**
 * `over` laid on `under`: maps are merged, everything else is replaced, a range as one value; null removes an inherited
 * field. A field missing from both is missing where `missing` says.
 */
export function overlay(under: Written | undefined, over: Written, missing: "under" | "over"): Written {
  if (under?.kind !== "map" || over.kind !== "map" || rangeForm(under) || rangeForm(over)) return over;
  const entries = new Map(under.entries);
  for (const [key, value] of over.entries) {
    const inherited = entries.get(key);
    if (inherited && value.kind === "leaf" && value.value === null) entries.delete(key);
    else entries.set(key, overlay(inherited, value, missing));
  }
  return { ...over, entries, missingAt: missing === "under" ? under.missingAt : over.missingAt };
}

export function withEntry(map: Written, key: string, value: Written): Written {
  return { ...map, entries: new Map(map.entries).set(key, value) };
}

export function toValue(written: Written): unknown {
  if (written.kind === "leaf") return written.value;
  if (written.kind === "list") return [...written.entries.values()].map(toValue);
  return Object.fromEntries([...written.entries].map(([key, value]) => [key, toValue(value)]));
}

/** Where the value at `path` of the resolved tree was written. */
export function originOf(root: Written, path: Path): Path {
  let at = root;
  for (const [depth, key] of path.entries()) {
    const next = at.entries.get(key);
    if (!next) return [...at.missingAt, ...path.slice(depth)];
    at = next;
  }
  return at.origin;
}
