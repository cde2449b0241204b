/** Due by deliverable: V × R / divisor for R days late, with an exemption and a cap on the whole (CCAG-TIC). */
import { z } from "zod";
import type { Path } from "../../../compile/compiler.ts";
import { drawDuration, uniform } from "../../../kernel/draw.ts";
import { nameKey, PURPOSE } from "../../../kernel/rng.ts";
import type { Simulation } from "../../../life/simulation.ts";
import { distribution } from "../../../scenario/distribution.ts";
import { date, id, text } from "../../../scenario/notation.ts";
import { integer, money, number, share } from "../../../scenario/units.ts";
import { type ClauseAtWork, type ClauseContext, clauseForm } from "./clause.ts";

/** Euros due for a delivery: value × days late / divisor. */
export function lateDeliveryEur(valueEur: number, daysLate: number, divisor: number): number {
  return (valueEur * Math.max(0, daysLate)) / divisor;
}

/** Calendar days late: a day begun counts; the day that the deadline ends does not. */
export function daysLate(lateMin: number): number {
  return Math.max(0, Math.ceil(lateMin / 1440 - 1e-8));
}

interface Deliverable {
  key: number;
  valueEur: number;
  /** first minute after its last day */
  dueMin: number;
  /** probability of being late, and by how much: a distribution of the pool */
  late: number;
  delay: number;
}

interface Terms {
  deliverables: Deliverable[];
  divisor: number;
  isIndexed: boolean;
  /** cap on the whole clause over the contract, euros */
  totalCapEur: number;
}

class LateDeliveryClause implements ClauseAtWork {
  declare private readonly sim: Simulation;
  declare private readonly terms: Terms;
  /** minute of each delivery in this replication */
  declare private readonly deliveredMin: Float64Array;
  declare private dueSoFar: number;

  constructor(sim: Simulation, terms: Terms) {
    this.sim = sim;
    this.terms = terms;
    this.deliveredMin = new Float64Array(terms.deliverables.length);
    this.dueSoFar = 0;
  }

  /** The same deliverable is as late in every design that states it. */
  reset(): void {
    const { keyed, tape, compiled } = this.sim;
    this.dueSoFar = 0;
    this.terms.deliverables.forEach(({ key, dueMin, late, delay }, at) => {
      const isLate = uniform(keyed.seek(tape.ownKey0, tape.ownKey1, key, PURPOSE.deliveryLate)) < late;
      keyed.seek(tape.ownKey0, tape.ownKey1, key, PURPOSE.deliveryDelay);
      this.deliveredMin[at] = dueMin + (isLate ? drawDuration(keyed, compiled.pool, delay) : 0);
    });
  }

  /** A leaver's total is not its successor's. */
  beginAnew(): void {
    this.dueSoFar = 0;
  }

  /**
   * A delivery is settled in its month, with the party in whose service its deadline fell; what that party still owes in its
   * last month is late until then, and no later.
   */
  due(month: number, weights: number[]): number {
    const { sim, terms, deliveredMin } = this;
    const { monthStartMin } = sim.compiled;
    const { lastMonth, endMonth, servesFrom } = sim.life;
    const isLast = month === lastMonth || month === endMonth;
    const closeMin = monthStartMin[month + 1]!;
    /** deadlines up to here were those of the provider before */
    const owesFromMin = servesFrom > 0 ? monthStartMin[servesFrom]! : Number.NEGATIVE_INFINITY;
    const factor = terms.isIndexed ? sim.priceFactor[month]! : 1;
    let sum = 0;
    for (let at = 0; at < deliveredMin.length; at++) {
      const { valueEur, dueMin } = terms.deliverables[at]!;
      const atMin = deliveredMin[at]!;
      const isSettled =
        dueMin > owesFromMin && atMin >= monthStartMin[month]! && (atMin < closeMin || isLast);
      const days = isSettled ? daysLate(Math.min(atMin, closeMin) - dueMin) : 0;
      weights[at] = lateDeliveryEur(valueEur, days, terms.divisor) * factor;
      sum += weights[at]!;
    }
    const allowed = Math.max(0, Math.min(sum, terms.totalCapEur - this.dueSoFar));
    this.dueSoFar += allowed;
    return allowed;
  }
}

const deliverable = z.strictObject({
  id,
  name: text("name of the deliverable").optional(),
  value: money("value of the late part, before VAT and indexation"),
  due: z
    .union([
      z.strictObject({ month: integer("month at whose end it is due", { min: 1, max: 120 }) }),
      z.strictObject({ date: date("last day on which it is on time") }),
    ])
    .meta({ description: "end of a month, or a date" }),
  late: share("probability that it is late").default(1),
  delay: distribution("calendar time from the deadline to the delivery, where it is late"),
});

/** First minute after a deliverable's last day; a fault where the contract is over by then. */
function deadlineMin(context: ClauseContext, due: z.output<typeof deliverable>["due"], field: Path): number {
  const { calendars, monthDates, scenario } = context.compiler;
  const minutes = monthDates.map((day) => calendars.minuteOfDate(day));
  const horizon = minutes[scenario.months]!;
  const end =
    "month" in due ? (minutes[due.month] ?? Number.NaN) : calendars.minuteOfDate(dayAfter(due.date));
  if (!(end > 0 && end <= horizon))
    context.compiler.fault(
      "OUTSIDE_HORIZON",
      [...context.path, ...field],
      "month" in due ? due.month : due.date,
    );
  return end;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

export const lateDelivery = clauseForm({
  name: "lateDelivery",
  reads: "dates",
  fields: {
    deliverables: z.array(deliverable).min(1).max(200),
    divisor: number("divisor of value × days late", {
      min: 1,
      max: 100_000,
      source: "DOMAIN 2 P6 R23",
    }).default(1000),
    indexed: z
      .boolean()
      .default(false)
      .meta({ description: "the price’s indexation applies to the amount, after computing it" }),
    totalCap: z
      .strictObject({
        share: share("share of the value that the clause’s total may reach", { source: "DOMAIN 2 P6 R24" }),
        of: z
          .enum(["contract", "order"])
          .default("contract")
          .meta({ description: "fees of the whole contract as signed, or the deliverables listed" }),
      })
      .optional(),
  },
  compile: (context, written) => {
    const { compiler } = context;
    const deliverables = written.deliverables.map(({ id: name, value, due, late, delay }, at) => ({
      key: nameKey(name),
      valueEur: value,
      dueMin: deadlineMin(context, due, ["deliverables", at, "due"]),
      late,
      delay: compiler.distribution(delay),
    }));
    const order = deliverables.reduce((sum, { valueEur }) => sum + valueEur, 0);
    const { totalCap } = written;
    const base = totalCap?.of === "order" ? order : context.contractEur;
    const terms: Terms = {
      deliverables,
      divisor: written.divisor,
      isIndexed: written.indexed,
      totalCapEur: totalCap ? totalCap.share * base : Number.POSITIVE_INFINITY,
    };
    return { causes: written.deliverables.map(({ id: name }) => ({ id: name, line: -1, period: 1 })), terms };
  },
  open: (sim, _, terms) => new LateDeliveryClause(sim, terms),
});
