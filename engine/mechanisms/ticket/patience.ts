/** Patience: a user whose ticket waits too long before work begins withdraws it and does without the provider. */
import type { Compiler } from "../../compile/compiler.ts";
import { drawDuration } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { advance } from "../../kernel/window.ts";
import { EVENT } from "../../life/events.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { withdrawTicket } from "./lost-calls.ts";

/** By component: place of its law in the pool of distributions, or -1. Neutral: -1 for all. */
export type CompiledPatience = Int32Array;

export function compilePatience(compiler: Compiler, scenario: Scenario): CompiledPatience {
  const { clientStaff } = scenario.situation;
  const components = Object.values(scenario.situation.components);
  if (!clientStaff && components.some(({ patience }) => patience))
    compiler.fault("MISSING_FIELD", ["situation", "clientStaff"]);
  return Int32Array.from(components, ({ patience }) => (patience ? compiler.distribution(patience) : -1));
}

/**
 * Patience runs in the users' hours from the ticket's arrival at its desk. The event that ends it is stale once work has
 * begun, since the end of the work is then what the ticket waits for.
 */
export function installPatience(sim: Simulation): void {
  const { patience, pool, windows, impact } = sim.compiled;
  if (patience.every((law) => law < 0)) return;
  const { tickets } = sim;
  const window = windows[impact.window]!;
  sim.onDesk.push((_, ticket) => {
    const law = patience[sim.flows[tickets.flow[ticket]!]!.component]!;
    if (law < 0) return;
    const minutes = drawDuration(sim.draw(ticket, PURPOSE.patience), pool, law);
    const end = advance(window, sim.nowMin, minutes);
    tickets.endOrder[ticket] = sim.schedule(end, RANK.release, EVENT.patienceEnds, ticket);
  });
  sim.handlers[EVENT.patienceEnds] = (_, ticket) => {
    // orders tell the events of one client apart: the place may be another client's ticket by now
    const isOwn = tickets.owner[ticket] === sim.owner;
    if (isOwn && tickets.endOrder[ticket] === sim.eventOrder) withdrawTicket(sim, ticket);
  };
}
