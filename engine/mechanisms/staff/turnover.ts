/** Technicians leave at a hazard, are replaced after a delay, and ramp up: prod(m) = 1 − (1 − p0)·exp(−m / τ), m the tenure. */

import { drawDuration, exponential } from "../../kernel/draw.ts";
import { exp } from "../../kernel/elementary.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { type Keyed, mix, nameKey, PURPOSE } from "../../kernel/rng.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import { MONTH_MIN } from "../demand/flows.ts";
import type { CompiledPeople } from "./people.ts";

const SEAT = { vacant: 0, present: 1, abolished: 2 } as const;
const NO_EVENT = -1;

/** Mean productivity over tenures [fromMin, toMin] (closed form of the learning curve's integral). */
export function meanProductivity(initial: number, rampUpMin: number, fromMin: number, toMin: number): number {
  if (initial === 1 || fromMin === Number.POSITIVE_INFINITY) return 1;
  if (toMin <= fromMin) return 1 - (1 - initial) * exp(-fromMin / rampUpMin);
  const lost = exp(-fromMin / rampUpMin) - exp(-toMin / rampUpMin);
  return 1 - ((1 - initial) * rampUpMin * lost) / (toMin - fromMin);
}

/** The seats of a design's teams; one person at a time sits on each. */
class Seats {
  declare private readonly sim: Simulation;
  declare private readonly people: readonly (CompiledPeople | null)[];
  declare private readonly factor: Float64Array;
  /** by seat */
  declare private readonly team: number[];
  declare private readonly shift: number[];
  /** stable number of the seat for its draws, and how many people have sat on it */
  declare private readonly name: number[];
  declare private readonly ordinal: number[];
  declare private readonly state: number[];
  /** arrival of who sits there, or departure of who sat there */
  declare private readonly sinceMin: number[];
  /** when the replacement of who sits there arrives */
  declare private readonly nextMin: number[];
  /** order of its event: tells it from a stale one */
  declare private readonly order: number[];

  constructor(sim: Simulation) {
    this.sim = sim;
    this.people = sim.design.people;
    this.factor = sim.pace.forSpeed();
    this.team = [];
    this.shift = [];
    this.name = [];
    this.ordinal = [];
    this.state = [];
    this.sinceMin = [];
    this.nextMin = [];
    this.order = [];
  }

  reset(): void {
    for (const column of [this.team, this.shift, this.name, this.ordinal]) column.length = 0;
    for (const column of [this.state, this.sinceMin, this.nextMin, this.order]) column.length = 0;
    for (const [team, { shifts }] of this.sim.staff.teams.entries()) {
      const people = this.people[team];
      if (!people) continue;
      for (const [shift, { headcount }] of shifts.entries())
        for (let at = 0; at < headcount; at++) {
          const seat = this.open(team, shift);
          this.state[seat] = SEAT.present;
          this.sinceMin[seat] = -people.tenureMin;
          this.scheduleDeparture(seat, 0);
        }
      this.refresh(team);
    }
  }

  private open(team: number, shift: number): number {
    let number = 0;
    for (let seat = 0; seat < this.team.length; seat++)
      if (this.team[seat] === team && this.shift[seat] === shift) number++;
    this.team.push(team);
    this.shift.push(shift);
    this.name.push(mix(nameKey(`${this.sim.staff.teams[team]!.id}/${shift}`) + number));
    this.ordinal.push(0);
    this.state.push(SEAT.vacant);
    this.sinceMin.push(0);
    this.nextMin.push(0);
    this.order.push(NO_EVENT);
    return this.team.length - 1;
  }

  private draw(seat: number, purpose: number): Keyed {
    const { tape, keyed } = this.sim;
    return keyed.seek(tape.ownKey0, tape.ownKey1, mix(this.name[seat]! + this.ordinal[seat]!), purpose);
  }

