/** Labels at the ends of lines are pushed apart before the spec is made, in the order of what they name. */

/** Positions at least `gaps` apart, as near as possible to the wished ones and in the same order, kept inside [min, max]. */
export function dodge(
  wished: readonly number[],
  heights: readonly number[],
  min: number,
  max: number,
): number[] {
  const order = wished.map((_, at) => at).sort((a, b) => (wished[a] ?? 0) - (wished[b] ?? 0));
  const half = (at: number) => (heights[at] ?? 0) / 2;
  const placed = new Map<number, number>();
  let floor = min;
  for (const at of order) {
    const centre = Math.max(wished[at] ?? 0, floor + half(at));
    placed.set(at, centre);
    floor = centre + half(at);
  }
  let ceiling = max;
  for (const at of order.toReversed()) {
    const centre = Math.min(placed.get(at) ?? 0, ceiling - half(at));
    placed.set(at, centre);
    ceiling = centre - half(at);
  }
  return wished.map((wish, at) => placed.get(at) ?? wish);
}
