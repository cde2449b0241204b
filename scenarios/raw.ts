/** Raw scenarios (parsed YAML or JSON) as plain data: reading and changing a field by its path, without ever mutating. */

export type RawMap = Readonly<Record<string, unknown>>;
export type RawPath = readonly string[];

export function isRawMap(value: unknown): value is RawMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The map at a path; an empty one where there is none. */
export function mapAt(raw: unknown, path: RawPath): RawMap {
  const value = valueAt(raw, path);
  return isRawMap(value) ? value : {};
}

/** The value at a path; undefined where a step does not exist. */
export function valueAt(raw: unknown, path: RawPath): unknown {
  return path.reduce<unknown>(
    (at, key) => (isRawMap(at) && Object.hasOwn(at, key) ? at[key] : undefined),
    raw,
  );
}

/** A copy with the value at the path; maps on the way are made where they are missing. */
export function withValue(raw: unknown, path: RawPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const map = isRawMap(raw) ? raw : {};
  return { ...map, [key]: withValue(map[key], rest, value) };
}

/** A copy without the field at the path. */
export function withoutField(raw: unknown, path: RawPath): unknown {
  const [key, ...rest] = path;
  if (key === undefined || !isRawMap(raw) || !Object.hasOwn(raw, key)) return raw;
  if (rest.length > 0) return { ...raw, [key]: withoutField(raw[key], rest) };
  return Object.fromEntries(Object.entries(raw).filter(([name]) => name !== key));
}
