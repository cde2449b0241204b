/** The duty of one team at work: who is out for which ticket, who rests, what it costs; a successor of the provider has a rota of its own. */

import { drawDuration } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { KeyQueue } from "../../kernel/key-queue.ts";
import { PURPOSE, ROUND } from "../../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { isOpen, nextOpening } from "../../kernel/window.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import { startWork } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { CompiledOnCall } from "./on-call.ts";

const tickets = LIVE;
const WEEK_MIN = 10_080;
const NOBODY = -1;

/** How often the ticket was called out for before; it counts this one. */
function countCallOut(ticket: number): number {
  const before = (tickets.flags[ticket]! & FLAG.calledOut) === 0 ? 0 : tickets.callOuts[ticket]!;
  tickets.flags[ticket]! |= FLAG.calledOut;
  tickets.callOuts[ticket] = before + 1;
  return before;
}

/** The duty of one team. */
export class Duty {
  declare private readonly sim: Simulation;
  declare private readonly team: number;
  declare private readonly own: CompiledOnCall | null;
  declare private readonly next: CompiledOnCall | null;
  /** the duty of whoever serves now; null: none */
  declare private terms: CompiledOnCall | null;
  /** what call-outs cost and how long they are rested from: the duty’s, or its last one’s */
  declare private rates: CompiledOnCall;
  /** the rota’s first technician: those of the successor come after those of the leaver */
  declare private firstTechnician: number;
  /** tickets that may call out, most urgent first; some of them are taken up by a shift meanwhile */
  declare private readonly callers: KeyQueue;
  /** by technician: ticket he is out for or -1, since when he works, until when he rests, and the shift that misses him (1 = first) or 0 */
  declare private readonly outFor: Int32Array;
  declare private readonly startMin: Float64Array;
  declare private readonly restUntil: Float64Array;
  declare private readonly missedBy: Uint8Array;
  declare private wakeMin: number;
  /** minutes of call-outs for the client this month */
  declare private clientMin: number;

  /**
   * @param own  the provider’s duty, null for none
   * @param next  its successor’s; one of them is a duty
   */
  constructor(sim: Simulation, team: number, own: CompiledOnCall | null, next: CompiledOnCall | null) {
    const technicians = (own?.technicians ?? 0) + (next?.technicians ?? 0);
    this.sim = sim;
    this.team = team;
    this.own = own;
    this.next = next;
    this.callers = new KeyQueue();
    this.outFor = new Int32Array(technicians);
    this.startMin = new Float64Array(technicians);
    this.restUntil = new Float64Array(technicians);
    this.missedBy = new Uint8Array(technicians);
    this.reset();
  }

  reset(): void {
    this.terms = this.own;
    this.rates = (this.own ?? this.next)!;
    this.firstTechnician = 0;
    this.callers.clear();
    this.outFor.fill(NOBODY);
    this.restUntil.fill(Number.NEGATIVE_INFINITY);
    this.missedBy.fill(0);
    this.wakeMin = Number.POSITIVE_INFINITY;
    this.clientMin = 0;
  }

  /** A ticket has begun to wait for the team. */
  hear(ticket: number): void {
    if (this.answers(ticket)) this.serve();
  }

  /** Keeps the ticket among the callers if the duty is for it. */
  private answers(ticket: number): boolean {
    if (this.terms === null) return false;
    const { priorities, components } = this.terms;
    const { component } = this.sim.staff.served.flowOf(ticket);
    if (!priorities[tickets.declared[ticket]!]) return false;
    const isOwn = tickets.owner[ticket] === this.sim.owner; // named components are those of the first client
    if (components !== null && (!isOwn || component < 0 || !components[component])) return false;
    this.callers.push(tickets.declared[ticket]!, tickets.place[ticket]!, ticket);
    return true;
  }

  /** Calls out for the most urgent ticket that still waits, if the duty is open and its technician is in. */
  serve(): void {
    const { sim, callers, terms } = this;
    if (this.wakeMin <= sim.nowMin) this.wakeMin = Number.POSITIVE_INFINITY;
    if (terms === null || callers.size === 0) return;
    if (!isOpen(terms.window, sim.nowMin)) {
      this.wakeAt(nextOpening(terms.window, sim.nowMin));
      return;
    }
    const technician = this.firstTechnician + this.onDuty(terms.technicians);
    while (callers.size > 0 && this.outFor[technician] === NOBODY) this.serveFirst(technician);
    // whoever is on duty next week does not wait for this week's technician
    if (callers.size > 0) this.wakeAt((Math.floor(sim.nowMin / WEEK_MIN) + 1) * WEEK_MIN);
  }

