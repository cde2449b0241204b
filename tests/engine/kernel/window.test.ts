/** Open minutes and due times against a count minute by minute, and the forward clock against both. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ShiftClock } from "../../../engine/kernel/shift-clock.ts";
import {
  advance,
  closingTime,
  isOpen,
  layWindow,
  nextOpening,
  openMinutes,
  type Window,
} from "../../../engine/kernel/window.ts";

const FROM = -1440;
const TO = 6000;

/** Disjoint intervals on whole minutes, some of them touching the ends of what is laid out. */
const windows = fc
  .uniqueArray(fc.integer({ min: FROM, max: TO }), { minLength: 2, maxLength: 24 })
  .map((edges) => {
    const sorted = edges.sort((a, b) => a - b);
    const intervals: [number, number][] = [];
    for (let at = 0; at + 1 < sorted.length; at += 2) intervals.push([sorted[at] ?? 0, sorted[at + 1] ?? 0]);
    return { intervals, window: layWindow(intervals, FROM, TO) };
  });
const minute = fc.integer({ min: FROM, max: TO - 1 });
type Intervals = [number, number][];
const open = (intervals: Intervals, t: number) => intervals.some(([from, to]) => from <= t && t < to);

/** Open minutes of [a, b), one minute at a time. */
function counted(intervals: Intervals, a: number, b: number): number {
  let minutes = 0;
  for (let t = a; t < b; t++) if (open(intervals, t)) minutes++;
  return minutes;
}

/** The smallest t' >= t with so many open minutes since t, one minute at a time. */
function reached(intervals: Intervals, t: number, minutes: number): number {
  let left = minutes;
  for (let at = t; at <= TO; at++) {
    if (left === 0) return at;
    if (open(intervals, at)) left--;
  }
  return Number.POSITIVE_INFINITY;
}

describe("a window", () => {
  test("counts what a count minute by minute counts", () => {
    fc.assert(
      fc.property(windows, minute, minute, ({ intervals, window }, x, y) => {
        const [a, b] = [Math.min(x, y), Math.max(x, y)];
        expect(openMinutes(window, a, b)).toBe(counted(intervals, a, b));
        expect(isOpen(window, a)).toBe(open(intervals, a));
      }),
      { numRuns: 400, seed: 1 },
    );
  });
  test("reaches a due time at the minute at which a count reaches it: on closing time it stays there", () => {
    fc.assert(
      fc.property(windows, minute, fc.integer({ min: 0, max: 2500 }), ({ intervals, window }, t, minutes) => {
        expect(advance(window, t, minutes)).toBe(reached(intervals, t, minutes));
      }),
      { numRuns: 400, seed: 2 },
    );
  });
  test("has advance and openMinutes as inverses, fractions of minutes included", () => {
    const instant = fc.double({ min: FROM, max: TO - 1, noNaN: true });
    fc.assert(
      fc.property(windows, instant, instant, ({ window }, x, y) => {
        const [t, u] = [Math.min(x, y), Math.max(x, y)];
        const minutes = openMinutes(window, t, u);
        // less a hair: a sum of fractions may end just beyond closing time, and then belongs to the next opening
        expect(advance(window, t, minutes - 1e-9)).toBeLessThanOrEqual(u);
        const due = advance(window, t, minutes * 0.7);
        expect(openMinutes(window, t, due)).toBeCloseTo(minutes * 0.7, 8);
      }),
      { numRuns: 400, seed: 3 },
    );
  });
  test("adds up over neighbouring spans", () => {
    fc.assert(
      fc.property(windows, fc.tuple(minute, minute, minute), ({ window }, span) => {
        const [a = 0, b = 0, c = 0] = span.sort((x, y) => x - y);
        expect(openMinutes(window, a, b) + openMinutes(window, b, c)).toBe(openMinutes(window, a, c));
      }),
      { numRuns: 300, seed: 4 },
    );
  });
  test("opens next at the first open minute", () => {
    fc.assert(
      fc.property(windows, minute, ({ intervals, window }, t) => {
        let first = t;
        while (first < TO && !open(intervals, first)) first++;
        expect(nextOpening(window, t)).toBe(first < TO ? first : Number.POSITIVE_INFINITY);
      }),
      { numRuns: 300, seed: 5 },
    );
  });
  test("that never closes counts every minute and has no closing time", () => {
    const always = layWindow([[FROM, TO]], FROM, TO);
    expect(openMinutes(always, 12.5, 99)).toBe(86.5);
    expect(advance(always, 12.5, 86.5)).toBe(99);
    expect([closingTime(always, 5), nextOpening(always, 5)]).toEqual([Number.POSITIVE_INFINITY, 5]);
  });
});

describe("a clock of shifts that only goes forward", () => {
  test("answers as its windows do, at every minute asked", () => {
    const journey = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 5, maxLength: 40 });
    fc.assert(
      fc.property(windows, windows, journey, (first, second, steps) => {
        const shifts: Window[] = [first.window, second.window, layWindow([[FROM, TO]], FROM, TO)];
        const clock = new ShiftClock(shifts);
        let now = 0;
        let before = 0;
        for (const step of steps) {
          now = Math.min(TO - 1, now + step);
          for (const [shift, window] of shifts.entries()) {
            const openNow = clock.isOpen(shift, now);
            expect(openNow).toBe(isOpen(window, now));
            expect(clock.worked(shift, before, now)).toBe(openMinutes(window, before, now));
            expect(clock.nextOpening(shift, now)).toBe(nextOpening(window, now));
            if (!openNow) continue;
            expect(clock.closingTime(shift, now)).toBe(closingTime(window, now));
            expect(clock.endOf(shift, now, step)).toBe(advance(window, now, step));
          }
          before = now;
        }
      }),
      { numRuns: 150, seed: 6 },
    );
  });
});
