/** Penalties at work: amounts due at a month's end, exemptions, claims, caps, refunds, bonus, ledger. */

import { monthsOfPeriod } from "../../compile/contract-months.ts";
import { uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { COLUMN } from "../../life/columns.ts";
import { spreadCents, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import { improveTargets } from "../promises/improvement.ts";
import { hasChronicFailure } from "./chronic-failure.ts";
import type { ClauseAtWork, ClauseTable } from "./clauses/clause.ts";
import { FORMS } from "./clauses/index.ts";
import { EarnBack } from "./earn-back.ts";
import type { CompiledPenalties } from "./penalties.ts";
import { Caps, Exemption, periodFees } from "./penalty-caps.ts";

const sum = (cents: readonly number[]) => cents.reduce((total, amount) => total + amount, 0);

/** A clause, where it is at work, and the place of its first cause among all causes. */
interface Opened {
  /** place among the clauses */
  at: number;
  table: ClauseTable;
  atWork: ClauseAtWork;
  exemption: Exemption;
  earnBack: EarnBack;
  from: number;
  weights: number[];
  cents: number[];
}

class PenaltyBook {
  declare private readonly sim: Simulation;
  declare private readonly table: CompiledPenalties;
  declare private readonly clauses: Opened[];
  declare private readonly exemption: Exemption;
  declare private readonly caps: Caps;
  /** whole cents by cause, clause after clause */
  declare private readonly due: number[];
  declare private readonly claimed: number[];
  declare private readonly paid: number[];
  /** months of the longest period whose miss is due now: the base of a cap */
  declare private closingMonths: number;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.table = sim.design.penalties;
    let causes = 0;
    this.clauses = this.table.clauses.map((table, at) => {
      const from = causes;
      causes += table.causes.length;
      return {
        at,
        table,
        atWork: FORMS[table.form as keyof typeof FORMS].open(sim, table),
        exemption: new Exemption(table.exemptionEur, table.causes.length),
        earnBack: new EarnBack(sim, table),
        from,
        weights: table.causes.map(() => 0),
        cents: table.causes.map(() => 0),
      };
    });
    this.exemption = new Exemption(this.table.exemptionEur, causes);
    this.caps = new Caps(sim, this.table.caps);
    this.due = Array.from({ length: causes }, () => 0);
    this.claimed = [...this.due];
    this.paid = [...this.due];
    this.closingMonths = 1;
  }

  reset(): void {
    for (const { atWork, exemption, earnBack } of this.clauses) {
      atWork.reset();
      exemption.reset();
      earnBack.reset();
    }
    this.exemption.reset();
    this.caps.reset();
    this.sim.chronicFailure = false;
  }

  /** What a leaver has paid is not its successor's to earn back, nor counts in its caps and exemptions. */
  private beginAnew(): void {
    for (const { atWork, earnBack, exemption } of this.clauses) {
      atWork.beginAnew?.();
      earnBack.reset();
      exemption.reset();
    }
    this.exemption.reset();
    this.caps.beginAnew();
  }

  /** Amounts due, exemptions, claims, caps, the ledger; then what is given back, and what follows from it all. */
  settle(month: number): void {
    const { sim, due, claimed, paid, clauses } = this;
    if (sim.life.servesFrom > 0 && month === sim.life.servesFrom) this.beginAnew();
    if (month < sim.life.penaltiesFrom) {
      sim.sla.late.clear();
      sim.chronicFailure = false;
      return;
    }
    this.closingMonths = 1;
    let capped = 0;
    for (const clause of clauses) capped += this.assess(clause, month);
    this.exemption.filter(due);
    for (const clause of clauses) this.claim(clause, month);
    const asked = sum(claimed);
    const allowed = this.caps.allow(month, asked, this.closingMonths);
    spreadCents(allowed, claimed, paid);
    for (let cause = 0; cause < paid.length; cause++)
      sim.ledger.post(month, sim.ledger.penaltyKind(cause), paid[cause]!);
    sim.add(COLUMN.penaltyDueEur, month, sum(due) / 100);
    sim.add(COLUMN.penaltyEur, month, allowed / 100);
    sim.add(COLUMN.penaltyCappedEur, month, (capped + asked - allowed) / 100);
    if (this.caps.monthsAtCap > 0) sim.add(COLUMN.monthsAtCap, month, 1);
    for (const clause of clauses) this.giveBack(clause, month);
    sim.sla.late.clear();
    sim.chronicFailure = hasChronicFailure(sim, month, this.caps.monthsAtCap);
    if (sim.chronicFailure) sim.add(COLUMN.chronicFailure, month, 1);
    improveTargets(sim, month);
  }

  /** Due by a clause: rounded once, half up, capped for the clause and period, spread over its causes. Returns what its cap cuts off. */
  private assess({ at, table, atWork, exemption, from, weights, cents }: Opened, month: number): number {
    const assessed = toCents(atWork.due(month, weights) * this.sim.terms.penaltyFactor[at]!);
    let months = 1;
    for (let cause = 0; cause < weights.length; cause++)
      if (weights[cause]! > 0)
        months = Math.max(
          months,
          monthsOfPeriod(this.sim.compiled.monthsBefore, month, table.causes[cause]!.period),
        );
    this.closingMonths = Math.max(this.closingMonths, months);
    const fees = periodFees(this.sim.feeCents, month, months);
    const ofFees = table.cap === Number.POSITIVE_INFINITY ? table.cap : Math.floor(table.cap * fees + 0.5);
    const allowed = Math.min(assessed, ofFees, toCents(table.capEur));
    spreadCents(allowed, weights, cents);
    exemption.filter(cents);
    for (let cause = 0; cause < cents.length; cause++) this.due[from + cause] = cents[cause]!;
    return assessed - allowed;
  }

  /** Claimed by clause and period, or not. */
  private claim({ table, from }: Opened, month: number): void {
    let due = 0;
    for (let cause = 0; cause < table.causes.length; cause++) due += this.due[from + cause]!;
    const isClaimed = due > 0 && this.isClaimed(table, month);
    for (let cause = 0; cause < table.causes.length; cause++)
      this.claimed[from + cause] = isClaimed ? this.due[from + cause]! : 0;
  }

  private isClaimed(clause: ClauseTable, month: number): boolean {
    const { sim, table } = this;
    const probability = sim.committeesMet > 0 ? table.claimWithCommittee : table.claim;
    sim.keyed.seek(sim.tape.ownKey0, sim.tape.ownKey1, clause.key + month, PURPOSE.claim);
    return uniform(sim.keyed) < probability;
  }

  /** Refunds what was earned back, and pays a bonus. */
  private giveBack({ table, atWork, earnBack, from, weights, cents }: Opened, month: number): void {
    const { sim } = this;
    earnBack.refund(month, cents);
    for (let cause = 0; cause < cents.length; cause++)
      sim.ledger.post(month, sim.ledger.refundKind(from + cause), cents[cause]!);
    sim.add(COLUMN.refundEur, month, sum(cents) / 100);
    earnBack.pledge(month, this.paid.slice(from, from + table.causes.length));
    if (!atWork.bonus) return;
    const bonus = toCents(atWork.bonus(month, weights));
    spreadCents(bonus, weights, cents);
    for (let cause = 0; cause < cents.length; cause++)
      sim.ledger.post(month, sim.ledger.bonusKind(from + cause), cents[cause]!);
    sim.add(COLUMN.bonusEur, month, bonus / 100);
  }
}

export function installPenalties(sim: Simulation): void {
  const book = new PenaltyBook(sim);
  sim.onReset.push(() => book.reset());
  sim.onMonthEnd.penalty.push((_, month) => book.settle(month));
}
