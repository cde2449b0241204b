/** Items: the things of a component that its incidents come from, a few of them most of it (Zipf's law). */
import { z } from "zod";
import { uniform } from "../../kernel/draw.ts";
import { exp, log } from "../../kernel/elementary.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { integer, number } from "../../scenario/units.ts";

const tickets = LIVE;

/** Neutral: one item, the component itself. */
export const itemsParams = z.strictObject({
  count: integer("items of the component, the same number over the contract", { min: 1, max: 10_000 }),
  zipf: number("exponent s: the item of rank r causes a share proportional to 1 / r^s", {
    min: 0,
    max: 3,
    source: "DOMAIN 5.4 C4",
  }).default(1.2),
});

/** Items of component c: places [from[c], from[c + 1]). */
export interface CompiledItems {
  from: Int32Array;
  /** cumulative shares of a component's items, the most frequent first; the last one is 1 */
  shares: Float64Array;
  /** every component is one item */
  isNeutral: boolean;
}

export function compileItems(scenario: Scenario): CompiledItems {
  const stated = Object.values(scenario.situation.components).map(
    ({ items }) => items ?? { count: 1, zipf: 0 },
  );
  const from = new Int32Array(stated.length + 1);
  for (const [at, { count }] of stated.entries()) from[at + 1] = from[at]! + count;
  const shares = new Float64Array(from[stated.length]!);
  stated.forEach(({ count, zipf }, component) => {
    const place = from[component]!;
    let sum = 0;
    for (let rank = 1; rank <= count; rank++) {
      sum += exp(-zipf * log(rank));
      shares[place + rank - 1] = sum;
    }
    for (let at = place; at < place + count; at++) shares[at]! /= sum;
    shares[place + count - 1] = 1;
  });
  return { from, shares, isNeutral: stated.every(({ count }) => count === 1) };
}

/** First place in [low, high) whose cumulative share is above the mark. */
function placeOf(shares: Float64Array, low: number, high: number, mark: number): number {
  let first = low;
  let last = high - 1;
  while (first < last) {
    const middle = (first + last) >> 1;
    if (mark < shares[middle]!) last = middle;
    else first = middle + 1;
  }
  return first;
}

/** Gives every ticket its place in the list of items; a planted one has its parent's. */
export function installItems(sim: Simulation): void {
  const { from, shares, isNeutral } = sim.compiled.demand.items;
  const { problems, exit } = sim.design;
  if (isNeutral && problems.isNeutral && (exit.successor?.problems.isNeutral ?? true)) return;
  const mark = (_: Simulation, ticket: number) => {
    const { component } = sim.flows[tickets.flow[ticket]!]!;
    if ((tickets.flags[ticket]! & (FLAG.recurrent | FLAG.shadow)) !== 0) return true;
    const low = from[component]!;
    const high = from[component + 1]!;
    tickets.item[ticket] =
      high - low === 1 ? low : placeOf(shares, low, high, uniform(sim.draw(ticket, PURPOSE.item)));
    return true;
  };
  sim.onNeed.push(mark);
  sim.onCarriedOver.push(mark);
}
