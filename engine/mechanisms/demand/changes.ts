/** Changes: work on a component that no user waits for; a share of them fails and brings incidents. */
import { z } from "zod";
import { exponential, poisson, uniform } from "../../kernel/draw.ts";
import { bornOrdinal, PURPOSE } from "../../kernel/rng.ts";
import { LIVE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Component } from "../../scenario/model.ts";
import { duration, integer, number, rate, share } from "../../scenario/units.ts";
import { FLOW } from "./flows.ts";

const tickets = LIVE;

/** Neutral: rate 0. Changes are counted apart: no clock, no experience, the lowest priority. */
export const changeParams = z.strictObject({
  rate: rate("changes per unit and month", { source: "DOMAIN 4.1 C4" }),
  effort: distribution("touch time of a change"),
  tier: integer("tier that makes them; default: the component’s tier of entry", {
    min: 1,
    max: 5,
  }).optional(),
  failure: share("share of the changes that fail", { source: "DOMAIN 5.7 R54" }).default(0),
  incidents: number("mean number of incidents that a failed change brings", {
    min: 0,
    max: 1000,
    source: "DOMAIN 5.7 G",
  }).default(0),
  decay: duration("mean delay of such an incident after the change").default(2880),
});

export interface ChangeTable {
  failure: number;
  incidents: number;
  decayMin: number;
}

/** By component; null where no change brings anything. */
export type CompiledChanges = (ChangeTable | null)[];

export function compileChanges(components: readonly Component[]): CompiledChanges {
  return components.map(({ changes }) =>
    changes ? { failure: changes.failure, incidents: changes.incidents, decayMin: changes.decay } : null,
  );
}

/** A change that is done may have failed: incidents of its component follow, keyed by the change. */
export function installChanges(sim: Simulation): void {
  if (!sim.flows.some(({ kind }) => kind === FLOW.change)) return;
  const { changes } = sim.compiled.demand;
  const incidentsOf = changes.map((_, component) =>
    sim.flows.findIndex((flow) => flow.kind === FLOW.client && flow.component === component),
  );
  sim.onOtherWorkDone.push((_, ticket) => {
    const { kind, component } = sim.flows[tickets.flow[ticket]!]!;
    if (kind !== FLOW.change || sim.isDraining) return;
    const { failure, incidents, decayMin } = changes[component]!;
    sim.add(COLUMN.changes, sim.month, 1);
    if (failure === 0 || uniform(sim.draw(ticket, PURPOSE.failure)) >= failure) return;
    sim.add(COLUMN.failedChanges, sim.month, 1);
    const bits = sim.draw(ticket, PURPOSE.induced);
    const count = poisson(bits, incidents);
    for (let k = 0; k < count; k++) {
      const ordinal = bornOrdinal(tickets.ordinal[ticket]!, PURPOSE.induced, k);
      const atMin = sim.nowMin + decayMin * exponential(bits);
      sim.births.plan(sim, atMin, incidentsOf[component]!, ordinal, 0, 0);
    }
  });
}
