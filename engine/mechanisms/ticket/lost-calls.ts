/** Calls that the desk never serves: blocked on arrival, or withdrawn by a user who waited too long. The client's own staff do the work. */

import { FLAG } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import { LOST, lifeLayout } from "../../life/layout.ts";
import type { Simulation } from "../../life/simulation.ts";
import { leaveToClient } from "./outside.ts";

/** A call finds every line taken: it never reaches the desk. A pool's other clients lose theirs without trace. */
export function loseCall(sim: Simulation, ticket: number): void {
  const { tickets } = sim;
  if ((tickets.flags[ticket]! & FLAG.client) === 0) {
    tickets.close(ticket);
    return;
  }
  sim.add(COLUMN.blockedTickets, tickets.month[ticket]!, 1);
  leave(sim, ticket, LOST.blocked);
}

/** A user withdraws a ticket that still waits in its queue. */
export function withdrawTicket(sim: Simulation, ticket: number): void {
  sim.staff.withdraw(ticket);
  sim.add(COLUMN.withdrawnTickets, sim.tickets.month[ticket]!, 1);
  leave(sim, ticket, LOST.withdrawn);
}

/** It leaves the contract's denominators, never the experienced one. */
function leave(sim: Simulation, ticket: number, kind: number): void {
  const { tickets } = sim;
  const declared = Math.min(3, tickets.declared[ticket]!);
  const place = lifeLayout(sim.compiled, sim.design).lost + LOST.count * declared;
  sim.out[place + kind]!++;
  if (kind === LOST.withdrawn) sim.out[place + LOST.waitMin]! += sim.nowMin - tickets.openedMin[ticket]!;
  tickets.flags[ticket]! |= FLAG.bypassed | FLAG.unmeasured;
  sim.add(COLUMN.bypassedTickets, tickets.month[ticket]!, 1);
  leaveToClient(sim, ticket);
}