  /** Draws when who sits there leaves, and when the replacement comes: after the hiring delay, at most one overlap before. */
  private scheduleDeparture(seat: number, fromMin: number): void {
    const { sim } = this;
    const { hazard, hiringDelay, noticeMin, overlapMin } = this.people[this.team[seat]!]!;
    this.order[seat] = NO_EVENT;
    if (hazard === 0) return;
    const departure = fromMin + exponential(this.draw(seat, PURPOSE.departure)) / hazard;
    if (departure >= sim.compiled.monthStartMin[sim.compiled.months]!) return;
    const delay = drawDuration(this.draw(seat, PURPOSE.hiring), sim.compiled.pool, hiringDelay);
    const announced = Math.max(this.sinceMin[seat]!, departure - noticeMin);
    this.nextMin[seat] = Math.max(announced + delay, departure - overlapMin);
    this.order[seat] = sim.schedule(departure, RANK.staffing, EVENT.departure, seat);
  }

  /** Someone leaves; knowledge goes with them, less what an overlap has kept. */
  depart(seat: number): void {
    const { sim } = this;
    if (this.order[seat] !== sim.eventOrder || sim.isDraining) return;
    const team = this.team[seat]!;
    const { overlapMin } = this.people[team]!;
    const overlap = Math.max(0, sim.nowMin - this.nextMin[seat]!);
    sim.add(COLUMN.departures, sim.month, 1);
    this.tellDeparture(team, overlapMin > 0 ? overlap / overlapMin : 0);
    this.ordinal[seat]!++;
    if (this.nextMin[seat]! <= sim.nowMin) {
      this.sinceMin[seat] = this.nextMin[seat]!;
      this.chargeReplacement(team, overlap);
      this.scheduleDeparture(seat, sim.nowMin);
    } else {
      this.state[seat] = SEAT.vacant;
      this.sinceMin[seat] = sim.nowMin;
      this.order[seat] = sim.schedule(this.nextMin[seat]!, RANK.staffing, EVENT.newcomer, seat);
      sim.staff.resize(team, this.shift[seat]!, -1);
    }
    this.refresh(team);
  }

  /** A replacement arrives; people already hired come even while the queue drains. */
  arrive(seat: number): void {
    const { sim } = this;
    if (this.order[seat] !== sim.eventOrder) return;
    const team = this.team[seat]!;
    if (!sim.isDraining) {
      this.countVacancy(seat, sim.month);
      this.chargeReplacement(team, 0);
    }
    this.state[seat] = SEAT.present;
    this.sinceMin[seat] = sim.nowMin;
    this.scheduleDeparture(seat, sim.nowMin);
    this.refresh(team);
    sim.staff.resize(team, this.shift[seat]!, 1);
  }

  private tellDeparture(team: number, overlapShare: number): void {
    const { sim } = this;
    const present = sim.staff.shifts.headcount(team);
    for (const step of sim.onDeparture) step(sim, team, present, overlapShare);
  }

  /** The replacement's cost, and the wages of who has no tickets yet. */
  private chargeReplacement(team: number, overlapMin: number): void {
    const { sim } = this;
    const wages = (sim.staff.teams[team]!.costEur * overlapMin) / MONTH_MIN;
    const cents = toCents((this.people[team]!.replacementEur + wages) * sim.costFactor[sim.month]!);
    sim.add(COLUMN.providerCostEur, sim.month, cents / 100);
    sim.ledger.post(sim.month, LINE.providerOverhead, cents);
  }

  /** Posts of a team's shift are created (newcomers sit there at once) or abolished: the vacant ones, then the latest arrived. */
  change(team: number, shift: number, by: number): boolean {
    if (!this.people[team]) return true;
    for (let more = 0; more < by; more++) {
      const seat = this.open(team, shift);
      this.state[seat] = SEAT.present;
      this.sinceMin[seat] = this.sim.nowMin;
      this.scheduleDeparture(seat, this.sim.nowMin);
    }
    for (let fewer = 0; fewer < -by; fewer++) this.abolish(team, shift);
    this.refresh(team);
    if (by > 0) this.sim.staff.resize(team, shift, by);
    return false;
  }

