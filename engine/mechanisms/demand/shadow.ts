/** Shadow items: a request that was refused, or taken round the provider, may leave an item behind that nobody manages. */
import { z } from "zod";
import { exponential, uniform } from "../../kernel/draw.ts";
import { bornOrdinal, PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { rate, share } from "../../scenario/units.ts";
import { FLOW, MONTH_MIN } from "./flows.ts";

const tickets = LIVE;

/** Neutral: probability 0. */
export const shadowParams = z.strictObject({
  probability: share("probability that a refused or bypassed request leaves an unmanaged item behind", {
    source: "DOMAIN 8 E1 G",
  }),
  tickets: rate("tickets of such an item per month"),
  of: z
    .enum(["requests", "all"])
    .default("requests")
    .meta({ description: "what leaves items behind: requests, or incidents too" }),
});

export interface CompiledShadow {
  probability: number;
  perMin: number;
  ofAll: boolean;
  isNeutral: boolean;
}

export function compileShadow(scenario: Scenario): CompiledShadow {
  const { shadow } = scenario.situation;
  return {
    probability: shadow?.probability ?? 0,
    perMin: (shadow?.tickets ?? 0) / MONTH_MIN,
    ofAll: shadow?.of === "all",
    isNeutral: !shadow || shadow.probability === 0 || shadow.tickets === 0,
  };
}

/** Whether the ticket comes from an item that no amendment has covered since it was left behind. */
export function isUnmanaged(sim: Simulation, ticket: number): boolean {
  if ((tickets.flags[ticket]! & FLAG.shadow) === 0) return false;
  const { component } = sim.flows[tickets.flow[ticket]!]!;
  return sim.scope.rebaselinedMin[component]! <= tickets.item[ticket]!;
}

/**
 * Items are left behind, and their tickets come one after the other (a Poisson process keyed by what left the item): grey until
 * an amendment takes the component as it is, in scope afterwards. A ticket's `item` is the minute at which its item appeared.
 */
export function installShadow(sim: Simulation): void {
  const { shadow } = sim.compiled.demand;
  if (shadow.isNeutral) return;
  const planNext = (ticket: number, appearedMin: number) => {
    const gap = exponential(sim.draw(ticket, PURPOSE.shadowGap)) / shadow.perMin;
    const ordinal = bornOrdinal(tickets.ordinal[ticket]!, PURPOSE.shadow, 0);
    sim.births.plan(sim, sim.nowMin + gap, tickets.flow[ticket]!, ordinal, appearedMin, FLAG.shadow);
  };
  sim.onLeft.push((_, ticket) => {
    const flags = tickets.flags[ticket]!;
    if (sim.flows[tickets.flow[ticket]!]!.kind !== FLOW.client || (flags & FLAG.shadow) !== 0) return;
    if (!shadow.ofAll && (flags & FLAG.request) === 0) return;
    if (uniform(sim.draw(ticket, PURPOSE.shadow)) >= shadow.probability) return;
    sim.add(COLUMN.shadowItems, sim.month, 1);
    planNext(ticket, Math.floor(sim.nowMin));
  });
  sim.onNeed.push((_, ticket) => {
    if ((tickets.flags[ticket]! & FLAG.shadow) === 0) return true;
    planNext(ticket, tickets.item[ticket]!);
    return true;
  });
  sim.onArrival.push((_, ticket) => {
    if ((tickets.flags[ticket]! & FLAG.shadow) !== 0) sim.add(COLUMN.shadowTickets, sim.month, 1);
    return true;
  });
}
