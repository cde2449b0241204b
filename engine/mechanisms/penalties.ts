/** Penalties: clauses add up, then caps apply: per ticket, per month, per contract year. Claimed or not. */
import { z } from "zod";
import type { Compiler, Path } from "../compiler.ts";
import { nameKey } from "../kernel/rng.ts";
import type { Design } from "../model.ts";
import { byPriority, id, perPriority } from "../notation.ts";
import { money, share } from "../units.ts";
import { ON_TARGET_MIN } from "./on-target.ts";
import type { SlaLineTable } from "./sla.ts";

const perLateTicket = z.strictObject({
  form: z.literal("perLateTicket"),
  id,
  sla: id,
  perTicket: byPriority(money("per late ticket")).optional(),
  perStartedHour: byPriority(
    money("per late ticket and started hour late", { source: "DOMAIN 2 P1 K" }),
  ).optional(),
  ticketCap: money("cap per ticket").optional(),
});
const perPoint = z.strictObject({
  form: z.literal("perPoint"),
  id,
  sla: id,
  perPoint: share("share of the monthly fee per point below target", { source: "DOMAIN 2 P2 R21" }),
});
const tiers = z.strictObject({
  form: z.literal("tiers"),
  id,
  sla: id,
  tiers: z
    .array(
      z.strictObject({
        below: share("attainment below which it is due"),
        rate: share("share of the monthly fee"),
      }),
    )
    .min(1)
    .max(10),
});
const atRisk = z.strictObject({
  form: z.literal("atRisk"),
  id,
  atRisk: share("share of the monthly fee at risk", { source: "DOMAIN 2 P7 R26" }),
  pool: share("pool share; may exceed 100 %", { max: 10 }).default(1),
  allocation: z.record(z.string().regex(/^[a-zA-Z0-9-]+(\.P[1-4])?$/), share("allocation", { max: 5 })).meta({
    description:
      'share of the pool by SLA line, e.g. "restoration.P1": 40%; a family name gives each of its lines that share',
  }),
});

/** Neutral: no clause. */
export const penaltyParams = z.strictObject({
  clauses: z
    .array(z.discriminatedUnion("form", [perLateTicket, perPoint, tiers, atRisk]))
    .max(50)
    .default([]),
  caps: z
    .strictObject({
      month: share("of the indexed monthly fee").optional(),
      year: share("of twelve indexed monthly fees").optional(),
    })
    .default({}),
  claim: share("probability that a due penalty is claimed, per clause and period", {
    source: "DOMAIN 2 K",
  }).default(1),
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

type Clause = z.output<typeof penaltyParams>["clauses"][number];

const EMPTY: Omit<ClauseTable, "id" | "key" | "form"> = {
  lines: [],
  perTicketEur: [],
  perHourEur: [],
  ticketCapEur: Number.POSITIVE_INFINITY,
  perPoint: 0,
  tiers: [],
  allocated: [],
  atRisk: 0,
};

function compileClause(
  compiler: Compiler,
  clause: Clause,
  families: readonly string[],
  lines: readonly SlaLineTable[],
  path: Path,
): ClauseTable {
  const named = { ...EMPTY, id: clause.id, key: nameKey(clause.id), form: clause.form };
  if (clause.form === "atRisk")
    return { ...named, ...allocations(compiler, clause, lines, path), atRisk: clause.atRisk };
  compiler.index(clause.sla, families, "UNKNOWN_SLA", [...path, "sla"]);
  const own = lines.flatMap((line, at) => (line.family === clause.sla && line.isPenalised ? [at] : []));
  if (clause.form === "perPoint") return { ...named, lines: own, perPoint: clause.perPoint };
  if (clause.form === "tiers")
    return { ...named, lines: own, tiers: [...clause.tiers].sort((a, b) => a.below - b.below) };
  return {
    ...named,
    lines: own,
    perTicketEur: perPriority(clause.perTicket ?? 0, 0).map(Number),
    perHourEur: perPriority(clause.perStartedHour ?? 0, 0).map(Number),
    ticketCapEur: clause.ticketCap ?? Number.POSITIVE_INFINITY,
  };
}

/** Lines of an at-risk clause with their share of the fee: at-risk × pool × allocation. */
function allocations(
  compiler: Compiler,
  clause: Extract<Clause, { form: "atRisk" }>,
  lines: readonly SlaLineTable[],
  path: Path,
): Pick<ClauseTable, "lines" | "allocated"> {
  const pairs = Object.entries(clause.allocation).flatMap(([target, allocation]) => {
    const named = lines.flatMap((line, at) => (line.id === target || line.family === target ? [at] : []));
    const known = lines.map(({ id }) => id);
    if (named.length === 0) compiler.fault("UNKNOWN_SLA", [...path, "allocation", target], target, known);
    const found = named.filter((line) => lines[line]!.isPenalised); // an objective owes nothing
    return found.map((line) => ({ line, share: clause.atRisk * clause.pool * allocation }));
  });
  return { lines: pairs.map(({ line }) => line), allocated: pairs.map(({ share }) => share) };
}

export function compilePenalties(
  compiler: Compiler,
  design: Design,
  lines: readonly SlaLineTable[],
  path: Path,
): CompiledPenalties {
  const penalties = design.contract.penalties ?? penaltyParams.parse({});
  const families = Object.keys(design.contract.slas);
  return {
    clauses: penalties.clauses.map((clause, at) =>
      compileClause(compiler, clause, families, lines, [...path, "contract", "penalties", "clauses", at]),
    ),
    monthCap: penalties.caps.month ?? Number.POSITIVE_INFINITY,
    yearCap: penalties.caps.year ?? Number.POSITIVE_INFINITY,
    claim: penalties.claim,
    claimWithCommittee: penalties.claimWithCommittee ?? penalties.claim,
  };
}

/** Euros due for one late ticket: a fixed amount and an amount per started hour, capped. A ticket on target owes nothing. */
export function lateTicketEur(
  lateMin: number,
  perTicketEur: number,
  perHourEur: number,
  capEur: number,
): number {
  if (lateMin <= ON_TARGET_MIN) return 0;
  return Math.min(capEur, perTicketEur + perHourEur * Math.ceil(lateMin / 60 - 1e-8));
}

/** Euros due for a shortfall: a share of the fee per point below target. */
export function shortfallEur(attainment: number, required: number, perPoint: number, feeEur: number): number {
  return Math.max(0, required - attainment) * 100 * perPoint * feeEur;
}

/** Euros due by tiers of attainment, lowest threshold first: the first tier whose threshold lies above the attainment. */
export function tierEur(
  attainment: number,
  tiers: readonly { below: number; rate: number }[],
  feeEur: number,
): number {
  const tier = tiers.find(({ below }) => attainment < below - 1e-12);
  return tier ? tier.rate * feeEur : 0;
}

/** Euros due under an at-risk scheme: missed allocations add up, never beyond the amount at risk. */
export function atRiskEur(allocatedOfMissed: readonly number[], atRisk: number, feeEur: number): number {
  const share = allocatedOfMissed.reduce((sum, value) => sum + value, 0);
  return Math.min(share, atRisk) * feeEur;
}
