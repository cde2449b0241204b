/** Penalties: clauses add up, then caps apply: per ticket, per month, per contract year. Claimed or not. */
import { z } from "zod";
import { COLUMN } from "../columns.ts";
import type { Compiler, Path } from "../compiler.ts";
import { uniform } from "../kernel/draw.ts";
import { nameKey, PURPOSE } from "../kernel/rng.ts";
import { LINE, spreadCents, toCents } from "../ledger.ts";
import type { Design } from "../model.ts";
import { byPriority, id, perPriority } from "../notation.ts";
import type { Simulation } from "../simulation.ts";
import { money, number, share } from "../units.ts";
import type { SlaLineTable } from "./sla.ts";

const perLateTicket = z.strictObject({
  form: z.literal("perLateTicket"), id, sla: id,
  perTicket: byPriority(money("per late ticket")).optional(),
  perStartedHour: byPriority(money("per late ticket and started hour late", { source: "DOMAIN 2 P1 K" })).optional(),
  ticketCap: money("cap per ticket").optional(),
});
const perPoint = z.strictObject({
  form: z.literal("perPoint"), id, sla: id,
  perPoint: share("share of the monthly fee per point below target", { source: "DOMAIN 2 P2 R21" }),
});
const tiers = z.strictObject({
  form: z.literal("tiers"), id, sla: id,
  tiers: z.array(z.strictObject({ below: share("attainment below which it is due"), rate: share("share of the monthly fee") })).min(1).max(10),
});
const atRisk = z.strictObject({
  form: z.literal("atRisk"), id,
  atRisk: share("share of the monthly fee at risk", { source: "DOMAIN 2 P7 R26" }),
  pool: number("pool share; may exceed 1", { min: 0, max: 10 }).or(share("pool")).default(1),
  allocation: z.record(z.string().regex(/^[a-zA-Z0-9-]+(\.P[1-4])?$/), share("allocation", { max: 5 })).meta({ description: 'share of the pool by SLA, e.g. "restoration.P1": 40%' }),
});

/** Neutral: no clause. */
export const penaltyParams = z.strictObject({
  clauses: z.array(z.discriminatedUnion("form", [perLateTicket, perPoint, tiers, atRisk])).max(50).default([]),
  caps: z.strictObject({ month: share("of the indexed monthly fee").optional(), year: share("of twelve indexed monthly fees").optional() }).default({}),
  claim: share("probability that a due penalty is claimed, per clause and period", { source: "DOMAIN 2 K" }).default(1),
  claimWithCommittee: share("the same once a committee has met", { source: "DOMAIN 2 G" }).optional(),
});

export interface ClauseTable {
  id: string;
  key: number;
  form: "perLateTicket" | "perPoint" | "tiers" | "atRisk";
  /** SLA lines it looks at */
  lines: number[];
  perTicketEur: number[];
  perHourEur: number[];
  ticketCapEur: number;
  perPoint: number;
  tiers: { below: number; rate: number }[];
  /** at-risk amount × pool × allocation of each line, as a share of the fee */
  allocated: number[];
  atRisk: number;
}

export interface CompiledPenalties {
  clauses: ClauseTable[];
  monthCap: number;
  yearCap: number;
  claim: number;
  claimWithCommittee: number;
}

export function compilePenalties(compiler: Compiler, design: Design, lines: readonly SlaLineTable[], path: Path): CompiledPenalties {
  const penalties = design.contract.penalties ?? penaltyParams.parse({});
  const at = [...path, "contract", "penalties", "clauses"];
  const families = Object.keys(design.contract.slas);
  const clauses = penalties.clauses.map((clause, place): ClauseTable => {
    const table: ClauseTable = { id: clause.id, key: nameKey(clause.id), form: clause.form, lines: [], perTicketEur: [], perHourEur: [], ticketCapEur: Number.POSITIVE_INFINITY, perPoint: 0, tiers: [], allocated: [], atRisk: 0 };
    const own = (family: string) => lines.flatMap((line, index) => (line.family === family && line.isPenalised ? [index] : []));
    if (clause.form !== "atRisk") {
      compiler.index(clause.sla, families, "UNKNOWN_SLA", [...at, place, "sla"]);
      table.lines = own(clause.sla);
    }
    if (clause.form === "perLateTicket") {
      table.perTicketEur = perPriority(clause.perTicket ?? 0, 0).map(Number);
      table.perHourEur = perPriority(clause.perStartedHour ?? 0, 0).map(Number);
      table.ticketCapEur = clause.ticketCap ?? Number.POSITIVE_INFINITY;
    } else if (clause.form === "perPoint") table.perPoint = clause.perPoint;
    else if (clause.form === "tiers") table.tiers = [...clause.tiers].sort((a, b) => a.below - b.below);
    else {
      table.atRisk = clause.atRisk;
      for (const [target, allocation] of Object.entries(clause.allocation)) {
        const found = lines.flatMap((line, index) => (line.id === target || line.family === target ? [index] : []));
        if (found.length === 0) compiler.fault("UNKNOWN_SLA", [...at, place, "allocation", target], target, lines.map(({ id }) => id));
        for (const line of found) {
          table.lines.push(line);
          table.allocated.push(clause.atRisk * clause.pool * allocation);
        }
      }
    }
    return table;
  });
  return { clauses, monthCap: penalties.caps.month ?? Number.POSITIVE_INFINITY, yearCap: penalties.caps.year ?? Number.POSITIVE_INFINITY, claim: penalties.claim, claimWithCommittee: penalties.claimWithCommittee ?? penalties.claim };
}

