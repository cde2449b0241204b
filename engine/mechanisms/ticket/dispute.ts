/** Disputes: work waits for an arbitration, then a quote; each side pays its hours; five ways out. */

import { drawDuration, uniform } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { advance } from "../../kernel/window.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import { proceed } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import { chargeClientStaff, leaveToClient } from "./outside.ts";

const tickets = LIVE;

/** Opens a dispute at qualification, before any response. */
export function openDispute(sim: Simulation, ticket: number): void {
  const { design, compiled } = sim;
  const { delay, window, clientHours, providerHours } = design.scope.dispute;
  const { hourlyCost } = design.governance;
  tickets.flags[ticket]! |= FLAG.disputed;
  sim.changeState(ticket, STATE.debate);
  sim.add(COLUMN.disputedTickets, sim.month, 1);
  sim.add(COLUMN.disputeHours, sim.month, clientHours + providerHours);
  chargeClientStaff(sim, clientHours, hourlyCost.client, ticket);
  chargeProvider(sim, providerHours, hourlyCost.provider, ticket);
  const distrust = Math.max(0.1, 1 + compiled.trust.onArbitration * (compiled.trust.initial - sim.trust));
  const debate = drawDuration(sim.draw(ticket, PURPOSE.arbitration), compiled.pool, delay) * distrust;
  sim.schedule(
    advance(compiled.windows[window]!, sim.nowMin, debate),
    RANK.release,
    EVENT.disputeEnds,
    ticket,
  );
}

/** Charges hours of the provider's managers; `ticket` is their matter, if it is one. */
export function chargeProvider(sim: Simulation, hours: number, hourlyEur: number, ticket?: number): void {
  if (sim.isDraining) return;
  const cents = toCents(hours * hourlyEur * sim.costFactor[sim.month]!);
  sim.add(COLUMN.providerCostEur, sim.month, cents / 100);
  sim.ledger.post(sim.month, LINE.providerOverhead, cents, ticket);
}

const OUTCOME = { inScope: 0, bestEffort: 1, timeAndMaterials: 2, refused: 3 } as const;
const BEST_EFFORT_CLASS = 4;

/** How a dispute ends: a grey ticket by the contract's outcomes, an in-scope one as in scope or at best effort. */
function outcomeOf(sim: Simulation, ticket: number): number {
  const { outcomes, recognised } = sim.design.scope.dispute;
  const mark = uniform(sim.draw(ticket, PURPOSE.outcome));
  if ((tickets.flags[ticket]! & FLAG.grey) === 0)
    return mark < recognised ? OUTCOME.inScope : OUTCOME.bestEffort;
  let outcome = 0;
  while (outcome < OUTCOME.refused && mark >= outcomes[outcome]!) outcome++;
  return outcome;
}

function settle(sim: Simulation, ticket: number): void {
  const { design, compiled } = sim;
  const { quoteDelay, window } = design.scope.dispute;
  const outcome = outcomeOf(sim, ticket);
  if (outcome === OUTCOME.timeAndMaterials) {
    sim.changeState(ticket, STATE.quote);
    const quote = drawDuration(sim.draw(ticket, PURPOSE.quote), compiled.pool, quoteDelay);
    sim.schedule(
      advance(compiled.windows[window]!, sim.nowMin, quote),
      RANK.release,
      EVENT.quoteEnds,
      ticket,
    );
    return;
  }
  if (outcome === OUTCOME.refused) {
    leaveToClient(sim, ticket);
    return;
  }
  sim.changeState(ticket, STATE.queue);
  if (outcome === OUTCOME.inScope) tickets.flags[ticket]! &= ~FLAG.unmeasured;
  else {
    tickets.flags[ticket]! |= FLAG.bestEffort | FLAG.unmeasured;
    tickets.declared[ticket] = BEST_EFFORT_CLASS;
  }
  proceed(sim, ticket);
}

function quoteEnds(sim: Simulation, ticket: number): void {
  if (uniform(sim.draw(ticket, PURPOSE.approval)) >= sim.design.scope.dispute.approval) {
    leaveToClient(sim, ticket);
    return;
  }
  sim.changeState(ticket, STATE.queue);
  tickets.flags[ticket]! |= FLAG.invoiced;
  proceed(sim, ticket);
}

export function installDispute(sim: Simulation): void {
  sim.handlers[EVENT.disputeEnds] = settle;
  sim.handlers[EVENT.quoteEnds] = quoteEnds;
}
