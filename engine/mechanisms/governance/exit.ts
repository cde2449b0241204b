/** Exit: what the end of a contract costs, the months of reversibility, and whether a successor takes the remaining months. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import { integer, share } from "../../scenario/units.ts";
import { type CompiledSuccessor, compileSuccessor, successorParams } from "./successor.ts";

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
  successor: successorParams.optional(),
});

export interface CompiledExit {
  notice: number;
  cost: number;
  beforeTerm: number;
  reversibilityMonths: number;
  reversibilityCost: number;
  /** null: nobody follows, or nothing ends the contract */
  successor: CompiledSuccessor | null;
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
  const terminates = (design.governance?.rules ?? []).some(({ then }) =>
    then.some((action) => "terminate" in action),
  );
  const before = scenario.observed?.month ?? 0;
  if (term && term.renewal === 0 && term.months <= before)
    compiler.fault("OUT_OF_RANGE", [...path, "contract", "term", "months"], term.months);
  const canEnd =
    terminates ||
    (distrust?.monthly ?? 0) > 0 ||
    (term !== undefined && term.months < scenario.months + before);
  const successor = compileSuccessor(compiler, design, initialTrust, path);
  return {
    notice: exit.notice,
    cost: exit.cost,
    beforeTerm: exit.beforeTerm,
    reversibilityMonths: exit.reversibility?.months ?? 0,
    reversibilityCost: exit.reversibility?.cost ?? 0,
    successor: canEnd ? successor : null,
    canEnd,
  };
}
