/**
 * Live tickets: one column per attribute, entities are integers, freed places are used again.
 *
 * All lives of a thread share one set of columns, since one life is played at a time: a column is then a constant of the
 * program, and an access needs no look-up of the array, its length and its data. A module on the hot path names the tickets
 * once, at its top (`const tickets = LIVE`): the compiler then takes the columns for constants. Elsewhere they are
 * `sim.tickets`, the same object.
 */

import { BeyondCapacity } from "./capacity.ts";

/** What a ticket is doing; also the place of its time in the user's hours. */
export const STATE = {
  queue: 0,
  work: 1,
  client: 2,
  debate: 3,
  outside: 4,
  quote: 5,
  /** a third party works on it */
  thirdParty: 6,
  /** thought solved, until its user says otherwise */
  solved: 7,
  /** said to wait for its user, who is not asked: it waits in its queue */
  parked: 8,
  /** a technician on call has been called out for it and is on the way */
  onTheWay: 9,
} as const;
/** Parts of the user's clock: queue, work, user, debate and quote, outside, third party. */
export const LIVED = 6;

export const FLAG = {
  client: 1 << 0,
  request: 1 << 1,
  grey: 1 << 2,
  noticed: 1 << 3,
  disputed: 1 << 4,
  /** outside the contract's denominators */
  unmeasured: 1 << 5,
  bestEffort: 1 << 6,
  invoiced: 1 << 7,
  /** will wait once for its user */
  willWait: 1 << 8,
  responded: 1 << 9,
  restored: 1 << 10,
  bypassed: 1 << 11,
  /** already counted as missed at a period's close: response, restoration, resolution */
  counted: 1 << 12,
  /** contractual verdict of the headline metric reached, and whether it was met */
  judged: 1 << 15,
  judgedMet: 1 << 16,
  /** its declared priority will change once somebody has looked into it */
  willChange: 1 << 24,
  /** leaves the contract’s denominators by an exclusion */
  excluded: 1 << 25,
  /** has been in the wrong hands once */
  handedOff: 1 << 22,
  /** its resolution is declared with less work */
  closedEarly: 1 << 23,
  /** planted by another ticket */
  recurrent: 1 << 17,
  /** came back after it was thought solved; `returns` counts how often */
  reopened: 1 << 18,
  /** comes from an item that nobody manages */
  shadow: 1 << 19,
  /** holds down a component that fails alone */
  failure: 1 << 26,
  /** was called out for; `callOuts` counts how often */
  calledOut: 1 << 27,
} as const;

/** Tickets that may be open at one time; untouched places take no memory. */
const MOST_TICKETS = 2 ** 20;

const FEWEST_KEPT = 256;

const COLUMNS = {
  /** client of the portfolio it belongs to, 0 = the scenario's own */
  owner: new Uint8Array(MOST_TICKETS),
  flow: new Int32Array(MOST_TICKETS),
  ordinal: new Int32Array(MOST_TICKETS),
  month: new Int32Array(MOST_TICKETS),
  team: new Int32Array(MOST_TICKETS),
  shift: new Int32Array(MOST_TICKETS),
  tier: new Int32Array(MOST_TICKETS),
  /** item of its component that causes it, where items are told apart */
  item: new Int32Array(MOST_TICKETS),
  /** times that it was reopened; valid for a reopened ticket */
  returns: new Int32Array(MOST_TICKETS),
  /** call-outs for it so far; valid for a ticket that was called out for */
  callOuts: new Int32Array(MOST_TICKETS),
  flags: new Int32Array(MOST_TICKETS),
  /** order of the event at which its promise is about to be missed; -1: nobody watches */
  watchOrder: new Int32Array(MOST_TICKETS),
  state: new Uint8Array(MOST_TICKETS),
  /** true and declared priority, 0 = P1; declared 4 = best effort */
  truth: new Uint8Array(MOST_TICKETS),
  declared: new Uint8Array(MOST_TICKETS),
  openedMin: new Float64Array(MOST_TICKETS),
  /** minutes of work left in this tier */
  effortMin: new Float64Array(MOST_TICKETS),
  /** effort kept for after the wait for the user */
  laterMin: new Float64Array(MOST_TICKETS),
  spellStartMin: new Float64Array(MOST_TICKETS),
  /** order of the event that will end its spell: tells it from a stale one */
  endOrder: new Int32Array(MOST_TICKETS),
  /** place of arrival in its team's queue */
  place: new Float64Array(MOST_TICKETS),
  key: new Float64Array(MOST_TICKETS),
  sinceMin: new Float64Array(MOST_TICKETS),
  /** minutes of the user's hours in each state: LIVED per ticket */
  livedMin: new Float64Array(LIVED * MOST_TICKETS),
  /** minutes of pause of the clocks of response, restoration, resolution: 3 per ticket */
  pausedMin: new Float64Array(3 * MOST_TICKETS),
  /** minutes late already charged at a close, by metric: 3 per ticket */
  chargedMin: new Float64Array(3 * MOST_TICKETS),
  restoredMin: new Float64Array(MOST_TICKETS),
  respondedMin: new Float64Array(MOST_TICKETS),
  /** minutes of work proper, without the time that its technicians lose */
  touchMin: new Float64Array(MOST_TICKETS),
} as const;
const FREE = new Int32Array(MOST_TICKETS);
/** values per place */
const WIDTH = Object.values(COLUMNS).map((column) => column.length / MOST_TICKETS);
/** places that the life before has used */
const USED = new Int32Array(1);
const { flags: FLAGS, livedMin: LIVED_MIN, pausedMin: PAUSED_MIN } = COLUMNS;

