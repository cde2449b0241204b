/**
 * The same tickets under several readings of the clocks at once: each keeps its own clocks and counts beside the contract's
 * and changes nothing of them. The contract's own reading is kept too, to tell on which tickets another one differs.
 */
import { endsPeriod, periodOf } from "../../compile/contract-months.ts";
import { FLAG, STATE } from "../../kernel/tickets.ts";
import { lifeLayout, READING_COLUMNS } from "../../life/layout.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { ClockReading } from "./clock-semantics.ts";
import { lineMeasuring, monthOf } from "./measuring.ts";
import { ON_TARGET_MIN } from "./on-target.ts";
import { ReadClocks } from "./read-clocks.ts";
import { ATTRIBUTION, isPeriodMet, METRIC, type SlaLineTable } from "./sla.ts";

/** What a reading says of a ticket on a metric. */
export const VERDICT = { notMeasured: 0, met: 1, late: 2 } as const;
const METRICS = 3;

/** Told of every ticket on which a reading differs from the contract's, when its life is over. */
export type DifferenceListener = (
  ticket: number,
  reading: ClockReading,
  line: number,
  contract: number,
  other: number,
) => void;

/** Clocks and counts of one reading. */
export class Reading {
  declare readonly clocks: ReadClocks;
  /** tickets met and measured, by line and period */
  declare readonly met: Float64Array;
  declare readonly measured: Float64Array;
  /** of periods, by line: 1 met, 0 missed, −1 not closed, or judged by a second target that a reading does not follow */
  declare readonly verdicts: Int8Array;
  declare private readonly sim: Simulation;
  declare private readonly lines: readonly SlaLineTable[];
  declare private readonly attribution: Uint8Array;
  /** METRICS per ticket: verdict, and where it was counted */
  declare verdict: Uint8Array;
  declare place: Int32Array;

  constructor(sim: Simulation, reading: ClockReading) {
    const { slas, clock } = sim.design;
    this.sim = sim;
    this.lines = slas;
    this.clocks = new ReadClocks(sim, reading, clock);
    this.attribution = Uint8Array.from(slas, ({ attribution }) =>
      reading.attribution === "own" ? attribution : ATTRIBUTION[reading.attribution],
    );
    this.met = new Float64Array(slas.length * sim.compiled.months);
    this.measured = new Float64Array(slas.length * sim.compiled.months);
    this.verdicts = new Int8Array(slas.length * sim.compiled.months);
    this.verdict = new Uint8Array(0);
    this.place = new Int32Array(0);
  }

  reset(): void {
    this.verdicts.fill(-1);
    this.met.fill(0);
    this.measured.fill(0);
  }

  open(ticket: number): void {
    this.clocks.open(ticket);
    if (METRICS * ticket >= this.verdict.length) this.grow(METRICS * this.sim.tickets.placesToKeep());
    for (let metric = 0; metric < METRICS; metric++)
      this.verdict[METRICS * ticket + metric] = VERDICT.notMeasured;
  }

  private grow(length: number): void {
    const [verdict, place] = [this.verdict, this.place];
    this.verdict = new Uint8Array(length);
    this.verdict.set(verdict);
    this.place = new Int32Array(length);
    this.place.set(place);
  }

  /** Stops the clock of a metric and counts the ticket, unless a close has counted it already. */
  stop(ticket: number, metric: number): void {
    const { sim } = this;
    if (sim.isDraining) return;
    const line = this.lineFor(ticket, metric);
    if (line < 0 || this.verdict[METRICS * ticket + metric] !== VERDICT.notMeasured) return;
    const late = this.clocks.lateMin(ticket, line, sim.nowMin);
    const present = this.periodAt(line, sim.month);
    const own = this.periodAt(line, this.attributedMonth(ticket, line));
    this.count(
      ticket,
      line,
      own > present ? own : present,
      late <= ON_TARGET_MIN ? VERDICT.met : VERDICT.late,
    );
  }

  private periodAt(line: number, month: number): number {
    return periodOf(this.sim.compiled.monthsBefore, month, this.lines[line]!.period);
  }

