/** Rounding that keeps a sum: printed parts add up to the printed total. */

/** Values rounded to `digits` so that they add up to their rounded sum, by largest remainder. */
export function roundToSum(values: readonly number[], digits: number): number[] {
  const unit = 10 ** -digits;
  const total = Math.round(values.reduce((sum, value) => sum + value, 0) / unit);
  const floors = values.map((value) => Math.floor(value / unit + 1e-9));
  const missing = total - floors.reduce((sum, value) => sum + value, 0);
  const byRemainder = values
    .map((value, at) => ({ at, rest: value / unit - (floors[at] ?? 0) }))
    .toSorted((a, b) => b.rest - a.rest || a.at - b.at);
  const raised = new Set(byRemainder.slice(0, missing).map(({ at }) => at));
  return floors.map((floor, at) => Number(((floor + (raised.has(at) ? 1 : 0)) * unit).toFixed(digits)));
}
