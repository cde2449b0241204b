/** What a ticket has been billed for: one that was thought solved and comes back is billed for what is new. */
import type { Simulation } from "../../life/simulation.ts";
import { conducts } from "../staff/opportunism.ts";

export class BilledWork {
  declare private readonly sim: Simulation;
  /** minutes of work billed so far, by ticket; negative until its first bill */
  declare private minutes: Float64Array;
  declare private readonly isKept: boolean;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.minutes = new Float64Array(0);
    // else no ticket is resolved twice
    this.isKept =
      sim.compiled.demand.reopening.hasDelay || conducts(sim.design).some(({ earlyClose }) => earlyClose > 0);
  }

  isBilled(ticket: number): boolean {
    return this.isKept && ticket < this.minutes.length && this.minutes[ticket]! >= 0;
  }

  /** Minutes of work since the last bill, which are now billed. */
  bill(ticket: number): number {
    const touched = this.sim.tickets.touchMin[ticket]!;
    if (!this.isKept) return touched;
    if (ticket >= this.minutes.length) this.grow();
    const before = Math.max(0, this.minutes[ticket]!);
    this.minutes[ticket] = touched;
    return touched - before;
  }

  private grow(): void {
    const { minutes } = this;
    this.minutes = new Float64Array(this.sim.tickets.placesToKeep()).fill(-1);
    this.minutes.set(minutes);
  }

  /** Forgets tickets that are over, since their place goes to another. */
  install(): void {
    if (!this.isKept) return;
    this.sim.onReset.push(() => {
      this.minutes.fill(-1);
    });
    this.sim.onEnd.push((_, ticket) => {
      if (ticket < this.minutes.length) this.minutes[ticket] = -1;
    });
  }
}
