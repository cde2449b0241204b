/**
 * Windows read by a clock that only goes forward: the interval under way (or the next one) is kept per shift, so that most
 * questions of the event loop are one comparison. Answers are those of window.ts.
 */
import { advance, openMinutes, type Window } from "./window.ts";

export class ShiftClock {
  declare readonly windows: readonly Window[];
  declare private readonly at: Int32Array;
  /** first interval of each shift that closes after now */
  declare private readonly opens: Float64Array;
  declare private readonly closes: Float64Array;

  constructor(windows: readonly Window[]) {
    this.windows = windows;
    this.at = new Int32Array(windows.length);
    this.opens = new Float64Array(windows.length);
    this.closes = new Float64Array(windows.length);
    this.reset();
  }

  reset(): void {
    for (let shift = 0; shift < this.windows.length; shift++) this.load(shift, 0);
  }

  private load(shift: number, at: number): void {
    const { opens, closes, always } = this.windows[shift]!;
    this.at[shift] = at;
    this.opens[shift] = always ? Number.NEGATIVE_INFINITY : (opens[at] ?? Number.POSITIVE_INFINITY);
    this.closes[shift] = always ? Number.POSITIVE_INFINITY : (closes[at] ?? Number.POSITIVE_INFINITY);
  }

  /** Moves on to the interval that closes after now. */
  private follow(shift: number, nowMin: number): void {
    while (nowMin >= this.closes[shift]!) this.load(shift, this.at[shift]! + 1);
  }

  isOpen(shift: number, nowMin: number): boolean {
    if (nowMin >= this.closes[shift]!) this.follow(shift, nowMin);
    return nowMin >= this.opens[shift]!;
  }

  /** Closing time of the interval open now; Infinity for a window that never closes. */
  closingTime(shift: number, nowMin: number): number {
    if (nowMin >= this.closes[shift]!) this.follow(shift, nowMin);
    return this.closes[shift]!;
  }

  /** When work that starts now in an open shift has had so many open minutes. */
  endOf(shift: number, nowMin: number, minutes: number): number {
    const end = nowMin + minutes;
    return end <= this.closes[shift]! ? end : advance(this.windows[shift]!, nowMin, minutes);
  }

  /** Open minutes from a start until now. */
  worked(shift: number, startMin: number, nowMin: number): number {
    return startMin >= this.opens[shift]! && nowMin <= this.closes[shift]!
      ? nowMin - startMin
      : openMinutes(this.windows[shift]!, startMin, nowMin);
  }

  /** First instant from now on at which the shift is open. */
  nextOpening(shift: number, nowMin: number): number {
    if (nowMin >= this.closes[shift]!) this.follow(shift, nowMin);
    const opening = this.opens[shift]!;
    return opening > nowMin ? opening : nowMin;
  }
}
