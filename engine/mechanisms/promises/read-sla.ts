/** The contract's clocks where its text differs from the plain reading, or where a ticket's priority changes during its life. */

import { FLAG } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import { addVerdict } from "../ticket/impact.ts";
import { Sla } from "./contract-clocks.ts";
import { ON_TARGET_MIN } from "./on-target.ts";
import { ReadClocks } from "./read-clocks.ts";
import { ATTRIBUTION, METRIC } from "./sla.ts";

export class ReadSla extends Sla {
  declare readonly clocks: ReadClocks;
  /** where and when each metric of a ticket was last counted, 3 per ticket: place or -1, month, whether it was met */
  declare private countedPlace: Int32Array;
  declare private countedMonth: Int32Array;
  declare private countedMet: Uint8Array;
  /** how late each metric of a ticket was when it was last counted, 3 per ticket; negative before its target */
  declare private countedLate: Float64Array;

  constructor(sim: Simulation) {
    super(sim);
    const { clock } = sim.design;
    this.clocks = new ReadClocks(sim, clock.contract, clock);
    if (clock.contract.attribution !== "own") this.attribution.fill(ATTRIBUTION[clock.contract.attribution]);
    this.countedPlace = new Int32Array(0);
    this.countedMonth = new Int32Array(0);
    this.countedMet = new Uint8Array(0);
    this.countedLate = new Float64Array(0);
  }

  /** Begins the clocks of a ticket that reaches the provider. */
  open(ticket: number): void {
    this.clocks.open(ticket);
    if (3 * ticket >= this.countedPlace.length) this.grow(3 * this.sim.tickets.placesToKeep());
    const { chargedMin } = this.sim.tickets;
    for (let place = 3 * ticket; place < 3 * ticket + 3; place++) {
      this.countedPlace[place] = -1;
      chargedMin[place] = 0;
    }
  }

  /** A solved ticket is back: what an open period has counted is counted again when it is solved again, unless another ticket begins. */
  reopen(ticket: number): void {
    for (let metric = METRIC.restoration; metric <= METRIC.resolution; metric++)
      if (!this.sim.isDraining && this.clocks.resumes(ticket, metric)) this.resume(ticket, metric);
    this.clocks.reopen(ticket);
  }

  private resume(ticket: number, metric: number): void {
    const { sim } = this;
    const { reopening } = this.clocks.reading;
    const own = 3 * ticket + metric;
    if (reopening !== "newTicket") this.withdraw(ticket, metric);
    if (reopening === "newTicket" || reopening === "restart") sim.tickets.chargedMin[own] = 0;
    else if (this.countedPlace[own]! >= 0 && this.countedLate[own]! > ON_TARGET_MIN)
      sim.tickets.chargedMin[own] = this.countedLate[own]!;
    if (metric === sim.design.headline) {
      addVerdict(sim, ticket); // one that stands: the ticket gets another
      sim.tickets.flags[ticket]! &= ~(FLAG.judged | FLAG.judgedMet);
    }
    this.countedPlace[own] = -1;
    sim.tickets.flags[ticket]! &= ~(FLAG.counted << metric);
  }

  private withdraw(ticket: number, metric: number): void {
    const { sim, verdicts, measured, met, countedMet } = this;
    const own = 3 * ticket + metric;
    const place = this.countedPlace[own]!;
    if (place < 0 || verdicts[place]! >= 0) return;
    const line = Math.floor(place / sim.compiled.months);
    if (sim.observer !== null) sim.observer.withdrawn(ticket, line, this.countedMonth[own]!);
    measured[place]!--;
    met[place]! -= countedMet[own]!;
    if (countedMet[own] === 0 && this.isWithinSecond(line, this.countedLate[own]!))
      this.withinSecond[place]!--;
    if (metric !== sim.design.headline) return;
    sim.add(COLUMN.contractualTickets, this.countedMonth[own]!, -1);
    sim.add(COLUMN.contractualMet, this.countedMonth[own]!, -countedMet[own]!);
    sim.tickets.flags[ticket]! &= ~(FLAG.judged | FLAG.judgedMet);
  }

  override chargedBefore(ticket: number, metric: number): number {
    return this.sim.tickets.chargedMin[3 * ticket + metric]!;
  }

  override count(
    ticket: number,
    line: number,
    metric: number,
    month: number,
    place: number,
    lateMin: number,
  ): void {
    const own = 3 * ticket + metric;
    this.countedPlace[own] = place;
    this.countedMonth[own] = month;
    this.countedMet[own] = lateMin <= ON_TARGET_MIN ? 1 : 0;
    this.countedLate[own] = lateMin;
    super.count(ticket, line, metric, month, place, lateMin);
  }

  override stop(ticket: number, metric: number): void {
    const line = this.lineFor(ticket, metric);
    if (line >= 0) super.stop(ticket, metric);
  }

  override lineFor(ticket: number, metric: number): number {
    const line = super.lineFor(ticket, metric);
    return line >= 0 && this.clocks.measures(ticket, line) ? line : -1;
  }

  override runningLine(ticket: number, metric: number): number {
    return this.clocks.hasStopped(ticket, metric) ? -1 : this.lineFor(ticket, metric);
  }

  override elapsedMin(ticket: number, line: number, _metric: number, untilMin: number): number {
    return this.clocks.elapsedMin(ticket, line, untilMin);
  }

  override lateMin(ticket: number, line: number, _metric: number, untilMin: number): number {
    return this.clocks.lateMin(ticket, line, untilMin);
  }

  override dueMin(ticket: number, line: number): number {
    return this.clocks.dueMin(ticket, line);
  }

  override pausedNow(ticket: number, line: number): number {
    return this.clocks.pausedNow(ticket, line);
  }

  override addPause(ticket: number): void {
    this.clocks.pause(ticket);
  }

  private grow(length: number): void {
    const [place, month, met, late] = [
      this.countedPlace,
      this.countedMonth,
      this.countedMet,
      this.countedLate,
    ];
    this.countedLate = new Float64Array(length);
    this.countedLate.set(late);
    this.countedPlace = new Int32Array(length);
    this.countedPlace.set(place);
    this.countedMonth = new Int32Array(length);
    this.countedMonth.set(month);
    this.countedMet = new Uint8Array(length);
    this.countedMet.set(met);
  }
}
