/** What a simulation starts with when its contract has lived already: coverage, staff, trust, periods under way, open tickets. */

import { drawDuration, uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVED } from "../../kernel/tickets.ts";
import { openMinutes } from "../../kernel/window.ts";
import { COLUMN } from "../../life/columns.ts";
import { open, receive } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import { FLOW } from "../demand/flows.ts";
import { PART } from "../ticket/impact.ts";
import type { Carried } from "./observed.ts";

/** Ordinals of tickets carried over: beyond those of any tape. */
const FIRST_ORDINAL = 2 ** 29;

/** The provider's own clock ran before the start; what users lost then is past and not counted again. */
function keepPast(sim: Simulation, ticket: number, ageMin: number): void {
  const { tickets, compiled } = sim;
  const { impact } = compiled;
  if (impact.isNeutral) return;
  const past = openMinutes(compiled.windows[impact.window]!, -ageMin, 0);
  const lost = (past / 60) * impact.hoursPerHour[tickets.truth[ticket]!]!;
  tickets.livedMin[LIVED * ticket + PART.queue]! += past;
  sim.add(COLUMN.lostQueueHours, 0, -lost);
  sim.add(COLUMN.lostTimeEur, 0, -lost * impact.lostHourPrice);
}

function takeOver(sim: Simulation, { component, cell, ageMin, isTouched }: Carried, ordinal: number): void {
  const { tickets, design } = sim;
  const from = sim.flows.findIndex((flow) => flow.kind === FLOW.client && flow.component === component);
  if (from < 0) return; // a component that no ticket ever comes from
  const flow = sim.flows[from]!;
  const ticket = open(sim, from, ordinal);
  tickets.openedMin[ticket] = sim.nowMin - ageMin;
  if (isTouched) {
    tickets.flags[ticket]! |= FLAG.responded;
    tickets.respondedMin[ticket] = sim.nowMin - ageMin;
  }
  tickets.truth[ticket] = design.priority.truth[cell]!;
  tickets.declared[ticket] = design.priority.contractual[cell]!;
  if (flow.requestShare > 0 && uniform(sim.draw(ticket, PURPOSE.kind)) < flow.requestShare)
    tickets.flags[ticket]! |= FLAG.request;
  tickets.effortMin[ticket] = drawDuration(
    sim.draw(ticket, PURPOSE.carried),
    sim.compiled.pool,
    flow.effort[flow.entryTier - 1]!,
  );
  tickets.touchMin[ticket] = 0;
  tickets.laterMin[ticket] = 0;
  tickets.restoredMin[ticket] = -1;
  if (sim.keepsClocks) tickets.clearClocks(ticket);
  keepPast(sim, ticket, ageMin);
  sim.add(COLUMN.scopedTickets, 0, 1);
  for (const step of sim.onCarriedOver) step(sim, ticket);
  receive(sim, ticket, 0);
}

function openAll(sim: Simulation, carried: readonly Carried[]): void {
  const next = new Map<number, number>();
  for (const kind of carried) {
    const first = next.get(kind.component) ?? FIRST_ORDINAL;
    for (let at = 0; at < kind.tickets; at++) takeOver(sim, kind, first + at);
    next.set(kind.component, first + kind.tickets);
  }
}

export function installCarriedOver(sim: Simulation): void {
  const { carried, coverage, trust, underWay } = sim.design.observed;
  const { months } = sim.compiled;
  if (coverage.length + underWay.length > 0 || !Number.isNaN(trust))
    sim.onReset.push(() => {
      if (!Number.isNaN(trust)) sim.trust = trust;
      for (const [component, quantity, uncovered] of coverage)
        sim.scope.takeUp(component, quantity, uncovered);
      for (const [line, met, tickets] of underWay) {
        sim.sla.met[line * months]! += met;
        sim.sla.measured[line * months]! += tickets;
      }
    });
  if (carried.some(({ tickets }) => tickets > 0))
    sim.onMonthStart.push((_, month) => {
      if (month === 0) openAll(sim, carried);
    });
}