  private attributedMonth(ticket: number, line: number): number {
    const attribution = this.attribution[line];
    if (attribution === ATTRIBUTION.resolved) return this.sim.month;
    if (attribution === ATTRIBUTION.opened) return this.sim.tickets.month[ticket]!;
    return monthOf(this.sim, ticket, this.clocks.dueMin(ticket, line));
  }

  private lineFor(ticket: number, metric: number): number {
    const line = lineMeasuring(this.sim, ticket, metric);
    return line >= 0 && this.clocks.measures(ticket, line) ? line : -1;
  }

  private count(ticket: number, line: number, period: number, verdict: number): void {
    const own = METRICS * ticket + this.lines[line]!.metric;
    const place = line * this.sim.compiled.months + period;
    this.measured[place]!++;
    if (verdict === VERDICT.met) this.met[place]!++;
    this.verdict[own] = verdict;
    this.place[own] = place;
  }

  /** At a period's end: tickets open and already late count as missed where the contract says so; at the horizon, always. */
  close(month: number): void {
    const { tickets, life, compiled } = this.sim;
    const isLast = month === life.lastMonth;
    for (let ticket = 0; ticket < tickets.capacity; ticket++) {
      if (!this.isInHand(ticket)) continue;
      for (let metric = 0; metric < METRICS; metric++) {
        const line = this.runningLine(ticket, metric);
        if (line < 0) continue;
        const { period, countsOpenLate } = this.lines[line]!;
        if (isLast || (countsOpenLate && endsPeriod(compiled.monthsBefore, month, period)))
          this.countIfLate(ticket, line, this.periodAt(line, month));
      }
    }
    this.judge(month);
  }

  /** Judges the periods that end with a month, by the contract's rule. */
  private judge(month: number): void {
    const { life, compiled, required } = this.sim;
    for (let line = 0; line < this.lines.length; line++) {
      const { period, secondMin, service } = this.lines[line]!;
      const isEnding = month === life.lastMonth || endsPeriod(compiled.monthsBefore, month, period);
      if (!isEnding || secondMin >= 0 || service !== null) continue;
      const place = line * compiled.months + this.periodAt(line, month);
      const [met, measured] = [this.met[place]!, this.measured[place]!];
      this.verdicts[place] = isPeriodMet(met, measured, this.lines[line]!, met, required[line]!) ? 1 : 0;
    }
  }

  /** Whether it is a ticket of this client that is not thought solved. */
  private isInHand(ticket: number): boolean {
    const { tickets, owner } = this.sim;
    const isOwn = tickets.isLive(ticket) && tickets.owner[ticket] === owner;
    return isOwn && tickets.state[ticket] !== STATE.solved && (tickets.flags[ticket]! & FLAG.client) !== 0;
  }

  private runningLine(ticket: number, metric: number): number {
    const isOver =
      this.verdict[METRICS * ticket + metric] !== VERDICT.notMeasured ||
      this.clocks.hasStopped(ticket, metric);
    return isOver ? -1 : this.lineFor(ticket, metric);
  }

  private countIfLate(ticket: number, line: number, period: number): void {
    const late = this.clocks.lateMin(ticket, line, this.sim.nowMin) - this.clocks.pausedNow(ticket, line);
    if (late > ON_TARGET_MIN) this.count(ticket, line, period, VERDICT.late);
  }

  /** A solved ticket is back: what an open period has counted is taken back and counted anew, unless another ticket begins. */
  reopen(ticket: number): void {
    const { sim, clocks } = this;
    for (let metric = METRIC.restoration; metric <= METRIC.resolution; metric++)
      if (!sim.isDraining && clocks.resumes(ticket, metric)) this.resume(METRICS * ticket + metric);
    clocks.reopen(ticket);
  }

  private resume(own: number): void {
    const { sim, verdict } = this;
    const said = verdict[own]!;
    if (said === VERDICT.notMeasured) return;
    if (this.clocks.reading.reopening !== "newTicket") {
      const place = this.place[own]!;
      const line = Math.floor(place / sim.compiled.months);
      if (place % sim.compiled.months >= this.periodAt(line, sim.month)) {
        this.measured[place]!--;
        if (said === VERDICT.met) this.met[place]!--;
      }
    }
    verdict[own] = VERDICT.notMeasured;
  }
}

