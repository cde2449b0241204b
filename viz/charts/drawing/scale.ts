/** A vertical scale chosen before the spec is made, so that labels can be placed by hand. */

export interface Axis {
  /** value at the bottom and at the top */
  domain: [number, number];
  ticks: number[];
  /** pixel of a value, 0 at the top */
  y(value: number): number;
}

/** 1, 2 or 5 times a power of ten that gives about `count` steps over `span`. */
export function niceStep(span: number, count: number): number {
  const raw = span / Math.max(1, count);
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].find((multiple) => multiple * power >= raw * 0.999) ?? 10;
  return step * power;
}

/** About `count` round values inside [low, high], which lie around values between `least` and `most`; one value alone is its own tick. */
export function ticksAround(
  [least, most]: readonly [number, number],
  [low, high]: readonly [number, number],
  count: number,
): { ticks: number[]; digits: number } {
  if (most - least <= 1e-12) return { ticks: [least], digits: Number.isInteger(least) ? 0 : 1 };
  const step = niceStep(high - low, count);
  return { ticks: ticksWithin(low, high, step), digits: Math.max(0, -Math.floor(Math.log10(step) + 1e-9)) };
}

/** Every multiple of the step inside [low, high]. */
export function ticksWithin(low: number, high: number, step: number): number[] {
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, at) =>
    Number(((first + at) * step).toPrecision(12)),
  );
}

/** Scale (no tick nearer than 5 px to the top, where a title stands) that shows [low, high] in `heightPx`, with room of `padTopPx` and `padBottomPx` and about `tickCount` ticks. */
export function verticalScale(
  low: number,
  high: number,
  heightPx: number,
  options: { tickCount: number; padTopPx?: number; padBottomPx?: number },
): Axis {
  const { padTopPx = 0, padBottomPx = 0 } = options;
  const span = high - low > 1e-12 ? high - low : Math.max(1e-6, Math.abs(high) || 1);
  const perPx = span / Math.max(1, heightPx - padTopPx - padBottomPx);
  const bottom = low - padBottomPx * perPx;
  const top = low + span + padTopPx * perPx;
  return {
    domain: [bottom, top],
    ticks: ticksWithin(bottom, top - perPx * 5, niceStep(top - bottom, options.tickCount)),
    y: (value) => heightPx * (1 - (value - bottom) / (top - bottom)),
  };
}

/** Smallest and largest of the numbers given, nulls aside; undefined if there is none. */
export function extent(values: Iterable<number | null | undefined>): [number, number] | undefined {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value === null || value === undefined) continue;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : undefined;
}
