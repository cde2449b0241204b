/** Random numbers that weigh: integers over a scale, since fast-check spreads doubles over their exponents, nearly all of them next to nothing. */
import fc from "fast-check";

export const whole = (min: number, max: number) => fc.integer({ min, max });

/** A number between two others, on a thousand steps. */
export const between = (min: number, max: number) =>
  fc.integer({ min: 0, max: 1000 }).map((step) => min + ((max - min) * step) / 1000);
export const share = (max = 1) => between(0, max);
export const euros = (max: number) => fc.integer({ min: 0, max: 100 * max }).map((cents) => cents / 100);
/** Shown or not, with equal chances: fast-check draws nothing one time out of `freq`. */
export const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { freq: 2, nil: undefined });
export const flag = fc.boolean();

/** A part of the record, each field shown or not. */
export const some = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) =>
  fc.record(fields, { requiredKeys: [] });

/** So many shares that add up to 1, some of them 0. */
export const shares = (count: number) =>
  fc.array(whole(0, 8), { minLength: count, maxLength: count }).map((parts) => {
    const sum = parts.reduce((total, part) => total + part, 0);
    return sum > 0 ? parts.map((part) => part / sum) : parts.map((_, at) => (at === count - 1 ? 1 : 0));
  });

export const PRIORITY_NAMES = ["P1", "P2", "P3", "P4"] as const;
export const priority = fc.constantFrom(...PRIORITY_NAMES);
export const mix = shares(4).map(([P1, P2, P3, P4]) => ({ P1, P2, P3, P4 }));

/** Half of the draws one value for all priorities, half one of each. */
export const byPriority = <T>(one: fc.Arbitrary<T>): fc.Arbitrary<unknown> =>
  fc.oneof(one, fc.record({ P1: one, P2: one, P3: one, P4: one }));

/** A text in one language or in both. */
export const name = fc.constantFrom<unknown>("a name", { fr: "un nom", en: "a name" });

const inRows = <T>(nine: readonly T[]) => [0, 3, 6].map((from) => nine.slice(from, from + 3));
/** A matrix from impact and urgency to a priority. */
export const matrix = fc.array(priority, { minLength: 9, maxLength: 9 }).map(inRows);
/** The same, each priority somewhere in it. */
export const fullMatrix = fc
  .shuffledSubarray([...PRIORITY_NAMES, ...PRIORITY_NAMES, "P3"], { minLength: 9, maxLength: 9 })
  .map(inRows);

/** Every law of durations, of a mean of so many minutes at most; nothing at all and a fixed time among them. */
export const law = (most: number) =>
  fc.tuple(whole(1, 100), whole(0, 25), whole(0, 8)).map(([scale, tenths, kind]) => {
    const mean = (most * scale) / 100;
    const minutes = (factor: number) => `${(mean * factor).toFixed(4)} min`;
    const cv = (tenths / 10).toFixed(1);
    const written = [
      0,
      minutes(1),
      `exponential(${minutes(1)})`,
      `lognormal(${minutes(1)}, cv ${cv})`,
      `gamma(${minutes(1)}, cv ${cv})`,
      `weibull(${minutes(1)}, shape ${((tenths + 5) / 10).toFixed(1)})`,
      `triangular(${minutes(0.1)}, ${minutes(0.5)}, ${minutes(2)})`,
      `pert(${minutes(0)}, ${minutes(1)}, ${minutes(3)})`,
      `empirical(${minutes(0.2)}, ${minutes(0.2)}, ${minutes(2.6)})`,
    ];
    return written[kind] ?? 0;
  });
