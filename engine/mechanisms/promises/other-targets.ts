/**
 * Other targets of one promise, judged on the same clocks beside the contract's own and changing nothing of them: one life
 * tells what it would have measured under each. Kept by period, so that any percentage and small-sample rule can be read later.
 */
import { endsPeriod, periodOf } from "../../compile/contract-months.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { lifeLayout, TARGET_COLUMNS } from "../../life/layout.ts";
import type { Simulation, Step } from "../../life/simulation.ts";
import type { Sla } from "./contract-clocks.ts";
import { ON_TARGET_MIN } from "./on-target.ts";
import { ReadSla } from "./read-sla.ts";
import { METRIC } from "./sla.ts";

const tickets = LIVE;

/** What is asked beside the contract; set by a question, never by a scenario. */
export interface OtherTargets {
  /** place of the SLA line: a clock */
  line: number;
  targetsMin: number[];
}

const NEVER_CLOSED = -1;

/** Not counted; counted as late at a close. A count is 2 × period + whether it was met. */
const NOT_COUNTED = -1;
const LATE_AT_CLOSE = -2;

class Ladder {
  declare private readonly sim: Simulation;
  declare private readonly sla: Sla;
  declare private readonly line: number;
  declare private readonly metric: number;
  declare private readonly targetsMin: Float64Array;
  /** tickets met and measured, by target and period */
  declare private readonly met: Float64Array;
  declare private readonly measured: Float64Array;
  /** by ticket and target: where it was counted */
  declare private counted: Int32Array;
  declare private readonly from: number;

  constructor(sim: Simulation, { line, targetsMin }: OtherTargets) {
    this.sim = sim;
    this.sla = sim.sla;
    this.line = line;
    this.metric = sim.design.slas[line]!.metric;
    this.targetsMin = Float64Array.from(targetsMin);
    this.met = new Float64Array(targetsMin.length * sim.compiled.months);
    this.measured = new Float64Array(targetsMin.length * sim.compiled.months);
    this.counted = new Int32Array(0);
    this.from = lifeLayout(sim.compiled, sim.design).otherTargets;
  }

  reset(): void {
    const { out, compiled } = this.sim;
    this.met.fill(0);
    this.measured.fill(0);
    out.fill(NEVER_CLOSED, this.from, this.from + TARGET_COLUMNS * this.targetsMin.length * compiled.months);
    for (const [line, met, count] of this.sim.design.observed.underWay)
      if (line === this.line)
        for (let target = 0; target < this.targetsMin.length; target++) {
          this.met[target * compiled.months] = met;
          this.measured[target * compiled.months] = count;
        }
  }

  open(ticket: number): void {
    const targets = this.targetsMin.length;
    if ((ticket + 1) * targets > this.counted.length) {
      const old = this.counted;
      this.counted = new Int32Array(targets * this.sim.tickets.placesToKeep());
      this.counted.set(old);
    }
    this.counted.fill(NOT_COUNTED, ticket * targets, (ticket + 1) * targets);
  }

  private periodAt(month: number): number {
    const { compiled, design } = this.sim;
    return periodOf(compiled.monthsBefore, month, design.slas[this.line]!.period);
  }

  /** The clock of the metric stops: counted under every target that has not counted it at a close. */
  stop(ticket: number): void {
    const { sim, sla, line, targetsMin } = this;
    if (sim.isDraining || sla.lineFor(ticket, this.metric) !== line) return;
    const elapsed = sla.elapsedMin(ticket, line, this.metric, sim.nowMin);
    const period = this.periodAt(sim.month);
    for (let target = 0; target < targetsMin.length; target++) {
      const own = ticket * targetsMin.length + target;
      if (this.counted[own] !== NOT_COUNTED) continue;
      const isMet = elapsed - targetsMin[target]! <= ON_TARGET_MIN;
      const place = target * sim.compiled.months + period;
      this.measured[place]!++;
      if (isMet) this.met[place]!++;
      this.counted[own] = 2 * period + (isMet ? 1 : 0);
    }
  }

  /** At a period's end: tickets still open and already late, where the contract counts them; at the horizon, always. */
  close(month: number): void {
    const { sim, line } = this;
    const { period, countsOpenLate } = sim.design.slas[line]!;
    const isLast = month === sim.life.lastMonth;
    if (!isLast && !endsPeriod(sim.compiled.monthsBefore, month, period)) return;
    if (isLast || countsOpenLate)
      for (let ticket = 0; ticket < tickets.capacity; ticket++)
        if (tickets.isLive(ticket) && tickets.owner[ticket] === sim.owner) this.countOpen(ticket, month);
    this.report(this.periodAt(month));
  }

  private countOpen(ticket: number, month: number): void {
    const { sim, sla, line, metric, targetsMin } = this;
    if ((tickets.flags[ticket]! & FLAG.client) === 0 || tickets.state[ticket] === STATE.solved) return;
    if (sla.runningLine(ticket, metric) !== line) return;
    const elapsed = sla.elapsedMin(ticket, line, metric, sim.nowMin);
    const paused = sla.pausedNow(ticket, line);
    for (let target = 0; target < targetsMin.length; target++) {
      const own = ticket * targetsMin.length + target;
      if (this.counted[own] !== NOT_COUNTED) continue;
      if (elapsed - targetsMin[target]! - paused <= ON_TARGET_MIN) continue;
      this.measured[target * sim.compiled.months + this.periodAt(month)]!++;
      this.counted[own] = LATE_AT_CLOSE;
    }
  }

  /** A solved ticket is back: an open period takes its count back, unless another ticket begins; it will be counted anew. */
  reopen(ticket: number): void {
    const { sim, sla, targetsMin, metric } = this;
    if (!(sla instanceof ReadSla) || sim.isDraining || metric === METRIC.response) return;
    if (!sla.clocks.resumes(ticket, metric)) return;
    const { months } = sim.compiled;
    const isAnother = sla.clocks.reading.reopening === "newTicket";
    for (let target = 0; target < targetsMin.length; target++) {
      const own = ticket * targetsMin.length + target;
      const count = this.counted[own]!;
      this.counted[own] = NOT_COUNTED;
      const period = count >> 1;
      if (isAnother || count < 0 || sla.verdicts[this.line * months + period]! >= 0) continue;
      this.measured[target * months + period]!--;
      this.met[target * months + period]! -= count & 1;
    }
  }

  /** Writes the counts of a period that has just closed, under every target. */
  private report(period: number): void {
    const { sim, met, measured } = this;
    for (let target = 0; target < this.targetsMin.length; target++) {
      const place = target * sim.compiled.months + period;
      sim.out[this.from + TARGET_COLUMNS * place] = met[place]!;
      sim.out[this.from + TARGET_COLUMNS * place + 1] = measured[place]!;
    }
  }
}

/** @param stops  by metric: the point at which the contract's own clock stops */
export function installOtherTargets(sim: Simulation, stops: readonly Step[][]): void {
  const { otherTargets } = sim.design;
  if (otherTargets === null) return;
  const ladder = new Ladder(sim, otherTargets);
  sim.onReset.push(() => ladder.reset());
  sim.onNeed.push((_, ticket) => {
    ladder.open(ticket);
    return true;
  });
  sim.onCarriedOver.push((_, ticket) => ladder.open(ticket));
  stops[sim.design.slas[otherTargets.line]!.metric]!.push((_, ticket) => ladder.stop(ticket));
  sim.onReopen.unshift((_, ticket) => ladder.reopen(ticket)); // before the clocks of the contract are set going again
  sim.onMonthEnd.measure.push((_, month) => ladder.close(month));
}
