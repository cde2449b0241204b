/** Ageing: a component's incidents, and its major incidents, grow by so much a year since it was last renewed. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { exponential, poisson, uniform } from "../../kernel/draw.ts";
import { exp, log } from "../../kernel/elementary.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { date } from "../../scenario/notation.ts";
import { integer, number, share } from "../../scenario/units.ts";
import { FLOW } from "./flows.ts";

const tickets = LIVE;
const YEAR_MIN = 525_960;

/** Neutral: rate 0, no end of life. The component's rates are those of its age at the start. */
export const ageingParams = z.strictObject({
  rate: share("growth of its incidents a year since its last renewal", {
    min: -0.5,
    max: 5,
    examples: ["12%"],
    source: "DOMAIN 4.1 K/G",
  }),
  age: number("years since its last renewal at the start", { unit: "yr", min: 0, max: 50 }).default(0),
  endOfLife: z
    .strictObject({
      age: number("age from which it is past its end of life", { unit: "yr", min: 0, max: 50 }),
      factor: number("its incidents × this from then on", { min: 1, max: 100, source: "DOMAIN 4.1 K/G" }),
    })
    .optional(),
  renewals: z
    .array(
      z.union([
        z.strictObject({ month: integer("month at whose first day it is renewed", { min: 1, max: 120 }) }),
        z.strictObject({ date: date("day on which it is renewed") }),
      ]),
    )
    .max(50)
    .default([])
    .meta({ description: "the client’s plan of renewal; a rule may `renew` too" }),
});

export interface AgeingTable {
  /** growth per minute, as an exponent */
  perMin: number;
  ageMin: number;
  endMin: number;
  endFactor: number;
  /** minutes of the renewals of the client's plan, in order */
  renewals: number[];
}

/** By component; null where it does not age. */
export type CompiledAgeing = (AgeingTable | null)[];

export function compileAgeing(compiler: Compiler, scenario: Scenario): CompiledAgeing {
  return Object.entries(scenario.situation.components).map(([id, { ageing }]) => {
    if (!ageing || (ageing.rate === 0 && (ageing.endOfLife?.factor ?? 1) === 1)) return null;
    const { rate, age, endOfLife, renewals } = ageing;
    const horizon = compiler.calendars.minuteOfDate(compiler.monthDates[scenario.months] as string);
    const minutes = renewals.map((one, at) => {
      const day = "date" in one ? one.date : compiler.monthDates[one.month - 1];
      const minute = day === undefined ? Number.NaN : compiler.calendars.minuteOfDate(day);
      if (!(minute >= 0 && minute < horizon))
        compiler.fault("OUTSIDE_HORIZON", ["situation", "components", id, "ageing", "renewals", at], day);
      return minute;
    });
    return {
      perMin: log(1 + rate) / YEAR_MIN,
      ageMin: age * YEAR_MIN,
      endMin: endOfLife ? endOfLife.age * YEAR_MIN : Number.POSITIVE_INFINITY,
      endFactor: endOfLife?.factor ?? 1,
      renewals: minutes.sort((a, b) => a - b),
    };
  });
}

/** Age at an instant by the client's plan alone. */
function plannedAge({ ageMin, renewals }: AgeingTable, atMin: number): number {
  let age = ageMin + atMin;
  for (const renewal of renewals) if (renewal <= atMin) age = atMin - renewal;
  return age;
}

/** Incidents at an age, over those at another. */
function growth({ perMin, endMin, endFactor }: AgeingTable, age: number, reference: number): number {
  const step = (age >= endMin ? endFactor : 1) / (reference >= endMin ? endFactor : 1);
  return exp(perMin * (age - reference)) * step;
}

/** Incidents at an instant over those at the start, by the client's plan alone: what the tape is drawn at, and the most that a design sees. */
export const plannedGrowth = (table: AgeingTable, atMin: number): number =>
  growth(table, plannedAge(table, atMin), table.ageMin);

/** Share of a flow's candidates that are requests, which do not age, where incidents have grown. */
export const agedRequestShare = (requestShare: number, grown: number): number =>
  requestShare / (requestShare + (1 - requestShare) * grown);

/** Related tickets of major incidents that a renewal has spared, by their minute: they do not come either. */
class Spared {
  private readonly minutes: number[] = [];

  clear(): void {
    this.minutes.length = 0;
  }

  /** Draws the burst of a spared major incident as the tape has drawn it. */
  add(sim: Simulation, major: number): void {
    const from = tickets.flow[major]!;
    const related = sim.flows.findIndex(({ kind, major: of }) => kind === FLOW.related && of === from);
    if (related < 0) return;
    const { relatedMean, relatedDecayMin } = sim.flows[related]!;
    const { key0, key1 } = sim.tape;
    const bits = sim.keyed.seek(key0[related]!, key1[related]!, tickets.ordinal[major]!, PURPOSE.related);
    for (let left = poisson(bits, relatedMean); left > 0; left--)
      this.minutes.push(sim.nowMin + relatedDecayMin * exponential(bits));
  }

  has(minute: number): boolean {
    const at = this.minutes.indexOf(minute);
    if (at >= 0) this.minutes.splice(at, 1);
    return at >= 0;
  }
}

/** Requests do not age; where an amendment renews a component, the design admits a candidate iff its mark is below rate / bound. */
export function installAgeing(sim: Simulation): void {
  const { ageing } = sim.compiled.demand;
  if (ageing.every((table) => table === null)) return;
  const spared = new Spared();
  sim.onReset.push(() => {
    spared.clear();
    sim.renewedMin.fill(-1);
  });
  const renews = sim.design.governance.rules.some(({ actions }) =>
    actions.some(({ kind }) => kind === "renew"),
  );
  sim.onNeed.push((_, ticket) => {
    const { component, kind, requestShare } = sim.flows[tickets.flow[ticket]!]!;
    const table = ageing[component]!;
    if (table === null || tickets.ordinal[ticket]! < 0) return true;
    if (kind === FLOW.client && requestShare > 0) markRequest(sim, ticket, table, requestShare);
    if (!renews || (tickets.flags[ticket]! & FLAG.request) !== 0) return true;
    const lives =
      kind === FLOW.related
        ? !spared.has(sim.nowMin)
        : uniform(sim.draw(ticket, PURPOSE.aged)) < admitted(sim, component, table);
    if (lives) return true;
    if (kind === FLOW.major) spared.add(sim, ticket);
    tickets.close(ticket);
    return false;
  });
}

function markRequest(sim: Simulation, ticket: number, table: AgeingTable, requestShare: number): void {
  const requests = agedRequestShare(requestShare, plannedGrowth(table, sim.nowMin));
  tickets.flags[ticket]! &= ~FLAG.request;
  if (uniform(sim.draw(ticket, PURPOSE.kind)) < requests) tickets.flags[ticket]! |= FLAG.request;
}

/** Incidents of a component in this design over those on the tape. */
function admitted(sim: Simulation, component: number, table: AgeingTable): number {
  const renewed = sim.renewedMin[component]!;
  const planned = plannedAge(table, sim.nowMin);
  const age = sim.nowMin - renewed;
  return renewed < 0 || age >= planned ? 1 : growth(table, age, planned);
}
