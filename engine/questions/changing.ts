/** Changes of what a scenario says, in place, in the form in which people write it: numbers, durations and ranges of them. */
import { distributionText, parseDistribution } from "../scenario/distribution.ts";
import type { WrittenRange } from "../scenario/ranges.ts";

type One = number | string;
type Written = One | WrittenRange;

/** Every end of a range, or the value itself, changed. */
function each(written: Written, change: (one: One) => One): Written {
  if (typeof written !== "object") return change(written);
  if ("between" in written) {
    const [low, high] = written.between;
    return { between: [change(low), change(high)] };
  }
  if ("oneOf" in written) return { oneOf: written.oneOf.map(change) };
  return { low: change(written.low), likely: change(written.likely), high: change(written.high) };
}

/** A duration or a law of durations, every duration of it × `factor`; the same law of chance. */
export const scaledDelay = (written: Written, factor: number): Written =>
  each(written, (one) => {
    if (typeof one === "number") return one * factor;
    const law = parseDistribution(one);
    if (!law) throw new RangeError(`not a duration: ${one}`);
    const values = law.kind === "weibull" ? law.values : law.values.map((value) => value * factor);
    return distributionText({ ...law, mean: law.mean * factor, values });
  });

/** A number of people or things, more or fewer of them. */
export function raised<Value extends number | WrittenRange>(written: Value, by: number): Value {
  return each(written, (one) => Number(one) + by) as Value;
}
