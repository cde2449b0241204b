/** Which line measures a ticket, and the month of an instant of its life. */
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";

const tickets = LIVE;

/** Line of a metric that measures the ticket as it is declared, or -1. */
export function lineMeasuring(sim: Simulation, ticket: number, metric: number): number {
  const { design } = sim;
  const declared = tickets.declared[ticket]!;
  const flags = tickets.flags[ticket]!;
  if (declared > 3 || (flags & FLAG.unmeasured) !== 0) return -1;
  const line = design.lineOf[metric * 4 + declared]!;
  return line >= 0 && (design.slas[line]!.countsRequests || (flags & FLAG.request) === 0) ? line : -1;
}

/** Month of an instant from the ticket's opening on; the life's last one beyond its end. */
export function monthOf(sim: Simulation, ticket: number, atMin: number): number {
  const { monthStartMin } = sim.compiled;
  let month = tickets.month[ticket]!;
  while (month < sim.life.lastMonth && monthStartMin[month + 1]! <= atMin) month++;
  return month;
}
