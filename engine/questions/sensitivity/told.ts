/** What each analysis found, as figures of the answer. */
import type { Interval } from "../../statistics/interval.ts";
import type { Figure } from "../answer.ts";
import type { UncertainInput } from "../guessed/input.ts";
import type { Screening, Shares } from "./analysis.ts";
import type { InputFigures, Screened, Share, Worth } from "./figures.ts";

const figureOf = ({ mean, low, high }: Interval): Figure => ({
  mean,
  ci95: low === null || high === null ? null : [low, high],
});

export const named = ({
  path,
  label,
  unit,
  present,
  low,
  high,
  isStated,
  ask,
}: UncertainInput): InputFigures => ({ path, label, unit, present, low, high, isStated, ask });

/** Inputs by what they do, the most first. */
export function screenedOf(
  inputs: readonly UncertainInput[],
  kept: readonly UncertainInput[],
  screening: Screening | null,
): Screened[] {
  const screened = (screening?.effects ?? []).map(({ muStar, sigma, noise }, at): Screened => {
    const { value, low, high } = sigma;
    return {
      ...named(inputs[at]!),
      muStar: figureOf(muStar),
      sigma: { mean: value, ci95: low === null || high === null ? null : [low, high] },
      noise,
      isKept: kept.includes(inputs[at]!),
    };
  });
  return screened.sort((a, b) => (b.muStar.mean ?? 0) - (a.muStar.mean ?? 0));
}

export const sharesOf = (kept: readonly UncertainInput[], shares: Shares | null): Share[] =>
  (shares?.sobol?.inputs ?? []).map(({ first, total, undecided }, at) => ({
    ...named(kept[at]!),
    first: figureOf(first),
    total: figureOf(total),
    isUndecided: undecided,
  }));

export const worthOf = (kept: readonly UncertainInput[], shares: Shares | null): Worth[] =>
  (shares?.information?.inputs ?? []).map(({ value, undecided }, at) => ({
    ...named(kept[at]!),
    value: figureOf(value),
    isUndecided: undecided,
  }));
