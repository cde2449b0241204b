/** Oracles that are read ticket by ticket: what happens at an instant, in a day, to the first fifty tickets, no column tells. */
import { readScenario } from "#engine";
import { compile } from "../../../engine/compile/compile.ts";
import { Replicator, rowLength } from "../../../engine/life/replicate.ts";
import type { Simulation } from "../../../engine/life/simulation.ts";
import { found, judge, type Verdict } from "./judge.ts";
import type { Simulated } from "./oracle.ts";

/** A case read in the tickets of its first design. */
export interface Watched extends Simulated {
  /** numerator and denominator of every measure, in one life */
  read: (log: TicketLog) => readonly (readonly [top: number, bottom: number])[];
}

/** Instants of the tickets of one life in order of their reports: minutes since the start, NaN for what never happened. */
export class TicketLog {
  readonly opened: number[] = [];
  readonly responded: number[] = [];
  readonly ended: number[] = [];
  /** by ticket: number of its component */
  readonly component: number[] = [];
  /** by place of a live ticket: its number here */
  private readonly numbers: number[] = [];

  /** Watches a simulation; changes nothing of it. */
  listen(sim: Simulation): void {
    const gates = sim.onNeed.splice(0);
    sim.onNeed.push((_, ticket) => {
      const passes = gates.every((gate) => gate(sim, ticket));
      if (sim.tickets.isLive(ticket)) this.open(sim, ticket);
      return passes;
    });
    sim.onResponse.push((_, ticket) => {
      this.responded[this.numberOf(ticket)] = sim.nowMin;
    });
    sim.onEnd.push((_, ticket) => {
      this.ended[this.numberOf(ticket)] = sim.nowMin;
    });
  }

  /** Forgets the life before. */
  clear(): void {
    for (const column of [this.opened, this.responded, this.ended, this.component]) column.length = 0;
  }

  private open({ flows, nowMin, tickets }: Simulation, ticket: number): void {
    this.numbers[ticket] = this.opened.length;
    this.opened.push(nowMin);
    this.component.push(flows[tickets.flow[ticket] ?? -1]?.component ?? -1);
    this.responded.push(Number.NaN);
    this.ended.push(Number.NaN);
  }

  private numberOf(ticket: number): number {
    const number = this.numbers[ticket];
    if (number === undefined) throw new Error("a ticket that was never reported");
    return number;
  }
}

/** How many of some instants lie at or before each of `times`, which rise; those that never happened count nowhere. */
export function countsAt(instants: readonly number[], times: readonly number[]): number[] {
  const sorted = Float64Array.from(instants).sort(); // NaN last
  let at = 0;
  return times.map((time) => {
    while (at < sorted.length && (sorted[at] ?? Number.NaN) <= time) at++;
    return at;
  });
}

/** Tickets in the system at each of `times`. */
export function openAt({ opened, ended }: TicketLog, times: readonly number[]): number[] {
  const over = countsAt(ended, times);
  return countsAt(opened, times).map((count, at) => count - (over[at] ?? Number.NaN));
}

/** Judges every measure of a case, life by life on one thread. */
export function watch(watched: Watched, lives = watched.replications): Verdict[] {
  const read = readScenario(watched.scenario);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const compiled = compile(read.scenario, null);
  const log = new TicketLog();
  let isWatched = false;
  const replicator = new Replicator(compiled, watched.seed, (sim) => {
    if (!isWatched) log.listen(sim);
    isWatched = true;
  });
  const row = new Float64Array(rowLength(compiled));
  const tops = watched.measures.map(() => new Float64Array(lives));
  const bottoms = watched.measures.map(() => new Float64Array(lives));
  for (let life = 0; life < lives; life++) {
    log.clear();
    replicator.play(life, row);
    for (const [at, [top, bottom]] of watched.read(log).entries()) {
      (tops[at] as Float64Array)[life] = top;
      (bottoms[at] as Float64Array)[life] = bottom;
    }
  }
  return watched.measures.map((measure, at) =>
    judge(measure, found(measure, tops[at] as Float64Array, bottoms[at] as Float64Array)),
  );
}
