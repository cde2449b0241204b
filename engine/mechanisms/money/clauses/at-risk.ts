/** Service credits: an amount at risk, a pool, and the share of the pool that each critical level carries. */
import { z } from "zod";
import type { Simulation } from "../../../life/simulation.ts";
import { share } from "../../../scenario/units.ts";
import {
  type Cause,
  type ClauseAtWork,
  clauseForm,
  compileTrigger,
  linesOf,
  measuredFields,
  slaTarget,
  type TriggerTerms,
} from "./clause.ts";
import { ClosedPeriods } from "./periods.ts";

/** Euros due under an at-risk scheme: missed allocations add up, never beyond the amount at risk. */
export function atRiskEur(allocatedOfMissed: readonly number[], atRisk: number, feeEur: number): number {
  const sum = allocatedOfMissed.reduce((total, value) => total + value, 0);
  return Math.min(sum, atRisk) * feeEur;
}

interface Terms {
  trigger: TriggerTerms;
  atRisk: number;
  /** at-risk amount × pool × allocation of each line, as a share of the fee */
  allocated: number[];
}

class AtRiskClause implements ClauseAtWork {
  declare private readonly sim: Simulation;
  declare private readonly periods: ClosedPeriods;
  declare private readonly terms: Terms;

  constructor(sim: Simulation, causes: readonly Cause[], terms: Terms) {
    this.sim = sim;
    this.periods = new ClosedPeriods(sim, causes, terms.trigger);
    this.terms = terms;
  }

  reset(): void {
    this.periods.reset();
  }

  due(month: number, weights: number[]): number {
    const { allocated, atRisk } = this.terms;
    this.periods.weigh(month, weights, ({ isDefault }, cause) => (isDefault ? allocated[cause]! : 0));
    return atRiskEur(weights, atRisk, this.sim.feeCents[month]! / 100);
  }
}

const { repeat, levels, earnBack } = measuredFields;

export const atRisk = clauseForm({
  name: "atRisk",
  reads: "periods",
  fields: {
    repeat,
    levels,
    earnBack,
    atRisk: share("share of the monthly fee at risk", { source: "DOMAIN 2 P7 R26" }),
    pool: share("pool share; may exceed 100 %", { max: 10 }).default(1),
    allocation: z.record(slaTarget, share("allocation", { max: 5 })).meta({
      description:
        'share of the pool by SLA line, e.g. "restoration.P1": 40%; a family name gives each of its lines that share; lines not named are key measures: reported, never credited',
    }),
  },
  compile: (context, written) => {
    const pairs = Object.entries(written.allocation).flatMap(([target, allocation]) =>
      linesOf(context, target, ["allocation", target]).map((cause) => ({
        cause,
        allocated: written.atRisk * written.pool * allocation,
      })),
    );
    const causes = pairs.map(({ cause }) => cause);
    const terms: Terms = {
      trigger: compileTrigger(context, causes, written),
      atRisk: written.atRisk,
      allocated: pairs.map(({ allocated }) => allocated),
    };
    return { causes, terms };
  },
  open: (sim, causes, terms) => new AtRiskClause(sim, causes, terms),
});
