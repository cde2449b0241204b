/** Points: each missed indicator gives points; their total reduces the next month's bill by a table. */
import { z } from "zod";
import type { Simulation } from "../../../life/simulation.ts";
import { integer, number, share } from "../../../scenario/units.ts";
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

/** A row of the table: from so many points on, a share of the bill. */
export interface PointsRow {
  from: number;
  rate: number;
}

/** Euros due for a month's points: the highest row reached, lowest row first; below the first row nothing. */
export function pointsEur(points: number, table: readonly PointsRow[], billEur: number): number {
  let rate = 0;
  for (const row of table) if (points >= row.from - 1e-9) rate = row.rate;
  return rate * billEur;
}

interface Terms {
  trigger: TriggerTerms;
  points: number[];
  table: PointsRow[];
  averageOver: number;
}

class PointsClause implements ClauseAtWork {
  declare private readonly sim: Simulation;
  declare private readonly periods: ClosedPeriods;
  declare private readonly terms: Terms;
  /** points by [month][cause] */
  declare private readonly points: number[][];

  constructor(sim: Simulation, causes: readonly Cause[], terms: Terms) {
    this.sim = sim;
    this.periods = new ClosedPeriods(sim, causes, terms.trigger);
    this.terms = terms;
    this.points = Array.from({ length: sim.compiled.months }, () => causes.map(() => 0));
  }

  reset(): void {
    this.periods.reset();
    for (const month of this.points) month.fill(0);
  }

  /** The points of a month reduce the bill of the next; those of a provider's last month its last bill. */
  due(month: number, weights: number[]): number {
    const { points } = this.terms;
    this.periods.weigh(month, this.points[month]!, ({ isDefault }, cause) =>
      isDefault ? points[cause]! : 0,
    );
    weights.fill(0);
    const { lastMonth, endMonth, servesFrom } = this.sim.life;
    const before = month > servesFrom ? this.reduction(month - 1, month, weights) : 0;
    const isLast = month === lastMonth || month === endMonth;
    return isLast ? before + this.reduction(month, month, weights) : before;
  }

  private reduction(from: number, billed: number, weights: number[]): number {
    const { averageOver, table } = this.terms;
    const since = Math.max(this.sim.life.servesFrom, from - averageOver + 1);
    let sum = 0;
    for (let month = since; month <= from; month++) for (const points of this.points[month]!) sum += points;
    if (sum === 0) return 0; // nothing was missed: a row from 0 points on is for the first of them
    const eur = pointsEur(sum / (from - since + 1), table, this.sim.feeCents[billed]! / 100);
    if (eur > 0)
      for (let month = since; month <= from; month++)
        for (let cause = 0; cause < weights.length; cause++)
          weights[cause]! += (eur * this.points[month]![cause]!) / sum;
    return eur;
  }
}

export const points = clauseForm({
  name: "points",
  reads: "periods",
  fields: {
    repeat: measuredFields.repeat,
    levels: measuredFields.levels,
    points: z
      .record(slaTarget, number("points of a missed period", { min: 0, max: 1000 }))
      .meta({ description: "points by SLA line; a family name gives each of its lines that many" }),
    table: z
      .array(
        z.strictObject({
          from: number("points from which it is due", { min: 0, max: 100_000 }),
          rate: share("share of the next month’s bill"),
        }),
      )
      .min(1)
      .max(30)
      .meta({ source: "DOMAIN 2 P4 R22" }),
    averageOver: integer("months whose mean number of points counts", { min: 1, max: 2 }).default(1),
  },
  compile: (context, written) => {
    const pairs = Object.entries(written.points).flatMap(([target, value]) =>
      linesOf(context, target, ["points", target]).map((cause) => ({ cause, points: value })),
    );
    const causes = pairs.map(({ cause }) => cause);
    const terms: Terms = {
      trigger: compileTrigger(context, causes, written),
      points: pairs.map(({ points: value }) => value),
      table: [...written.table].sort((a, b) => a.from - b.from),
      averageOver: written.averageOver,
    };
    return { causes: causes.map((cause) => ({ ...cause })), terms };
  },
  open: (sim, causes, terms) => new PointsClause(sim, causes, terms),
});
