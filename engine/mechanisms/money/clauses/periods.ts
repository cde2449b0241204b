/** What a clause reads in the periods that close at a month's end: attainment, default, repetition. */
import { endsPeriod, periodOf } from "../../../compile/contract-months.ts";
import type { Simulation } from "../../../life/simulation.ts";
import type { Cause, TriggerTerms } from "./clause.ts";

/** One line's closed period. */
export interface ClosedPeriod {
  /** SLA line */
  line: number;
  /** what was measured: tickets, or minutes of an availability; 0: nothing */
  measured: number;
  /** share met; 0 where nothing was measured */
  attainment: number;
  /** the clause takes it as missed */
  isDefault: boolean;
}

/** Multiplier of the n-th default in a row, n from 1: the last one stays. */
export function repeatFactor(inARow: number, repeat: readonly number[]): number {
  return repeat[Math.min(inARow, repeat.length) - 1]!;
}

/** Whether a line's period closes at the end of a month: in its own rhythm, and with the contract. */
export function isClosing(sim: Simulation, period: number, month: number): boolean {
  return endsPeriod(sim.compiled.monthsBefore, month, period) || month === sim.life.lastMonth;
}

/** First period that counts against the present provider: all its months are its own, and none is one of grace. */
export function firstOwnPeriod({ compiled, life }: Simulation, period: number): number {
  return Math.max(0, periodOf(compiled.monthsBefore, life.penaltiesFrom + period - 1, period));
}

/**
 * The present provider's misses on a line among its last closed periods.
 * @param last  the latest of them
 */
export function missedLately(sim: Simulation, line: number, last: number, within: number): number {
  const { sla, compiled, design } = sim;
  const from = line * compiled.months;
  const first = firstOwnPeriod(sim, design.slas[line]!.period);
  let missed = 0;
  for (let at = last; at >= first && at > last - within; at--) if (sla.verdicts[from + at] === 0) missed++;
  return sim.life.servesFrom > 0 ? missed : missed + missedBefore(sim, line, within - (last + 1));
}

/** Periods of a line missed among the last ones that closed before the simulation starts. */
function missedBefore(sim: Simulation, line: number, periods: number): number {
  const closed = sim.design.observed.closed[line]!;
  let missed = 0;
  for (let back = 0; back < periods && back < closed.length; back++) if (!closed[back]) missed++;
  return missed;
}

/** The closed periods of a clause's lines, and for how many of them in a row each line has been in default. */
export class ClosedPeriods {
  declare private readonly sim: Simulation;
  declare private readonly causes: readonly Cause[];
  declare private readonly trigger: TriggerTerms;
  declare private readonly inARow: Int32Array;
  declare private readonly present: ClosedPeriod;
  /** first month of the provider whose rows these are */
  declare private servedFrom: number;

  constructor(sim: Simulation, causes: readonly Cause[], trigger: TriggerTerms) {
    this.sim = sim;
    this.causes = causes;
    this.trigger = trigger;
    this.inARow = new Int32Array(causes.length);
    this.servedFrom = 0;
    this.present = { line: 0, measured: 0, attainment: 0, isDefault: false };
  }

  reset(): void {
    this.servedFrom = 0;
    const { closed } = this.sim.design.observed;
    for (let cause = 0; cause < this.causes.length; cause++) {
      const row = closed[this.causes[cause]!.line]!.indexOf(true);
      this.inARow[cause] = row < 0 ? closed[this.causes[cause]!.line]!.length : row;
    }
  }

  /** Writes base × multiplier of each line that closes, 0 for the others; returns their sum. A period whose base is 0 ends a row. */
  weigh(
    month: number,
    weights: number[],
    base: (period: Readonly<ClosedPeriod>, cause: number) => number,
  ): number {
    const { repeat } = this.trigger;
    let sum = 0;
    // a row of defaults is one provider's: its successor begins another
    if (month >= this.sim.life.servesFrom && this.servedFrom < this.sim.life.servesFrom) {
      this.servedFrom = this.sim.life.servesFrom;
      this.inARow.fill(0);
    }
    for (let cause = 0; cause < this.causes.length; cause++) {
      weights[cause] = 0;
      if (!isClosing(this.sim, this.causes[cause]!.period, month)) continue;
      const amount = base(this.read(cause, month), cause);
      const row = amount > 0 ? this.inARow[cause]! + 1 : 0;
      this.inARow[cause] = row;
      if (row === 0) continue;
      weights[cause] = amount * repeatFactor(row, repeat);
      sum += weights[cause]!;
    }
    return sum;
  }

  private read(cause: number, month: number): ClosedPeriod {
    const { sla, compiled } = this.sim;
    const { line, period } = this.causes[cause]!;
    const { minimum, misses, within } = this.trigger;
    const { present } = this;
    const closing = periodOf(compiled.monthsBefore, month, period);
    const place = line * compiled.months + closing;
    present.line = line;
    present.measured = sla.measured[place]!;
    // more solutions may be reopened in a period than are given in it
    present.attainment = present.measured > 0 ? Math.max(0, sla.met[place]! / present.measured) : 0;
    const missed = missedLately(this.sim, line, closing, within);
    const isBelowMinimum = present.measured > 0 && present.attainment < minimum[cause]! - 1e-12;
    present.isDefault = isBelowMinimum || (sla.verdicts[place] === 0 && missed >= misses);
    return present;
  }
}
