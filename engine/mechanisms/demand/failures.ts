/** A component that fails alone: while one of its incidents is open, no other comes. Its failures and repairs alternate. */
import { FLAG } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { FLOW } from "./flows.ts";

/** By component: 1 where it fails alone. Neutral: incidents come whatever is open. */
export function compileFailures(scenario: Scenario): Uint8Array {
  return Uint8Array.from(Object.values(scenario.situation.components), ({ failsAlone }) =>
    failsAlone === true ? 1 : 0,
  );
}

const NOBODY = -1;

export function installFailures(sim: Simulation): void {
  const { failsAlone } = sim.compiled;
  if (!failsAlone.includes(1)) return;
  const { tickets } = sim;
  /** by component: the last ticket that held it down */
  const holder = new Int32Array(failsAlone.length);
  sim.onReset.push(() => {
    holder.fill(NOBODY);
  });
  const componentOf = (ticket: number) => sim.flows[tickets.flow[ticket]!]!.component;
  /** an incident that goes unreported, or never happens, leaves its place without a word */
  const holds = (ticket: number, component: number) =>
    ticket !== NOBODY &&
    tickets.isLive(ticket) &&
    tickets.owner[ticket] === sim.owner &&
    (tickets.flags[ticket]! & FLAG.failure) !== 0 &&
    componentOf(ticket) === component;
  const isFailure = (ticket: number) => {
    const { component, kind } = sim.flows[tickets.flow[ticket]!]!;
    const isIncident = kind === FLOW.client && (tickets.flags[ticket]! & FLAG.request) === 0;
    return isIncident && failsAlone[component] === 1;
  };
  /** False if another one holds the component down already. */
  const takeDown = (ticket: number): boolean => {
    const component = componentOf(ticket);
    if (holds(holder[component]!, component)) return false;
    holder[component] = ticket;
    tickets.flags[ticket]! |= FLAG.failure;
    return true;
  };
  sim.onNeed.push((_, ticket) => {
    if (!isFailure(ticket) || takeDown(ticket)) return true;
    tickets.close(ticket);
    return false;
  });
  sim.onReopen.push((_, ticket) => {
    if (isFailure(ticket)) takeDown(ticket);
  });
  const repaired = (_: Simulation, ticket: number) => {
    tickets.flags[ticket]! &= ~FLAG.failure;
  };
  sim.onRestoration.push(repaired);
  sim.onEnd.push(repaired);
}
