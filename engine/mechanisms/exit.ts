/** Exit: what the end of a contract costs, the months of reversibility, and the successor who takes the remaining months. */
import { z } from "zod";
import type { Compiler, Path } from "../compiler.ts";
import type { Design, Scenario } from "../model.ts";
import { id } from "../notation.ts";
import { integer, money, number, share } from "../units.ts";

const successor = z
  .strictObject({
    price: number("its prices over those of the leaver", { min: 0, max: 10 }).default(1),
    teams: z
      .record(
        id,
        z
          .array(integer("technicians", { min: 0, max: 10_000 }))
          .min(1)
          .max(20),
      )
      .default({})
      .meta({ description: "headcount by team and shift, in their order; a team not named keeps its own" }),
    fee: money("transition fee invoiced at the start").default(0),
    startup: z
      .strictObject({
        months: integer("months in which efforts are longer, less so each month", { min: 0, max: 36 }),
        effort: number("factor on efforts in the first month", { min: 1, max: 5, source: "DOMAIN 5.8 G" }),
      })
      .optional(),
    grace: integer("first months without penalty", { min: 0, max: 12 }).default(0),
    trust: share("trust at its start; default: the situation’s").optional(),
    rebaseline: z
      .boolean()
      .default(true)
      .meta({ description: "its contract takes the whole SI as it is on its first day" }),
  })
  .meta({ description: "who serves the remaining months; without one the contract stops" });

/** Neutral: nothing is due, and nobody follows. */
export const exitParams = z.strictObject({
  notice: integer("months of notice of a termination; at least the whole next month", {
    min: 0,
    max: 24,
  }).default(0),
  cost: share("due at the end, as a share of a year of fees", { source: "DOMAIN 3 R39", max: 5 }).default(0),
  beforeTerm: integer("months of fees due at most if it ends before its term", {
    min: 0,
    max: 60,
    source: "DOMAIN 3 R37",
  }).default(0),
  reversibility: z
    .strictObject({
      months: integer("months after the end in which the leaver still works", { min: 0, max: 24 }),
      cost: share("invoiced in each of them beyond the fee, as a share of it", { max: 5 }).default(0),
    })
    .optional()
    .meta({ source: "DOMAIN 3 K" }),
  successor: successor.optional(),
});

export interface CompiledExit {
  notice: number;
  cost: number;
  beforeTerm: number;
  reversibilityMonths: number;
  reversibilityCost: number;
  successor: {
    price: number;
    /** [team, shift, headcount] */
    headcounts: [number, number, number][];
    feeEur: number;
    startupMonths: number;
    startupEffort: number;
    grace: number;
    trust: number;
    rebaseline: boolean;
  } | null;
  /** something in this design can end the contract before the horizon */
  canEnd: boolean;
}

export function compileExit(
  compiler: Compiler,
  scenario: Scenario,
  design: Design,
  initialTrust: number,
  path: Path,
): CompiledExit {
  const exit = design.contract.exit ?? exitParams.parse({});
  const { term, distrust } = design.contract;
  const at = [...path, "contract", "exit", "successor", "teams"];
  const terminates = (design.governance?.rules ?? []).some(({ then }) =>
    then.some((action) => "terminate" in action),
  );
  const next = exit.successor;
  const before = scenario.observed?.month ?? 0;
  if (term && term.renewal === 0 && term.months <= before)
    compiler.fault("OUT_OF_RANGE", [...path, "contract", "term", "months"], term.months);
  return {
    notice: exit.notice,
    cost: exit.cost,
    beforeTerm: exit.beforeTerm,
    reversibilityMonths: exit.reversibility?.months ?? 0,
    reversibilityCost: exit.reversibility?.cost ?? 0,
    successor: next
      ? {
          price: next.price,
          headcounts: headcountsOf(compiler, design, next.teams, at),
          feeEur: next.fee,
          startupMonths: next.startup?.months ?? 0,
          startupEffort: next.startup?.effort ?? 1,
          grace: next.grace,
          trust: next.trust ?? initialTrust,
          rebaseline: next.rebaseline,
        }
      : null,
    canEnd:
      terminates ||
      (distrust?.monthly ?? 0) > 0 ||
      (term !== undefined && term.months < scenario.months + before),
  };
}

function headcountsOf(
  compiler: Compiler,
  design: Design,
  teams: Record<string, number[]>,
  path: Path,
): [number, number, number][] {
  const known = Object.keys(design.provider.teams);
  return Object.entries(teams).flatMap(([name, headcounts]) => {
    const team = compiler.index(name, known, "UNKNOWN_TEAM", [...path, name]);
    const shifts = Object.values(design.provider.teams)[team]?.shifts.length ?? 0;
    if (headcounts.length !== shifts)
      compiler.fault("WRONG_COUNT", [...path, name], headcounts.length, [String(shifts)]);
    return headcounts.map((headcount, shift): [number, number, number] => [team, shift, headcount]);
  });
}