  private abolish(team: number, shift: number): void {
    let chosen = -1;
    for (let seat = 0; seat < this.team.length; seat++) {
      if (this.team[seat] !== team || this.shift[seat] !== shift) continue;
      if (this.state[seat] === SEAT.abolished) continue;
      if (chosen < 0 || this.state[seat]! < this.state[chosen]!) chosen = seat;
      else if (this.state[seat] === this.state[chosen] && this.sinceMin[seat]! >= this.sinceMin[chosen]!)
        chosen = seat;
    }
    if (chosen < 0) return;
    if (this.state[chosen] === SEAT.present) {
      this.tellDeparture(team, 0);
      this.sim.staff.resize(team, shift, -1);
    } else this.countVacancy(chosen, this.sim.month);
    this.state[chosen] = SEAT.abolished;
    this.order[chosen] = NO_EVENT;
  }

  /** Sets the team's speed to the mean productivity of who is there, over the rest of the month. */
  private refresh(team: number): void {
    const { sim } = this;
    const { initialProductivity, rampUpMin } = this.people[team]!;
    if (initialProductivity === 1) return;
    const now = Math.max(0, sim.nowMin);
    const end = Math.max(now, sim.compiled.monthStartMin[sim.month + 1]!);
    let present = 0;
    let sum = 0;
    for (let seat = 0; seat < this.team.length; seat++) {
      if (this.team[seat] !== team || this.state[seat] !== SEAT.present) continue;
      const since = this.sinceMin[seat]!;
      present++;
      sum += meanProductivity(initialProductivity, rampUpMin, now - since, end - since);
    }
    this.factor[team] = present > 0 ? present / sum : 1;
    sim.pace.update(team);
  }

  /** A successor sits its own people on every post, of the tenure stated for a start: nobody of the leaver's is counted as a departure. */
  private takeOver(): void {
    const { sim } = this;
    for (let seat = 0; seat < this.team.length; seat++) {
      if (this.state[seat] === SEAT.abolished) continue;
      const isVacant = this.state[seat] === SEAT.vacant;
      const team = this.team[seat]!;
      this.ordinal[seat]!++;
      this.state[seat] = SEAT.present;
      this.sinceMin[seat] = sim.nowMin - this.people[team]!.tenureMin;
      this.scheduleDeparture(seat, sim.nowMin);
      if (isVacant) sim.staff.resize(team, this.shift[seat]!, 1);
    }
  }

  startMonth(month: number): void {
    if (this.sim.life.isSuccession(month)) this.takeOver();
    for (let team = 0; team < this.people.length; team++) if (this.people[team]) this.refresh(team);
  }

  /** Months of a vacancy that lie in the month under way, until now. */
  private countVacancy(seat: number, month: number): void {
    const { monthStartMin } = this.sim.compiled;
    const start = monthStartMin[month]!;
    const spent = this.sim.nowMin - Math.max(start, this.sinceMin[seat]!);
    this.sim.add(COLUMN.vacancyMonths, month, spent / (monthStartMin[month + 1]! - start));
  }

  measure(month: number): void {
    const { sim } = this;
    for (let seat = 0; seat < this.team.length; seat++)
      if (this.state[seat] === SEAT.vacant) this.countVacancy(seat, month);
    for (let team = 0; team < this.people.length; team++) {
      if (!this.people[team]) continue;
      const present = sim.staff.shifts.headcount(team);
      sim.add(COLUMN.staffedPosts, month, present);
      sim.add(COLUMN.productivePosts, month, present / this.factor[team]!);
    }
  }
}

export function installTurnover(sim: Simulation): void {
  const { people } = sim.design;
  const isNeutral = people.every(
    (one) => !one || (one.hazard === 0 && one.initialProductivity === 1 && one.knowledge === null),
  );
  if (isNeutral) return;
  const seats = new Seats(sim);
  sim.onReset.push(() => seats.reset());
  sim.onMonthStart.push((_, month) => seats.startMonth(month));
  sim.onMonthEnd.measure.push((_, month) => seats.measure(month));
  sim.onPosts.push((_, team, shift, by) => seats.change(team, shift, by));
  sim.handlers[EVENT.departure] = (_, seat) => seats.depart(seat);
  sim.handlers[EVENT.newcomer] = (_, seat) => seats.arrive(seat);
}
