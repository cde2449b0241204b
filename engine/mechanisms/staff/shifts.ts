/** Shifts of the teams: who is on duty, who is free, and when the next shift opens. */
import { ShiftClock } from "../../kernel/shift-clock.ts";
import { openMinutes, type Window } from "../../kernel/window.ts";
import type { CompiledTeam } from "./teams.ts";

export class Shifts {
  declare private readonly teams: readonly CompiledTeam[];
  /** shifts of team t: places [from[t], from[t + 1]) */
  declare readonly from: Int32Array;
  declare readonly clock: ShiftClock;
  /** technicians of each shift, and how many of them hold a ticket */
  declare readonly capacity: Int32Array;
  declare readonly busy: Int32Array;
  /** posts of each shift: a vacant one has nobody */
  declare private readonly posts: Int32Array;
  /** technicians of each shift who rest after a call-out: paid, and not there */
  declare private readonly resting: Int32Array;
  /** technician-minutes of the month so far, all and open ones, that changes of headcount since its start count too much */
  declare private readonly excessMin: Float64Array;
  declare private readonly excessOpenMin: Float64Array;

  constructor(teams: readonly CompiledTeam[], windows: readonly Window[]) {
    this.teams = teams;
    this.from = new Int32Array(teams.length + 1);
    for (const [at, { shifts }] of teams.entries()) this.from[at + 1] = this.from[at]! + shifts.length;
    this.clock = new ShiftClock(teams.flatMap(({ shifts }) => shifts.map(({ window }) => windows[window]!)));
    this.capacity = new Int32Array(this.clock.windows.length);
    this.busy = new Int32Array(this.clock.windows.length);
    this.posts = new Int32Array(this.clock.windows.length);
    this.resting = new Int32Array(this.clock.windows.length);
    this.excessMin = new Float64Array(this.clock.windows.length);
    this.excessOpenMin = new Float64Array(this.clock.windows.length);
  }

  reset(): void {
    this.clock.reset();
    this.busy.fill(0);
    this.resting.fill(0);
    this.startMonth();
    let shift = 0;
    for (const { shifts } of this.teams)
      for (const { headcount } of shifts) this.capacity[shift++] = headcount;
    this.posts.set(this.capacity);
  }

  /** Sends technicians of a shift to rest, as many as there are, or calls them back; returns how many. */
  rest(team: number, shift: number, by: number): number {
    const place = this.from[team]! + shift;
    const change = Math.max(-this.resting[place]!, Math.min(this.capacity[place]!, by));
    this.capacity[place]! -= change;
    this.resting[place]! += change;
    return change;
  }

  /** An open shift of the team with a free technician, or -1. */
  free(team: number, nowMin: number): number {
    const { from, busy, capacity, clock } = this;
    const end = from[team + 1]!;
    for (let shift = from[team]!; shift < end; shift++) {
      if (busy[shift]! < capacity[shift]! && clock.isOpen(shift, nowMin)) return shift;
    }
    return -1;
  }

  /** Whether fewer of a team's technicians are at work, late ones counted, than are on duty. */
  hasPooledRoom(team: number, nowMin: number): boolean {
    const { from, busy, capacity, clock } = this;
    let room = 0;
    for (let shift = from[team]!; shift < from[team + 1]!; shift++) {
      room -= busy[shift]!;
      if (clock.isOpen(shift, nowMin)) room += capacity[shift]!;
    }
    return room > 0;
  }

  /** When a shift with a free technician (or any shift) opens next, after now; Infinity if none does. */
  nextOpening(team: number, nowMin: number, isAny: boolean): number {
    const { from, busy, capacity, clock } = this;
    let earliest = Number.POSITIVE_INFINITY;
    for (let shift = from[team]!; shift < from[team + 1]!; shift++) {
      if (clock.windows[shift]!.always || (!isAny && busy[shift]! >= capacity[shift]!)) continue;
      const opening = clock.nextOpening(shift, nowMin);
      if (opening < earliest && opening > nowMin) earliest = opening;
    }
    return earliest;
  }

  /** Technicians of the shifts open now, or else of those that open next, and how many of them hold a ticket. */
  onDuty(team: number, nowMin: number): { technicians: number; busy: number } {
    let next = Number.POSITIVE_INFINITY;
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++)
      next = Math.min(next, this.clock.nextOpening(shift, nowMin));
    const duty = { technicians: 0, busy: 0 };
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++) {
      if (this.clock.nextOpening(shift, nowMin) > next) continue;
      duty.technicians += this.capacity[shift]!;
      duty.busy += this.busy[shift]!;
    }
    return duty;
  }

  startMonth(): void {
    this.excessMin.fill(0);
    this.excessOpenMin.fill(0);
  }

  /** Changes the headcount of a team's shift, so long after the month's start, never below zero; who rests leaves last; work in hand is finished. */
  resize(team: number, shift: number, by: number, sinceStartMin: number, nowMin: number): void {
    const place = this.from[team]! + shift;
    const change = Math.max(-this.capacity[place]! - this.resting[place]!, by);
    const fromRest = Math.max(0, -change - this.capacity[place]!);
    this.resting[place]! -= fromRest;
    this.capacity[place]! += change + fromRest;
    this.excessMin[place]! += change * sinceStartMin;
    this.excessOpenMin[place]! +=
      change * openMinutes(this.clock.windows[place]!, nowMin - sinceStartMin, nowMin);
  }

  /** Technician-minutes of a team's open shifts in a month [fromMin, toMin), changes of headcount counted from their instant. */
  capacityMin(team: number, fromMin: number, toMin: number): number {
    let sum = 0;
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++) {
      sum +=
        (this.capacity[shift]! + this.resting[shift]!) *
          openMinutes(this.clock.windows[shift]!, fromMin, toMin) -
        this.excessOpenMin[shift]!;
    }
    return sum;
  }

  postsOf(team: number, shift: number): number {
    return this.posts[this.from[team]! + shift]!;
  }

  /** Creates or abolishes posts, never below none; returns the change. Who comes or goes is another matter. */
  changePosts(team: number, shift: number, by: number): number {
    const place = this.from[team]! + shift;
    const change = Math.max(-this.posts[place]!, by);
    this.posts[place]! += change;
    return change;
  }

  /** Mean headcount of a team over a month of so many minutes. */
  meanHeadcount(team: number, monthMin: number): number {
    let sum = 0;
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++)
      sum += this.capacity[shift]! + this.resting[shift]! - this.excessMin[shift]! / monthMin;
    return sum;
  }

  headcount(team: number): number {
    let sum = 0;
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++)
      sum += this.capacity[shift]! + this.resting[shift]!;
    return sum;
  }
}
