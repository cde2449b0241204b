/** Due by ticket: an amount per late ticket, and one per started unit of time late; capped by ticket. */

import type { Simulation } from "../../../life/simulation.ts";
import { byPriority, type perPriority } from "../../../scenario/notation.ts";
import { duration, money } from "../../../scenario/units.ts";
import { ON_TARGET_MIN } from "../../promises/on-target.ts";
import { byCause, type Cause, type ClauseAtWork, clauseForm, linesOf, slaTarget } from "./clause.ts";

/** Euros due for one late ticket: a fixed amount and an amount per started unit, capped. A ticket on target owes nothing. */
export function lateTicketEur(
  lateMin: number,
  perTicketEur: number,
  perUnitEur: number,
  capEur: number,
  unitMin = 60,
): number {
  if (lateMin <= ON_TARGET_MIN) return 0;
  return Math.min(capEur, perTicketEur + perUnitEur * Math.ceil(lateMin / unitMin - 1e-8));
}

interface Terms {
  perTicketEur: number[];
  perUnitEur: number[];
  unitMin: number[];
  ticketCapEur: number;
}

class LateTicketClause implements ClauseAtWork {
  declare private readonly sim: Simulation;
  declare private readonly lines: number[];
  declare private readonly terms: Terms;

  constructor(sim: Simulation, causes: readonly Cause[], terms: Terms) {
    this.sim = sim;
    this.lines = causes.map(({ line }) => line);
    this.terms = terms;
  }

  reset(): void {
    // nothing is kept from one month to the next
  }

  due(_: number, weights: number[]): number {
    const { lines, minutes, charged } = this.sim.sla.late;
    let sum = 0;
    weights.fill(0);
    for (let late = 0; late < lines.length; late++) {
      const cause = this.lines.indexOf(lines[late]!);
      if (cause < 0) continue;
      const eur = this.eur(cause, minutes[late]!) - this.eur(cause, charged[late]!);
      weights[cause]! += eur;
      sum += eur;
    }
    return sum;
  }

  private eur(cause: number, lateMin: number): number {
    const { perTicketEur, perUnitEur, unitMin, ticketCapEur } = this.terms;
    return lateTicketEur(lateMin, perTicketEur[cause]!, perUnitEur[cause]!, ticketCapEur, unitMin[cause]!);
  }
}

export const lateTicket = clauseForm({
  name: "perLateTicket",
  reads: "tickets",
  fields: {
    sla: slaTarget,
    perTicket: byPriority(money("per late ticket")).optional(),
    perStartedHour: byPriority(
      money("per late ticket and started hour late", { source: "DOMAIN 2 P1 K" }),
    ).optional(),
    perStartedUnit: byPriority(
      money("per late ticket and started unit of time late, instead of per hour", {
        source: "DOMAIN 2 P1 K",
      }),
    ).optional(),
    unit: byPriority(
      duration("unit of perStartedUnit, in open time of the SLA’s window", {
        min: 1,
        examples: ["30 min", "4h"],
      }),
    ).optional(),
    ticketCap: money("cap per ticket").optional(),
  },
  compile: (context, written) => {
    const { compiler, path } = context;
    const { perStartedHour, perStartedUnit, unit } = written;
    if (perStartedHour !== undefined && perStartedUnit !== undefined)
      compiler.fault("ONE_OF", path, undefined, ["perStartedHour", "perStartedUnit"]);
    if (perStartedUnit !== undefined && unit === undefined)
      compiler.fault("MISSING_FIELD", [...path, "unit"]);
    const causes = linesOf(context, written.sla, ["sla"]).map((cause) => ({ ...cause, period: 1 }));
    const amount = (value: Parameters<typeof perPriority<number, number>>[0]) =>
      byCause<number>(context, causes, value, 0);
    const units = byCause<number>(context, causes, perStartedUnit === undefined ? 60 : (unit ?? 60), 60);
    const terms: Terms = {
      perTicketEur: amount(written.perTicket ?? 0),
      perUnitEur: amount(perStartedUnit ?? perStartedHour ?? 0),
      unitMin: units,
      ticketCapEur: written.ticketCap ?? Number.POSITIVE_INFINITY,
    };
    return { causes, terms };
  },
  open: (sim, causes, terms) => new LateTicketClause(sim, causes, terms),
});
