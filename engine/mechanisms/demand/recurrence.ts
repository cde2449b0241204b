/** Recurrence: an incident plants further ones, which plant others (a self-exciting process), as long as its cause is there. */
import { z } from "zod";
import { exponential, poisson } from "../../kernel/draw.ts";
import { bornOrdinal, PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { duration, share } from "../../scenario/units.ts";
import { FLOW } from "./flows.ts";

const tickets = LIVE;

/** Neutral: branching 0. */
export const recurrenceParams = z.strictObject({
  branching: share("mean number of further incidents that an incident plants", {
    max: 0.95,
    source: "DOMAIN 5.7 R63",
  }),
  delay: duration("mean delay of a planted incident after its parent’s arrival").default(20_160),
});

/** By component. */
export interface CompiledRecurrence {
  branching: Float64Array;
  delayMin: Float64Array;
  isNeutral: boolean;
}

export function compileRecurrence(scenario: Scenario): CompiledRecurrence {
  const stated = Object.values(scenario.situation.components).map(({ recurrence }) => recurrence);
  const branching = Float64Array.from(stated, (one) => one?.branching ?? 0);
  return {
    branching,
    delayMin: Float64Array.from(stated, (one) => one?.delay ?? 0),
    isNeutral: branching.every((mean) => mean === 0),
  };
}

/**
 * Plants Poisson(branching) children of every incident, reported or not, each an exponential delay after its arrival. A child
 * is an incident of the same component and item with records of its own, keyed (parent, k); it may go unreported like any other.
 */
export function installRecurrence(sim: Simulation): void {
  const { branching, delayMin, isNeutral } = sim.compiled.demand.recurrence;
  if (isNeutral) return;
  sim.onNeed.push((_, ticket) => {
    const flow = tickets.flow[ticket]!;
    const { component, kind } = sim.flows[flow]!;
    if (kind !== FLOW.client || (tickets.flags[ticket]! & (FLAG.request | FLAG.shadow)) !== 0) return true;
    if (branching[component] === 0) return true;
    const bits = sim.draw(ticket, PURPOSE.children);
    const children = poisson(bits, branching[component]!);
    for (let k = 0; k < children; k++) {
      const atMin = sim.nowMin + delayMin[component]! * exponential(bits);
      const ordinal = bornOrdinal(tickets.ordinal[ticket]!, PURPOSE.children, k);
      sim.births.plan(sim, atMin, flow, ordinal, tickets.item[ticket]!, FLAG.recurrent);
    }
    return true;
  });
  sim.onArrival.push((_, ticket) => {
    if ((tickets.flags[ticket]! & FLAG.recurrent) !== 0) sim.add(COLUMN.recurrentTickets, sim.month, 1);
    return true;
  });
}