class LiveTickets {
  declare readonly owner: Uint8Array;
  declare readonly flow: Int32Array;
  declare readonly ordinal: Int32Array;
  declare readonly month: Int32Array;
  declare readonly team: Int32Array;
  declare readonly shift: Int32Array;
  declare readonly tier: Int32Array;
  declare readonly item: Int32Array;
  declare readonly returns: Int32Array;
  declare readonly callOuts: Int32Array;
  declare readonly flags: Int32Array;
  declare readonly watchOrder: Int32Array;
  declare readonly state: Uint8Array;
  declare readonly truth: Uint8Array;
  declare readonly declared: Uint8Array;
  declare readonly openedMin: Float64Array;
  declare readonly effortMin: Float64Array;
  declare readonly laterMin: Float64Array;
  declare readonly spellStartMin: Float64Array;
  declare readonly endOrder: Int32Array;
  declare readonly place: Float64Array;
  declare readonly key: Float64Array;
  declare readonly sinceMin: Float64Array;
  declare readonly livedMin: Float64Array;
  declare readonly pausedMin: Float64Array;
  declare readonly chargedMin: Float64Array;
  declare readonly restoredMin: Float64Array;
  declare readonly respondedMin: Float64Array;
  declare readonly touchMin: Float64Array;
  declare liveCount: number;
  /** places used so far in this life: live tickets have smaller numbers */
  declare capacity: number;
  declare private freeCount: number;

  constructor() {
    this.owner = COLUMNS.owner;
    this.flow = COLUMNS.flow;
    this.ordinal = COLUMNS.ordinal;
    this.month = COLUMNS.month;
    this.team = COLUMNS.team;
    this.shift = COLUMNS.shift;
    this.tier = COLUMNS.tier;
    this.item = COLUMNS.item;
    this.returns = COLUMNS.returns;
    this.callOuts = COLUMNS.callOuts;
    this.flags = COLUMNS.flags;
    this.watchOrder = COLUMNS.watchOrder;
    this.state = COLUMNS.state;
    this.truth = COLUMNS.truth;
    this.declared = COLUMNS.declared;
    this.openedMin = COLUMNS.openedMin;
    this.effortMin = COLUMNS.effortMin;
    this.laterMin = COLUMNS.laterMin;
    this.spellStartMin = COLUMNS.spellStartMin;
    this.endOrder = COLUMNS.endOrder;
    this.place = COLUMNS.place;
    this.key = COLUMNS.key;
    this.sinceMin = COLUMNS.sinceMin;
    this.livedMin = COLUMNS.livedMin;
    this.pausedMin = COLUMNS.pausedMin;
    this.chargedMin = COLUMNS.chargedMin;
    this.restoredMin = COLUMNS.restoredMin;
    this.respondedMin = COLUMNS.respondedMin;
    this.touchMin = COLUMNS.touchMin;
    this.capacity = 0;
    this.liveCount = 0;
    this.freeCount = 0;
  }

  /** Begins a life: nothing of the life before is left in the columns. */
  clear(): void {
    Object.values(COLUMNS).forEach((column, at) => {
      column.fill(0, 0, USED[0]! * WIDTH[at]!);
    });
    USED[0] = 0;
    this.capacity = 0;
    this.liveCount = 0;
    this.freeCount = 0;
  }

  /**
   * Takes a free place, the last freed first; the attributes that every ticket sets itself keep old values.
   * @throws BeyondCapacity above MOST_TICKETS
   */
  open(): number {
    this.liveCount++;
    if (this.freeCount > 0) return FREE[--this.freeCount]!;
    if (this.capacity === MOST_TICKETS) throw new BeyondCapacity("openTickets", MOST_TICKETS);
    USED[0] = this.capacity + 1;
    return this.capacity++;
  }

  /** Places for which a mechanism keeps columns of its own once it has too few: twice the used ones, so that each is copied once or twice. */
  placesToKeep(): number {
    return Math.min(MOST_TICKETS, Math.max(FEWEST_KEPT, 2 * this.capacity));
  }

  /** Sets the user's clock and the pauses to zero; plain stores, since `fill` costs more than eight of them. */
  clearClocks(ticket: number): void {
    const lived = LIVED * ticket;
    LIVED_MIN[lived] = 0;
    LIVED_MIN[lived + 1] = 0;
    LIVED_MIN[lived + 2] = 0;
    LIVED_MIN[lived + 3] = 0;
    LIVED_MIN[lived + 4] = 0;
    LIVED_MIN[lived + 5] = 0;
    const paused = 3 * ticket;
    PAUSED_MIN[paused] = 0;
    PAUSED_MIN[paused + 1] = 0;
    PAUSED_MIN[paused + 2] = 0;
  }

  close(ticket: number): void {
    FLAGS[ticket] = -1;
    this.liveCount--;
    FREE[this.freeCount++] = ticket;
  }

  isLive(ticket: number): boolean {
    return FLAGS[ticket]! >= 0;
  }
}

export type Tickets = LiveTickets;
/** The tickets of the life that this thread is playing. */
export const LIVE: Tickets = new LiveTickets();
