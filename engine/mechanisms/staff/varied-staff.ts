/** Technicians at work where teams have groups of different speed and skills, a limit to their queue, or a pooled end of shift. */
import { KeyQueue } from "../../kernel/key-queue.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import { FLOW } from "../demand/flows.ts";
import { loseCall } from "../ticket/lost-calls.ts";
import { dueUnlessLate } from "./dispatch.ts";
import { spellToEvict } from "./eviction.ts";
import { ASSIGNMENT, type CompiledVariety } from "./groups.ts";
import { IdleTimes } from "./idle-times.ts";
import { keyNow, type Served } from "./served.ts";
import { Staff } from "./staff.ts";

const tickets = LIVE;

/** The staff of a design: the plain one wherever its technicians are alike. */
export function openStaff(sim: Simulation): Staff {
  return sim.design.staff.teams.some(({ variety }) => variety !== null)
    ? new VariedStaff(sim)
    : new Staff(sim);
}

class VariedStaff extends Staff {
  /** by team: what sets it apart, or null; its waiting tickets by lane; the lane of each flow */
  declare private readonly varieties: readonly (CompiledVariety | null)[];
  declare private readonly lanes: KeyQueue[][];
  /** [client][team] */
  declare private readonly laneOfFlow: Int32Array[][];
  declare private readonly speed: Float64Array;
  declare private readonly idle: IdleTimes;

  constructor(sim: Simulation) {
    super(sim);
    this.varieties = this.teams.map(({ variety }) => variety);
    this.lanes = this.varieties.map((variety) =>
      Array.from({ length: variety?.lanes ?? 0 }, () => new KeyQueue()),
    );
    this.laneOfFlow = [this.lanesFor(sim)];
    this.speed = Float64Array.from(
      this.teams.flatMap(({ shifts, variety }) => shifts.map((_, shift) => variety?.speed[shift] ?? 1)),
    );
    this.idle = new IdleTimes(this.speed.length);
  }

  private lanesFor({ flows }: Simulation): Int32Array[] {
    return this.varieties.map((variety) =>
      Int32Array.from(flows, ({ skill }) => {
        if (variety === null || skill === null) return 0;
        const named = variety.skills.indexOf(skill);
        return named < 0 ? variety.lanes - 1 : named + 1;
      }),
    );
  }

  override serve(client: Simulation): void {
    super.serve(client);
    this.laneOfFlow.push(this.lanesFor(client));
  }

  protected override reset(): void {
    super.reset();
    for (const lanes of this.lanes) for (const lane of lanes) lane.clear();
    this.idle.reset();
  }

  override waiting(team: number): number {
    if (this.varieties[team] === null) return super.waiting(team);
    const lanes = this.lanes[team]!;
    let count = 0;
    for (let lane = 0; lane < lanes.length; lane++) count += lanes[lane]!.size;
    return count;
  }

  override withdraw(ticket: number): boolean {
    const team = tickets.team[ticket]!;
    if (this.varieties[team] === null) return super.withdraw(ticket);
    return this.lanes[team]![this.laneOf(ticket, team)]!.remove(ticket);
  }

  protected override reorder(team: number): void {
    super.reorder(team);
    for (const lane of this.lanes[team]!) lane.rekey(keyNow, this.served);
  }

  private laneOf(ticket: number, team: number): number {
    const { owner, flow } = tickets;
    return this.laneOfFlow[owner[ticket]!]![team]![flow[ticket]!]!;
  }

  override takes(ticket: number): boolean {
    const team = tickets.team[ticket]!;
    const variety = this.varieties[team]!;
    if (variety === null || this.waiting(team) < variety.queueLimit || !this.isNewCall(ticket)) return true;
    if (this.freeShift(team, variety, this.laneOf(ticket, team)) >= 0) return true;
    if (this.preempts && spellToEvict(this, this.serving[team]!, ticket) >= 0) return true;
    loseCall(this.served.of(ticket), ticket);
    return false;
  }

  override offer(ticket: number): void {
    const team = tickets.team[ticket]!;
    const variety = this.varieties[team]!;
    if (variety === null) {
      super.offer(ticket);
      return;
    }
    const shift = this.freeShift(team, variety, this.laneOf(ticket, team));
    if (shift >= 0 && this.waiting(team) === 0) {
      this.begin(ticket, team, shift);
      return;
    }
    if (shift < 0 && this.preempts && this.interrupt(ticket, team)) return;
    this.wait(ticket, team);
    if (shift >= 0) this.dispatch(team);
  }

  /** A ticket that nobody has touched yet may be lost; one taken over after its first touch always waits, and so do changes. */
  private isNewCall(ticket: number): boolean {
    const isCall = this.served.flowOf(ticket).kind !== FLOW.change;
    return isCall && (tickets.flags[ticket]! & FLAG.responded) === 0;
  }

