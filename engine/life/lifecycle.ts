/** A ticket's life between the points at which mechanisms act: arrival, desk, tiers, restoration, resolution. */

import { drawDuration, uniform } from "../kernel/draw.ts";
import { PURPOSE, ROUND } from "../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../kernel/tickets.ts";
import { FLOW, isClientFlow } from "../mechanisms/demand/flows.ts";
import { priorityOf } from "../mechanisms/ticket/priority.ts";
import { COLUMN } from "./columns.ts";
import type { Simulation } from "./simulation.ts";

const tickets = LIVE;

/** Opens a candidate of the tape as a ticket of this design. */
export function arrive(sim: Simulation, candidate: number): void {
  if (sim.isDraining) return; // the contract has ended
  const { tape } = sim;
  const from = tape.flows[candidate]!;
  if (sim.flows[from]!.kind === FLOW.background && !sim.staff.servesFlow(from)) return;
  const ticket = open(sim, from, tape.ordinals[candidate]!);
  tickets.effortMin[ticket] = tape.efforts[candidate]!;
  start(sim, ticket, tape.cells[candidate]!);
}

/** A ticket that this design has brought about reaches its minute: an incident whose cell and effort are keyed draws. */
export function bear(sim: Simulation, birth: number): void {
  const { births } = sim;
  if (sim.isDraining) return; // the contract has ended
  const ticket = open(sim, births.flow[birth]!, births.ordinal[birth]!);
  tickets.flags[ticket]! |= births.flags[birth]!;
  tickets.item[ticket] = births.item[birth]!;
  births.release(birth);
  const { cells, shares, effort, entryTier } = sim.flows[tickets.flow[ticket]!]!;
  const mark = uniform(sim.draw(ticket, PURPOSE.bornCell));
  let cell = 0;
  while (mark >= shares[cell]!) cell++;
  tickets.effortMin[ticket] = drawDuration(
    sim.draw(ticket, PURPOSE.bornEffort),
    sim.compiled.pool,
    effort[entryTier - 1]!,
  );
  start(sim, ticket, cells[cell]!);
}

/** A place for a ticket that begins now. */
export function open(sim: Simulation, from: number, ordinal: number): number {
  const ticket = tickets.open();
  tickets.owner[ticket] = sim.owner;
  tickets.flow[ticket] = from;
  tickets.ordinal[ticket] = ordinal;
  tickets.month[ticket] = sim.month;
  tickets.openedMin[ticket] = sim.nowMin;
  tickets.sinceMin[ticket] = sim.nowMin;
  tickets.endOrder[ticket] = -1;
  tickets.state[ticket] = STATE.queue;
  tickets.flags[ticket] = isClientFlow(sim.flows[from]!) ? FLAG.client : 0;
  return ticket;
}

function start(sim: Simulation, ticket: number, cell: number): void {
  const flow = sim.flows[tickets.flow[ticket]!]!;
  priorityOf(sim, ticket, flow, cell);
  if (!isClientFlow(flow)) {
    proceed(sim, ticket);
    return;
  }
  tickets.touchMin[ticket] = 0;
  tickets.laterMin[ticket] = 0;
  tickets.restoredMin[ticket] = -1;
  if (sim.keepsClocks) tickets.clearClocks(ticket);
  const needs = sim.onNeed;
  for (let at = 0; at < needs.length; at++) if (!needs[at]!(sim, ticket)) return;
  if (flow.kind === FLOW.major) sim.add(COLUMN.majorIncidents, sim.month, 1);
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
  if (!sim.staff.takes(ticket)) return;
  if ((tickets.flags[ticket]! & FLAG.client) !== 0) {
    for (let at = 0; at < sim.onTier.length; at++) sim.onTier[at]!(sim, ticket);
    for (let at = 0; at < sim.onDesk.length; at++) sim.onDesk[at]!(sim, ticket);
  }
  sim.staff.offer(ticket);
}

/** Sends a ticket to the tail of a tier's queue with an effort of its own for it. */
export function sendTo(sim: Simulation, ticket: number, tier: number): void {
  const flow = sim.flows[tickets.flow[ticket]!]!;
  tickets.effortMin[ticket] = drawDuration(
    sim.draw(ticket, PURPOSE.effort + tier - 1 + roundOf(ticket)),
    sim.compiled.pool,
    flow.effort[tier - 1]!,
  );
  sim.staff.enter(ticket, flow, tier);
  for (let at = 0; at < sim.onTier.length; at++) sim.onTier[at]!(sim, ticket);
  sim.staff.offer(ticket);
}

/** What a ticket that came back adds to the purposes of its draws. */
export function roundOf(ticket: number): number {
  return (tickets.flags[ticket]! & FLAG.reopened) !== 0 ? ROUND * tickets.returns[ticket]! : 0;
}

/** A technician takes a ticket up; the first to do so ends its response. */
export function startWork(sim: Simulation, ticket: number): void {
  if ((tickets.flags[ticket]! & FLAG.client) === 0) return;
  sim.changeState(ticket, STATE.work);
  if ((tickets.flags[ticket]! & FLAG.responded) !== 0) return;
  tickets.flags[ticket]! |= FLAG.responded;
  tickets.respondedMin[ticket] = sim.nowMin;
  for (let at = 0; at < sim.onResponse.length; at++) sim.onResponse[at]!(sim, ticket);
}

/** A tier has done its work: the ticket waits for its user, is passed on, or is resolved. */
export function workDone(sim: Simulation, ticket: number): void {
  if ((tickets.flags[ticket]! & FLAG.client) === 0) {
    for (let at = 0; at < sim.onOtherWorkDone.length; at++) sim.onOtherWorkDone[at]!(sim, ticket);
    tickets.close(ticket);
    return;
  }
  const gates = sim.onWorkDone;
  for (let at = 0; at < gates.length; at++) if (!gates[at]!(sim, ticket)) return;
  conclude(sim, ticket);
}

/** Passes a ticket on to the next tier, or resolves it. */
export function conclude(sim: Simulation, ticket: number): void {
  const flow = sim.flows[tickets.flow[ticket]!]!;
  const tier = tickets.tier[ticket]!;
  let escalation = flow.escalation[tier - 1]!;
  if (escalation > 0) escalation += sim.pace.escalation[tickets.team[ticket]!]!;
  for (let at = 0; at < sim.onEscalation.length; at++)
    escalation = sim.onEscalation[at]!(sim, ticket, escalation);
  const round = roundOf(ticket);
  if (escalation > 0 && uniform(sim.draw(ticket, PURPOSE.escalate + tier - 1 + round)) < escalation) {
    const isWorkaround =
      flow.workaround > 0 &&
      uniform(sim.draw(ticket, PURPOSE.workaround + tier - 1 + round)) < flow.workaround;
    sim.changeState(ticket, STATE.queue);
    if (isWorkaround) restore(sim, ticket);
    sendTo(sim, ticket, tier + 1);
    return;
  }
  const gates = sim.onSolved;
  for (let at = 0; at < gates.length; at++) if (!gates[at]!(sim, ticket)) return;
  resolve(sim, ticket);
  leave(sim, ticket);
}

/** The ticket is solved: service is back, the clocks stop. */
export function resolve(sim: Simulation, ticket: number): void {
  sim.changeState(ticket, STATE.queue);
  restore(sim, ticket);
  for (let at = 0; at < sim.onResolution.length; at++) sim.onResolution[at]!(sim, ticket);
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
