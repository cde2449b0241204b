/** Earn-back: a penalty paid is refunded where a higher target is met in each of the following periods. */
import { endsPeriod, periodOf } from "../../compile/contract-months.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { ClauseTable } from "./clauses/clause.ts";
import { isClosing } from "./clauses/periods.ts";

/** A penalty that may still be earned back. */
interface Pledge {
  cause: number;
  cents: number;
  /** contract year of the missed period */
  year: number;
  good: number;
}

export class EarnBack {
  declare private readonly sim: Simulation;
  declare private readonly clause: ClauseTable;
  declare private pledges: Pledge[];
  /** earned, to be refunded at the year's end */
  declare private readonly earned: number[];

  constructor(sim: Simulation, clause: ClauseTable) {
    this.sim = sim;
    this.clause = clause;
    this.pledges = [];
    this.earned = clause.causes.map(() => 0);
  }

  reset(): void {
    this.pledges = [];
    this.earned.fill(0);
  }

  /** Refunds earned at a month's end, by cause; whole cents. Called before the month's own penalties are pledged. */
  refund(month: number, refunds: number[]): void {
    const { earnBack, causes } = this.clause;
    refunds.fill(0);
    if (!earnBack) return;
    const { above, periods, isYearEnd } = earnBack;
    const year = periodOf(this.sim.compiled.monthsBefore, month, 12);
    this.pledges = this.pledges.filter((pledge) => {
      if (isYearEnd && pledge.year !== year) return false;
      if (!isClosing(this.sim, causes[pledge.cause]!.period, month)) return true;
      if (!this.isGood(pledge.cause, month, above[pledge.cause]!)) return false;
      pledge.good++;
      if (pledge.good < periods) return true;
      this.earned[pledge.cause]! += pledge.cents;
      return false;
    });
    if (
      isYearEnd &&
      !endsPeriod(this.sim.compiled.monthsBefore, month, 12) &&
      month !== this.sim.life.lastMonth
    )
      return;
    for (let cause = 0; cause < refunds.length; cause++) {
      refunds[cause] = this.earned[cause]!;
      this.earned[cause] = 0;
    }
  }

  /** Keeps what was paid this month. */
  pledge(month: number, paid: readonly number[]): void {
    if (!this.clause.earnBack) return;
    for (let cause = 0; cause < paid.length; cause++)
      if (paid[cause]! > 0)
        this.pledges.push({
          cause,
          cents: paid[cause]!,
          year: periodOf(this.sim.compiled.monthsBefore, month, 12),
          good: 0,
        });
  }

  /** A period without tickets is met, as everywhere in the contract. */
  private isGood(cause: number, month: number, above: number): boolean {
    const { sla, compiled } = this.sim;
    const { line, period } = this.clause.causes[cause]!;
    const place = line * compiled.months + periodOf(this.sim.compiled.monthsBefore, month, period);
    return sla.met[place]! >= above * sla.measured[place]! - 1e-9;
  }
}
