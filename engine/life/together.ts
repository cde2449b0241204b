/** The lives of all clients of a portfolio under one design: their events in one order of time. */

import { ARRIVAL_ORDER, RANK, rankOf } from "../kernel/event-heap.ts";
import { begin, closeLife } from "./event-loop.ts";
import { ENTITY_BITS, ENTITY_MASK } from "./events.ts";
import { arrive } from "./lifecycle.ts";
import type { Simulation } from "./simulation.ts";
import type { Tape } from "./tape.ts";

/** One client: its simulation, its tape and the next candidate of it; what comes first, and when. */
interface Client {
  sim: Simulation;
  tape: Tape;
  candidate: number;
  nextMin: number;
  rank: number;
}

/** Finds what comes next for a client, in the order that it has alone. */
function look(client: Client): void {
  const { sim, tape, candidate } = client;
  const arrivalMin = candidate < tape.count ? tape.times[candidate]! : Number.POSITIVE_INFINITY;
  const eventMin = sim.heap.peekTime();
  const isArrival =
    arrivalMin < eventMin ||
    (arrivalMin === eventMin && arrivalMin < sim.compiled.boundMin && sim.heap.peekOrder() >= ARRIVAL_ORDER);
  client.nextMin = isArrival ? arrivalMin : eventMin;
  client.rank = isArrival ? RANK.arrival : rankOf(sim.heap.peekOrder());
  if (!isArrival) return;
  client.rank -= 0.5; // events of an arrival's own rank come after it
}

const comesBefore = (one: Client, other: Client) =>
  one.nextMin < other.nextMin || (one.nextMin === other.nextMin && one.rank < other.rank);

function step(client: Client): void {
  const { sim } = client;
  if (client.rank === RANK.arrival - 0.5) {
    arrive(sim, client.candidate++);
    return;
  }
  sim.eventOrder = sim.heap.peekOrder();
  const event = sim.heap.pop();
  sim.handlers[event >>> ENTITY_BITS]!(sim, event & ENTITY_MASK);
}

/** Plays every client to the end. At one instant: by rank, then in the order of the clients; a client alone plays as ever. */
export function playTogether(sims: readonly Simulation[], tapes: readonly Tape[]): void {
  const clients = sims.map((sim, at) => ({ sim, tape: tapes[at]!, candidate: 0, nextMin: 0, rank: 0 }));
  for (const { sim, tape } of clients.toReversed()) begin(sim, tape); // the owner of the teams last: it sets their pace
  const bound = sims[0]!.compiled.boundMin;
  for (;;) {
    let first = clients[0]!;
    for (const client of clients) {
      look(client);
      if (comesBefore(client, first)) first = client;
    }
    if (!(first.nextMin <= bound)) break;
    for (const sim of sims) sim.nowMin = first.nextMin;
    step(first);
  }
  for (const sim of sims) closeLife(sim);
}
