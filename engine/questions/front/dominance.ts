/**
 * Who beats whom on several objectives at once, as far as the futures played tell. A design is dominated by one that is no worse on
 * any by more than what matters, and better on one by more than that; it stands on the front for certain where each other one is
 * clearly worse on something.
 */
import type { Figure } from "../answer.ts";

/** What one gains on another, objective by objective; the intervals of one against all others hold together. */
export type Advantages = readonly Figure[];

export type Standing = "front" | "undecided" | "dominated" | "same";

const all = (
  gains: Advantages,
  matters: readonly number[],
  test: (low: number, high: number, step: number) => boolean,
) => gains.every(({ ci95 }, at) => ci95 !== null && test(ci95[0], ci95[1], matters[at] ?? 0));
const some = (
  gains: Advantages,
  matters: readonly number[],
  test: (low: number, high: number, step: number) => boolean,
) => gains.some(({ ci95 }, at) => ci95 !== null && test(ci95[0], ci95[1], matters[at] ?? 0));

/** No worse on any by more than what matters, better on one by more. */
export const dominates = (gains: Advantages, matters: readonly number[]): boolean =>
  all(gains, matters, (low, _, step) => low >= -step) && some(gains, matters, (low, _, step) => low > step);

/** As good on every objective, within what matters. */
export const isSame = (gains: Advantages, matters: readonly number[]): boolean =>
  all(gains, matters, (low, high, step) => low >= -step && high <= step);

/** Clearly worse on something: it cannot dominate. */
export const cannotDominate = (gains: Advantages): boolean =>
  gains.some(({ ci95 }) => ci95 !== null && ci95[1] < 0);

/** More futures may show that it dominates, or is the same. */
export const mayBeat = (gains: Advantages, matters: readonly number[]): boolean =>
  !cannotDominate(gains) || gains.every(({ ci95 }, at) => ci95 === null || ci95[1] >= -(matters[at] ?? 0));

export interface Verdict {
  standing: Standing;
  /** place of the one that dominates, or is the same */
  by: number | null;
}

/**
 * Where each of several designs stands, the simplest first: of those that are the same, the first stands for all.
 * @param gainOf  what the first gains on the second
 */
export function standings(
  count: number,
  gainOf: (one: number, other: number) => Advantages,
  matters: readonly number[],
): Verdict[] {
  const verdicts = Array.from({ length: count }, (): Verdict => ({ standing: "undecided", by: null }));
  const places = verdicts.map((_, place) => place);
  const left = (but: number) => places.filter((place) => place !== but && verdicts[place]?.by === null);
  const give = (standing: Standing, place: number, by: number | undefined) => {
    if (by !== undefined) verdicts[place] = { standing, by };
  };
  for (const one of places)
    give(
      "dominated",
      one,
      left(one).find((other) => dominates(gainOf(other, one), matters)),
    );
  for (const one of [...places].reverse().filter((place) => verdicts[place]?.by === null))
    give(
      "same",
      one,
      left(one).find((other) => other < one && isSame(gainOf(one, other), matters)),
    );
  for (const one of places)
    if (verdicts[one]?.by === null && left(one).every((other) => cannotDominate(gainOf(other, one))))
      verdicts[one] = { standing: "front", by: null };
  return verdicts;
}
