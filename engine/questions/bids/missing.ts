/** What is missing to know: inputs that move the promises kept, whether they move the ranking, and whom to ask. */

import { ScenarioError } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import { uncertainInputs } from "../guessed/index.ts";
import type { UncertainInput } from "../guessed/input.ts";
import { supposing } from "../guessed/try.ts";
import { inputValue } from "../guessed/words.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";

export interface Missing {
  path: string;
  label: Text;
  /** plausible values, in words */
  low: Text;
  high: Text;
  ask: Text;
  /** periods kept by each bid with the low value, and with the high one; null where it makes no sense in this scenario */
  kept: { design: string; atLow: number | null; atHigh: number | null }[];
  /** largest change of any bid's share of periods kept, from one end to the other */
  swing: number;
  /** largest change of the distance between two bids: what the ranking feels */
  gapSwing: number;
}

/** What bears on keeping promises; prices and impact do not. */
const OF_PROMISES =
  /provider\.|contract\.scope|contract\.priority|components\.|situation\.(waiting|demand|reporting|evolution|trust)/;

export interface MissingTerms {
  read: Resolved;
  trials: Trials;
  variants: readonly Variant[];
  /** share of periods kept by each variant, by track */
  keptBy(track: Track, at: number): number;
  /** futures of each try */
  futures: number;
  /** inputs tried at most */
  count: number;
}

async function atEnd(
  { trials, variants, keptBy, futures }: MissingTerms,
  input: UncertainInput,
  value: number,
): Promise<(number | null)[]> {
  const supposed = variants.map((variant) => supposing(variant, input, value));
  try {
    const tracks = await trials.play(supposed, futures);
    return tracks.map((track, at) => (track.unstable ? 0 : keptBy(track, at)));
  } catch (error) {
    if (error instanceof ScenarioError) return variants.map(() => null);
    throw error;
  } finally {
    for (const { key } of supposed) trials.forget(key);
  }
}

const widest = (values: readonly number[]) =>
  values.length === 0 ? 0 : Math.max(...values) - Math.min(...values);

/** The inputs tried, those that move the promises most first. */
export async function missingOf(
  terms: MissingTerms,
): Promise<{ missing: Missing[]; inputs: UncertainInput[] }> {
  const inputs = uncertainInputs(terms.read).filter(({ path }) => OF_PROMISES.test(path));
  const tried = inputs.slice(0, terms.count);
  const missing: Missing[] = [];
  for (const input of tried) {
    const [atLow, atHigh] = [await atEnd(terms, input, input.low), await atEnd(terms, input, input.high)];
    const moves = terms.variants.flatMap((_, at) => {
      const [low, high] = [atLow[at], atHigh[at]];
      return low == null || high == null ? [] : [high - low];
    });
    missing.push({
      path: input.path,
      label: input.label,
      low: inputValue(input, input.low),
      high: inputValue(input, input.high),
      ask: input.ask,
      kept: terms.variants.map(({ of }, at) => ({
        design: of,
        atLow: atLow[at] ?? null,
        atHigh: atHigh[at] ?? null,
      })),
      swing: Math.max(0, ...moves.map(Math.abs)),
      gapSwing: widest(moves),
    });
  }
  return { missing: missing.sort((a, b) => b.swing - a.swing), inputs: tried };
}
