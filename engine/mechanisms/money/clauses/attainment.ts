/** Due by closed period of an SLA line: per point below target, by tiers of attainment, or per period missed. */
import { z } from "zod";
import type { Simulation } from "../../../life/simulation.ts";
import { money, share } from "../../../scenario/units.ts";
import {
  type Cause,
  type ClauseAtWork,
  clauseForm,
  compileTrigger,
  linesOf,
  measuredFields,
  type TriggerTerms,
} from "./clause.ts";
import { type ClosedPeriod, ClosedPeriods } from "./periods.ts";

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

/** Euros due for a period before its multiplier. */
type PeriodEur = (sim: Simulation, period: Readonly<ClosedPeriod>, feeEur: number) => number;

class PeriodClause implements ClauseAtWork {
  declare private readonly sim: Simulation;
  declare private readonly periods: ClosedPeriods;
  declare private readonly eur: PeriodEur;

  constructor(sim: Simulation, causes: readonly Cause[], trigger: TriggerTerms, eur: PeriodEur) {
    this.sim = sim;
    this.periods = new ClosedPeriods(sim, causes, trigger);
    this.eur = eur;
  }

  reset(): void {
    this.periods.reset();
  }

  due(month: number, weights: number[]): number {
    const feeEur = this.sim.feeCents[month]! / 100;
    return this.periods.weigh(month, weights, (period) =>
      period.measured > 0 ? this.eur(this.sim, period, feeEur) : 0,
    );
  }
}

export const shortfall = clauseForm({
  name: "perPoint",
  reads: "periods",
  fields: {
    ...measuredFields,
    perPoint: share("share of the monthly fee per point below target", { source: "DOMAIN 2 P2 R21" }),
  },
  compile: (context, written) => {
    const causes = linesOf(context, written.sla, ["sla"]);
    return {
      causes,
      terms: { trigger: compileTrigger(context, causes, written), perPoint: written.perPoint },
    };
  },
  open: (sim, causes, { trigger, perPoint }) =>
    new PeriodClause(sim, causes, trigger, (_, { line, attainment, isDefault }, feeEur) =>
      isDefault ? shortfallEur(attainment, sim.required[line]!, perPoint, feeEur) : 0,
    ),
});

export const tiers = clauseForm({
  name: "tiers",
  reads: "periods",
  fields: {
    ...measuredFields,
    tiers: z
      .array(
        z.strictObject({
          below: share("attainment below which it is due"),
          rate: share("share of the monthly fee"),
        }),
      )
      .min(1)
      .max(10),
  },
  compile: (context, written) => {
    const causes = linesOf(context, written.sla, ["sla"]);
    const sorted = [...written.tiers].sort((a, b) => a.below - b.below);
    return { causes, terms: { trigger: compileTrigger(context, causes, written), tiers: sorted } };
  },
  open: (sim, causes, { trigger, tiers: sorted }) => {
    const mildest = sorted.at(-1)!.below - 1e-9;
    return new PeriodClause(sim, causes, trigger, (_, { line, measured, attainment, isDefault }, feeEur) => {
      if (measured >= sim.design.slas[line]!.smallBelow) return tierEur(attainment, sorted, feeEur);
      return isDefault ? tierEur(mildest, sorted, feeEur) : 0; // a small sample that misses falls in the mildest tier
    });
  },
});

export const miss = clauseForm({
  name: "perMiss",
  reads: "periods",
  fields: {
    ...measuredFields,
    amount: money("per line and period missed").default(0),
    share: share("share of the monthly fee per line and period missed").default(0),
  },
  compile: (context, written) => {
    const causes = linesOf(context, written.sla, ["sla"]);
    const { amount, share: ofFee } = written;
    return { causes, terms: { trigger: compileTrigger(context, causes, written), amount, ofFee } };
  },
  open: (sim, causes, { trigger, amount, ofFee }) =>
    new PeriodClause(sim, causes, trigger, (_, { isDefault }, feeEur) =>
      isDefault ? amount + ofFee * feeEur : 0,
    ),
});