  /** Calls out for the first caller, unless a shift has taken it up; one whose priority has changed since calls anew. */
  private serveFirst(technician: number): void {
    const { callers } = this;
    const place = callers.peekPlace();
    const heard = callers.peekKey();
    const ticket = callers.pop();
    if (!tickets.isLive(ticket) || tickets.place[ticket] !== place) return;
    if (tickets.declared[ticket] !== heard) this.answers(ticket);
    else if (this.sim.staff.withdraw(ticket)) this.callOut(ticket, technician);
  }

  /** Weeks are counted from the contract's start. */
  private onDuty(technicians: number): number {
    const week = Math.floor(this.sim.nowMin / WEEK_MIN);
    return ((week % technicians) + technicians) % technicians;
  }

  private wakeAt(minute: number): void {
    if (minute >= this.wakeMin) return;
    this.wakeMin = minute;
    this.sim.schedule(minute, RANK.shift, EVENT.dutyOpens, this.team);
  }

  private callOut(ticket: number, technician: number): void {
    const { sim, team, rates } = this;
    this.outFor[technician] = ticket;
    if (this.missedBy[technician] === 0 && sim.staff.shifts.rest(team, rates.shift, 1) > 0)
      this.missedBy[technician] = rates.shift + 1;
    const client = sim.staff.served.of(ticket);
    if ((tickets.flags[ticket]! & FLAG.client) !== 0) {
      client.add(COLUMN.callOuts, client.month, 1);
      client.changeState(ticket, STATE.onTheWay);
    }
    const purpose = PURPOSE.reaction + tickets.tier[ticket]! - 1 + ROUND * countCallOut(ticket);
    const draw = client.draw(ticket, purpose);
    const start = sim.nowMin + drawDuration(draw, sim.compiled.pool, rates.reaction);
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
    const { sim, team, rates } = this;
    const technician = this.outFor.indexOf(ticket);
    const worked = sim.nowMin - this.startMin[technician]!;
    this.outFor[technician] = NOBODY;
    if ((tickets.flags[ticket]! & FLAG.client) !== 0) {
      if (tickets.owner[ticket] === sim.owner) this.clientMin += worked;
      tickets.touchMin[ticket]! += worked * sim.pace.properShare[team]!;
    }
    tickets.effortMin[ticket] = 0;
    this.restUntil[technician] = sim.nowMin + rates.restMin;
    sim.schedule(this.restUntil[technician]!, RANK.shift, EVENT.restEnds, team);
    const client = sim.staff.served.of(ticket);
    client.workDone(client, ticket);
    this.serve();
  }

  /** Whoever has rested is back in the shift. */
  goBack(): void {
    const { sim, team } = this;
    for (let technician = 0; technician < this.outFor.length; technician++)
      if (this.outFor[technician] === NOBODY && this.restUntil[technician]! <= sim.nowMin)
        this.callBack(technician);
    sim.staff.dispatch(team);
  }

  /** His shift misses him no more. */
  private callBack(technician: number): void {
    const shift = this.missedBy[technician]! - 1;
    this.missedBy[technician] = 0;
    if (shift >= 0) this.sim.staff.shifts.rest(this.team, shift, -1);
  }

  /**
   * The successor’s duty begins, with technicians of its own and none of them at rest. Whoever of the leaver’s is out finishes
   * his ticket; what waits calls anew.
   */
  private takeOver(): void {
    const { sim, team } = this;
    for (let technician = 0; technician < this.outFor.length; technician++) this.callBack(technician);
    this.firstTechnician = this.own?.technicians ?? 0;
    this.terms = this.next;
    this.rates = this.next ?? this.rates;
    this.callers.clear();
    for (let ticket = 0; ticket < tickets.capacity; ticket++)
      if (tickets.isLive(ticket) && tickets.team[ticket] === team) this.answers(ticket);
    sim.staff.dispatch(team);
    this.serve();
  }

  /** Weeks of duty by the contract's quota of the team, and hours of its own call-outs. */
  settle(month: number): void {
    const { sim, team, terms, rates } = this;
    const { monthStartMin } = sim.compiled;
    const { quota } = sim.staff.teams[team]!;
    const weeks =
      terms === null ? 0 : (quota * (monthStartMin[month + 1]! - monthStartMin[month]!)) / WEEK_MIN;
    const hours = this.clientMin / 60;
    this.clientMin = 0;
    const cost = toCents((weeks * rates.weekEur + hours * rates.hourEur) * sim.costFactor[month]!);
    const invoice = toCents(weeks * rates.invoicedWeekEur + hours * rates.invoicedHourEur);
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
    if (this.sim.life.isSuccession(month)) this.takeOver();
  }
}
