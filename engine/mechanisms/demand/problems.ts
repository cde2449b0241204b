/** Problem management: hours that posture gives to prevention find and remove the causes of incidents, the most frequent first. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { drawDuration, uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import { integer, share } from "../../scenario/units.ts";
import { FLOW, MONTH_MIN } from "./flows.ts";

const tickets = LIVE;

/** Neutral: absent, or no hour of prevention (`posture.prevention`, or a rule that gives some). */
export const problemParams = z.strictObject({
  share: share(
    "share of the hours of prevention that goes to the causes of incidents; the rest is advice",
  ).default(1),
  effort: distribution("work to find and remove the cause of an item’s incidents", {
    source: "DOMAIN 8 S3 G",
  }),
  from: integer("incidents of an item from which it is a problem", { min: 1, max: 1000 }).default(2),
  removes: share("share of the item’s own incidents that go with the cause; recurrence always does").default(
    1,
  ),
});

export interface CompiledProblems {
  isNeutral: boolean;
  share: number;
  effort: number;
  from: number;
  removes: number;
}

export function compileProblems(
  compiler: Compiler,
  problems: z.output<typeof problemParams> | undefined,
): CompiledProblems {
  return {
    isNeutral: problems === undefined || problems.share === 0,
    share: problems?.share ?? 0,
    effort: problems ? compiler.distribution(problems.effort) : -1,
    from: problems?.from ?? 1,
    removes: problems?.removes ?? 0,
  };
}

/** What the provider has seen of every item, and which causes it has removed. */
class Causes {
  declare private readonly sim: Simulation;
  declare readonly seen: Int32Array;
  declare private readonly firstMin: Float64Array;
  /** share of an item’s own incidents that went with its cause; -1: its cause is there */
  declare readonly removed: Float64Array;
  /** how the provider who serves now does it */
  declare private terms: CompiledProblems;
  /** item that is being worked on, or -1, and the hours that it still needs */
  declare private current: number;
  declare private leftHours: number;

  constructor(sim: Simulation) {
    const { from } = sim.compiled.demand.items;
    const items = from[from.length - 1]!;
    this.sim = sim;
    this.seen = new Int32Array(items);
    this.firstMin = new Float64Array(items);
    this.removed = new Float64Array(items);
    this.terms = sim.design.problems;
    this.current = -1;
    this.leftHours = 0;
  }

  reset(): void {
    this.seen.fill(0);
    this.removed.fill(-1);
    this.takeUpWith(this.sim.design.problems);
  }

  /** A provider begins: causes removed and incidents seen are the client’s to keep, an investigation under way goes with who led it. */
  takeUpWith(terms: CompiledProblems): void {
    this.terms = terms;
    this.current = -1;
    this.leftHours = 0;
  }

  see(item: number): void {
    if (this.seen[item]!++ === 0) this.firstMin[item] = this.sim.nowMin;
  }

  /** Spends its share of a month's hours on one cause after the other; what finds no problem is not spent. */
  work(preventionHours: number, month: number): void {
    const { sim, terms } = this;
    const hours = preventionHours * terms.share;
    let left = hours;
    while (left > 0 && this.takeUp()) {
      const spent = left < this.leftHours ? left : this.leftHours;
      left -= spent;
      this.leftHours -= spent;
      if (this.leftHours > 0) continue;
      this.removed[this.current] = terms.removes;
      sim.add(COLUMN.causesRemoved, month, 1);
      sim.add(COLUMN.causeMonths, month, (sim.nowMin - this.firstMin[this.current]!) / MONTH_MIN);
      this.current = -1;
    }
    sim.add(COLUMN.problemHours, month, hours - left);
  }

  /** Chooses the item with the most incidents seen, of two the one seen first; false if there is no problem. */
  private takeUp(): boolean {
    if (this.current >= 0) return true;
    const { sim, seen, removed, firstMin, terms } = this;
    let most = -1;
    for (let item = 0; item < seen.length; item++) {
      if (removed[item]! >= 0 || seen[item]! < terms.from) continue;
      const isWorse =
        most < 0 ||
        seen[item]! > seen[most]! ||
        (seen[item] === seen[most] && firstMin[item]! < firstMin[most]!);
      if (isWorse) most = item;
    }
    this.current = most;
    if (this.current < 0) return false;
    this.leftHours = drawDuration(this.bitsOf(this.current), sim.compiled.pool, terms.effort) / 60;
    return true;
  }

  /** Keyed by the component's stable name and the item's rank. */
  private bitsOf(item: number) {
    const { keyed, tape, compiled } = this.sim;
    const { from } = compiled.demand.items;
    let component = 0;
    while (from[component + 1]! <= item) component++;
    const ordinal = compiled.evolution.keys[component]! + item - from[component]!;
    return keyed.seek(tape.ownKey0, tape.ownKey1, ordinal, PURPOSE.causeHours);
  }
}

/** Incidents of an item whose cause is removed do not happen; the causes of the others are worked on at the month's end. */
export function installProblems(sim: Simulation): void {
  const { problems, exit } = sim.design;
  if (problems.isNeutral && (exit.successor?.problems.isNeutral ?? true)) return;
  const causes = new Causes(sim);
  const isCaused = (ticket: number) =>
    sim.flows[tickets.flow[ticket]!]!.kind === FLOW.client &&
    (tickets.flags[ticket]! & (FLAG.request | FLAG.shadow)) === 0;
  sim.onReset.push(() => causes.reset());
  sim.onNeed.push((_, ticket) => {
    if (!isCaused(ticket) || causes.removed[tickets.item[ticket]!]! < 0) return true;
    const lives =
      (tickets.flags[ticket]! & FLAG.recurrent) === 0 &&
      uniform(sim.draw(ticket, PURPOSE.cause)) >= causes.removed[tickets.item[ticket]!]!;
    if (!lives) tickets.close(ticket);
    return lives;
  });
  sim.onArrival.push((_, ticket) => {
    if (isCaused(ticket)) causes.see(tickets.item[ticket]!);
    return true;
  });
  sim.onMonthStart.push((_, month) => {
    if (exit.successor && sim.life.isSuccession(month)) causes.takeUpWith(exit.successor.problems);
  });
  sim.onMonthEnd.staffing.push((_, month) => {
    let hours = 0;
    for (const given of sim.prevention.given) hours += given;
    if (hours > 0) causes.work(hours, month);
  });
}
