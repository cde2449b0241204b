/**
 * The outer loop: draws of what a scenario does not know. A draw depends on (seed, number of the draw, path of the range)
 * alone, never on what else is drawn; each makes an ordinary scenario.
 */

import { drawDuration, KIND, uniform } from "../kernel/draw.ts";
import { Keyed, mix, nameKey, PURPOSE } from "../kernel/rng.ts";
import { type Distribution, distributionText } from "../scenario/distribution.ts";
import { ScenarioError } from "../scenario/errors.ts";
import { explain } from "../scenario/explain.ts";
import { scenarioSchema } from "../scenario/model.ts";
import { wayBetween } from "../scenario/ranges.ts";
import { type StatedRange, substituted } from "../scenario/stated.ts";
import { type Compiled, compile } from "./compile.ts";

/** One range drawn: as written in a scenario, and as a number. */
export interface Drawn {
  written: number | string;
  /** in engine units; a distribution's mean in minutes; of listed distributions, which one (0 = first) */
  value: number;
}

function positionOf({ form, ends, key }: StatedRange, seed: number, draw: number): number {
  const keyed = new Keyed().seek(mix(seed | 0), nameKey(key), draw, PURPOSE.range);
  const [low, middle, high] = ends;
  if (form !== "likely" || typeof low !== "number" || low === high) return uniform(keyed);
  const peak = (Number(middle) - low) / (Number(high) - low);
  return drawDuration(keyed, Float64Array.of(KIND.pert, 0, peak, 1), 0);
}

const asDrawn = (value: number | Distribution): Drawn =>
  typeof value === "number"
    ? { written: value, value }
    : { written: distributionText(value), value: value.mean };

/** A whole number of [low, high]: each as likely between two, the nearest one of a PERT. */
function wholeAt(range: StatedRange, low: number, high: number, position: number): number {
  return range.form === "between"
    ? Math.min(high, low + Math.floor(position * (high - low + 1)))
    : Math.floor(low + position * (high - low) + 0.5);
}

/** The value of a range in a draw. */
export function drawRange(range: StatedRange, seed: number, draw: number): Drawn {
  const { form, ends, parts, whole } = range;
  const position = positionOf(range, seed, draw);
  if (form === "oneOf") {
    const at = Math.floor(position * parts.length);
    const value = ends[at];
    return { written: parts[at] as number | string, value: typeof value === "number" ? value : at };
  }
  const low = ends[0] as number;
  const high = ends.at(-1) as number;
  return asDrawn(whole ? wholeAt(range, low, high, position) : wayBetween(low, high, position));
}

/** The number that a field of the resolved scenario has in a draw; undefined where it is no range. */
export function drawnNumber(
  { ranges }: Compiled,
  path: readonly string[],
  seed: number,
  draw: number,
): number | undefined {
  const range = ranges?.stated.find(({ places }) =>
    places.some((place) => place.join(".") === path.join(".")),
  );
  return range && drawRange(range, seed, draw).value;
}

/**
 * The scenario of one draw, compiled. What the calendar settles is taken from `base`.
 * @throws ScenarioError where the drawn numbers make no sense together
 */
export function compileDraw(base: Compiled, seed: number, draw: number): Compiled {
  const { ranges } = base;
  if (!ranges) return base;
  const raw = substituted(
    ranges,
    ranges.stated.map((range) => drawRange(range, seed, draw).written),
  );
  const parsed = scenarioSchema.safeParse(raw);
  if (!parsed.success) throw new ScenarioError(explain(parsed.error.issues, scenarioSchema, raw));
  return compile(parsed.data, base.world, base);
}
