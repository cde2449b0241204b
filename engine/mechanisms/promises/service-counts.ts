/** Promises that are no clock at work: they fill their lines of the contract's counts before a period is judged. */
import { periodOf } from "../../compile/contract-months.ts";
import { FLAG, STATE } from "../../kernel/tickets.ts";
import { openMinutes } from "../../kernel/window.ts";
import type { Simulation } from "../../life/simulation.ts";
import { isClosing } from "../money/clauses/periods.ts";
import { installAvailability } from "./availability.ts";
import { METRIC } from "./measurement.ts";
import { ON_TARGET_MIN } from "./on-target.ts";
import { type ServiceTable, serviceLines } from "./service-levels.ts";
import type { SlaLineTable } from "./sla.ts";

/** Whether a line counts the ticket. */
function isEligible(sim: Simulation, ticket: number, { priorities, countsRequests }: ServiceTable): boolean {
  const { flags, declared } = sim.tickets;
  const refused = FLAG.unmeasured | (countsRequests ? 0 : FLAG.request);
  return (
    (flags[ticket]! & (FLAG.client | refused)) === FLAG.client &&
    ((priorities >> declared[ticket]!) & 1) === 1
  );
}

/** Adds to a line's counts in the present period. */
function tally(sim: Simulation, line: number, period: number, met: number, measured: number): void {
  if (sim.isDraining) return;
  const place = line * sim.compiled.months + periodOf(sim.compiled.monthsBefore, sim.month, period);
  sim.sla.met[place]! += met;
  sim.sla.measured[place]! += measured;
}

/** Resolved at the tier of entry, without escalation, among eligible tickets resolved. */
function installFirstContact(sim: Simulation): void {
  for (const { line, table, service } of serviceLines(sim, METRIC.firstContact)) {
    sim.onResolution.push((_, ticket) => {
      if (!isEligible(sim, ticket, service)) return;
      const { entryTier } = sim.flows[sim.tickets.flow[ticket]!]!;
      tally(sim, line, table.period, sim.tickets.tier[ticket] === entryTier ? 1 : 0, 1);
    });
  }
}

/** Solutions that hold: a reopening takes one back in the period in which it happens; a solution refused at once is none. */
function installReopenings(sim: Simulation): void {
  for (const { line, table, service } of serviceLines(sim, METRIC.reopening)) {
    sim.onResolution.push((_, ticket) => {
      if (isEligible(sim, ticket, service)) tally(sim, line, table.period, 1, 1);
    });
    sim.onReopen.push((_, ticket) => {
      if (isEligible(sim, ticket, service)) tally(sim, line, table.period, -1, 0);
    });
  }
}

/** At a period's close: open tickets, and those no older than their age. */
function installBacklogAge(sim: Simulation): void {
  for (const { line, table, service } of serviceLines(sim, METRIC.backlogAge)) {
    sim.onMonthEnd.measure.push((_, month) => {
      if (isClosing(sim, table.period, month)) countBacklog(sim, line, table, service);
    });
  }
}

function countBacklog(sim: Simulation, line: number, table: SlaLineTable, service: ServiceTable): void {
  const { tickets } = sim;
  const window = sim.compiled.windows[table.window]!;
  for (let ticket = 0; ticket < tickets.capacity; ticket++) {
    if (!isOpen(sim, ticket) || !isEligible(sim, ticket, service)) continue;
    const age = openMinutes(window, tickets.openedMin[ticket]!, sim.nowMin);
    const isYoung = age <= service.ageMin[tickets.declared[ticket]!]! + ON_TARGET_MIN;
    tally(sim, line, table.period, isYoung ? 1 : 0, 1);
  }
}

/** Whether the provider has the ticket in hand, or waits for its user. */
function isOpen(sim: Simulation, ticket: number): boolean {
  const { tickets } = sim;
  const state = tickets.state[ticket]!;
  const isOwn = tickets.isLive(ticket) && tickets.owner[ticket] === sim.owner;
  return isOwn && state !== STATE.outside && state !== STATE.solved;
}

export function installServiceLevels(sim: Simulation): void {
  installFirstContact(sim);
  installReopenings(sim);
  installBacklogAge(sim);
  installAvailability(sim);
}
