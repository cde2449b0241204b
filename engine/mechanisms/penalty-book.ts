/** Penalties at work: amounts due at a month's end, claims, caps, ledger. */
import { COLUMN } from "../columns.ts";
import { uniform } from "../kernel/draw.ts";
import { PURPOSE } from "../kernel/rng.ts";
import { LINE, spreadCents } from "../ledger.ts";
import type { Simulation } from "../simulation.ts";
import {
  atRiskCents,
  type ClauseTable,
  type CompiledPenalties,
  lateTicketCents,
  shortfallCents,
  tierCents,
} from "./penalties.ts";

class PenaltyBook {
  declare private readonly sim: Simulation;
  declare private readonly table: CompiledPenalties;
  declare private readonly due: number[];
  declare private readonly claimed: number[];
  declare claimedInYear: number;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.table = sim.design.penalties;
    this.due = this.table.clauses.map(() => 0);
    this.claimed = this.table.clauses.map(() => 0);
    this.claimedInYear = 0;
  }

  /** Amounts due, then claims, then caps, then the ledger. */
  settle(month: number): void {
    const { sim, table, due, claimed } = this;
    if (month % 12 === 0) this.claimedInYear = 0;
    for (let clause = 0; clause < table.clauses.length; clause++) {
      due[clause] = this.dueCents(table.clauses[clause]!, month);
      claimed[clause] = due[clause]! > 0 && this.isClaimed(table.clauses[clause]!, month) ? due[clause]! : 0;
    }
    const sum = (cents: readonly number[]) => cents.reduce((total, amount) => total + amount, 0);
    const allowed = Math.min(sum(claimed), this.capCents(month));
    sim.add(COLUMN.penaltyDueEur, month, sum(due) / 100);
    sim.add(COLUMN.penaltyEur, month, allowed / 100);
    this.claimedInYear += allowed;
    spreadCents(allowed, [...claimed], claimed);
    for (let clause = 0; clause < claimed.length; clause++)
      sim.ledger.post(month, LINE.penalty + clause, claimed[clause]!);
    sim.sla.lateLines.length = 0;
    sim.sla.lateMin.length = 0;
  }

  private isClaimed(clause: ClauseTable, month: number): boolean {
    const { sim, table } = this;
    const probability = sim.committeesMet > 0 ? table.claimWithCommittee : table.claim;
    sim.keyed.seek(sim.tape.ownKey0, sim.tape.ownKey1, clause.key + month, PURPOSE.claim);
    return uniform(sim.keyed) < probability;
  }

  /** Months of the longest period that a clause due now looks at. */
  private closingMonths(): number {
    let months = 1;
    for (const [at, clause] of this.table.clauses.entries()) {
      if (this.due[at] === 0 || clause.form === "perLateTicket") continue;
      for (const line of clause.lines) months = Math.max(months, this.sim.design.slas[line]!.period);
    }
    return months;
  }

  /** A percentage cap is of the fee of the period that the penalties close. */
  private capCents(month: number): number {
    const { monthCap, yearCap } = this.table;
    const { feeCents } = this.sim;
    const months = this.closingMonths();
    let fees = 0;
    for (let back = 0; back < months && month - back >= 0; back++) fees += feeCents[month - back]!;
    const ofMonth = monthCap === Number.POSITIVE_INFINITY ? monthCap : Math.floor(monthCap * fees + 0.5);
    const ofYear =
      yearCap === Number.POSITIVE_INFINITY
        ? yearCap
        : Math.floor(yearCap * 12 * feeCents[month]! + 0.5) - this.claimedInYear;
    return Math.max(0, Math.min(ofMonth, ofYear));
  }

  private dueCents(clause: ClauseTable, month: number): number {
    return clause.form === "perLateTicket" ? this.lateCents(clause) : this.periodCents(clause, month);
  }

  private lateCents(clause: ClauseTable): number {
    const { lateLines, lateMin } = this.sim.sla;
    let sum = 0;
    for (let late = 0; late < lateLines.length; late++) {
      const line = lateLines[late]!;
      if (!clause.lines.includes(line)) continue;
      const { priority } = this.sim.design.slas[line]!;
      sum += lateTicketCents(
        lateMin[late]!,
        clause.perTicketEur[priority]!,
        clause.perHourEur[priority]!,
        clause.ticketCapEur,
      );
    }
    return sum;
  }

  private periodCents(clause: ClauseTable, month: number): number {
    const { sla, design, compiled, feeCents } = this.sim;
    const fee = feeCents[month]!;
    const missed: number[] = [];
    let sum = 0;
    clause.lines.forEach((line, at) => {
      const { period, required } = design.slas[line]!;
      if ((month + 1) % period !== 0 && month !== compiled.months - 1) return;
      const place = line * compiled.months + Math.floor(month / period);
      if (sla.verdicts[place] !== 0) return;
      const attainment = sla.met[place]! / sla.measured[place]!;
      if (clause.form === "perPoint") sum += shortfallCents(attainment, required, clause.perPoint, fee);
      else if (clause.form === "tiers") sum += tierCents(attainment, clause.tiers, fee);
      else missed.push(clause.allocated[at]!);
    });
    return clause.form === "atRisk" ? atRiskCents(missed, clause.atRisk, fee) : sum;
  }
}

export function installPenalties(sim: Simulation): void {
  const book = new PenaltyBook(sim);
  sim.onReset.push(() => {
    book.claimedInYear = 0;
  });
  sim.onMonthEnd.penalty.push((_, month) => book.settle(month));
}