/** The readings of one design. */
export class Readings {
  declare readonly contract: Reading;
  declare readonly others: readonly Reading[];
  declare onDifference: DifferenceListener | null;
  declare private readonly sim: Simulation;
  declare private readonly from: number;

  constructor(sim: Simulation) {
    const { clock } = sim.design;
    this.sim = sim;
    this.contract = new Reading(sim, clock.contract);
    this.others = clock.readings.map((reading) => new Reading(sim, reading));
    this.onDifference = null;
    this.from = lifeLayout(sim.compiled, sim.design).readings;
  }

  /** The ticket is over: counts what each reading says otherwise than the contract. */
  compare(ticket: number): void {
    for (let other = 0; other < this.others.length; other++) {
      for (let metric = 0; metric < METRICS; metric++)
        this.compareMetric(ticket, other, METRICS * ticket + metric);
    }
  }

  private compareMetric(ticket: number, other: number, own: number): void {
    const { sim, contract } = this;
    const reading = this.others[other]!;
    const mine = contract.verdict[own]!;
    const theirs = reading.verdict[own]!;
    if (mine === VERDICT.notMeasured && theirs === VERDICT.notMeasured) return;
    const isMoved = mine === theirs && contract.place[own] !== reading.place[own];
    if (mine === theirs && !isMoved) return;
    const place = (mine === VERDICT.notMeasured ? reading : contract).place[own]!;
    const line = Math.floor(place / sim.compiled.months);
    sim.out[this.from + READING_COLUMNS * (other * sim.design.slas.length + line) + (isMoved ? 3 : 2)]!++;
    if (!isMoved) this.onDifference?.(ticket, reading.clocks.reading, line, mine, theirs);
  }

  /** Writes the life's counts of every reading and line: met, measured, periods that turn; tickets that differ were counted on the way. */
  report(): void {
    const { sim } = this;
    const asContract = sim.sla.verdicts;
    const { months } = sim.compiled;
    const lines = sim.design.slas.length;
    for (let other = 0; other < this.others.length; other++) {
      const { met, measured, verdicts } = this.others[other]!;
      for (let place = 0; place < lines * months; place++) {
        const column = this.from + READING_COLUMNS * (other * lines + Math.floor(place / months));
        sim.out[column]! += met[place]!;
        sim.out[column + 1]! += measured[place]!;
        if (verdicts[place]! < 0 || verdicts[place] === asContract[place]) continue;
        sim.out[column + (verdicts[place] === 0 ? 4 : 5)]!++;
      }
    }
  }
}

export function installReadings(sim: Simulation): void {
  const { slas, clock } = sim.design;
  if (clock.readings.length === 0 || slas.length === 0) return;
  const readings = new Readings(sim);
  sim.readings = readings;
  for (const reading of [readings.contract, ...readings.others]) install(sim, reading);
  sim.onEnd.push((_, ticket) => readings.compare(ticket));
}

function install(sim: Simulation, reading: Reading): void {
  const { clocks } = reading;
  sim.onReset.push(() => reading.reset());
  sim.onNeed.push((_, ticket) => {
    reading.open(ticket);
    return true;
  });
  sim.onCarriedOver.push((_, ticket) => reading.open(ticket));
  sim.onQualified.push((_, ticket) => clocks.qualify(ticket));
  sim.onReclassified.push((_, ticket) => clocks.reclassify(ticket));
  sim.onReopen.push((_, ticket) => reading.reopen(ticket));
  sim.onStateEnd.push((_, ticket) => {
    if ((sim.tickets.flags[ticket]! & FLAG.client) !== 0) clocks.pause(ticket);
  });
  const acknowledges = clocks.reading.response === "acknowledgement";
  (acknowledges ? sim.onDesk : sim.onResponse).push((_, ticket) => reading.stop(ticket, METRIC.response));
  sim.onRestoration.push((_, ticket) => reading.stop(ticket, METRIC.restoration));
  sim.onResolution.push((_, ticket) => reading.stop(ticket, METRIC.resolution));
  sim.onMonthEnd.measure.push((_, month) => reading.close(month));
}
