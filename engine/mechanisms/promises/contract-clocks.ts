/** The contract's clocks at work: pauses, stops, periods and verdicts of one design. */

import { endsPeriod, periodOf } from "../../compile/contract-months.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { advance, openMinutes, type Window } from "../../kernel/window.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import { LateTickets } from "./late-tickets.ts";
import { lineMeasuring, monthOf } from "./measuring.ts";
import { ON_TARGET_MIN } from "./on-target.ts";
import { ATTRIBUTION, isPeriodMet, METRIC, type SlaLineTable } from "./sla.ts";

const tickets = LIVE;

/** The contract's clocks and counts of one design. */
export class Sla {
  declare protected readonly sim: Simulation;
  declare protected readonly lines: readonly SlaLineTable[];
  /** by line, for the hot path: window, attribution, flags that keep a ticket from being measured, period under way */
  declare protected readonly windows: Window[];
  declare protected readonly attribution: Uint8Array;
  declare private readonly requestMask: Int32Array;
  declare private readonly present: Int32Array;
  declare private readonly hasTicketClauses: boolean;
  /** tickets met and measured, by line and period */
  declare readonly met: Float64Array;
  declare readonly measured: Float64Array;
  /** late, and within the second target of a line that has one */
  declare readonly withinSecond: Float64Array;
  declare private readonly secondMin: Float64Array;
  /** by line and period: 1 met, 0 missed, -1 not closed */
  declare readonly verdicts: Int8Array;
  declare readonly late: LateTickets;

  constructor(sim: Simulation) {
    const { slas } = sim.design;
    this.sim = sim;
    this.lines = slas;
    this.windows = slas.map(({ window }) => sim.compiled.windows[window]!);
    this.attribution = Uint8Array.from(slas, ({ attribution }) => attribution);
    this.requestMask = Int32Array.from(
      slas,
      ({ countsRequests }) => FLAG.unmeasured | (countsRequests ? 0 : FLAG.request),
    );
    this.present = new Int32Array(slas.length);
    this.hasTicketClauses = sim.design.penalties.clauses.some(({ reads }) => reads === "tickets");
    this.met = new Float64Array(slas.length * sim.compiled.months);
    this.measured = new Float64Array(slas.length * sim.compiled.months);
    this.withinSecond = new Float64Array(slas.length * sim.compiled.months);
    this.secondMin = Float64Array.from(slas, ({ secondMin }) => secondMin);
    this.verdicts = new Int8Array(slas.length * sim.compiled.months);
    this.late = new LateTickets();
  }

  reset(): void {
    this.met.fill(0);
    this.measured.fill(0);
    this.withinSecond.fill(0);
    this.verdicts.fill(-1);
    this.late.clear();
  }

  /** Line of the headline metric that measures the ticket, or -1. */
  headlineOf(ticket: number): number {
    return this.lineFor(ticket, this.sim.design.headline);
  }

  /** Line of a metric that measures the ticket as it is declared, or -1. */
  lineFor(ticket: number, metric: number): number {
    return lineMeasuring(this.sim, ticket, metric);
  }

  /** Minutes on a line's clock at an instant, pauses that have ended given back. */
  elapsedMin(ticket: number, line: number, metric: number, untilMin: number): number {
    return (
      openMinutes(this.windows[line]!, tickets.openedMin[ticket]!, untilMin) -
      tickets.pausedMin[3 * ticket + metric]!
    );
  }

  /** Minutes beyond the target on a line's clock at an instant, pauses that have ended given back. */
  lateMin(ticket: number, line: number, metric: number, untilMin: number): number {
    return this.elapsedMin(ticket, line, metric, untilMin) - this.sim.targetMin[line]!;
  }

  /** Final minutes on the headline's clock; Infinity for a ticket never served. */
  headlineElapsed(ticket: number, line: number): number {
    const { targetMin, nowMin } = this.sim;
    const { metric } = this.lines[line]!;
    const flags = tickets.flags[ticket]!;
    const isOver = (flags & (metric === METRIC.response ? FLAG.responded : FLAG.restored)) !== 0;
    if (!isOver) return Number.POSITIVE_INFINITY;
    const until =
      metric === METRIC.response
        ? tickets.respondedMin[ticket]!
        : metric === METRIC.restoration
          ? tickets.restoredMin[ticket]!
          : nowMin;
    return this.lateMin(ticket, line, metric, until) + targetMin[line]!;
  }

