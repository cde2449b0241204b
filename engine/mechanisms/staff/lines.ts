/** Tickets that wait for each team, in the order of the rule of dispatch in force. */
import { KeyQueue } from "../../kernel/key-queue.ts";
import { LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { DispatchRule } from "./dispatch.ts";
import { keyNow, Served } from "./served.ts";
import type { CompiledTeam } from "./teams.ts";

const tickets = LIVE;

export class Lines {
  declare protected readonly sim: Simulation;
  declare readonly teams: readonly CompiledTeam[];
  /** the rule of dispatch in force */
  declare protected preempts: boolean;
  declare protected leavesLate: boolean;
  declare protected isDynamic: boolean;
  declare readonly queues: KeyQueue[];
  /** tickets already late, left aside by the drop-dead rule */
  declare readonly aside: KeyQueue[];
  declare readonly served: Served;

  constructor(sim: Simulation) {
    const { teams } = sim.design.staff;
    this.served = new Served();
    const rule = this.served.add(sim);
    this.sim = sim;
    this.teams = teams;
    this.preempts = rule.preempts;
    this.leavesLate = rule.leavesLate;
    this.isDynamic = rule.isDynamic;
    this.queues = teams.map(() => new KeyQueue());
    this.aside = teams.map(() => new KeyQueue());
  }

  /** Nobody waits, and the rule is the one as signed. */
  protected clear(): void {
    for (const queue of [...this.queues, ...this.aside]) queue.clear();
    this.served.reset();
    this.turnTo(this.sim.design.dispatch.rule);
  }

  /** Lets a rule order what is queued from now on; false where it holds already. */
  protected turnTo(rule: DispatchRule): boolean {
    const dispatch = this.served.turnTo(rule);
    if (dispatch === null) return false;
    this.preempts = dispatch.preempts;
    this.leavesLate = dispatch.leavesLate;
    this.isDynamic = dispatch.isDynamic;
    return true;
  }

  /** Gives every ticket that waits for a team its key by the rule in force. */
  protected reorder(team: number): void {
    const queue = this.queues[team]!;
    const aside = this.aside[team]!;
    while (aside.size > 0) this.queueIn(queue, aside.pop());
    queue.rekey(keyNow, this.served);
  }

  protected queueIn(queue: KeyQueue, ticket: number): void {
    queue.push(this.served.keyOf(ticket), tickets.place[ticket]!, ticket);
  }

  protected take(team: number): number {
    const queue = this.queues[team]!;
    const aside = this.aside[team]!;
    if (this.leavesLate) {
      while (queue.size > 0 && queue.peekKey() < this.sim.nowMin) {
        const late = queue.pop();
        aside.push(0, tickets.place[late]!, late);
      }
      if (queue.size === 0) return aside.pop();
    } else if (this.isDynamic && queue.size > 1) {
      this.served.prepare();
      queue.rekey(keyNow, this.served);
    }
    return queue.pop();
  }

  /** Tickets that wait for a team. */
  waiting(team: number): number {
    return this.queues[team]!.size + this.aside[team]!.size;
  }

  /** Takes a waiting ticket out of its queue, wherever it stands; false if it does not wait. */
  withdraw(ticket: number): boolean {
    const team = tickets.team[ticket]!;
    return this.queues[team]!.remove(ticket) || this.aside[team]!.remove(ticket);
  }
}
