/**
 * Plain counts of a queue: backlog at month ends, times to first touch and to resolution by declared priority, months that
 * fail in silence. Both times are the wall clock's, once per ticket: the resolution is the one that holds, so that what
 * passes while a ticket is thought solved counts (ITSM’s time to resolve).
 */

import { periodOf } from "../../compile/contract-months.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { COLUMN, COLUMNS_PER_MONTH } from "../../life/columns.ts";
import { lifeLayout } from "../../life/layout.ts";
import type { Simulation } from "../../life/simulation.ts";

const tickets = LIVE;

export function installMeasures(sim: Simulation): void {
  const { waits } = lifeLayout(sim.compiled, sim.design);
  const count = (ticket: number, solvedMin: number, sign: 1 | -1) => {
    const place = waits + 3 * Math.min(3, tickets.declared[ticket]!);
    const opened = tickets.openedMin[ticket]!;
    sim.out[place]! += sign;
    sim.out[place + 1]! += sign * (tickets.respondedMin[ticket]! - opened);
    sim.out[place + 2]! += sign * (solvedMin - opened);
  };
  sim.onResolution.push((_, ticket) => count(ticket, sim.nowMin, 1));
  sim.onReopen.push((_, ticket) => count(ticket, tickets.sinceMin[ticket]!, -1));
  sim.onMonthStart.push((_, month) => sim.add(COLUMN.inForce, month, 1));
  sim.onMonthEnd.measure.push((_, month) => {
    let open = 0;
    for (let ticket = 0; ticket < tickets.capacity; ticket++)
      if (
        tickets.isLive(ticket) &&
        tickets.owner[ticket] === sim.owner &&
        (tickets.flags[ticket]! & FLAG.client) !== 0 &&
        tickets.state[ticket] !== STATE.outside &&
        tickets.state[ticket] !== STATE.solved
      )
        open++;
    sim.add(COLUMN.backlog, month, open);
  });
}

/** Months in which every commitment was met on paper while users lived less than the business expects. */
export function markSilentFailures(sim: Simulation): void {
  const { months, impact } = sim.compiled;
  const { slas } = sim.design;
  if (slas.length === 0 || impact.isNeutral) return;
  for (let month = 0; month < months; month++) {
    const lived = sim.value("experiencedTickets", month);
    if (lived === 0 || sim.value("experiencedMet", month) / lived >= impact.level) continue;
    const isGreen = slas.every(
      ({ period }, line) =>
        sim.sla.verdicts[line * months + periodOf(sim.compiled.monthsBefore, month, period)] !== 0,
    );
    if (isGreen) sim.out[month * COLUMNS_PER_MONTH + COLUMN.silentFailure] = 1;
  }
}

/** Writes the life's counts of every SLA line: tickets met and measured, periods met and closed. */
export function reportLines(sim: Simulation): void {
  const { months } = sim.compiled;
  const { met, measured, verdicts } = sim.sla;
  const from = lifeLayout(sim.compiled, sim.design).lines;
  for (let line = 0; line < sim.design.slas.length; line++) {
    for (let place = line * months; place < (line + 1) * months; place++) {
      sim.out[from + 4 * line]! += met[place]!;
      sim.out[from + 4 * line + 1]! += measured[place]!;
      if (verdicts[place]! < 0) continue;
      sim.out[from + 4 * line + 2]! += verdicts[place]!;
      sim.out[from + 4 * line + 3]!++;
    }
  }
}
