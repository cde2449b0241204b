/**
 * Call-outs: the duties of a design’s teams, at the points of the simulation where they act. In a portfolio the duty is that
 * of the first client’s teams: it serves all clients, and its cost is told on the first one’s account.
 */

import { LIVE } from "../../kernel/tickets.ts";
import { EVENT } from "../../life/events.ts";
import type { Simulation } from "../../life/simulation.ts";
import { Duty } from "./duty.ts";

const tickets = LIVE;

export function installOnCall(sim: Simulation): void {
  const { staff, exit } = sim.design;
  const duties = staff.teams.map(({ onCall }, team) => {
    const next = exit.successor?.onCall[team] ?? null;
    return onCall || next ? new Duty(sim, team, onCall, next) : null;
  });
  const all = duties.filter((duty) => duty !== null);
  if (all.length === 0 || sim.owner > 0) return;
  const dutyOf = (ticket: number) => duties[tickets.team[ticket]!]!;
  const isCurrent = (ticket: number) => tickets.endOrder[ticket] === sim.eventOrder;
  sim.staff.onWait.push((_, ticket) => duties[tickets.team[ticket]!]?.hear(ticket));
  sim.handlers[EVENT.dutyOpens] = (_, team) => duties[team]!.serve();
  sim.handlers[EVENT.callOutStarts] = (_, ticket) => {
    if (isCurrent(ticket)) dutyOf(ticket).start(ticket);
  };
  sim.handlers[EVENT.callOutEnds] = (_, ticket) => {
    if (isCurrent(ticket)) dutyOf(ticket).end(ticket);
  };
  sim.handlers[EVENT.restEnds] = (_, team) => duties[team]!.goBack();
  sim.onReset.push(() => {
    for (const duty of all) duty.reset();
  });
  sim.onMonthStart.push((_, month) => {
    for (const duty of all) duty.startMonth(month);
  });
  sim.onMonthEnd.measure.push((_, month) => {
    for (const duty of all) duty.settle(month);
  });
}
