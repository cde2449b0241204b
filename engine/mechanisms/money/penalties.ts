/** Penalties: clauses add up, then caps apply: per ticket, clause and period, month, contract year, contract. Claimed or not. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { nameKey } from "../../kernel/rng.ts";
import type { Design } from "../../scenario/model.ts";
import { integer, money, share } from "../../scenario/units.ts";
import type { SlaLineTable } from "../promises/sla.ts";
import { byCause, type ClauseContext, type ClauseTable, linesOf, slaTarget } from "./clauses/clause.ts";
import { clauseParams, FORMS } from "./clauses/index.ts";

/** Neutral: no clause. */
export const penaltyParams = z.strictObject({
  clauses: z.array(clauseParams).max(50).default([]),
  exemption: money("total of all clauses over the contract up to which nothing is due", {
    source: "DOMAIN 2 P6 R24",
  }).optional(),
  caps: z
    .strictObject({
      month: share("of the indexed monthly fee").optional(),
      monthAmount: money("cap on a month").optional(),
      year: share("of twelve indexed monthly fees").optional(),
      yearAmount: money("cap on a contract year").optional(),
      lifetime: share("of the fees of the whole contract as signed, before indexation").optional(),
      lifetimeAmount: money("cap on the whole contract").optional(),
    })
    .default({}),
  claim: share("probability that a due penalty is claimed, per clause and period", {
    source: "DOMAIN 2 K",
  }).default(1),
  claimWithCommittee: share("the same once a committee has met", { source: "DOMAIN 2 G" }).optional(),
  chronicFailure: z
    .strictObject({
      slas: z.array(slaTarget).min(1).max(40).optional().meta({
        description: "critical levels: SLA families or lines; default: every line that is penalised",
      }),
      misses: integer("periods of one critical level missed among the last ones", { min: 1, max: 60 }),
      within: integer("last periods looked at", { min: 1, max: 60 }),
      monthsAtCap: integer("months in a row at a cap that also give the right", {
        min: 1,
        max: 60,
      }).optional(),
    })
    .optional()
    .meta({
      description: "gives a right to terminate, which governance rules may watch",
      source: "DOMAIN 2 R30 R31 K",
    }),
  improvement: z
    .array(
      z.strictObject({
        sla: slaTarget,
        best: integer("best periods of the contract year whose mean counts", { min: 1, max: 12 }).default(3),
        share: share("most that is added, as a share of the gap to 100 %", { source: "DOMAIN 2 R29 K" }),
      }),
    )
    .max(20)
    .default([])
    .meta({ description: "continuous improvement: required attainment raised after each contract year" }),
});

export interface CompiledPenalties {
  clauses: ClauseTable[];
  exemptionEur: number;
  caps: CapTerms;
  claim: number;
  claimWithCommittee: number;
  chronicFailure: ChronicTerms | null;
  improvement: ImprovementTerms[];
}

/** Shares of fees, and euros; Infinity where there is no cap. */
export interface CapTerms {
  month: number;
  monthEur: number;
  year: number;
  yearEur: number;
  lifetimeEur: number;
}

export interface ChronicTerms {
  lines: number[];
  misses: number;
  within: number;
  /** Infinity: a cap gives no right */
  monthsAtCap: number;
}

export interface ImprovementTerms {
  line: number;
  best: number;
  share: number;
}

type Written = z.output<typeof penaltyParams>;
const NONE = Number.POSITIVE_INFINITY;

function compileClause(context: ClauseContext, clause: Written["clauses"][number]): ClauseTable {
  const form = FORMS[clause.form];
  const { causes, terms } = form.compile(context, clause);
  const earnBack = "earnBack" in clause ? clause.earnBack : undefined;
  return {
    id: clause.id,
    key: nameKey(clause.id),
    form: clause.form,
    reads: form.reads,
    causes,
    terms,
    cap: clause.cap ?? NONE,
    capEur: clause.capAmount ?? NONE,
    exemptionEur: clause.exemption ?? 0,
    earnBack: earnBack
      ? {
          above: byCause<number>(context, causes, earnBack.above, 2),
          periods: earnBack.periods,
          isYearEnd: earnBack.settled === "yearEnd",
        }
      : null,
  };
}

export function compilePenalties(
  compiler: Compiler,
  design: Design,
  lines: readonly SlaLineTable[],
  contractEur: number,
  path: Path,
): CompiledPenalties {
  const penalties = design.contract.penalties ?? penaltyParams.parse({});
  const at = [...path, "contract", "penalties"];
  const families = [...Object.keys(design.contract.slas), ...Object.keys(design.contract.serviceLevels)];
  const within = (...field: Path): ClauseContext => ({
    compiler,
    lines,
    families,
    contractEur,
    path: [...at, ...field],
  });
  const { caps } = penalties;
  return {
    clauses: penalties.clauses.map((clause, place) => compileClause(within("clauses", place), clause)),
    exemptionEur: penalties.exemption ?? 0,
    caps: {
      month: caps.month ?? NONE,
      monthEur: caps.monthAmount ?? NONE,
      year: caps.year ?? NONE,
      yearEur: caps.yearAmount ?? NONE,
      lifetimeEur: Math.min(
        caps.lifetime === undefined ? NONE : caps.lifetime * contractEur,
        caps.lifetimeAmount ?? NONE,
      ),
    },
    claim: penalties.claim,
    claimWithCommittee: penalties.claimWithCommittee ?? penalties.claim,
    chronicFailure: compileChronic(within("chronicFailure"), penalties.chronicFailure),
    improvement: penalties.improvement.flatMap(({ sla, best, share: step }, place) =>
      linesOf(within("improvement", place), sla, ["sla"]).map(({ line }) => ({ line, best, share: step })),
    ),
  };
}

function compileChronic(context: ClauseContext, chronic: Written["chronicFailure"]): ChronicTerms | null {
  if (!chronic) return null;
  const { slas, misses, within, monthsAtCap } = chronic;
  const critical = slas
    ? slas.flatMap((sla, place) => linesOf(context, sla, ["slas", place]).map(({ line }) => line))
    : context.lines.flatMap(({ isPenalised }, line) => (isPenalised ? [line] : []));
  return { lines: critical, misses, within, monthsAtCap: monthsAtCap ?? NONE };
}
