/** Penalties at work: amounts due at a month's end, claims, caps, ledger. */
import { COLUMN } from "../columns.ts";
import { uniform } from "../kernel/draw.ts";
import { PURPOSE } from "../kernel/rng.ts";
import { LINE, spreadCents, toCents } from "../ledger.ts";
import type { Simulation } from "../simulation.ts";
import {
  atRiskEur,
  type ClauseTable,
  type CompiledPenalties,
  lateTicketEur,
  shortfallEur,
  tierEur,
} from "./penalties.ts";

class PenaltyBook {
  declare private readonly sim: Simulation;
  declare private readonly table: CompiledPenalties;
  declare private readonly due: number[];
  declare private readonly claimed: number[];
  declare claimedInYear: number;
  /** months of the longest period whose miss is due now: the base of a cap */
  declare private closingMonths: number;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.table = sim.design.penalties;
    this.due = this.table.clauses.map(() => 0);
    this.claimed = this.table.clauses.map(() => 0);
    this.claimedInYear = 0;
    this.closingMonths = 1;
  }

  /** Amounts due, then claims, then caps, then the ledger. */
  settle(month: number): void {
    const { sim, table, due, claimed } = this;
    if (month % 12 === 0) this.claimedInYear = 0;
    if (month < sim.life.penaltiesFrom) {
      sim.sla.late.clear();
      return;
    }
    this.closingMonths = 1;
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
    sim.sla.late.clear();
  }

  private isClaimed(clause: ClauseTable, month: number): boolean {
    const { sim, table } = this;
    const probability = sim.committeesMet > 0 ? table.claimWithCommittee : table.claim;
    sim.keyed.seek(sim.tape.ownKey0, sim.tape.ownKey1, clause.key + month, PURPOSE.claim);
    return uniform(sim.keyed) < probability;
  }

  /** A percentage cap is of the fee of the period that the penalties close. */
  private capCents(month: number): number {
    const { monthCap, yearCap } = this.table;
    const { feeCents } = this.sim;
    let fees = 0;
    for (let back = 0; back < this.closingMonths && month - back >= 0; back++)
      fees += feeCents[month - back]!;
    const ofMonth = monthCap === Number.POSITIVE_INFINITY ? monthCap : Math.floor(monthCap * fees + 0.5);
    const ofYear =
      yearCap === Number.POSITIVE_INFINITY
        ? yearCap
        : Math.floor(yearCap * 12 * feeCents[month]! + 0.5) - this.claimedInYear;
    return Math.max(0, Math.min(ofMonth, ofYear));
  }

  /** Rounded once, half up, per clause and period. */
  private dueCents(clause: ClauseTable, month: number): number {
    return toCents(clause.form === "perLateTicket" ? this.lateEur(clause) : this.periodEur(clause, month));
  }

  private lateEur(clause: ClauseTable): number {
    const { lines, minutes, charged } = this.sim.sla.late;
    const { perTicketEur, perHourEur, ticketCapEur } = clause;
    let sum = 0;
    for (let late = 0; late < lines.length; late++) {
      if (!clause.lines.includes(lines[late]!)) continue;
      const { priority } = this.sim.design.slas[lines[late]!]!;
      const due = (lateMin: number) =>
        lateTicketEur(lateMin, perTicketEur[priority]!, perHourEur[priority]!, ticketCapEur);
      sum += due(minutes[late]!) - due(charged[late]!);
    }
    return sum;
  }

  private periodEur(clause: ClauseTable, month: number): number {
    const { design, compiled } = this.sim;
    const missed: number[] = [];
    let sum = 0;
    for (const [at, line] of clause.lines.entries()) {
      const { period } = design.slas[line]!;
      if ((month + 1) % period !== 0 && month !== this.sim.life.lastMonth) continue;
      const place = line * compiled.months + Math.floor(month / period);
      const eur = clause.form === "atRisk" ? 0 : this.lineEur(clause, line, place, month);
      const isMissed = clause.form === "atRisk" && this.sim.sla.verdicts[place] === 0;
      if (isMissed) missed.push(clause.allocated[at]!);
      if (isMissed || eur > 0) this.closingMonths = Math.max(this.closingMonths, (month % period) + 1);
      sum += eur;
    }
    return clause.form === "atRisk" ? atRiskEur(missed, clause.atRisk, this.sim.feeCents[month]! / 100) : sum;
  }

  /** Due for one line's closed period: by points where it is missed, by tiers of the attainment itself. */
  private lineEur(clause: ClauseTable, line: number, place: number, month: number): number {
    const { sla, design, feeCents } = this.sim;
    const tickets = sla.measured[place]!;
    if (tickets === 0) return 0;
    const fee = feeCents[month]! / 100;
    const attainment = sla.met[place]! / tickets;
    const isMissed = sla.verdicts[place] === 0;
    if (clause.form === "perPoint")
      return isMissed ? shortfallEur(attainment, design.slas[line]!.required, clause.perPoint, fee) : 0;
    if (tickets >= design.slas[line]!.smallBelow) return tierEur(attainment, clause.tiers, fee);
    const mildest = clause.tiers[clause.tiers.length - 1]!.below;
    return isMissed ? tierEur(mildest - 1e-9, clause.tiers, fee) : 0; // a small sample that misses falls in the mildest tier
  }
}

export function installPenalties(sim: Simulation): void {
  const book = new PenaltyBook(sim);
  sim.onReset.push(() => {
    book.claimedInYear = 0;
  });
  sim.onMonthEnd.penalty.push((_, month) => book.settle(month));
}
