/** Numbers inside a written scenario: where a pattern leads, what stands there, and putting another in its place. */
import { type Distribution, distributionText } from "../../scenario/distribution.ts";
import { type ScenarioInput, scenarioSchema } from "../../scenario/model.ts";
import { descend, infoOf, isMap, layers, type Path } from "../../scenario/place.ts";
import { formOf, readerOf } from "../../scenario/ranges.ts";

/** The unit in which a number of a scenario is thought of. */
export type InputUnit = "share" | "min" | "EUR" | "per month" | "number" | "factor";

const UNITS: Readonly<Record<string, InputUnit>> = {
  SHARE: "share",
  DURATION: "min",
  DISTRIBUTION: "min",
  MONEY: "EUR",
  RATE: "per month",
};

export const unitOf = (quantity: string | undefined): InputUnit => UNITS[quantity ?? ""] ?? "number";

/** One number of the scenario as it stands; a distribution counts by its mean. */
export interface Place {
  path: Path;
  value: number;
  /** where it is a distribution */
  law: Distribution | undefined;
  unit: InputUnit;
  min: number;
  max: number;
}

const childrenOf = (node: unknown): [string | number, unknown][] => {
  if (Array.isArray(node)) return [...node.entries()];
  return isMap(node) && formOf(Object.keys(node)) === undefined ? Object.entries(node) : [];
};

const isLeaf = (node: unknown) => typeof node === "number" || typeof node === "string";

function pathsOf(node: unknown, pattern: readonly string[], path: Path): Path[] {
  const [step, ...rest] = pattern;
  if (step === undefined) return isLeaf(node) ? [path] : [];
  const below = (next: readonly string[]) =>
    childrenOf(node).flatMap(([key, child]) => pathsOf(child, next, [...path, key]));
  if (step === "**") return [...pathsOf(node, rest, path), ...below(pattern)];
  if (step === "*") return below(rest);
  const child = childrenOf(node).find(([key]) => String(key) === step);
  return child ? pathsOf(child[1], rest, [...path, child[0]]) : [];
}

function placeAt(scenario: ScenarioInput, path: Path): Place[] {
  const at = descend({ schema: scenarioSchema, value: scenario, path: [] }, path);
  const reader = layers(at.schema, at.value)
    .map(readerOf)
    .find((found) => found !== undefined);
  if (!reader || reader.whole) return [];
  const reading = reader.read(at.value as number | string);
  if (!("value" in reading)) return [];
  const { value } = reading;
  const { quantity, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = infoOf(at);
  const law = typeof value === "number" ? undefined : value;
  if (law?.kind === "empirical") return [];
  return [
    { path, value: typeof value === "number" ? value : value.mean, law, unit: unitOf(quantity), min, max },
  ];
}

/** The numbers to which a pattern leads; one written as a range is none. */
export const placesOf = (scenario: ScenarioInput, pattern: string): Place[] =>
  pathsOf(scenario, pattern.split("."), []).flatMap((path) => placeAt(scenario, path));

/** The law with another mean and the same shape. */
function withMean(law: Distribution, mean: number): Distribution {
  const factor = law.mean === 0 ? 1 : mean / law.mean;
  const isScaled = law.kind === "triangular" || law.kind === "pert";
  return { ...law, mean, values: isScaled ? law.values.map((value) => value * factor) : law.values };
}

/** Writes a value where the path leads. @throws RangeError where it leads nowhere */
export function write(scenario: unknown, path: Path, value: number | string): void {
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce<unknown>((node, key) => (node as never)?.[key], scenario);
  if (last === undefined || typeof holder !== "object" || holder === null)
    throw new RangeError(`${path.join(".")} leads nowhere`);
  (holder as Record<string | number, unknown>)[last] = value;
}

/** Puts a number in a place, within what the field allows. */
export function put(scenario: ScenarioInput, { path, law, min, max }: Place, value: number): void {
  const allowed = Math.min(max, Math.max(min, value));
  write(scenario, path, law ? distributionText(withMean(law, allowed)) : allowed);
}