  /** Stops the clock of a metric and counts the ticket. On the hot path: it reads columns, not lines. */
  stop(ticket: number, metric: number): void {
    const { sim, requestMask } = this;
    if (sim.isDraining) return; // measures closed at the horizon
    const { design } = sim;
    const declared = tickets.declared[ticket]!;
    if (declared > 3) return;
    const line = design.lineOf[metric * 4 + declared]!;
    if (line < 0) return;
    if ((tickets.flags[ticket]! & (requestMask[line]! | (FLAG.counted << metric))) !== 0) {
      this.chargeSince(ticket, line, metric);
      return;
    }
    const late = this.lateMin(ticket, line, metric, sim.nowMin);
    let month = sim.month;
    let period = this.present[line]!;
    if (this.attribution[line] !== ATTRIBUTION.resolved) {
      const attributed = this.attributedMonth(ticket, line, metric);
      const own = this.periodAt(line, attributed);
      if (own >= period) {
        month = attributed;
        period = own;
      }
    }
    if (sim.observer !== null) sim.observer.verdict(ticket, line, late, month);
    this.count(ticket, line, metric, month, line * sim.compiled.months + period, late);
  }

  /** Counts a clock that has stopped, in the place of its line and period. */
  protected count(
    ticket: number,
    line: number,
    metric: number,
    month: number,
    place: number,
    lateMin: number,
  ): void {
    this.measured[place]!++;
    const isMet = lateMin <= ON_TARGET_MIN;
    if (isMet) this.met[place]!++;
    else this.countLate(line, place, lateMin, this.chargedBefore(ticket, metric));
    if (metric === this.sim.design.headline) this.judge(ticket, month, isMet);
  }

  protected isWithinSecond(line: number, lateMin: number): boolean {
    return lateMin + this.sim.targetMin[line]! <= this.secondMin[line]! + ON_TARGET_MIN;
  }

  /** Minutes late that an earlier count of the same ticket has already charged. */
  protected chargedBefore(_ticket: number, _metric: number): number {
    return 0;
  }

  /** A late clock may still be within the line's second target; clauses that are due by ticket are told of it. */
  protected countLate(line: number, place: number, lateMin: number, chargedMin: number): void {
    if (this.isWithinSecond(line, lateMin)) this.withinSecond[place]!++;
    this.noteLate(line, lateMin, chargedMin);
  }

  /** Keeps the lateness of a ticket for the clauses that are due by ticket. */
  protected noteLate(line: number, lateMin: number, chargedMin: number): void {
    if (this.hasTicketClauses) this.late.note(line, lateMin, chargedMin);
  }

  /** A ticket counted as missed at a close goes on costing until its clock stops. */
  private chargeSince(ticket: number, line: number, metric: number): void {
    const { sim } = this;
    if ((tickets.flags[ticket]! & (FLAG.counted << metric)) === 0) return;
    const place = 3 * ticket + metric;
    const late = this.lateMin(ticket, line, metric, sim.nowMin) - this.pausedNow(ticket, line);
    this.noteLate(line, late, tickets.chargedMin[place]!);
    tickets.chargedMin[place] = late;
  }

  /** Counts the ticket in the report's headline. */
  protected judge(ticket: number, month: number, isMet: boolean): void {
    const { sim } = this;
    tickets.flags[ticket]! |= isMet ? FLAG.judged | FLAG.judgedMet : FLAG.judged;
    sim.add(COLUMN.contractualTickets, month, 1);
    if (isMet) sim.add(COLUMN.contractualMet, month, 1);
  }

  /** The period under way on each line. */
  startMonth(month: number): void {
    for (let line = 0; line < this.lines.length; line++) this.present[line] = this.periodAt(line, month);
  }

  /** Instant at which a line's target is used up, with the pauses known so far. */
  dueMin(ticket: number, line: number, metric: number): number {
    const { targetMin } = this.sim;
    const allowed = targetMin[line]! + tickets.pausedMin[3 * ticket + metric]!;
    return advance(this.windows[line]!, tickets.openedMin[ticket]!, allowed);
  }

  private attributedMonth(ticket: number, line: number, metric: number): number {
    const { sim } = this;
    if (this.attribution[line] === ATTRIBUTION.opened) return tickets.month[ticket]!;
    const due = this.dueMin(ticket, line, metric);
    return monthOf(sim, ticket, due);
  }

  private periodAt(line: number, month: number): number {
    return periodOf(this.sim.compiled.monthsBefore, month, this.lines[line]!.period);
  }

