/** The nearest sequence that never falls: what is known to grow, estimated with noise. */

/**
 * Weighted least squares fit that never falls (pool adjacent violators).
 * @param values   one per place, in the order in which they should grow
 * @param weights  above 0, one per place
 * @see Ayer, Brunk, Ewing, Reid & Silverman 1955, Ann. Math. Statist. 26, 641
 */
export function rising(values: readonly number[], weights: readonly number[]): number[] {
  const blocks: { mean: number; weight: number; places: number }[] = [];
  values.forEach((value, at) => {
    let block = { mean: value, weight: weights[at] ?? 1, places: 1 };
    for (let last = blocks.at(-1); last && last.mean > block.mean; last = blocks.at(-1)) {
      const weight = last.weight + block.weight;
      const mean = (last.mean * last.weight + block.mean * block.weight) / weight;
      block = { mean, weight, places: last.places + block.places };
      blocks.pop();
    }
    blocks.push(block);
  });
  return blocks.flatMap(({ mean, places }) => Array<number>(places).fill(mean));
}

/**
 * Where a sequence that never falls first reaches a level, between its places by a straight line; null where it never does, and
 * where it begins above: nothing says how far below its first place it would fall.
 * @param at  place of each value, growing
 */
export function crossing(at: readonly number[], values: readonly number[], level: number): number | null {
  const first = values.findIndex((value) => value >= level);
  const [low, high] = [values[first - 1], values[first]];
  const [from, to] = [at[first - 1], at[first]];
  if (low === undefined || high === undefined || from === undefined || to === undefined) return null;
  return from + ((to - from) * (level - low)) / (high - low);
}
