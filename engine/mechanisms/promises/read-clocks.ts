/** The clocks of every ticket as one reading of the contract runs them: starts, pauses of every line, priorities held. */
import { FLAG, STATE } from "../../kernel/tickets.ts";
import { advance, isOpen, openMinutes, type Window } from "../../kernel/window.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { ClockReading, CompiledClock } from "./clock-semantics.ts";
import { METRIC, pauseMask, type SlaLineTable } from "./sla.ts";

const METRICS = 3;
const PRIORITIES = 4;
/** a line's clock is kept for every priority, so that a change of priority finds its past */
const CLOCKS = METRICS * PRIORITIES;

export class ReadClocks {
  declare readonly reading: ClockReading;
  declare private readonly sim: Simulation;
  declare private readonly lines: readonly SlaLineTable[];
  declare private readonly windows: Window[];
  declare private readonly pauseStates: Int32Array;
  declare private capacity: number;
  /** minute from which each metric's clock counts: METRICS per ticket */
  declare private startMin: Float64Array;
  /** open minutes of pause, and of solved time that the clock does not count, on every line: CLOCKS per ticket */
  declare private pausedMin: Float64Array;
  declare private solvedMin: Float64Array;
  /** priorities held, one bit each */
  declare private held: Uint8Array;

  constructor(sim: Simulation, reading: ClockReading, clock: CompiledClock) {
    const { slas } = sim.design;
    this.sim = sim;
    this.reading = reading;
    this.lines = slas;
    this.windows = slas.map(({ window }, line) => {
      const days = reading.days === "workingDays" ? clock.dayWindows[line]! : -1;
      return sim.compiled.windows[days >= 0 ? days : window]!;
    });
    this.pauseStates = Int32Array.from(slas, ({ metric, pauseStates }) => {
      if (metric >= METRICS) return 0;
      return reading.pauses === "own" ? pauseStates : pauseMask(reading.pauses, clock.stopsInDispute);
    });
    this.capacity = 0;
    this.startMin = new Float64Array(0);
    this.pausedMin = new Float64Array(0);
    this.solvedMin = new Float64Array(0);
    this.held = new Uint8Array(0);
  }

  /** Starts the clocks of a ticket that reaches the provider. */
  open(ticket: number): void {
    const { tickets } = this.sim;
    if (ticket >= this.capacity) this.grow(tickets.placesToKeep());
    for (let metric = 0; metric < METRICS; metric++) this.restart(ticket, metric, tickets.openedMin[ticket]!);
    this.held[ticket] = 1 << tickets.declared[ticket]!;
  }

  /** The ticket is triaged: clocks that start there forget what was before. */
  qualify(ticket: number): void {
    if (this.reading.start !== "qualified") return;
    for (let metric = 0; metric < METRICS; metric++) this.restart(ticket, metric, this.sim.nowMin);
  }

  /** The declared priority has changed. */
  reclassify(ticket: number): void {
    const { reclassification, pastPauses } = this.reading;
    this.held[ticket]! |= 1 << this.sim.tickets.declared[ticket]!;
    for (let metric = 0; metric < METRICS; metric++) {
      if (this.hasStopped(ticket, metric)) continue;
      if (reclassification === "restart") this.restart(ticket, metric, this.sim.nowMin);
      else if (reclassification === "retroactive" && pastPauses === "lost")
        this.clear(this.pausedMin, ticket, metric);
    }
  }

  /** A solved ticket is back: clocks of service and solution that begin again forget what was before. */
  reopen(ticket: number): void {
    const { reopening } = this.reading;
    if (reopening !== "restart" && reopening !== "newTicket") return;
    for (let metric = METRIC.restoration; metric <= METRIC.resolution; metric++)
      if (this.resumes(ticket, metric)) this.restart(ticket, metric, this.sim.nowMin);
  }

  /** Whether a clock had stopped that a reopening sets going again; a solution refused at once never stopped one. */
  resumes(ticket: number, metric: number): boolean {
    const { flags, state } = this.sim.tickets;
    return metric === METRIC.restoration
      ? (flags[ticket]! & FLAG.restored) !== 0
      : state[ticket] === STATE.solved;
  }

  /** The state that ends is added to the pauses of the clocks that it stops. */
  pause(ticket: number): void {
    const state = this.sim.tickets.state[ticket]!;
    if (state === STATE.solved) this.addSolved(ticket);
    else if (state !== STATE.queue && state !== STATE.work) this.addPause(ticket, state);
  }

  private addPause(ticket: number, state: number): void {
    for (let line = 0; line < this.lines.length; line++) {
      const { metric } = this.lines[line]!;
      if (((this.pauseStates[line]! >> state) & 1) === 0 || this.hasStopped(ticket, metric)) continue;
      this.pausedMin[this.clockOf(ticket, line)]! += this.sinceState(ticket, line, metric);
    }
  }

