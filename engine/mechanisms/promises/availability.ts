/** Availability of a component: 1 − downtime of its outages in the agreed time, less planned maintenance; outages that overlap count once. */
import { periodOf } from "../../compile/contract-months.ts";
import { FLAG } from "../../kernel/tickets.ts";
import { openMinutes, type Window } from "../../kernel/window.ts";
import type { Simulation } from "../../life/simulation.ts";
import { isClosing } from "../money/clauses/periods.ts";
import { METRIC } from "./measurement.ts";
import { type ServiceTable, serviceLines } from "./service-levels.ts";

/** Down minutes of one line in its present period. */
class Downtime {
  declare private readonly sim: Simulation;
  declare private readonly window: Window;
  declare private readonly service: ServiceTable;
  declare private openOutages: number;
  declare private sinceMin: number;
  declare private downMin: number;
  /** 1 for a ticket that holds its component down */
  declare private holds: Uint8Array;

  constructor(sim: Simulation, window: Window, service: ServiceTable) {
    this.sim = sim;
    this.window = window;
    this.service = service;
    this.holds = new Uint8Array(0);
    this.reset();
  }

  reset(): void {
    this.openOutages = 0;
    this.sinceMin = 0;
    this.downMin = 0;
    this.holds.fill(0);
  }

  /** An incident that is an outage reaches the provider, or comes back; what is outside the contract’s denominators is none. */
  begin(ticket: number): void {
    const { tickets, flows } = this.sim;
    if (ticket >= this.holds.length) this.grow(tickets.placesToKeep());
    const isOutage =
      (tickets.flags[ticket]! & FLAG.request) === 0 &&
      flows[tickets.flow[ticket]!]!.component === this.service.component &&
      (tickets.flags[ticket]! & FLAG.unmeasured) === 0 &&
      ((this.service.priorities >> tickets.declared[ticket]!) & 1) === 1;
    if (!isOutage || this.holds[ticket] === 1) return;
    this.settle();
    this.holds[ticket] = 1;
    this.openOutages++;
  }

  /** Service is back, or the ticket has left without it. */
  end(ticket: number): void {
    if (ticket >= this.holds.length || this.holds[ticket] === 0) return;
    this.settle();
    this.holds[ticket] = 0;
    this.openOutages--;
  }

  private settle(): void {
    const { nowMin } = this.sim;
    const share = this.openOutages * this.service.unitsDown;
    if (share > 0) this.downMin += openMinutes(this.window, this.sinceMin, nowMin) * (share > 1 ? 1 : share);
    this.sinceMin = nowMin;
  }

  /** Closes a period: minutes down since the one before. */
  close(): number {
    this.settle();
    const down = this.downMin;
    this.downMin = 0;
    return down;
  }

  private grow(capacity: number): void {
    const holds = new Uint8Array(capacity);
    holds.set(this.holds);
    this.holds = holds;
  }
}

export function installAvailability(sim: Simulation): void {
  for (const { line, table, service } of serviceLines(sim, METRIC.availability)) {
    const window = sim.compiled.windows[table.window]!;
    const downtime = new Downtime(sim, window, service);
    let months = 0;
    let sinceMin = 0; // of the period under way, and its months so far
    sim.onReset.push(() => {
      downtime.reset();
      months = 0;
      sinceMin = 0;
    });
    sim.onArrival.push((_, ticket) => {
      downtime.begin(ticket);
      return true;
    });
    sim.onReopen.push((_, ticket) => downtime.begin(ticket));
    sim.onRestoration.push((_, ticket) => downtime.end(ticket));
    sim.onEnd.push((_, ticket) => downtime.end(ticket));
    sim.onMonthEnd.measure.push((_, month) => {
      months++;
      if (!isClosing(sim, table.period, month)) return;
      const agreed = openMinutes(window, sinceMin, sim.nowMin) - months * service.plannedMin;
      const place = line * sim.compiled.months + periodOf(sim.compiled.monthsBefore, month, table.period);
      const measured = agreed > 0 ? agreed : 0;
      const down = downtime.close();
      months = 0;
      sinceMin = sim.nowMin;
      sim.sla.measured[place] = measured;
      sim.sla.met[place] = down < measured ? measured - down : 0;
    });
  }
}
