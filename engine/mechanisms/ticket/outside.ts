/** Work that the provider does not do, refused or bypassed: the client's own staff do it, without queue (unlimited servers). */

import type { Compiler } from "../../compile/compiler.ts";
import { drawDuration } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { advance } from "../../kernel/window.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import { leave } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";

const tickets = LIVE;

export interface CompiledClientStaff {
  effort: number;
  delay: number;
  hourlyEur: number;
  /** false: the scenario does not say how the client's staff work */
  isStated: boolean;
}

export function compileClientStaff(compiler: Compiler, scenario: Scenario): CompiledClientStaff {
  const stated = scenario.situation.clientStaff;
  const none = { kind: "deterministic" as const, mean: 0, cv: 0, values: [] };
  return {
    effort: compiler.distribution(stated?.effort ?? none),
    delay: compiler.distribution(stated?.delay ?? none),
    hourlyEur: stated?.hourlyCost ?? 0,
    isStated: stated !== undefined,
  };
}

/** Charges hours of the client's own staff to the client; `ticket` is what they worked on, if it is one. */
export function chargeClientStaff(sim: Simulation, hours: number, hourlyEur: number, ticket?: number): void {
  if (sim.isDraining) return; // money closes at the horizon
  const cents = toCents(hours * hourlyEur);
  sim.add(COLUMN.clientStaffHours, sim.month, hours);
  sim.add(COLUMN.clientStaffEur, sim.month, cents / 100);
  sim.ledger.post(sim.month, LINE.clientStaff, cents, ticket);
}

/** Leaves a ticket to the client's own staff. */
export function leaveToClient(sim: Simulation, ticket: number): void {
  const { compiled } = sim;
  sim.changeState(ticket, STATE.outside);
  const hours =
    drawDuration(sim.draw(ticket, PURPOSE.outsideEffort), compiled.pool, compiled.clientStaff.effort) / 60;
  chargeClientStaff(sim, hours, compiled.clientStaff.hourlyEur, ticket);
  const delay = drawDuration(
    sim.draw(ticket, PURPOSE.outsideDelay),
    compiled.pool,
    compiled.clientStaff.delay,
  );
  const end = advance(compiled.windows[compiled.impact.window]!, sim.nowMin, delay);
  sim.schedule(end, RANK.release, EVENT.outsideEnds, ticket);
  for (let at = 0; at < sim.onLeft.length; at++) sim.onLeft[at]!(sim, ticket);
}

export function installOutside(sim: Simulation): void {
  sim.handlers[EVENT.outsideEnds] = (_, ticket) => {
    sim.changeState(ticket, STATE.outside);
    tickets.flags[ticket]! |= FLAG.restored;
    tickets.restoredMin[ticket] = sim.nowMin;
    leave(sim, ticket);
  };
}
