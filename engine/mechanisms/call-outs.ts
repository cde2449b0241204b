/**
 * Call-outs at work: who is on duty this week, whom he serves next, what it costs, and the rest that follows. In a portfolio the
 * duty is that of the first client’s teams: it serves all clients, and its cost is told on the first one’s account.
 */
import { COLUMN } from "../columns.ts";
import { EVENT } from "../events.ts";
import { drawDuration } from "../kernel/draw.ts";
import { RANK } from "../kernel/event-heap.ts";
import { KeyQueue } from "../kernel/key-queue.ts";
import { PURPOSE } from "../kernel/rng.ts";
import { FLAG, LIVE } from "../kernel/tickets.ts";
import { isOpen, nextOpening } from "../kernel/window.ts";
import { LINE, toCents } from "../ledger.ts";
import { startWork } from "../lifecycle.ts";
import type { Simulation } from "../simulation.ts";
import type { CompiledOnCall } from "./on-call.ts";

const tickets = LIVE;
const WEEK_MIN = 10_080;
const NOBODY = -1;

/** The duty of one team. */
class Duty {
  declare private readonly sim: Simulation;
  declare private readonly team: number;
  declare private readonly terms: CompiledOnCall;
  /** tickets that may call out, most urgent first; some of them are taken up by a shift meanwhile */
  declare private readonly callers: KeyQueue;
  /** by technician of the rota: ticket he is out for or -1, since when he works, until when he rests, and whether his shift misses him */
  declare private readonly outFor: Int32Array;
  declare private readonly startMin: Float64Array;
  declare private readonly restUntil: Float64Array;
  declare private readonly isMissed: Uint8Array;
  declare private wakeMin: number;
  /** minutes of call-outs for the client this month */
  declare private clientMin: number;

  constructor(sim: Simulation, team: number, terms: CompiledOnCall) {
    this.sim = sim;
    this.team = team;
    this.terms = terms;
    this.callers = new KeyQueue();
    this.outFor = new Int32Array(terms.technicians);
    this.startMin = new Float64Array(terms.technicians);
    this.restUntil = new Float64Array(terms.technicians);
    this.isMissed = new Uint8Array(terms.technicians);
    this.reset();
  }

  reset(): void {
    this.callers.clear();
    this.outFor.fill(NOBODY);
    this.restUntil.fill(Number.NEGATIVE_INFINITY);
    this.isMissed.fill(0);
    this.wakeMin = Number.POSITIVE_INFINITY;
    this.clientMin = 0;
  }

  /** A ticket has begun to wait for the team. */
  hear(ticket: number): void {
    const { priorities, components } = this.terms;
    const { component } = this.sim.staff.served.flowOf(ticket);
    if (!priorities[tickets.declared[ticket]!]) return;
    if (components !== null && (component < 0 || !components[component])) return;
    this.callers.push(tickets.declared[ticket]!, tickets.place[ticket]!, ticket);
    this.serve();
  }

  /** Calls out for the most urgent ticket that still waits, if the duty is open and its technician is in. */
  serve(): void {
    const { sim, callers, terms } = this;
    if (this.wakeMin <= sim.nowMin) this.wakeMin = Number.POSITIVE_INFINITY;
    if (callers.size === 0) return;
    if (!isOpen(terms.window, sim.nowMin)) {
      this.wakeAt(nextOpening(terms.window, sim.nowMin));
      return;
    }
    const technician = this.onDuty();
    while (callers.size > 0 && this.outFor[technician] === NOBODY) {
      const place = callers.peekPlace();
      const ticket = callers.pop();
      const isSame = tickets.isLive(ticket) && tickets.place[ticket] === place;
      if (isSame && sim.staff.withdraw(ticket)) this.callOut(ticket, technician);
    }
    // whoever is on duty next week does not wait for this week's technician
    if (callers.size > 0) this.wakeAt((Math.floor(sim.nowMin / WEEK_MIN) + 1) * WEEK_MIN);
  }

  /** Weeks are counted from the contract's start. */
  private onDuty(): number {
    const { technicians } = this.terms;
    const week = Math.floor(this.sim.nowMin / WEEK_MIN);
    return ((week % technicians) + technicians) % technicians;
  }

