/** A range that the scenario states, as an input: uniform between two values, PERT, or one of a list. */
import { type Distribution, distributionText } from "../../scenario/distribution.ts";
import { scenarioSchema } from "../../scenario/model.ts";
import { descend, infoOf } from "../../scenario/place.ts";
import { wayBetween } from "../../scenario/ranges.ts";
import type { StatedRange } from "../../scenario/stated.ts";
import { incompleteBeta } from "../../statistics/student.ts";
import { askOf, type UncertainInput } from "./input.ts";
import { unitOf, write } from "./places.ts";
import type { GuessRow } from "./row.ts";

/** Quantile of a PERT law on [low, high]: a beta law of shapes 1 + 4 · position of the mode and of its mirror. */
export function pertQuantile(low: number, likely: number, high: number, u: number): number {
  if (low === high) return low;
  const mode = (likely - low) / (high - low);
  let [from, to] = [0, 1];
  for (let step = 0; step < 50; step++) {
    const middle = (from + to) / 2;
    if (incompleteBeta(middle, 1 + 4 * mode, 5 - 4 * mode) < u) from = middle;
    else to = middle;
  }
  return low + ((from + to) / 2) * (high - low);
}

const numberOf = (end: number | Distribution, at: number) => (typeof end === "number" ? end : at);

/** The ends as numbers, and what is written for a number between them. */
function scaleOf({ form, ends, parts, whole }: StatedRange): {
  values: number[];
  written: (value: number) => number | string;
} {
  const [first, last] = [ends[0]!, ends.at(-1)!];
  if (form === "oneOf") {
    const values = ends.map(numberOf);
    return {
      values,
      written: (value) => {
        const distances = values.map((one) => Math.abs(one - value));
        return parts[distances.indexOf(Math.min(...distances))]!;
      },
    };
  }
  if (typeof first === "number") {
    const values = ends.map(numberOf);
    return { values, written: (value) => (whole ? Math.round(value) : value) };
  }
  const span = (last as Distribution).mean - first.mean;
  const way = (value: number) => (span === 0 ? value : (value - first.mean) / span);
  return {
    values: span === 0 ? [0, 1] : [first.mean, (last as Distribution).mean],
    written: (value) => distributionText(wayBetween(first, last, way(value)) as Distribution),
  };
}

function lawOf({ form }: StatedRange, values: readonly number[]): Pick<UncertainInput, "present" | "at"> {
  const [low, high] = [values[0]!, values.at(-1)!];
  if (form === "oneOf")
    return { present: low, at: (u) => values[Math.min(values.length - 1, Math.floor(u * values.length))]! };
  if (form === "likely") return { present: values[1]!, at: (u) => pertQuantile(low, values[1]!, high, u) };
  return { present: (low + high) / 2, at: (u) => low + u * (high - low) };
}

/** @param row  what is known of the field, where it is one of the guessed ones */
export function statedInput(range: StatedRange, row: GuessRow | undefined): UncertainInput {
  const { values, written } = scaleOf(range);
  const place = descend({ schema: scenarioSchema, value: undefined, path: [] }, range.places[0]!);
  const label = row?.label ?? range.label;
  return {
    path: range.path.join("."),
    label,
    unit: unitOf(infoOf(place).quantity),
    ...lawOf(range, values),
    low: Math.min(...values),
    high: Math.max(...values),
    isStated: true,
    ask: row
      ? askOf(row.whom, row.ask)
      : askOf("both", {
          fr: `que sait-on de plus de « ${label.fr} » ?`,
          en: `what more is known of “${label.en}”?`,
        }),
    set: (scenario, value) => {
      for (const at of range.places) write(scenario, at, written(value));
    },
  };
}
