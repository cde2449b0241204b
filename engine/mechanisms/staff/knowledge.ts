/**
 * What each team knows of the client, k in [0, 1]: a leaver among n takes loss / n of it away, time brings it back,
 * k(t) = 1 − (1 − k)·exp(−t / recovery). What is missing lengthens the client's work, passes more of it on, and errs.
 */

import { uniform } from "../../kernel/draw.ts";
import { exp } from "../../kernel/elementary.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, STATE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { CompiledKnowledge } from "./people.ts";

class Knowledge {
  declare private readonly sim: Simulation;
  declare private readonly tables: readonly (CompiledKnowledge | null)[];
  declare private readonly factor: Float64Array;
  declare private readonly sinceMin: Float64Array;

  constructor(sim: Simulation) {
    this.sim = sim;
    this.tables = sim.design.people.map((people) => people?.knowledge ?? null);
    this.factor = sim.pace.forClientSpeed();
    this.sinceMin = new Float64Array(this.tables.length);
  }

  reset(): void {
    this.begin(Number.NaN, 0);
  }

  /** A provider begins to learn what the client is like, from what it is said to know or, at NaN, from each team's initial knowledge. */
  private begin(known: number, nowMin: number): void {
    this.sinceMin.fill(nowMin);
    for (let team = 0; team < this.tables.length; team++) {
      const table = this.tables[team];
      this.sim.knowledge[team] = !table ? 1 : Number.isNaN(known) ? table.initial : known;
      this.apply(team);
    }
  }

  /** Brings a team's knowledge to the present instant and lets it act. */
  private recover(team: number): void {
    const table = this.tables[team];
    if (!table) return;
    const { knowledge, nowMin } = this.sim;
    knowledge[team] = 1 - (1 - knowledge[team]!) * exp(-(nowMin - this.sinceMin[team]!) / table.recoveryMin);
    this.sinceMin[team] = nowMin;
  }

  private apply(team: number): void {
    const table = this.tables[team];
    if (!table) return;
    const missing = 1 - this.sim.knowledge[team]!;
    this.factor[team] = 1 + table.onEffort * missing;
    this.sim.pace.escalation[team] = table.onEscalation * missing;
    this.sim.pace.update(team);
  }

  lose(team: number, present: number, overlapShare: number): void {
    const table = this.tables[team];
    if (!table || present === 0) return;
    this.recover(team);
    this.sim.knowledge[team]! *= 1 - (table.loss * (1 - table.overlapKeeps * overlapShare)) / present;
    this.apply(team);
  }

  startMonth(month: number): void {
    const { exit } = this.sim.design;
    if (exit.successor && this.sim.life.isSuccession(month))
      this.begin(exit.successor.knowledge, this.sim.nowMin);
    for (let team = 0; team < this.tables.length; team++) {
      this.recover(team);
      this.apply(team);
    }
  }

  measure(month: number): void {
    for (let team = 0; team < this.tables.length; team++) {
      if (!this.tables[team]) continue;
      this.recover(team);
      this.sim.add(COLUMN.teamsWithKnowledge, month, 1);
      this.sim.add(COLUMN.knowledge, month, this.sim.knowledge[team]!);
    }
  }

  /** The desk may be one priority level wrong, up or down alike; levels end at P1 and P4. */
  misjudge(ticket: number): void {
    const { sim } = this;
    const { tickets } = sim;
    const team = tickets.team[ticket]!;
    const probability = (this.tables[team]?.onPriority ?? 0) * (1 - sim.knowledge[team]!);
    const declared = tickets.declared[ticket]!;
    if (probability === 0 || declared > 3) return;
    const draw = uniform(sim.draw(ticket, PURPOSE.misjudge));
    if (draw >= probability) return;
    const judged = draw < probability / 2 ? Math.max(0, declared - 1) : Math.min(3, declared + 1);
    if (judged === declared) return;
    tickets.declared[ticket] = judged;
    for (let at = 0; at < sim.onReclassified.length; at++) sim.onReclassified[at]!(sim, ticket);
  }

  /** The ticket may have been in the wrong hands: it goes to the tail of the team's queue once, with some work to do. */
  handOff(ticket: number): boolean {
    const { sim } = this;
    const { tickets } = sim;
    const team = tickets.team[ticket]!;
    const table = this.tables[team];
    if (!table || (tickets.flags[ticket]! & FLAG.handedOff) !== 0) return true;
    const probability = table.onHandOff * (1 - sim.knowledge[team]!);
    if (probability === 0 || uniform(sim.draw(ticket, PURPOSE.handOff)) >= probability) return true;
    tickets.flags[ticket]! |= FLAG.handedOff;
    sim.changeState(ticket, STATE.queue);
    tickets.effortMin[ticket] = table.handOffMin;
    sim.staff.enter(ticket, sim.flows[tickets.flow[ticket]!]!, tickets.tier[ticket]!);
    sim.staff.offer(ticket);
    return false;
  }
}

export function installKnowledge(sim: Simulation): void {
  const tables = sim.design.people.map((people) => people?.knowledge ?? null);
  if (tables.every((table) => table === null)) return;
  const knowledge = new Knowledge(sim);
  sim.onReset.push(() => knowledge.reset());
  sim.onDeparture.push((_, team, present, overlapShare) => knowledge.lose(team, present, overlapShare));
  sim.onMonthStart.push((_, month) => knowledge.startMonth(month));
  sim.onMonthEnd.measure.push((_, month) => knowledge.measure(month));
  if (tables.some((table) => table && table.onPriority > 0))
    sim.onDesk.push((_, ticket) => knowledge.misjudge(ticket));
  if (tables.some((table) => table && table.onHandOff > 0))
    sim.onWorkDone.push((_, ticket) => knowledge.handOff(ticket));
}
