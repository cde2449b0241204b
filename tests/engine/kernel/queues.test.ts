/** Future events and waiting tickets: order against a sorted reference. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ARRIVAL_ORDER, EventHeap, RANK } from "../../../engine/kernel/event-heap.ts";
import { KeyQueue } from "../../../engine/kernel/key-queue.ts";

/** A push of (time, rank), or null for a pop; few distinct values, so that ties are common. */
const operations = fc.array(
  fc.option(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 11 })), {
    nil: null,
    freq: 2,
  }),
  { maxLength: 400 },
);

describe("the list of future events", () => {
  test("gives the earliest event, of equal times the lowest rank, of equal ranks the first scheduled", () => {
    fc.assert(
      fc.property(operations, (steps) => {
        const heap = new EventHeap(2);
        const waiting: [number, number, number][] = [];
        steps.forEach((step, event) => {
          if (step) {
            heap.push(step[0], step[1], event);
            waiting.push([...step, event]);
            return;
          }
          waiting.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
          const next = waiting.shift();
          expect(heap.peekTime()).toBe(next?.[0] ?? Number.POSITIVE_INFINITY);
          if (next) expect(heap.pop()).toBe(next[2]);
        });
        for (const [time, , event] of waiting.sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2])) {
          expect(heap.peekTime()).toBe(time);
          expect(heap.pop()).toBe(event);
        }
        expect(heap.peekTime()).toBe(Number.POSITIVE_INFINITY);
      }),
      { numRuns: 300, seed: 4 },
    );
  });
  test("lets the place of a popped event be taken by the next push, earlier or later than what waits", () => {
    const heap = new EventHeap(2);
    heap.push(5, RANK.endOfWork, 50);
    heap.push(7, RANK.endOfWork, 70);
    expect([heap.peekTime(), heap.pop()]).toEqual([5, 50]);
    heap.push(9, RANK.endOfWork, 90);
    expect([heap.peekTime(), heap.pop()]).toEqual([7, 70]);
    heap.push(8, RANK.endOfWork, 80);
    expect([heap.peekTime(), heap.pop()]).toEqual([8, 80]);
    expect([heap.peekTime(), heap.pop()]).toEqual([9, 90]);
    expect(heap.peekTime()).toBe(Number.POSITIVE_INFINITY);
  });
  test("tells every scheduling from any other by its order, and work from arrivals", () => {
    const heap = new EventHeap();
    const orders = [RANK.endOfWork, RANK.release, RANK.shift, RANK.measure, RANK.monthStart].map((rank) =>
      heap.push(1, rank, 0),
    );
    expect(new Set(orders).size).toBe(5);
    expect(orders.map((order) => order < ARRIVAL_ORDER)).toEqual([true, true, true, false, false]);
  });
  test("is empty and begins again after a clear, in the middle of a life", () => {
    const heap = new EventHeap();
    const first = heap.push(1, RANK.endOfWork, 1);
    heap.push(2, RANK.endOfWork, 2);
    heap.peekTime();
    heap.pop();
    heap.clear();
    expect(heap.peekTime()).toBe(Number.POSITIVE_INFINITY);
    expect(heap.push(3, RANK.endOfWork, 3)).toBe(first);
  });
});

describe("a queue of tickets", () => {
  test("gives the smallest key, of equal keys the first place of arrival", () => {
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: 0, max: 9 }), { nil: null, freq: 3 }), { maxLength: 300 }),
        (steps) => {
          const queue = new KeyQueue(1);
          const waiting: [number, number][] = [];
          steps.forEach((key, place) => {
            if (key !== null) {
              // places arrive out of order: an evicted ticket regains an old one
              queue.push(key, -place, place);
              waiting.push([key, place]);
              return;
            }
            waiting.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
            const next = waiting.shift();
            expect(queue.peekKey()).toBe(next?.[0] ?? Number.POSITIVE_INFINITY);
            if (next) expect(queue.pop()).toBe(next[1]);
            expect(queue.size).toBe(waiting.length);
          });
        },
      ),
      { numRuns: 300, seed: 5 },
    );
  });
});
