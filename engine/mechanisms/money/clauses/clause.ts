/** A clause of penalties: what every form has in common, and what a form must say of itself. */
import { z } from "zod";
import type { Compiler, Path } from "../../../compile/compiler.ts";
import type { Simulation } from "../../../life/simulation.ts";
import { byPriority, id, perPriority } from "../../../scenario/notation.ts";
import { integer, money, number, share } from "../../../scenario/units.ts";
import type { SlaLineTable } from "../../promises/sla.ts";

/** What an amount is due for: an SLA line or a deliverable; the ledger names it. */
export interface Cause {
  id: string;
  /** SLA line, or -1 */
  line: number;
  /** months of its measurement period: 1 for what is due by ticket or by date */
  period: number;
}

/** A clause as plain data. */
export interface ClauseTable {
  id: string;
  key: number;
  form: string;
  /** what it looks at: late tickets, closed periods, or dates */
  reads: "tickets" | "periods" | "dates";
  causes: Cause[];
  terms: unknown;
  /** cap on one settlement: a share of the fee of the period that it closes, and euros */
  cap: number;
  capEur: number;
  /** nothing is due while the clause's total over the contract is not above it, euros */
  exemptionEur: number;
  earnBack: EarnBackTerms | null;
}

export interface EarnBackTerms {
  /** attainment to reach, by cause */
  above: number[];
  periods: number;
  isYearEnd: boolean;
}

/** A clause in one simulation. Amounts are euros, unrounded. */
export interface ClauseAtWork {
  reset(): void;
  /** Another provider's contract begins. */
  beginAnew?(): void;
  /** Due at a month's end; writes what each cause weighs in it. */
  due(month: number, weights: number[]): number;
  /** Bonus earned at a month's end; writes what each cause weighs in it. */
  bonus?(month: number, weights: number[]): number;
}

/** What a form is compiled against. */
export interface ClauseContext {
  compiler: Compiler;
  lines: readonly SlaLineTable[];
  families: readonly string[];
  /** fees of the whole contract as signed, before indexation, euros */
  contractEur: number;
  path: Path;
}

export interface ClauseForm {
  schema: z.ZodObject;
  reads: ClauseTable["reads"];
  compile: (context: ClauseContext, written: unknown) => Pick<ClauseTable, "causes" | "terms">;
  open: (sim: Simulation, clause: ClauseTable) => ClauseAtWork;
}

/** A form as an entry of the table of forms: its own types stay its own. */
export function clauseForm<Name extends string, Shape extends z.ZodRawShape, Terms>(form: {
  name: Name;
  reads: ClauseTable["reads"];
  fields: Shape;
  compile: (
    context: ClauseContext,
    written: z.output<z.ZodObject<Shape>>,
  ) => { causes: Cause[]; terms: Terms };
  open: (sim: Simulation, causes: readonly Cause[], terms: Terms) => ClauseAtWork;
}) {
  const { name, reads, fields, compile, open } = form;
  return {
    schema: z.strictObject({ form: z.literal(name), id, ...limits, ...fields }),
    reads,
    compile: (context: ClauseContext, written: unknown) => compile(context, written as never),
    open: (sim: Simulation, { causes, terms }: ClauseTable) => open(sim, causes, terms as Terms),
  };
}

/** Limits that any clause may have. Neutral: none. */
const limits = {
  cap: share("cap on one settlement of the clause, of the fee of the period that it closes").optional(),
  capAmount: money("cap on one settlement of the clause").optional(),
  exemption: money("total of the clause over the contract up to which nothing is due", {
    source: "DOMAIN 2 P6 R23",
  }).optional(),
};

/** An SLA line ("restoration.P1"), or a family for each of its lines. */
export const slaTarget = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,39}(\.P[1-4])?$/)
  .meta({
    description: "SLA family, or one of its lines",
    examples: ["restoration", "restoration.P1"],
  });

/** What a clause on measured periods may add to its trigger. Neutral: every miss counts, once. */
export const measuredFields = {
  sla: slaTarget,
  repeat: z
    .array(number("multiplier", { min: 0, max: 20 }))
    .min(1)
    .max(12)
    .default([1])
    .meta({
      description: "multipliers of the 1st, 2nd… period missed in a row; the last one stays",
      examples: [[1, 1.5, 2]],
      source: "DOMAIN 2 K",
    }),
  levels: z
    .strictObject({
      minimum: byPriority(share("attainment below which one period is a default")).optional(),
      misses: integer("periods missed among the last ones that make a default", { min: 1, max: 60 }),
      within: integer("last periods looked at, this one included", { min: 1, max: 60 }),
    })
    .optional()
    .meta({ source: "DOMAIN 2 R27" }),
  earnBack: z
    .strictObject({
      above: byPriority(share("attainment to reach in each of the following periods")),
      periods: integer("following periods", { min: 1, max: 24 }),
      settled: z
        .enum(["atOnce", "yearEnd"])
        .default("atOnce")
        .meta({ description: "yearEnd: within the contract year, refunded at its end" }),
    })
    .optional()
    .meta({ source: "DOMAIN 2 R28" }),
};

/** Trigger of a clause on measured periods. */
export interface TriggerTerms {
  repeat: number[];
  /** minimum attainment by cause, 0 where there is none */
  minimum: number[];
  misses: number;
  within: number;
}

const trigger = z.strictObject(measuredFields);
type Measured = z.output<typeof trigger>;

/** Lines that a name means, objectives left out: they owe nothing. */
export function linesOf(context: ClauseContext, target: string, field: Path): Cause[] {
  const { compiler, lines, families } = context;
  compiler.index(target, [...families, ...lines.map(({ id }) => id)], "UNKNOWN_SLA", [
    ...context.path,
    ...field,
  ]);
  return lines.flatMap(({ id, family, period, isPenalised }, line) =>
    (id === target || family === target) && isPenalised ? [{ id, line, period }] : [],
  );
}

/** A value by priority, as one by cause. */
export function byCause<T>(
  context: ClauseContext,
  causes: readonly Cause[],
  value: Parameters<typeof perPriority<T, T>>[0],
  missing: T,
): T[] {
  const values = perPriority<T, T>(value, missing);
  return causes.map(({ line }) => values[context.lines[line]!.priority] ?? missing);
}

export function compileTrigger(
  context: ClauseContext,
  causes: readonly Cause[],
  { repeat, levels }: Pick<Measured, "repeat" | "levels">,
): TriggerTerms {
  return {
    repeat,
    minimum: byCause<number>(context, causes, levels?.minimum ?? 0, 0),
    misses: levels?.misses ?? 1,
    within: levels?.within ?? 1,
  };
}
