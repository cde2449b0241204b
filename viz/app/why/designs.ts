/** What two designs of a scenario say differently, read from the scenario as data. Pure. */

export type Raw = Readonly<Record<string, unknown>>;

const isMap = (value: unknown): value is Raw =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const asMap = (value: unknown): Raw => (isMap(value) ? value : {});
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Maps are merged, everything else is replaced: the rule by which a design starts from another. */
function merge(base: unknown, over: unknown): unknown {
  if (!isMap(base) || !isMap(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over))
    merged[key] = key in base ? merge(base[key], value) : value;
  return merged;
}

const DEEPEST = 32;

/** A design with everything it takes over from the one it is `like`; empty if there is none of that name. */
export function wholeDesign(designs: Raw, id: string, depth = 0): Raw {
  const own = asMap(designs[id]);
  const like = own["like"];
  if (typeof like !== "string" || depth > DEEPEST) return own;
  const { like: _, ...rest } = own;
  return asMap(merge(wholeDesign(designs, like, depth + 1), rest));
}

export interface FieldChange {
  path: string[];
  from: unknown;
  to: unknown;
}

/** Leaves that differ (lists of one length are compared item by item, the first is 1), governance and names aside (those are told in sentences of their own). */
export function fieldChanges(from: unknown, to: unknown, path: string[] = []): FieldChange[] {
  if (isMap(from) && isMap(to)) {
    const keys = [...new Set([...Object.keys(from), ...Object.keys(to)])];
    return keys.flatMap((key) =>
      path.length === 0 && (key === "name" || key === "governance" || key === "like")
        ? []
        : fieldChanges(from[key], to[key], [...path, key]),
    );
  }
  if (Array.isArray(from) && Array.isArray(to) && from.length === to.length) {
    return from.flatMap((one, at) => fieldChanges(one, to[at], [...path, String(at + 1)]));
  }
  return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ path, from, to }];
}

export interface RuleChange {
  kind: "added" | "removed";
  rule: Raw;
}

/** Rules of governance that only one of the two has; a rule written differently counts as added. */
export function ruleChanges(from: Raw, to: Raw): RuleChange[] {
  const rulesOf = (design: Raw) => asList(asMap(design["governance"])["rules"]).map(asMap);
  const same = (a: Raw, b: Raw) => JSON.stringify(a) === JSON.stringify(b);
  const [before, after] = [rulesOf(from), rulesOf(to)];
  const added = after
    .filter((rule) => !before.some((other) => same(rule, other)))
    .map((rule) => ({ kind: "added" as const, rule }));
  const removed = before
    .filter((rule) => !after.some((other) => other["id"] === rule["id"]))
    .map((rule) => ({ kind: "removed" as const, rule }));
  return [...added, ...removed];
}
