/** When a waiting ticket is due, and the work that it is expected to need: what anybody can know of it beforehand. */
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import { advance } from "../../kernel/window.ts";
import type { Simulation } from "../../life/simulation.ts";

const tickets = LIVE;

/** Due time of work without any promise: it comes after all that has one. */
export const NO_DUE_MIN = 1e12;

/** When a ticket is due on an SLA line, as the contract reads its clock; no clock of this contract is kept for work of a pool's others. */
export function dueOnLine(sim: Simulation, ticket: number, line: number): number {
  const { window, metric } = sim.design.slas[line]!;
  if ((tickets.flags[ticket]! & FLAG.client) !== 0) return sim.sla.dueMin(ticket, line, metric);
  return advance(sim.compiled.windows[window]!, tickets.openedMin[ticket]!, sim.targetMin[line]!);
}

/** Whether the clock of a metric still runs for a ticket. */
export function isRunning(ticket: number, metric: number): boolean {
  const flags = tickets.flags[ticket]!;
  return metric === 0 ? (flags & FLAG.responded) === 0 : metric === 2 || (flags & FLAG.restored) === 0;
}

const METRICS = [1, 2, 0];

/** Due time of the promise still open: restoration, else resolution, else response. */
export function dueTime(sim: Simulation, ticket: number): number {
  const declared = tickets.declared[ticket]!;
  if (declared > 3) return NO_DUE_MIN;
  for (let at = 0; at < METRICS.length; at++) {
    const metric = METRICS[at]!;
    const line = sim.design.lineOf[metric * 4 + declared]!;
    if (line < 0 || (metric === 1 && (tickets.flags[ticket]! & FLAG.restored) !== 0)) continue;
    return dueOnLine(sim, ticket, line);
  }
  return NO_DUE_MIN;
}

/** Mean work of tickets like this one at its tier, minutes. Nobody knows the work of a ticket beforehand. */
export function expectedWorkMin(sim: Simulation, ticket: number): number {
  const flow = sim.flows[tickets.flow[ticket]!]!;
  return flow.meanEffort[tickets.tier[ticket]! - 1]! * flow.effortFactor[tickets.truth[ticket]!]!;
}
