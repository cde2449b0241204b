/** Random ranges: some numbers of a scenario are not known, each written in one of the three ways. */
import fc from "fast-check";
import { readScenario, type ScenarioInput } from "#engine";
import { share } from "./numbers.ts";

type Path = (string | number)[];

/** Which team does what is no matter of degree: a draw of these may leave a tier without a team. */
const STRUCTURE = ["tier", "entryTier"];

/** Where numbers stand below a value. */
function numbersIn(value: unknown, path: Path = []): Path[] {
  if (typeof value === "number") return STRUCTURE.includes(String(path.at(-1))) ? [] : [path];
  if (typeof value !== "object" || value === null) return [];
  const parts = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return parts.flatMap(([key, part]) => numbersIn(part, [...path, key]));
}

function set(holder: unknown, path: Path, value: unknown): void {
  const [last] = path.slice(-1);
  const inner = path.slice(0, -1).reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], holder);
  (inner as Record<string, unknown>)[last as string] = value;
}

const valueAt = (holder: unknown, path: Path) =>
  Number(path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], holder));

/** A range about a value, as wide as a share of it; a whole number's ends are whole. */
function rangeAbout(value: number, width: number, form: string): unknown {
  const ends = [value - Math.abs(value) * width, value + Math.abs(value) * width];
  const [low = 0, high = 0] = Number.isInteger(value)
    ? ends.map((end, at) => (at === 0 ? Math.floor(end) : Math.ceil(end)))
    : ends;
  if (form === "between") return { between: [low, high] };
  return form === "likely" ? { low, likely: value, high } : { oneOf: [value, high, low] };
}

const unknown = fc.tuple(fc.nat(), fc.constantFrom("between", "likely", "oneOf"), share(0.5));

/** Puts up to four ranges into a scenario, wherever its schema takes one. */
export const withRanges = (scenarios: fc.Arbitrary<ScenarioInput>): fc.Arbitrary<ScenarioInput> =>
  fc
    .tuple(scenarios, fc.array(unknown, { minLength: 1, maxLength: 4 }), fc.integer({ min: 2, max: 5 }))
    .map(([scenario, unknowns, perDraw]) => {
      const drawn = structuredClone(scenario);
      const places = (["situation", "designs", "clients"] as const).flatMap((block) =>
        numbersIn(drawn[block], [block]),
      );
      for (const [pick, form, width] of unknowns) {
        const place = places[pick % places.length] ?? [];
        const value = valueAt(scenario, place);
        set(drawn, place, rangeAbout(value, width, form));
        // a field that says how the study is played takes none, nor does one whose ends would leave its bounds
        if ("faults" in readScenario(drawn)) set(drawn, place, value);
      }
      drawn.experiment.perDraw = perDraw;
      return drawn;
    });
