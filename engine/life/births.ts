/** Tickets that a design itself brings about, waiting for their minute. Freed places are used again. */

import { RANK } from "../kernel/event-heap.ts";
import { EVENT } from "./events.ts";
import type { Simulation } from "./simulation.ts";

export class Births {
  declare flow: Int32Array;
  declare ordinal: Int32Array;
  declare item: Int32Array;
  /** flags that the ticket is born with */
  declare flags: Int32Array;
  declare private free: Int32Array;
  declare private freeCount: number;

  constructor() {
    this.flow = new Int32Array(0);
    this.ordinal = new Int32Array(0);
    this.item = new Int32Array(0);
    this.flags = new Int32Array(0);
    this.free = new Int32Array(0);
    this.freeCount = 0;
  }

  clear(): void {
    this.freeCount = this.free.length;
    for (let at = 0; at < this.free.length; at++) this.free[at] = this.free.length - 1 - at;
  }

  /** Plans a ticket; arrivals stop at the horizon, so a later one is never born. */
  plan(sim: Simulation, atMin: number, flow: number, ordinal: number, item: number, flags: number): void {
    if (atMin >= sim.compiled.monthStartMin[sim.compiled.months]!) return;
    if (this.freeCount === 0) this.grow();
    const birth = this.free[--this.freeCount]!;
    this.flow[birth] = flow;
    this.ordinal[birth] = ordinal;
    this.item[birth] = item;
    this.flags[birth] = flags;
    sim.schedule(atMin, RANK.arrival, EVENT.birth, birth);
  }

  release(birth: number): void {
    this.free[this.freeCount++] = birth;
  }

  private grow(): void {
    const from = this.free.length;
    const to = Math.max(64, 2 * from);
    for (const name of ["flow", "ordinal", "item", "flags", "free"] as const) {
      const bigger = new Int32Array(to);
      bigger.set(this[name]);
      this[name] = bigger;
    }
    for (let at = to - 1; at >= from; at--) this.free[this.freeCount++] = at;
  }
}