  /** At a period's end: tickets still open and already late, where the contract counts them; at the horizon, always. */
  closePeriods(month: number): void {
    const { sim, lines } = this;
    const isLast = month === sim.life.lastMonth;
    const before = sim.compiled.monthsBefore;
    const isEnding = ({ period }: SlaLineTable) => isLast || endsPeriod(before, month, period);
    if (lines.some((line) => isEnding(line) && (isLast || line.countsOpenLate)))
      for (let ticket = 0; ticket < tickets.capacity; ticket++)
        if (tickets.isLive(ticket) && tickets.owner[ticket] === sim.owner)
          this.countOpenLate(ticket, month, isLast);
    for (let line = 0; line < lines.length; line++) {
      if (!isEnding(lines[line]!)) continue;
      const place = line * sim.compiled.months + this.periodAt(line, month);
      const isMet = isPeriodMet(
        this.met[place]!,
        this.measured[place]!,
        lines[line]!,
        this.met[place]! + this.withinSecond[place]!,
        sim.required[line]!,
      );
      this.verdicts[place] = isMet ? 1 : 0;
      sim.observer?.period(line, month, isMet);
      if (!isMet) sim.add(COLUMN.missedPeriods, month, 1);
    }
  }

  private countOpenLate(ticket: number, month: number, isLast: boolean): void {
    if ((tickets.flags[ticket]! & FLAG.client) === 0 || tickets.state[ticket] === STATE.solved) return;
    const before = this.sim.compiled.monthsBefore;
    for (let metric = 0; metric < 3; metric++) {
      const line = this.runningLine(ticket, metric);
      if (line < 0) continue;
      const { period, countsOpenLate } = this.lines[line]!;
      const isCounted = (tickets.flags[ticket]! & (FLAG.counted << metric)) !== 0;
      const isClosing = isLast || (countsOpenLate && endsPeriod(before, month, period));
      if (isCounted && isLast) this.chargeSince(ticket, line, metric);
      else if (!isCounted && isClosing) this.countIfLate(ticket, line, metric, month);
    }
  }

  /** Line whose clock still runs for the ticket, or -1. */
  runningLine(ticket: number, metric: number): number {
    const stopped = [FLAG.responded, FLAG.restored, 0][metric]!;
    return (tickets.flags[ticket]! & stopped) === 0 ? this.lineFor(ticket, metric) : -1;
  }

  private countIfLate(ticket: number, line: number, metric: number, month: number): void {
    const { sim } = this;
    const late = this.lateMin(ticket, line, metric, sim.nowMin) - this.pausedNow(ticket, line);
    if (late <= ON_TARGET_MIN) return;
    tickets.flags[ticket]! |= FLAG.counted << metric;
    if (sim.observer !== null) sim.observer.verdict(ticket, line, late, month);
    const place = line * sim.compiled.months + this.periodAt(line, month);
    this.measured[place]!++;
    this.countLate(line, place, late, 0);
    tickets.chargedMin[3 * ticket + metric] = late;
    if (metric === sim.design.headline) this.judge(ticket, month, false);
  }

  /** Minutes of a pause still under way. */
  pausedNow(ticket: number, line: number): number {
    const { nowMin } = this.sim;
    return ((this.lines[line]!.pauseStates >> tickets.state[ticket]!) & 1) !== 0
      ? openMinutes(this.windows[line]!, tickets.sinceMin[ticket]!, nowMin)
      : 0;
  }

  /** Adds the state that ends to the pauses of the clocks that it stops. */
  addPause(ticket: number): void {
    const { sim } = this;
    const { design } = sim;
    const state = tickets.state[ticket]!;
    if (state === STATE.queue || state === STATE.work || state === STATE.outside) return;
    const declared = tickets.declared[ticket]!;
    if (declared > 3) return;
    const flags = tickets.flags[ticket]!;
    for (let metric = 0; metric < 3; metric++) {
      const line = design.lineOf[metric * 4 + declared]!;
      if (line < 0 || ((this.lines[line]!.pauseStates >> state) & 1) === 0) continue;
      if (
        metric === METRIC.response
          ? (flags & FLAG.responded) !== 0
          : metric === METRIC.restoration && (flags & FLAG.restored) !== 0
      )
        continue;
      tickets.pausedMin[3 * ticket + metric]! += openMinutes(
        this.windows[line]!,
        tickets.sinceMin[ticket]!,
        sim.nowMin,
      );
    }
  }
}
