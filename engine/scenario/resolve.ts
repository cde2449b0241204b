/** Raw data → Scenario: `like`, `worlds` and `defaults` are applied, every fault is reported once, where it was written. */
import { type Fault, unknownName } from "./errors.ts";
import { explain } from "./explain.ts";
import { type Scenario, type ScenarioInput, scenarioSchema } from "./model.ts";
import { type StatedRanges, statedRanges, substituted } from "./stated.ts";
import {
  MAX_DEPTH,
  Observer,
  originOf,
  overlay,
  type Path,
  toValue,
  type Written,
  withEntry,
} from "./written.ts";

const names = (map: Written | undefined) => [...(map?.entries.keys() ?? [])].map(String);

/** designs of a file: `like` may make a large one of each */
const MOST_DESIGNS = 60;

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
  /** the same as people write it, `like`, world and defaults applied */
  written: ScenarioInput;
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

/** Faults that only show at the far ends of the ranges, all low or all high: shares that must add up, fields in order. */
function faultsAtEnds(ranges: StatedRanges): Fault[] {
  if (ranges.stated.length === 0) return [];
  return [0, -1].flatMap((end) => {
    const value = substituted(
      ranges,
      ranges.stated.map(({ parts }) => parts.at(end) as number | string),
    );
    const parsed = scenarioSchema.safeParse(value);
    return parsed.success ? [] : explain(parsed.error.issues, scenarioSchema, value);
  });
}

/** Parses a resolved tree; faults stand where they were written, without the consequences of a design's broken `like`. */
function parse(resolved: Written, world: string | null, found: readonly Fault[]): ReadScenario {
  const value = toValue(resolved);
  const parsed = scenarioSchema.safeParse(value);
  const ranges = { written: value, stated: parsed.success ? statedRanges(scenarioSchema, resolved) : [] };
  const trace = (faults: readonly Fault[]) =>
    once(faults.map((fault) => ({ ...fault, path: originOf(resolved, fault.path) })));
  const shape = parsed.success
    ? [...unknownOnPage(parsed.data), ...faultsAtEnds(ranges)]
    : explain(parsed.error.issues, scenarioSchema, value);
  const broken = found.map((fault) => fault.path.slice(0, -1));
  const isConsequence = ({ code, path }: Fault) =>
    code === "MISSING_FIELD" && broken.some((design) => design.every((key, depth) => path[depth] === key));
  const faults = once([...found, ...trace(shape).filter((fault) => !isConsequence(fault))]);
  if (!parsed.success || faults.length > 0) return { faults };
  return {
    scenario: ranges.stated.length > 0 ? { ...parsed.data, ranges } : parsed.data,
    written: value as ScenarioInput,
    world,
    trace,
  };
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
  const count = designs?.entries.size ?? 0;
  if (count > MOST_DESIGNS)
    return {
      faults: [{ code: "WRONG_COUNT", path: ["designs"], value: count, allowed: `≤ ${MOST_DESIGNS}` }],
    };
  const liked = designs?.kind === "map" ? withEntry(root, "designs", applyLike(designs, faults)) : root;
  return parse(applySituation(liked, world), world, faults);
}
