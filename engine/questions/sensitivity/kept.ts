/** Which of the inputs screened go on to the analysis of variance. */
import type { Effect } from "../../statistics/morris.ts";
import type { UncertainInput } from "../guessed/input.ts";
import type { Screening } from "./analysis.ts";

/** Mean absolute effect with what luck alone would show taken off, as variances are. */
const beyondLuck = ({ muStar, noise }: Effect): number => {
  const [effect, luck] = [muStar.mean ?? 0, noise ?? 0];
  return Math.sign(effect - luck) * Math.sqrt(Math.abs(effect ** 2 - luck ** 2));
};

/** Inputs that move the answer more than luck alone would, the most first; without any, those that move it most. */
export function keptOf(
  inputs: readonly UncertainInput[],
  { effects }: Screening,
  most: number,
): readonly UncertainInput[] {
  if (effects.length === 0) return inputs.slice(0, most);
  const ranked = inputs
    .map((input, at) => ({ input, beyond: beyondLuck(effects[at]!) }))
    .sort((a, b) => b.beyond - a.beyond);
  const telling = ranked.filter(({ beyond }) => beyond > 0);
  return (telling.length > 0 ? telling : ranked).slice(0, most).map(({ input }) => input);
}
