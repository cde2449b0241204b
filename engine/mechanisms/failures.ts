/** A component that fails alone: while one of its incidents is open, no other comes. Its failures and repairs alternate. */
import { FLAG } from "../kernel/tickets.ts";
import type { Scenario } from "../model.ts";
import type { Simulation } from "../simulation.ts";
import { FLOW } from "./flows.ts";

/** By component: 1 where it fails alone. Neutral: incidents come whatever is open. */
export function compileFailures(scenario: Scenario): Uint8Array {
  return Uint8Array.from(Object.values(scenario.situation.components), ({ failsAlone }) =>
    failsAlone === true ? 1 : 0,
  );
}

export function installFailures(sim: Simulation): void {
  const { failsAlone } = sim.compiled;
  if (!failsAlone.includes(1)) return;
  const { tickets } = sim;
  const isDown = new Uint8Array(failsAlone.length);
  sim.onReset.push(() => {
    isDown.fill(0);
  });
  sim.onNeed.push((_, ticket) => {
    const { component, kind } = sim.flows[tickets.flow[ticket]!]!;
    if (kind !== FLOW.client || failsAlone[component] === 0) return true;
    if (isDown[component] === 1) {
      tickets.close(ticket);
      return false;
    }
    isDown[component] = 1;
    tickets.flags[ticket]! |= FLAG.failure;
    return true;
  });
  const repaired = (_: Simulation, ticket: number) => {
    if ((tickets.flags[ticket]! & FLAG.failure) === 0) return;
    tickets.flags[ticket]! &= ~FLAG.failure;
    isDown[sim.flows[tickets.flow[ticket]!]!.component] = 0;
  };
  sim.onRestoration.push(repaired);
  sim.onEnd.push(repaired);
}
