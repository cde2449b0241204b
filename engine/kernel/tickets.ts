/** Live tickets: one column per attribute, entities are integers, freed places are used again. */

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
} as const;
const LIVED = 5;

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
} as const;

export class Tickets {
  declare flow: Int32Array;
  declare ordinal: Int32Array;
  declare month: Int32Array;
  declare team: Int32Array;
  declare shift: Int32Array;
  declare tier: Int32Array;
  declare flags: Int32Array;
  declare state: Uint8Array;
  /** true and declared priority, 0 = P1; declared 4 = best effort */
  declare truth: Uint8Array;
  declare declared: Uint8Array;
  declare openedMin: Float64Array;
  /** minutes of work left in this tier */
  declare effortMin: Float64Array;
  /** effort kept for after the wait for the user */
  declare laterMin: Float64Array;
  declare spellStartMin: Float64Array;
  /** order of the event that will end its spell: tells it from a stale one */
  declare endOrder: Int32Array;
  /** place of arrival in its team's queue */
  declare place: Float64Array;
  declare key: Float64Array;
  declare sinceMin: Float64Array;
  /** minutes of the user's hours in each state: LIVED per ticket */
  declare livedMin: Float64Array;
  /** minutes of pause of the clocks of response, restoration, resolution: 3 per ticket */
  declare pausedMin: Float64Array;
  /** minutes late already charged at a close, by metric: 3 per ticket */
  declare chargedMin: Float64Array;
  declare restoredMin: Float64Array;
  declare respondedMin: Float64Array;
  /** minutes of work proper, without the time that its technicians lose */
  declare touchMin: Float64Array;
  declare liveCount: number;
  declare capacity: number;
  declare private free: Int32Array;
  declare private freeCount: number;

  constructor(capacity = 256) {
    this.capacity = 0;
    this.liveCount = 0;
    this.freeCount = 0;
    this.free = new Int32Array(0);
    this.allocate(capacity);
    this.clear();
  }

  clear(): void {
    this.liveCount = 0;
    this.freeCount = this.capacity;
    for (let at = 0; at < this.capacity; at++) this.free[at] = this.capacity - 1 - at;
    this.flags.fill(-1);
  }

  /** Takes a free place; the attributes that every ticket sets itself keep old values. */
  open(): number {
    if (this.freeCount === 0) this.grow();
    this.liveCount++;
    return this.free[--this.freeCount]!;
  }

  /** Sets the user's clock and the pauses to zero; plain stores, since `fill` costs more than eight of them. */
  clearClocks(ticket: number): void {
    const { livedMin, pausedMin } = this;
    const lived = LIVED * ticket;
    livedMin[lived] = 0;
    livedMin[lived + 1] = 0;
    livedMin[lived + 2] = 0;
    livedMin[lived + 3] = 0;
    livedMin[lived + 4] = 0;
    const paused = 3 * ticket;
    pausedMin[paused] = 0;
    pausedMin[paused + 1] = 0;
    pausedMin[paused + 2] = 0;
  }

  close(ticket: number): void {
    this.flags[ticket] = -1;
    this.liveCount--;
    this.free[this.freeCount++] = ticket;
  }

  isLive(ticket: number): boolean {
    return this.flags[ticket]! >= 0;
  }

  private grow(): void {
    const from = this.capacity;
    this.allocate(from * 2);
    this.flags.fill(-1, from);
    for (let at = this.capacity - 1; at >= from; at--) this.free[this.freeCount++] = at;
  }

  private allocate(capacity: number): void {
    const bigger = <T extends Int32Array | Uint8Array | Float64Array>(
      make: new (length: number) => T,
      old: T | undefined,
      per = 1,
    ): T => {
      const column = new make(capacity * per);
      if (old) column.set(old);
      return column;
    };
    for (const name of ["flow", "ordinal", "month", "team", "shift", "tier", "flags", "endOrder"] as const)
      this[name] = bigger(Int32Array, this[name]);
    for (const name of ["state", "truth", "declared"] as const) this[name] = bigger(Uint8Array, this[name]);
    for (const name of [
      "openedMin",
      "effortMin",
      "laterMin",
      "spellStartMin",
      "place",
      "key",
      "sinceMin",
      "restoredMin",
      "respondedMin",
      "touchMin",
    ] as const) {
      this[name] = bigger(Float64Array, this[name]);
    }
    this.livedMin = bigger(Float64Array, this.livedMin, LIVED);
    this.pausedMin = bigger(Float64Array, this.pausedMin, 3);
    this.chargedMin = bigger(Float64Array, this.chargedMin, 3);
    this.free = bigger(Int32Array, this.free);
    this.capacity = capacity;
  }
}
