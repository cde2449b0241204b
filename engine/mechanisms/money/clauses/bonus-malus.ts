/** Bonus and malus: a share of the fee per point below one level, and to the provider per point above another. */

import type { Simulation } from "../../../life/simulation.ts";
import { byPriority } from "../../../scenario/notation.ts";
import { share } from "../../../scenario/units.ts";
import { shortfallEur } from "./attainment.ts";
import {
  byCause,
  type Cause,
  type ClauseAtWork,
  clauseForm,
  compileTrigger,
  linesOf,
  measuredFields,
  type TriggerTerms,
} from "./clause.ts";
import { ClosedPeriods } from "./periods.ts";

/** Euros of bonus: a share of the fee per point above a level, capped at a share of the fee. */
export function bonusEur(
  attainment: number,
  above: number,
  perPoint: number,
  cap: number,
  feeEur: number,
): number {
  return Math.min(Math.max(0, attainment - above) * 100 * perPoint, cap) * feeEur;
}

interface Terms {
  trigger: TriggerTerms;
  malusPerPoint: number;
  bonusPerPoint: number;
  bonusAbove: number[];
  bonusCap: number;
}

class BonusMalusClause implements ClauseAtWork {
  declare private readonly sim: Simulation;
  declare private readonly missed: ClosedPeriods;
  declare private readonly closed: ClosedPeriods;
  declare private readonly terms: Terms;

  constructor(sim: Simulation, causes: readonly Cause[], terms: Terms) {
    this.sim = sim;
    this.missed = new ClosedPeriods(sim, causes, terms.trigger);
    this.closed = new ClosedPeriods(sim, causes, { ...terms.trigger, repeat: [1] });
    this.terms = terms;
  }

  reset(): void {
    this.missed.reset();
    this.closed.reset();
  }

  due(month: number, weights: number[]): number {
    const { malusPerPoint } = this.terms;
    const { feeCents, required } = this.sim;
    return this.missed.weigh(month, weights, ({ line, attainment, measured, isDefault }) =>
      isDefault && measured > 0
        ? shortfallEur(attainment, required[line]!, malusPerPoint, feeCents[month]! / 100)
        : 0,
    );
  }

  /** A sample too small for its ratio to be used earns no bonus. */
  bonus(month: number, weights: number[]): number {
    const { bonusPerPoint, bonusAbove, bonusCap } = this.terms;
    const { feeCents, design } = this.sim;
    const feeEur = feeCents[month]! / 100;
    const sum = this.closed.weigh(month, weights, ({ line, attainment, measured }, cause) =>
      measured > 0 && measured >= design.slas[line]!.smallBelow
        ? bonusEur(attainment, bonusAbove[cause]!, bonusPerPoint, bonusCap, feeEur)
        : 0,
    );
    return Math.min(sum, bonusCap * feeEur);
  }
}

export const bonusMalus = clauseForm({
  name: "bonusMalus",
  reads: "periods",
  fields: {
    ...measuredFields,
    malusPerPoint: share("share of the monthly fee per point below target", {
      source: "DOMAIN 2 P8 K",
    }).default(0),
    bonusPerPoint: share("share of the monthly fee per point above bonusAbove", { source: "DOMAIN 2 P8 K" }),
    bonusAbove: byPriority(share("attainment above which a bonus is earned")),
    bonusCap: share("cap on the clause’s bonus of a period, of the monthly fee", {
      source: "DOMAIN 2 P8 K",
    }),
  },
  compile: (context, written) => {
    const causes = linesOf(context, written.sla, ["sla"]);
    const { malusPerPoint, bonusPerPoint, bonusAbove, bonusCap } = written;
    const terms: Terms = {
      trigger: compileTrigger(context, causes, written),
      malusPerPoint,
      bonusPerPoint,
      bonusAbove: byCause<number>(context, causes, bonusAbove, 1),
      bonusCap,
    };
    return { causes, terms };
  },
  open: (sim, causes, terms) => new BonusMalusClause(sim, causes, terms),
});