  protected override wait(ticket: number, team: number): void {
    if (this.varieties[team] === null) {
      super.wait(ticket, team);
      return;
    }
    this.queueIn(this.lanes[team]![this.laneOf(ticket, team)]!, ticket);
    this.ensureWake(team);
    this.tellOfWait(ticket);
  }

  /** Any opening may bring someone who has the skill. */
  protected override ensureWake(team: number): void {
    super.ensureWake(team, this.preempts || this.varieties[team] !== null);
  }

  protected override begin(ticket: number, team: number, shift: number): void {
    if (this.varieties[team] !== null) {
      this.idle.take(shift, this.shifts.capacity[shift]! - this.shifts.busy[shift]!);
      tickets.effortMin[ticket]! /= this.speed[shift]!;
    }
    super.begin(ticket, team, shift);
  }

  protected override release(ticket: number, team: number): void {
    super.release(ticket, team);
    if (this.varieties[team] === null) return;
    const shift = tickets.shift[ticket]!;
    this.idle.add(shift, this.sim.nowMin);
    tickets.effortMin[ticket]! *= this.speed[shift]!;
  }

  /** Gives waiting tickets, in the order of the rule, to free technicians who have their skill. */
  override dispatch(team: number): void {
    const variety = this.varieties[team]!;
    if (variety === null) {
      super.dispatch(team);
      return;
    }
    const lanes = this.lanes[team]!;
    for (;;) {
      const lane = this.nextLane(team, variety);
      if (lane < 0) break;
      this.begin(lanes[lane]!.pop(), team, this.freeShift(team, variety, lane));
    }
    if (this.preempts) this.interruptForWaiting(team);
    if (this.waiting(team) > 0) this.ensureWake(team);
  }

  /** The lane whose first ticket comes first among those that a free technician may take, or -1. */
  private nextLane(team: number, variety: CompiledVariety): number {
    const lanes = this.lanes[team]!;
    if (this.isDynamic) this.served.prepare();
    let best = -1;
    for (let lane = 0; lane < lanes.length; lane++) {
      const queue = lanes[lane]!;
      if (queue.size === 0 || this.freeShift(team, variety, lane) < 0) continue;
      if (this.leavesLate) queue.rekey(dueNow, this.served);
      else if (this.isDynamic) queue.rekey(keyNow, this.served);
      if (best < 0 || comesBefore(queue, lanes[best]!)) best = lane;
    }
    return best;
  }

  /** The shift whose free technician takes a ticket of the lane, or -1. */
  private freeShift(team: number, variety: CompiledVariety, lane: number): number {
    const { shifts } = this;
    const { nowMin } = this.sim;
    if (variety.isPooled && !shifts.hasPooledRoom(team, nowMin)) return -1;
    const from = shifts.from[team]!;
    let best = -1;
    for (let shift = from; shift < shifts.from[team + 1]!; shift++) {
      if (variety.serves[(shift - from) * variety.lanes + lane] === 0) continue;
      if (shifts.busy[shift]! >= shifts.capacity[shift]!) continue;
      if (!shifts.clock.isOpen(shift, nowMin)) continue;
      if (best < 0 || this.isPreferred(variety, shift, best, from)) best = shift;
    }
    return best;
  }

  private isPreferred(variety: CompiledVariety, shift: number, best: number, from: number): boolean {
    if (variety.assignment === ASSIGNMENT.fastest) return this.speed[shift]! > this.speed[best]!;
    if (variety.assignment !== ASSIGNMENT.longestIdle)
      return variety.breadth[shift - from]! < variety.breadth[best - from]!;
    const { capacity, busy } = this.shifts;
    return (
      this.idle.oldest(shift, capacity[shift]! - busy[shift]!) <
      this.idle.oldest(best, capacity[best]! - busy[best]!)
    );
  }

  override mayTakeOver(shift: number, ticket: number): boolean {
    if (!super.mayTakeOver(shift, ticket)) return false;
    const team = tickets.team[ticket]!;
    const variety = this.varieties[team]!;
    if (variety === null) return true;
    const own = shift - this.shifts.from[team]!;
    return variety.serves[own * variety.lanes + this.laneOf(ticket, team)] === 1;
  }

  protected override interruptForWaiting(team: number): void {
    if (this.varieties[team] === null) {
      super.interruptForWaiting(team);
      return;
    }
    for (const queue of this.lanes[team]!) this.interruptFor(queue, team);
  }
}

const dueNow = (served: Served, ticket: number): number => dueUnlessLate(served.of(ticket), ticket);

function comesBefore(one: KeyQueue, other: KeyQueue): boolean {
  return (
    one.peekKey() < other.peekKey() ||
    (one.peekKey() === other.peekKey() && one.peekPlace() < other.peekPlace())
  );
}
