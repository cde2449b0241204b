/** A ticket's life between the points at which mechanisms act: arrival, desk, tiers, restoration, resolution. */
import { COLUMN } from "./columns.ts";
import { drawDuration, uniform } from "./kernel/draw.ts";
import { PURPOSE } from "./kernel/rng.ts";
import { FLAG, LIVE, STATE } from "./kernel/tickets.ts";
import { FLOW } from "./mechanisms/flows.ts";
import { priorityOf } from "./mechanisms/priority.ts";
import type { Simulation } from "./simulation.ts";

const tickets = LIVE;

/** Opens a candidate of the tape as a ticket of this design. */
export function arrive(sim: Simulation, candidate: number): void {
  if (sim.isDraining) return; // the contract has ended
  const { tape } = sim;
  const from = tape.flows[candidate]!;
  const flow = sim.flows[from]!;
  const isClient = flow.kind !== FLOW.background;
  if (!isClient && !sim.staff.servesFlow(from)) return;
  const ticket = tickets.open();
  tickets.flow[ticket] = from;
  tickets.ordinal[ticket] = tape.ordinals[candidate]!;
  tickets.effortMin[ticket] = tape.efforts[candidate]!;
  tickets.month[ticket] = sim.month;
  tickets.openedMin[ticket] = sim.nowMin;
  tickets.sinceMin[ticket] = sim.nowMin;
  tickets.endOrder[ticket] = -1;
  tickets.state[ticket] = STATE.queue;
  tickets.flags[ticket] = isClient ? FLAG.client : 0;
  priorityOf(sim, ticket, flow, tape.cells[candidate]!);
  if (!isClient) {
    proceed(sim, ticket);
    return;
  }
  tickets.touchMin[ticket] = 0;
  tickets.laterMin[ticket] = 0;
  tickets.restoredMin[ticket] = -1;
  if (sim.keepsClocks) tickets.clearClocks(ticket);
  if (flow.kind === FLOW.major) sim.add(COLUMN.majorIncidents, sim.month, 1);
  const needs = sim.onNeed;
  for (let at = 0; at < needs.length; at++) if (!needs[at]!(sim, ticket)) return;
  sim.add(COLUMN.scopedTickets, sim.month, 1);
  receive(sim, ticket, 0);
}

/** Takes a ticket that reaches the provider through the gates of arrival, from a given one on, to its desk. */
export function receive(sim: Simulation, ticket: number, fromGate: number): void {
  const gates = sim.onArrival;
  for (let at = fromGate; at < gates.length; at++) if (!gates[at]!(sim, ticket)) return;
  proceed(sim, ticket);
}

/** Brings a ticket to the desk that its component enters at. */
export function proceed(sim: Simulation, ticket: number): void {
  sim.add(COLUMN.simulatedTickets, sim.month, 1);
  const flow = sim.flows[tickets.flow[ticket]!]!;
  sim.staff.enter(ticket, flow, flow.entryTier);
  if ((tickets.flags[ticket]! & FLAG.client) !== 0)
    for (let at = 0; at < sim.onDesk.length; at++) sim.onDesk[at]!(sim, ticket);
  sim.staff.offer(ticket);
}

/** A tier has done its work: the ticket waits for its user, is passed on, or is resolved. */
export function workDone(sim: Simulation, ticket: number): void {
  if ((tickets.flags[ticket]! & FLAG.client) === 0) {
    tickets.close(ticket);
    return;
  }
  const gates = sim.onWorkDone;
  for (let at = 0; at < gates.length; at++) if (!gates[at]!(sim, ticket)) return;
  const flow = sim.flows[tickets.flow[ticket]!]!;
  const tier = tickets.tier[ticket]!;
  const team = tickets.team[ticket]!;
  const escalation = flow.escalation[tier - 1]!;
  if (
    escalation > 0 &&
    uniform(sim.draw(ticket, PURPOSE.escalate + tier - 1)) < escalation + sim.pace.escalation[team]!
  ) {
    const isWorkaround =
      flow.workaround > 0 && uniform(sim.draw(ticket, PURPOSE.workaround + tier - 1)) < flow.workaround;
    sim.changeState(ticket, STATE.queue);
    if (isWorkaround) restore(sim, ticket);
    tickets.effortMin[ticket] = drawDuration(
      sim.draw(ticket, PURPOSE.effort + tier),
      sim.compiled.pool,
      flow.effort[tier]!,
    );
    sim.staff.enter(ticket, flow, tier + 1);
    sim.staff.offer(ticket);
    return;
  }
  sim.changeState(ticket, STATE.queue);
  restore(sim, ticket);
  for (let at = 0; at < sim.onResolution.length; at++) sim.onResolution[at]!(sim, ticket);
  leave(sim, ticket);
}

/** Service is back for the user, once. */
function restore(sim: Simulation, ticket: number): void {
  if ((tickets.flags[ticket]! & FLAG.restored) !== 0) return;
  tickets.flags[ticket]! |= FLAG.restored;
  tickets.restoredMin[ticket] = sim.nowMin;
  for (let at = 0; at < sim.onRestoration.length; at++) sim.onRestoration[at]!(sim, ticket);
}

/** The ticket is over for everybody. */
export function leave(sim: Simulation, ticket: number): void {
  for (let at = 0; at < sim.onEnd.length; at++) sim.onEnd[at]!(sim, ticket);
  tickets.close(ticket);
}
