/** The end of a contract before the horizon: notice, the last month, what is due, and the handover to a declared successor. */
import { COLUMN } from "../../life/columns.ts";
import { LINE, PARTY, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import { setPosts } from "../staff/posts.ts";
import { earlyMonths, heldAlone, tenureAt } from "./dependence.ts";
import type { CompiledSuccessor } from "./successor.ts";

/** Posts an amount that the client owes at the end of a month. */
function charge(sim: Simulation, month: number, kind: number, column: number, eur: number): void {
  const cents = toCents(eur);
  sim.ledger.post(month, kind, cents);
  sim.add(column, month, cents / 100);
}

class Ending {
  declare private readonly sim: Simulation;
  /** months of fees due for leaving early, fixed when notice is given */
  declare private early: number;
  /** first month of reversibility; the leaver works on to `sim.life.endMonth` */
  declare private reversibleFrom: number;
  /** the provider's balance when its successor took over, then at each month's end, in cents */
  declare private balance: number;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.reset();
  }

  reset(): void {
    this.early = 0;
    this.reversibleFrom = Number.POSITIVE_INFINITY;
    this.balance = 0;
  }

  /** Notice given at a month's end; `lastMonth` is that of the term, or -1 for an end as soon as the notice allows. */
  giveNotice(month: number, lastMonth: number): void {
    const { sim } = this;
    const { notice, reversibilityMonths, successor } = sim.design.exit;
    const soonest = month + Math.max(1, notice);
    const end = lastMonth < 0 ? soonest : lastMonth;
    if (sim.life.endMonth >= 0 || end >= sim.compiled.months - 1) return; // it runs to the horizon anyway
    this.early = lastMonth < 0 ? earlyMonths(sim, end) : 0;
    this.reversibleFrom = end + 1;
    sim.life.endMonth = Math.min(end + reversibilityMonths, sim.compiled.months - 1);
    if (!successor) sim.life.lastMonth = sim.life.endMonth;
  }

  /** A month's end, after amendments. */
  close(month: number): void {
    const { sim } = this;
    const { ledger, design } = sim;
    if (sim.life.servesFrom > 0) this.bookSuccessor(month);
    if (sim.life.endMonth < 0 || sim.life.servesFrom > 0) return;
    const fee = sim.feeCents[month]! / 100;
    if (month >= this.reversibleFrom)
      charge(sim, month, LINE.reversibility, COLUMN.reversibilityEur, fee * design.exit.reversibilityCost);
    if (month !== sim.life.endMonth) return;
    const { dependence, exit } = design;
    charge(sim, month, LINE.exit, COLUMN.exitEur, fee * (12 * exit.cost + this.early));
    const known = heldAlone(dependence, tenureAt(sim, month));
    const knowledge = 12 * fee * known * dependence.transfer;
    charge(sim, month, LINE.clientStaff, COLUMN.clientStaffEur, knowledge);
    sim.add(COLUMN.transferEur, month, toCents(knowledge) / 100);
    sim.add(COLUMN.ended, month, 1);
    sim.add(COLUMN.endedMonths, month, month + 1);
    if (exit.successor && month < sim.compiled.months - 1) this.handOver(exit.successor, month, known);
    this.balance = ledger.balances[PARTY.provider]!;
  }

  /**
   * The successor takes over from the next instant: tickets in hand, clocks and periods run on. What it knows, and how it works,
   * begins with its first month, each with its own mechanism.
   */
  private handOver(next: CompiledSuccessor, month: number, known: number): void {
    const { sim } = this;
    sim.life.servesFrom = month + 1;
    sim.life.termMonth = Number.POSITIVE_INFINITY;
    sim.life.priceFactor *= next.price;
    sim.life.penaltiesFrom = month + 1 + next.grace;
    sim.trust = next.trust;
    for (const [team, shift, headcount] of next.headcounts) setPosts(sim, team, shift, headcount);
    if (next.rebaseline)
      for (let component = 0; component < sim.units.length; component++) sim.scope.rebaseline(component);
    sim.life.lostKnowledge = known;
  }

  /** What the successor earns is not the margin of the provider that this design chose. */
  private bookSuccessor(month: number): void {
    const { sim } = this;
    if (month === sim.life.servesFrom) {
      const cents = toCents(sim.design.exit.successor?.feeEur ?? 0);
      sim.ledger.post(month, LINE.transition, cents);
      sim.add(COLUMN.transitionEur, month, cents / 100);
    }
    const balance = sim.ledger.balances[PARTY.provider]!;
    sim.add(COLUMN.successorMarginEur, month, (balance - this.balance) / 100);
    this.balance = balance;
  }
}

export function installEnding(sim: Simulation): void {
  if (!sim.design.exit.canEnd) return;
  const ending = new Ending(sim);
  sim.onReset.push(() => ending.reset());
  sim.giveNotice = (_, month, lastMonth) => ending.giveNotice(month, lastMonth);
  sim.onMonthEnd.amendment.push((_, month) => ending.close(month));
}
