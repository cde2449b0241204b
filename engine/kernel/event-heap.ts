/**
 * Future-event list ordered by (time, rank, sequence): a binary heap on three columns. Rank and sequence share one
 * integer, rank · 2^27 + sequence, so an equal time is decided by one comparison and never by luck; an integer, because a
 * double that a function returns would be boxed.
 */

import { BeyondCapacity } from "./capacity.ts";

/** Ranks of events at one instant. Data, not luck: work first, then arrivals, then the month's end in its settled order. */
export const RANK = {
  endOfWork: 0,
  release: 1,
  shift: 2,
  arrival: 3,
  measure: 4,
  penalty: 5,
  trust: 6,
  committee: 7,
  staffing: 8,
  amendment: 9,
  situation: 10,
  monthStart: 11,
} as const;

const RANK_UNIT = 2 ** 27;

export class EventHeap {
  declare size: number;
  declare private times: Float64Array;
  declare private orders: Int32Array;
  declare private events: Int32Array;
  declare private sequence: number;
  /** the top was popped and its place is not yet filled: the next push may take it */
  declare private vacant: boolean;

  constructor(capacity = 256) {
    this.size = 0;
    this.times = new Float64Array(capacity);
    this.orders = new Int32Array(capacity);
    this.events = new Int32Array(capacity);
    this.sequence = 0;
    this.vacant = false;
  }

  clear(): void {
    this.size = 0;
    this.sequence = 0;
    this.vacant = false;
  }

  /**
   * Schedules an event; returns its order, which tells this scheduling from any other.
   * @throws BeyondCapacity after 2^27 events in one life
   */
  push(timeMin: number, rank: number, event: number): number {
    const order = rank * RANK_UNIT + this.sequence++;
    if (this.sequence === RANK_UNIT) throw new BeyondCapacity("steps", RANK_UNIT);
    if (this.vacant) {
      this.vacant = false;
      this.settle(timeMin, order, event);
      return order;
    }
    if (this.size === this.times.length) this.grow();
    const { times, orders, events } = this;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = times[parent]!;
      if (parentTime < timeMin || (parentTime === timeMin && orders[parent]! < order)) break;
      times[hole] = parentTime;
      orders[hole] = orders[parent]!;
      events[hole] = events[parent]!;
      hole = parent;
    }
    times[hole] = timeMin;
    orders[hole] = order;
    events[hole] = event;
    return order;
  }

  /** Time of the next event; Infinity if there is none. */
  peekTime(): number {
    if (this.vacant) this.close();
    return this.size === 0 ? Number.POSITIVE_INFINITY : this.times[0]!;
  }

  /** Order of the next event; call after peekTime. */
  peekOrder(): number {
    return this.orders[0]!;
  }

  /** Takes the next event; call after peekTime on a heap that is not empty. */
  pop(): number {
    this.vacant = true;
    return this.events[0]!;
  }

  private close(): void {
    this.vacant = false;
    const last = --this.size;
    if (last > 0) this.settle(this.times[last]!, this.orders[last]!, this.events[last]!);
  }

  /**
   * Puts an event at the vacant top and lets it sink to its place. Which child comes first is anybody's guess: it is added
   * as a number, since half of the branches would be foreseen wrongly.
   */
  private settle(timeMin: number, order: number, event: number): void {
    const { times, orders, events, size } = this;
    let hole = 0;
    let child = 1;
    while (child < size) {
      let childTime = times[child]!;
      if (child + 1 < size) {
        const rightTime = times[child + 1]!;
        if (rightTime !== childTime) {
          child += Number(rightTime < childTime);
          childTime = times[child]!;
        } else if (orders[child + 1]! < orders[child]!) child++;
      }
      if (childTime > timeMin || (childTime === timeMin && orders[child]! > order)) break;
      times[hole] = childTime;
      orders[hole] = orders[child]!;
      events[hole] = events[child]!;
      hole = child;
      child = 2 * hole + 1;
    }
    times[hole] = timeMin;
    orders[hole] = order;
    events[hole] = event;
  }

  private grow(): void {
    const capacity = this.times.length * 2;
    const { times, orders, events } = this;
    this.times = new Float64Array(capacity);
    this.times.set(times);
    this.orders = new Int32Array(capacity);
    this.orders.set(orders);
    this.events = new Int32Array(capacity);
    this.events.set(events);
  }
}

/** Rank boundary: an event of lower order than this comes before an arrival at the same instant. */
export const ARRIVAL_ORDER = RANK.arrival * RANK_UNIT;

/** Rank of an event from its order. */
export const rankOf = (order: number): number => Math.floor(order / RANK_UNIT);
