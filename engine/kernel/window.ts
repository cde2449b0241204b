/** Opening intervals laid out once, with prefix sums: no date arithmetic inside a replication. Times are engine minutes. */

export interface Window {
  /** open at every minute */
  always: boolean;
  opens: Float64Array;
  closes: Float64Array;
  /** open minutes before each interval; one more entry than intervals: the total */
  before: Float64Array;
  /** by day of 1,440 minutes from `fromMin`: first interval that closes after the day's start */
  firstOfDay: Int32Array;
  fromMin: number;
  toMin: number;
}

const DAY = 1440;
/** sums of binary fractions of minutes must not push a due time past the closing that it falls on */
const ROUNDING_MIN = 1e-9;

/** Lays out half-open intervals [open, close), sorted and disjoint, over [fromMin, toMin). */
export function layWindow(
  intervals: readonly (readonly [number, number])[],
  fromMin: number,
  toMin: number,
): Window {
  const opens = Float64Array.from(intervals, ([open]) => open);
  const closes = Float64Array.from(intervals, ([, close]) => close);
  const before = new Float64Array(intervals.length + 1);
  for (let at = 0; at < intervals.length; at++) before[at + 1] = before[at]! + closes[at]! - opens[at]!;
  const firstOfDay = new Int32Array(Math.ceil((toMin - fromMin) / DAY) + 1);
  for (let day = 0, at = 0; day < firstOfDay.length; day++) {
    while (at < closes.length && closes[at]! <= fromMin + day * DAY) at++;
    firstOfDay[day] = at;
  }
  const always = intervals.length === 1 && opens[0] === fromMin && closes[0] === toMin;
  return { always, opens, closes, before, firstOfDay, fromMin, toMin };
}

/** First interval that closes after t. */
function intervalAt(window: Window, t: number): number {
  const { closes, firstOfDay } = window;
  const day = Math.floor((t - window.fromMin) / DAY);
  let at = firstOfDay[day < 0 ? 0 : day >= firstOfDay.length ? firstOfDay.length - 1 : day]!;
  while (at < closes.length && closes[at]! <= t) at++;
  return at;
}

/** Open minutes in [fromMin, t). */
function openBefore(window: Window, t: number): number {
  const at = intervalAt(window, t);
  if (at === window.opens.length) return window.before[at]!;
  const into = t - window.opens[at]!;
  return window.before[at]! + (into > 0 ? into : 0);
}

/** Open minutes in [a, b). */
export function openMinutes(window: Window, a: number, b: number): number {
  if (window.always) return b - a;
  return openBefore(window, b) - openBefore(window, a);
}

/**
 * The smallest t' >= t with openMinutes(t, t') >= minutes. A due time that falls exactly on closing time stays there.
 * Infinity beyond the laid-out span.
 */
export function advance(window: Window, t: number, minutes: number): number {
  if (window.always) return t + minutes;
  if (minutes <= 0) return t;
  const { opens, closes } = window;
  let at = intervalAt(window, t);
  if (at === opens.length) return Number.POSITIVE_INFINITY;
  const from = t > opens[at]! ? t : opens[at]!;
  const left = closes[at]! - from;
  if (minutes <= left) return from + minutes;
  if (minutes <= left + ROUNDING_MIN) return closes[at]!;
  const target = window.before[at]! + (from - opens[at]!) + minutes - ROUNDING_MIN;
  at = intervalHolding(window, target, at + 1);
  return at === opens.length
    ? Number.POSITIVE_INFINITY
    : opens[at]! + (target + ROUNDING_MIN - window.before[at]!);
}

/** The first interval from `start` on by whose close `target` open minutes have passed. */
function intervalHolding(window: Window, target: number, start: number): number {
  const { before } = window;
  const count = window.opens.length;
  let step = 1;
  let low = start;
  while (low + step <= count && before[low + step]! < target) {
    low += step;
    step *= 2;
  }
  let high = low + step < count ? low + step : count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (before[middle + 1]! < target) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether the window is open at t. */
export function isOpen(window: Window, t: number): boolean {
  if (window.always) return true;
  const at = intervalAt(window, t);
  return at < window.opens.length && window.opens[at]! <= t;
}

/** The first instant >= t at which the window is open; Infinity if there is none. */
export function nextOpening(window: Window, t: number): number {
  if (window.always) return t;
  const at = intervalAt(window, t);
  if (at === window.opens.length) return Number.POSITIVE_INFINITY;
  return window.opens[at]! > t ? window.opens[at]! : t;
}

/** Closing time of the interval open at t; Infinity for a window that never closes. */
export function closingTime(window: Window, t: number): number {
  return window.always ? Number.POSITIVE_INFINITY : window.closes[intervalAt(window, t)]!;
}