  private wakeAt(minute: number): void {
    if (minute >= this.wakeMin) return;
    this.wakeMin = minute;
    this.sim.schedule(minute, RANK.shift, EVENT.dutyOpens, this.team);
  }

  private callOut(ticket: number, technician: number): void {
    const { sim, team, terms } = this;
    this.outFor[technician] = ticket;
    if (this.isMissed[technician] === 0)
      this.isMissed[technician] = sim.staff.shifts.rest(team, terms.shift, 1);
    const client = sim.staff.served.of(ticket);
    if ((tickets.flags[ticket]! & FLAG.client) !== 0) client.add(COLUMN.callOuts, client.month, 1);
    const draw = client.draw(ticket, PURPOSE.reaction + tickets.tier[ticket]! - 1);
    const start = sim.nowMin + drawDuration(draw, sim.compiled.pool, terms.reaction);
    tickets.endOrder[ticket] = sim.schedule(start, RANK.shift, EVENT.callOutStarts, ticket);
  }

  /** Work starts, and with it the response: the reaction is part of the wait. */
  start(ticket: number): void {
    const { sim } = this;
    this.startMin[this.outFor.indexOf(ticket)] = sim.nowMin;
    startWork(sim.staff.served.of(ticket), ticket);
    tickets.endOrder[ticket] = sim.schedule(
      sim.nowMin + tickets.effortMin[ticket]!,
      RANK.endOfWork,
      EVENT.callOutEnds,
      ticket,
    );
  }

  end(ticket: number): void {
    const { sim, team, terms } = this;
    const technician = this.outFor.indexOf(ticket);
    const worked = sim.nowMin - this.startMin[technician]!;
    this.outFor[technician] = NOBODY;
    if ((tickets.flags[ticket]! & FLAG.client) !== 0) {
      if (tickets.owner[ticket] === sim.owner) this.clientMin += worked;
      tickets.touchMin[ticket]! += worked * sim.pace.properShare[team]!;
    }
    tickets.effortMin[ticket] = 0;
    this.restUntil[technician] = sim.nowMin + terms.restMin;
    sim.schedule(this.restUntil[technician]!, RANK.shift, EVENT.restEnds, team);
    const client = sim.staff.served.of(ticket);
    client.workDone(client, ticket);
    this.serve();
  }

  /** Whoever has rested is back in the shift. */
  goBack(): void {
    const { sim, team, terms } = this;
    for (let technician = 0; technician < this.outFor.length; technician++) {
      const isBack = this.outFor[technician] === NOBODY && this.restUntil[technician]! <= sim.nowMin;
      if (this.isMissed[technician] === 0 || !isBack) continue;
      this.isMissed[technician] = 0;
      sim.staff.shifts.rest(team, terms.shift, -1);
    }
    sim.staff.dispatch(team);
  }

  /** Weeks of duty by the contract's quota of the team, and hours of its own call-outs. */
  settle(month: number): void {
    const { sim, team, terms } = this;
    const { monthStartMin } = sim.compiled;
    const { quota } = sim.staff.teams[team]!;
    const weeks = (quota * (monthStartMin[month + 1]! - monthStartMin[month]!)) / WEEK_MIN;
    const hours = this.clientMin / 60;
    this.clientMin = 0;
    const cost = toCents(weeks * terms.weekEur + hours * terms.hourEur);
    const invoice = toCents(weeks * terms.invoicedWeekEur + hours * terms.invoicedHourEur);
    sim.add(COLUMN.callOutHours, month, hours);
    sim.add(COLUMN.onCallEur, month, cost / 100);
    sim.add(COLUMN.providerCostEur, month, cost / 100);
    sim.add(COLUMN.onCallFeeEur, month, invoice / 100);
    sim.ledger.post(month, LINE.onCall, cost);
    sim.ledger.post(month, LINE.onCallFee, invoice);
  }

  /** The pool's call-outs before the contract starts are not its own. */
  startMonth(month: number): void {
    if (month === 0) this.clientMin = 0;
  }
}

export function installOnCall(sim: Simulation): void {
  const duties = sim.design.staff.teams.map(({ onCall }, team) =>
    onCall ? new Duty(sim, team, onCall) : null,
  );
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
