/** Technicians at work: who is free, which ticket they take, how a spell of work ends. */

import { RANK } from "../../kernel/event-heap.ts";
import type { KeyQueue } from "../../kernel/key-queue.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { EVENT } from "../../life/events.ts";
import { startWork } from "../../life/lifecycle.ts";
import type { Simulation, Step } from "../../life/simulation.ts";
import { FLOW, type Flow, TIERS } from "../demand/flows.ts";
import { type DispatchRule, mayPreempt } from "./dispatch.ts";
import { spellToEvict } from "./eviction.ts";
import { Lines } from "./lines.ts";
import type { Pace } from "./pace.ts";
import { Shifts } from "./shifts.ts";
import { SHIFT_END } from "./teams.ts";

const tickets = LIVE;

export class Staff extends Lines {
  declare private readonly pace: Pace;
  /** spells of work are kept by team: they may be interrupted, now or under a later rule */
  declare private keepsServing: boolean;
  /** the ticket has begun to wait for a team */
  declare readonly onWait: Step[];
  declare readonly shifts: Shifts;
  declare private readonly wakeMin: Float64Array;
  /** tickets in service by team, kept only where they may be preempted */
  declare protected readonly serving: number[][];
  declare private placeCount: number;
  declare private readonly backgroundTeam: Int32Array;

  constructor(sim: Simulation) {
    super(sim);
    const { teams, background } = sim.design.staff;
    this.pace = sim.pace;
    this.keepsServing = mayPreempt(sim.design);
    this.onWait = [];
    this.shifts = new Shifts(teams, sim.compiled.windows);
    this.wakeMin = new Float64Array(teams.length);
    this.serving = teams.map(() => []);
    this.placeCount = 0;
    this.backgroundTeam = Int32Array.from(sim.flows, ({ id }) => background.indexOf(id));
    sim.handlers[EVENT.endOfWork] = (_, ticket) => this.finish(ticket);
    sim.handlers[EVENT.handover] = (_, ticket) => this.handOver(ticket);
    sim.handlers[EVENT.shiftOpens] = (_, team) => this.openShift(team);
    sim.onReset.push(() => this.reset());
    sim.onMonthStart.push(() => this.shifts.startMonth());
  }

  protected reset(): void {
    this.clear();
    for (const list of this.serving) list.length = 0;
    this.shifts.reset();
    this.wakeMin.fill(Number.POSITIVE_INFINITY);
    this.placeCount = 0;
  }

  /** Another rule holds from this instant on: tickets that wait are put in its order, and interrupt work where it says so. */
  changeRule(rule: DispatchRule): void {
    if (!this.turnTo(rule)) return;
    this.served.prepare();
    for (let team = 0; team < this.teams.length; team++) {
      this.reorder(team);
      this.dispatch(team);
    }
  }

  /** Takes on another client of the portfolio: its tickets wait in the same queues, their story goes on in its own simulation. */
  serve(client: Simulation): void {
    this.served.add(client);
    this.keepsServing ||= mayPreempt(client.design);
  }

  /** Whether this design has the pool whose background the flow is. */
  servesFlow(flow: number): boolean {
    return this.backgroundTeam[flow]! >= 0;
  }

  /** Brings a ticket to the team of a tier, at the tail of its queue, with the effort just drawn for that tier. */
  enter(ticket: number, flow: Flow, tier: number): void {
    const client = this.served.of(ticket);
    const team =
      flow.component < 0
        ? this.backgroundTeam[tickets.flow[ticket]!]!
        : client.design.staff.route[flow.component * TIERS + tier - 1]!;
    const isOther = flow.component < 0 || client.owner > 0; // what the teams know is of the first client
    const slowness = isOther ? this.pace.slowness : this.pace.clientSlowness;
    tickets.team[ticket] = team;
    tickets.tier[ticket] = tier;
    tickets.place[ticket] = this.placeCount++;
    tickets.effortMin[ticket] =
      tickets.effortMin[ticket]! *
      flow.effortFactor[tickets.truth[ticket]!]! *
      slowness[team]! *
      (flow.component < 0 ? 1 : client.life.effortFactor);
  }

  /** Whether the team takes a ticket that reaches its desk; false: it has no line for the call, which is lost. */
  takes(_ticket: number): boolean {
    return true;
  }

  /** Starts work at once if a technician is free (or may be interrupted), else the ticket waits its turn. */
  offer(ticket: number): void {
    const team = tickets.team[ticket]!;
    const shift = this.shifts.free(team, this.sim.nowMin);
    if (shift >= 0) {
      if (this.queues[team]!.size + this.aside[team]!.size === 0) {
        this.begin(ticket, team, shift);
        return;
      }
      // a shift opens at this very instant: it chooses among all that wait
      this.wait(ticket, team);
      this.dispatch(team);
    } else if (!this.preempts || !this.interrupt(ticket, team)) this.wait(ticket, team);
  }

  protected wait(ticket: number, team: number): void {
    this.queueIn(this.queues[team]!, ticket);
    this.ensureWake(team);
    this.tellOfWait(ticket);
  }

  protected tellOfWait(ticket: number): void {
    for (let at = 0; at < this.onWait.length; at++) this.onWait[at]!(this.sim, ticket);
  }

  protected begin(ticket: number, team: number, shift: number): void {
    const sim = this.served.of(ticket);
    const now = sim.nowMin;
    startWork(sim, ticket);
    this.shifts.busy[shift]!++;
    tickets.shift[ticket] = shift;
    tickets.spellStartMin[ticket] = now;
    if (this.keepsServing) this.serving[team]!.push(ticket);
    this.scheduleEnd(ticket, team, shift, now);
  }

