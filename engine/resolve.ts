/** Raw data → Scenario: `like`, `worlds` and `defaults` are applied, every fault is reported once, where it was written. */
import { type Fault, nearestName } from "./errors.ts";
import { explain } from "./explain.ts";
import { type Scenario, scenarioSchema } from "./model.ts";

type Path = readonly (string | number)[];

/** A raw value that remembers where it was written, whatever it is merged into. */
interface Written {
  kind: "map" | "list" | "leaf";
  value: unknown;
  entries: Map<string | number, Written>;
  origin: Path;
  /** where a field missing from this map would have to be written */
  missingAt: Path;
}

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"]);
const MAX_DEPTH = 32;
const MAX_VALUES = 100_000;

/** Reads raw data into a tree of its own; refuses what no scenario file can hold (cycles, prototype keys, endless depth). */
class Observer {
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

/**
 * `over` laid on `under`: maps are merged, everything else is replaced; null removes an inherited field.
 * A field missing from both is missing where `missing` says.
 */
function overlay(under: Written | undefined, over: Written, missing: "under" | "over"): Written {
  if (under?.kind !== "map" || over.kind !== "map") return over;
  const entries = new Map(under.entries);
  for (const [key, value] of over.entries) {
    const inherited = entries.get(key);
    if (inherited && value.kind === "leaf" && value.value === null) entries.delete(key);
    else entries.set(key, overlay(inherited, value, missing));
  }
  return { ...over, entries, missingAt: missing === "under" ? under.missingAt : over.missingAt };
}

function withEntry(map: Written, key: string, value: Written): Written {
  return { ...map, entries: new Map(map.entries).set(key, value) };
}

const names = (map: Written | undefined) => [...(map?.entries.keys() ?? [])].map(String);

function unknownName(code: string, path: Path, value: string, valid: readonly string[]): Fault {
  const nearest = nearestName(value, valid);
  return { code, path, value, allowed: valid.join(", "), ...(nearest === undefined ? {} : { nearest }) };
}

/** Applies `like` in every design; a design's name is its own and never inherited. */
function applyLike(designs: Written, faults: Fault[]): Written {
  const done = new Map<string, Written>();
  const resolved = (name: string, trail: readonly string[]): Written => {
    const known = done.get(name);
    const own = designs.entries.get(name) as Written;
    if (known) return known;
    const like = own.entries.get("like");
    if (own.kind !== "map" || typeof like?.value !== "string") return own;
    if (!designs.entries.has(like.value)) {
      faults.push(
        unknownName(
          "UNKNOWN_DESIGN",
          like.origin,
          like.value,
          names(designs).filter((one) => one !== name),
        ),
      );
      return own;
    }
    if (trail.includes(like.value) || like.value === name || trail.length >= MAX_DEPTH) {
      faults.push({ code: "CYCLIC_LIKE", path: like.origin, value: like.value });
      return own;
    }
    const base = resolved(like.value, [...trail, name]);
    const entries = new Map(base.entries);
    entries.delete("name");
    entries.delete("like");
    const result = overlay({ ...base, entries }, own, "under");
    done.set(name, result);
    return result;
  };
  return { ...designs, entries: new Map(names(designs).map((name) => [name, resolved(name, [])])) };
}

/** Lays the world's situation over the scenario's, then the situation's defaults under every component. */
function applySituation(root: Written, world: string | null): Written {
  const base = root.entries.get("situation");
  const change =
    world === null ? undefined : root.entries.get("worlds")?.entries.get(world)?.entries.get("situation");
  const situation = change && base?.kind === "map" ? overlay(base, change, "under") : base;
  const components = situation?.entries.get("components");
  const defaults = situation?.entries.get("defaults");
  if (situation?.kind !== "map") return root;
  if (defaults?.kind !== "map" || components?.kind !== "map") return withEntry(root, "situation", situation);
  const filled = new Map(
    [...components.entries].map(([name, own]) => [name, overlay(defaults, own, "over")]),
  );
  return withEntry(root, "situation", withEntry(situation, "components", { ...components, entries: filled }));
}

function toValue(written: Written): unknown {
  if (written.kind === "leaf") return written.value;
  if (written.kind === "list") return [...written.entries.values()].map(toValue);
  return Object.fromEntries([...written.entries].map(([key, value]) => [key, toValue(value)]));
}

/** Where the value at `path` of the resolved tree was written. */
function originOf(root: Written, path: Path): Path {
  let at = root;
  for (const [depth, key] of path.entries()) {
    const next = at.entries.get(key);
    if (!next) return [...at.missingAt, ...path.slice(depth)];
    at = next;
  }
  return at.origin;
}

function once(faults: readonly Fault[]): Fault[] {
  const seen = new Set<string>();
  return faults.filter(({ code, path }) => {
    const key = `${code} ${JSON.stringify(path)}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

/** A scenario in one world; `trace` says of faults found in it later where they were written, each once. */
export interface Resolved {
  scenario: Scenario;
  world: string | null;
  trace(faults: readonly Fault[]): Fault[];
}
export type ReadScenario = Resolved | { faults: Fault[] };

/** Designs that the page names and that do not exist. */
function unknownOnPage({ page, designs }: Scenario): Fault[] {
  if (!page) return [];
  const named: [Path, string][] = [
    [["page", "frozen"], page.frozen],
    [["page", "evolving"], page.evolving],
    ...page.ladder.map((id, at): [Path, string] => [["page", "ladder", at], id]),
  ];
  const valid = Object.keys(designs);
  return named
    .filter(([, id]) => !valid.includes(id))
    .map(([path, id]) => unknownName("UNKNOWN_DESIGN", path, id, valid));
}

/** Parses a resolved tree; faults stand where they were written, without the consequences of a design's broken `like`. */
function parse(resolved: Written, world: string | null, found: readonly Fault[]): ReadScenario {
  const value = toValue(resolved);
  const parsed = scenarioSchema.safeParse(value);
  const trace = (faults: readonly Fault[]) =>
    once(faults.map((fault) => ({ ...fault, path: originOf(resolved, fault.path) })));
  const shape = parsed.success
    ? unknownOnPage(parsed.data)
    : explain(parsed.error.issues, scenarioSchema, value);
  const broken = found.map((fault) => fault.path.slice(0, -1));
  const isConsequence = ({ code, path }: Fault) =>
    code === "MISSING_FIELD" && broken.some((design) => design.every((key, depth) => path[depth] === key));
  const faults = once([...found, ...trace(shape).filter((fault) => !isConsequence(fault))]);
  return parsed.success && faults.length === 0 ? { scenario: parsed.data, world, trace } : { faults };
}

/**
 * Reads raw data (parsed YAML or JSON) as a scenario in one world; pure, never throws, repairs nothing.
 * @param options.world  a name of `worlds`; default: `base` if there is one, else the situation as written
 */
export function readScenario(raw: unknown, options: { world?: string } = {}): ReadScenario {
  const observer = new Observer();
  const root = observer.read(raw, []);
  if (observer.faults.length > 0) return { faults: observer.faults };
  const worlds = root.entries.get("worlds");
  const world = options.world ?? (worlds?.entries.has("base") ? "base" : null);
  if (world !== null && !worlds?.entries.has(world)) {
    return { faults: [unknownName("UNKNOWN_WORLD", ["worlds"], world, names(worlds))] };
  }
  const faults: Fault[] = [];
  const designs = root.entries.get("designs");
  const liked = designs?.kind === "map" ? withEntry(root, "designs", applyLike(designs, faults)) : root;
  return parse(applySituation(liked, world), world, faults);
}
