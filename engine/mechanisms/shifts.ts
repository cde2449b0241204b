/** Shifts of the teams: who is on duty, who is free, and when the next shift opens. */
import { ShiftClock } from "../kernel/shift-clock.ts";
import { openMinutes, type Window } from "../kernel/window.ts";
import type { CompiledTeam } from "./teams.ts";

export class Shifts {
  declare private readonly teams: readonly CompiledTeam[];
  /** shifts of team t: places [from[t], from[t + 1]) */
  declare private readonly from: Int32Array;
  declare readonly clock: ShiftClock;
  /** technicians of each shift, and how many of them hold a ticket */
  declare readonly capacity: Int32Array;
  declare readonly busy: Int32Array;

  constructor(teams: readonly CompiledTeam[], windows: readonly Window[]) {
    this.teams = teams;
    this.from = new Int32Array(teams.length + 1);
    for (const [at, { shifts }] of teams.entries()) this.from[at + 1] = this.from[at]! + shifts.length;
    this.clock = new ShiftClock(teams.flatMap(({ shifts }) => shifts.map(({ window }) => windows[window]!)));
    this.capacity = new Int32Array(this.clock.windows.length);
    this.busy = new Int32Array(this.clock.windows.length);
  }

  reset(): void {
    this.clock.reset();
    this.busy.fill(0);
    let shift = 0;
    for (const { shifts } of this.teams)
      for (const { headcount } of shifts) this.capacity[shift++] = headcount;
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

  /** Changes the headcount of a team's shift, never below zero; work in hand is finished. */
  resize(team: number, shift: number, by: number): void {
    const place = this.from[team]! + shift;
    this.capacity[place] = Math.max(0, this.capacity[place]! + by);
  }

  /** Technician-minutes of a team's open shifts in [fromMin, toMin). */
  capacityMin(team: number, fromMin: number, toMin: number): number {
    let sum = 0;
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++) {
      sum += this.capacity[shift]! * openMinutes(this.clock.windows[shift]!, fromMin, toMin);
    }
    return sum;
  }

  headcountOf(team: number, shift: number): number {
    return this.capacity[this.from[team]! + shift]!;
  }

  headcount(team: number): number {
    let sum = 0;
    for (let shift = this.from[team]!; shift < this.from[team + 1]!; shift++) sum += this.capacity[shift]!;
    return sum;
  }
}