  /** Time between a solution and a reopening, as the reading takes it. */
  private addSolved(ticket: number): void {
    const { reopening } = this.reading;
    if (reopening === "running") return;
    const column = reopening === "continue" ? this.solvedMin : this.pausedMin;
    for (let line = 0; line < this.lines.length; line++) {
      const { metric } = this.lines[line]!;
      if (metric === METRIC.restoration || metric === METRIC.resolution)
        column[this.clockOf(ticket, line)]! += this.sinceState(ticket, line, metric);
    }
  }

  private clockOf(ticket: number, line: number): number {
    const { metric, priority } = this.lines[line]!;
    return CLOCKS * ticket + PRIORITIES * metric + priority;
  }

  /** Open minutes of the present state, on a line's clock. */
  private sinceState(ticket: number, line: number, metric: number): number {
    const since = this.sim.tickets.sinceMin[ticket]!;
    const start = this.startMin[METRICS * ticket + metric]!;
    return openMinutes(this.windows[line]!, since > start ? since : start, this.sim.nowMin);
  }

  /** Minutes of a pause still under way. */
  pausedNow(ticket: number, line: number): number {
    const state = this.sim.tickets.state[ticket]!;
    return ((this.pauseStates[line]! >> state) & 1) === 0
      ? 0
      : this.sinceState(ticket, line, this.lines[line]!.metric);
  }

  /** Minutes on a line's clock at an instant, pauses that have ended given back. */
  elapsedMin(ticket: number, line: number, untilMin: number): number {
    const { metric } = this.lines[line]!;
    if (metric === METRIC.response && this.reading.response === "acknowledgement") return 0;
    const place = this.clockOf(ticket, line);
    return (
      openMinutes(this.windows[line]!, this.startMin[METRICS * ticket + metric]!, untilMin) -
      this.pausedMin[place]! -
      this.solvedMin[place]!
    );
  }

  /** Minutes beyond the target at an instant; where the worst is kept, the most of all priorities held. */
  lateMin(ticket: number, line: number, untilMin: number): number {
    const { targetMin } = this.sim;
    let late = this.elapsedMin(ticket, line, untilMin) - targetMin[line]!;
    if (this.reading.reclassification !== "keepWorst") return late;
    const { metric } = this.lines[line]!;
    const held = this.held[ticket]!;
    for (let priority = 0; priority < PRIORITIES; priority++) {
      const other = this.sim.design.lineOf[PRIORITIES * metric + priority]!;
      if (other < 0 || ((held >> priority) & 1) === 0) continue;
      const lateThere = this.elapsedMin(ticket, other, untilMin) - targetMin[other]!;
      if (lateThere > late) late = lateThere;
    }
    return late;
  }

  /** Instant at which the line's target is used up, with the pauses known so far. */
  dueMin(ticket: number, line: number): number {
    const { metric } = this.lines[line]!;
    const place = this.clockOf(ticket, line);
    const allowed = this.sim.targetMin[line]! + this.pausedMin[place]! + this.solvedMin[place]!;
    return advance(this.windows[line]!, this.startMin[METRICS * ticket + metric]!, allowed);
  }

  /** Whether the reading measures the ticket on a line: some leave out what comes while the window is closed. */
  measures(ticket: number, line: number): boolean {
    return (
      this.reading.outOfHours === "nextOpening" ||
      isOpen(this.sim.compiled.windows[this.lines[line]!.window]!, this.sim.tickets.openedMin[ticket]!)
    );
  }

  /** Whether the clock of a metric has stopped for good. */
  hasStopped(ticket: number, metric: number): boolean {
    const flags = this.sim.tickets.flags[ticket]!;
    if (metric === METRIC.response)
      return this.reading.response === "acknowledgement" || (flags & FLAG.responded) !== 0;
    return metric === METRIC.restoration && (flags & FLAG.restored) !== 0;
  }

  private restart(ticket: number, metric: number, fromMin: number): void {
    this.startMin[METRICS * ticket + metric] = fromMin;
    this.clear(this.pausedMin, ticket, metric);
    this.clear(this.solvedMin, ticket, metric);
  }

  private clear(column: Float64Array, ticket: number, metric: number): void {
    const from = CLOCKS * ticket + PRIORITIES * metric;
    for (let priority = 0; priority < PRIORITIES; priority++) column[from + priority] = 0;
  }

  private grow(capacity: number): void {
    const bigger = (old: Float64Array, per: number) => {
      const column = new Float64Array(capacity * per);
      column.set(old);
      return column;
    };
    this.startMin = bigger(this.startMin, METRICS);
    this.pausedMin = bigger(this.pausedMin, CLOCKS);
    this.solvedMin = bigger(this.solvedMin, CLOCKS);
    const held = new Uint8Array(capacity);
    held.set(this.held);
    this.held = held;
    this.capacity = capacity;
  }
}
