/**
 * What the contract's penalties make of a minute of delay, now: the outlook of a provider who minds nothing else. Clauses due
 * by ticket are priced as they stand. Clauses on periods are priced by what one more miss adds to the period as it stands,
 * without their multipliers and defaults by history. Once the caps are used up, a minute of delay costs nothing.
 */
import { periodOf } from "../../compile/contract-months.ts";
import { LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import { dueOnLine, expectedWorkMin, isRunning } from "../staff/due.ts";
import { shortfallEur, tierEur } from "./clauses/attainment.ts";
import type { ClauseTable } from "./clauses/clause.ts";
import { lateTicketEur } from "./clauses/late-ticket.ts";

const tickets = LIVE;

interface TicketTerms {
  perTicketEur: number[];
  perUnitEur: number[];
  unitMin: number[];
  ticketCapEur: number;
}

/** Terms of the forms on periods that are priced. */
interface PeriodTerms {
  perPoint: number;
  tiers: { below: number; rate: number }[];
  amount: number;
  ofFee: number;
  allocated: number[];
}

/** Euros of a clause on periods for one cause at an attainment. */
function periodEur(
  clause: ClauseTable,
  cause: number,
  attainment: number,
  required: number,
  feeEur: number,
): number {
  const { perPoint, tiers, amount, ofFee, allocated } = clause.terms as PeriodTerms;
  const isMissed = attainment < required - 1e-9;
  if (clause.form === "perPoint") return shortfallEur(attainment, required, perPoint, feeEur);
  if (clause.form === "tiers") return tierEur(attainment, tiers, feeEur);
  if (clause.form === "perMiss") return isMissed ? amount + ofFee * feeEur : 0;
  if (clause.form === "atRisk") return isMissed ? allocated[cause]! * feeEur : 0;
  return 0;
}

export class PenaltyOutlook {
  declare private readonly sim: Simulation;
  /** euros of one more miss, by line */
  declare private readonly missEur: Float64Array;
  /** whether the caps leave anything to lose */
  declare private hasRoom: boolean;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.missEur = new Float64Array(sim.design.slas.length);
    this.hasRoom = true;
  }

  /** Takes stock of the periods and of the caps as they stand. */
  prepare(): void {
    const { sim, missEur } = this;
    const { clauses } = sim.design.penalties;
    const feeEur = sim.month > 0 ? sim.feeCents[sim.month - 1]! / 100 : sim.design.price.signedEur;
    let due = 0;
    missEur.fill(0);
    for (let at = 0; at < clauses.length; at++) {
      const clause = clauses[at]!;
      due += clause.reads === "tickets" ? this.lateSoFar(clause) : 0;
      if (clause.reads === "periods") due += this.periodsSoFar(clause, feeEur);
    }
    this.hasRoom = due < this.roomEur(feeEur);
  }

  /** Euros that the caps still leave to this month's penalties. */
  private roomEur(feeEur: number): number {
    const { sim } = this;
    const { month, monthEur, year, yearEur, lifetimeEur } = sim.design.penalties.caps;
    const before = sim.compiled.monthsBefore;
    const contractYear = periodOf(before, sim.month, 12);
    let inYear = contractYear === 0 ? sim.design.observed.yearPenaltiesEur : 0;
    let inLife = 0;
    for (let past = 0; past < sim.month; past++) {
      const eur = sim.value("penaltyEur", past);
      inLife += eur;
      if (periodOf(before, past, 12) === contractYear) inYear += eur;
    }
    return Math.min(
      shareOf(month, feeEur),
      monthEur,
      shareOf(year, 12 * feeEur) - inYear,
      yearEur - inYear,
      lifetimeEur - inLife,
    );
  }

  private lateSoFar(clause: ClauseTable): number {
    const { lines, minutes, charged } = this.sim.sla.late;
    let sum = 0;
    for (let late = 0; late < lines.length; late++) {
      const cause = causeOf(clause, lines[late]!);
      if (cause >= 0)
        sum += ticketEur(clause, cause, minutes[late]!) - ticketEur(clause, cause, charged[late]!);
    }
    return sum;
  }

  /** Euros of a clause's periods as they stand; notes what one more miss would add on each line. */
  private periodsSoFar(clause: ClauseTable, feeEur: number): number {
    const { sim, missEur } = this;
    let sum = 0;
    for (let cause = 0; cause < clause.causes.length; cause++) {
      const { line, period } = clause.causes[cause]!;
      if (line < 0) continue;
      const place = line * sim.compiled.months + periodOf(sim.compiled.monthsBefore, sim.month, period);
      const measured = sim.sla.measured[place]!;
      const met = sim.sla.met[place]!;
      const required = sim.required[line]!;
      if (measured > 0) sum += periodEur(clause, cause, met / measured, required, feeEur);
      missEur[line]! +=
        periodEur(clause, cause, met / (measured + 1), required, feeEur) -
        periodEur(clause, cause, (met + 1) / (measured + 1), required, feeEur);
    }
    return sum;
  }

  /** Euros per minute of delay, per minute of expected work: the cμ rule with the contract's own prices. */
  perMinute(ticket: number): number {
    const { sim } = this;
    const declared = tickets.declared[ticket]!;
    if (declared > 3 || !this.hasRoom) return 0;
    const workMin = Math.max(1e-6, expectedWorkMin(sim, ticket));
    let eur = 0;
    for (let metric = 0; metric < 3; metric++) {
      const line = sim.design.lineOf[metric * 4 + declared]!;
      if (line >= 0 && isRunning(ticket, metric))
        eur += this.delayEur(ticket, line, metric === 0 ? 0 : workMin);
    }
    return eur / workMin;
  }

  /**
   * Euros per minute of delay on one line. What can still be kept has its whole amount at stake over the time that is left;
   * what will be late whatever is done costs only what a further hour adds.
   */
  private delayEur(ticket: number, line: number, neededMin: number): number {
    const { clauses } = this.sim.design.penalties;
    const leftMin = dueOnLine(this.sim, ticket, line) - this.sim.nowMin;
    const canBeKept = leftMin >= neededMin;
    const lateMin = Math.max(1, neededMin - leftMin);
    let stakeEur = canBeKept ? this.missEur[line]! : 0;
    let hourEur = 0;
    for (let at = 0; at < clauses.length; at++) {
      const clause = clauses[at]!;
      const cause = clause.reads === "tickets" ? causeOf(clause, line) : -1;
      if (cause < 0) continue;
      stakeEur += canBeKept ? ticketEur(clause, cause, 1) : 0;
      hourEur += ticketEur(clause, cause, lateMin + 60) - ticketEur(clause, cause, lateMin);
    }
    return canBeKept ? stakeEur / Math.max(1, leftMin) : hourEur / 60;
  }
}

/** A share of an amount; no cap on nothing at all is no cap. */
const shareOf = (part: number, of: number) => (part === Number.POSITIVE_INFINITY ? part : part * of);

function causeOf(clause: ClauseTable, line: number): number {
  const { causes } = clause;
  for (let cause = 0; cause < causes.length; cause++) if (causes[cause]!.line === line) return cause;
  return -1;
}

function ticketEur(clause: ClauseTable, cause: number, lateMin: number): number {
  const { perTicketEur, perUnitEur, unitMin, ticketCapEur } = clause.terms as TicketTerms;
  return lateTicketEur(lateMin, perTicketEur[cause]!, perUnitEur[cause]!, ticketCapEur, unitMin[cause]!);
}