  protected scheduleEnd(ticket: number, team: number, shift: number, now: number): void {
    const { sim } = this;
    const { clock } = this.shifts;
    const effort = tickets.effortMin[ticket]!;
    const rule = this.teams[team]!.shiftEnd;
    if (rule === SHIFT_END.finish) {
      tickets.endOrder[ticket] = sim.schedule(now + effort, RANK.endOfWork, EVENT.endOfWork, ticket);
      return;
    }
    const isCut = rule === SHIFT_END.handover && now + effort > clock.closingTime(shift, now);
    const end = isCut ? clock.closingTime(shift, now) : clock.endOf(shift, now, effort);
    const kind = isCut ? EVENT.handover : EVENT.endOfWork;
    tickets.endOrder[ticket] = sim.schedule(end, RANK.endOfWork, kind, ticket);
  }

  /** Frees the technician and takes what was worked in this spell off the effort left. */
  protected release(ticket: number, team: number): void {
    const { sim } = this;
    const shift = tickets.shift[ticket]!;
    const start = tickets.spellStartMin[ticket]!;
    const worked =
      this.teams[team]!.shiftEnd === SHIFT_END.finish
        ? sim.nowMin - start
        : this.shifts.clock.worked(shift, start, sim.nowMin);
    this.shifts.busy[shift]!--;
    this.served.work(team, worked);
    if ((tickets.flags[ticket]! & FLAG.client) !== 0) {
      this.served.charge(ticket, team, worked);
      tickets.touchMin[ticket]! += worked * this.pace.properShare[team]!;
    } else if (this.served.flowOf(ticket).kind === FLOW.change) this.served.charge(ticket, team, worked);
    if (this.keepsServing) {
      const list = this.serving[team]!;
      const last = list.pop()!;
      if (last !== ticket) list[list.indexOf(ticket)] = last;
    }
    tickets.effortMin[ticket]! -= worked;
  }

  private finish(ticket: number): void {
    const { sim } = this;
    if (tickets.endOrder[ticket] !== sim.eventOrder) return; // it was preempted: this end is stale
    const team = tickets.team[ticket]!;
    this.release(ticket, team);
    const client = this.served.of(ticket);
    client.workDone(client, ticket);
    this.dispatch(team);
  }

  private handOver(ticket: number): void {
    const { sim } = this;
    if (tickets.endOrder[ticket] !== sim.eventOrder) return;
    const team = tickets.team[ticket]!;
    this.release(ticket, team);
    tickets.effortMin[ticket]! += this.teams[team]!.handoverMin;
    if ((tickets.flags[ticket]! & FLAG.client) !== 0) this.served.of(ticket).changeState(ticket, STATE.queue);
    this.wait(ticket, team);
    this.dispatch(team);
  }

  /** Gives waiting tickets to free technicians whose shift is open. */
  dispatch(team: number): void {
    const queue = this.queues[team]!;
    while (queue.size > 0 || this.aside[team]!.size > 0) {
      const shift = this.shifts.free(team, this.sim.nowMin);
      if (shift < 0) break;
      this.begin(this.take(team), team, shift);
    }
    if (this.preempts) this.interruptForWaiting(team);
    if (queue.size + this.aside[team]!.size > 0) this.ensureWake(team);
  }

  /** Interrupts the spell that the ticket outranks, if there is one. */
  protected interrupt(ticket: number, team: number): boolean {
    const victim = spellToEvict(this, this.serving[team]!, ticket);
    if (victim < 0) return false;
    const shift = tickets.shift[victim]!;
    this.release(victim, team);
    tickets.effortMin[victim] = Math.max(0, tickets.effortMin[victim]!);
    tickets.endOrder[victim] = -1;
    if ((tickets.flags[victim]! & FLAG.client) !== 0) this.served.of(victim).changeState(victim, STATE.queue);
    this.wait(victim, team);
    this.begin(ticket, team, shift);
    return true;
  }

  /** Whether the technician of a spell is there, and may do the ticket's work. */
  mayTakeOver(shift: number, _ticket: number): boolean {
    return this.shifts.clock.isOpen(shift, this.sim.nowMin);
  }

  /** Work that slept through a closed shift gives way to what outranks it now. */
  protected interruptForWaiting(team: number): void {
    this.interruptFor(this.queues[team]!, team);
  }

  protected interruptFor(queue: KeyQueue, team: number): void {
    while (queue.size > 0) {
      const first = queue.pop();
      if (this.interrupt(first, team)) continue;
      this.queueIn(queue, first);
      return;
    }
  }

  /** Makes sure the team is woken when a shift with a free technician opens. */
  protected ensureWake(team: number, isAny = this.preempts): void {
    const opening = this.shifts.nextOpening(team, this.sim.nowMin, isAny);
    if (opening >= this.wakeMin[team]!) return;
    this.wakeMin[team] = opening;
    this.sim.schedule(opening, RANK.shift, EVENT.shiftOpens, team);
  }

  private openShift(team: number): void {
    if (this.wakeMin[team]! <= this.sim.nowMin) this.wakeMin[team] = Number.POSITIVE_INFINITY;
    this.dispatch(team);
  }

  /** Changes a team's headcount; technicians who come take waiting tickets at once. */
  resize(team: number, shift: number, by: number): void {
    const { month, nowMin, compiled } = this.sim;
    this.shifts.resize(team, shift, by, nowMin - compiled.monthStartMin[month]!, nowMin);
    this.dispatch(team);
  }
}