/** Cents due for one late ticket: a fixed amount and an amount per started hour, capped. A ticket on target owes nothing. */
export function lateTicketCents(lateMin: number, perTicketEur: number, perHourEur: number, capEur: number): number {
  if (lateMin <= 1e-6) return 0;
  return toCents(Math.min(capEur, perTicketEur + perHourEur * Math.ceil(lateMin / 60 - 1e-8)));
}

/** Cents due for a shortfall in points below target. */
export function shortfallCents(attainment: number, required: number, perPoint: number, feeCents: number): number {
  return Math.floor(Math.max(0, required - attainment) * 100 * perPoint * feeCents + 0.5 + 1e-6);
}

/** Cents due by tiers of attainment, lowest threshold first: the first tier whose threshold lies above the attainment. */
export function tierCents(attainment: number, tiers: readonly { below: number; rate: number }[], feeCents: number): number {
  const tier = tiers.find(({ below }) => attainment < below - 1e-12);
  return tier ? Math.floor(tier.rate * feeCents + 0.5 + 1e-6) : 0;
}

/** Cents due under an at-risk scheme: missed allocations add up, never beyond the amount at risk. */
export function atRiskCents(allocatedOfMissed: readonly number[], atRisk: number, feeCents: number): number {
  const share = allocatedOfMissed.reduce((sum, value) => sum + value, 0);
  return Math.floor(Math.min(share, atRisk) * feeCents + 0.5 + 1e-6);
}

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
    let claimedSum = 0;
    let baseMonths = 1;
    for (let clause = 0; clause < table.clauses.length; clause++) {
      due[clause] = this.dueCents(table.clauses[clause]!, month);
      claimed[clause] = 0;
      if (due[clause] === 0) continue;
      for (const line of table.clauses[clause]!.form === "perLateTicket" ? [] : table.clauses[clause]!.lines) baseMonths = Math.max(baseMonths, sim.design.slas[line]!.period);
      const probability = sim.committeesMet > 0 ? table.claimWithCommittee : table.claim;
      sim.keyed.seek(sim.tape.ownKey0, sim.tape.ownKey1, table.clauses[clause]!.key + month, PURPOSE.claim);
      if (probability >= 1 || uniform(sim.keyed) < probability) claimed[clause] = due[clause]!;
      claimedSum += claimed[clause]!;
    }
    const allowed = Math.min(claimedSum, this.capCents(month, baseMonths));
    sim.add(COLUMN.penaltyDueEur, month, due.reduce((sum, cents) => sum + cents, 0) / 100);
    sim.add(COLUMN.penaltyEur, month, allowed / 100);
    this.claimedInYear += allowed;
    if (allowed < claimedSum) spreadCents(allowed, [...claimed], claimed);
    for (let clause = 0; clause < claimed.length; clause++) if (claimed[clause]! > 0) sim.ledger.post(month, LINE.penalty + clause, claimed[clause]!);
    sim.sla.lateLines.length = 0;
    sim.sla.lateMin.length = 0;
  }

  /** A percentage cap is of the fee of the period that the penalties close. */
  private capCents(month: number, baseMonths: number): number {
    const { monthCap, yearCap } = this.table;
    const { feeCents } = this.sim;
    let fees = 0;
    for (let back = 0; back < baseMonths && month - back >= 0; back++) fees += feeCents[month - back]!;
    const ofMonth = monthCap === Number.POSITIVE_INFINITY ? monthCap : Math.floor(monthCap * fees + 0.5);
    const ofYear = yearCap === Number.POSITIVE_INFINITY ? yearCap : Math.floor(yearCap * 12 * feeCents[month]! + 0.5) - this.claimedInYear;
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
      sum += lateTicketCents(lateMin[late]!, clause.perTicketEur[priority]!, clause.perHourEur[priority]!, clause.ticketCapEur);
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
