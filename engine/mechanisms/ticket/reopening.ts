/** Reopening: a ticket that was solved comes back, the same ticket, to the tail of a queue and with a fresh effort. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { drawDuration, uniform } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, STATE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import { resolve, roundOf, sendTo } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Scenario } from "../../scenario/model.ts";
import { share } from "../../scenario/units.ts";

/** Neutral: probability 0. */
export const reopeningParams = z.strictObject({
  probability: share("probability that a solved ticket comes back, each time that it is solved", {
    max: 0.95,
    source: "DOMAIN 5.6 C4",
  }),
  delay: distribution("real time during which it is thought solved; 0: it is refused at once").optional(),
  to: z
    .enum(["lastTier", "entryTier"])
    .default("lastTier")
    .meta({ description: "tier whose queue it goes back to" }),
});

/** By component. */
export interface CompiledReopening {
  probability: Float64Array;
  /** place of the delay in the pool */
  delay: Int32Array;
  toEntry: Uint8Array;
  isNeutral: boolean;
  /** some ticket may come back after it was thought solved: its clocks stop and go on */
  hasDelay: boolean;
}

const AT_ONCE = { kind: "deterministic" as const, mean: 0, cv: 0, values: [] };

export function compileReopening(compiler: Compiler, scenario: Scenario): CompiledReopening {
  const stated = Object.values(scenario.situation.components).map(({ reopening }) => reopening);
  const living = stated.filter((one) => (one?.probability ?? 0) > 0);
  return {
    probability: Float64Array.from(stated, (one) => one?.probability ?? 0),
    delay: Int32Array.from(stated, (one) => compiler.distribution(one?.delay ?? AT_ONCE)),
    toEntry: Uint8Array.from(stated, (one) => (one?.to === "entryTier" ? 1 : 0)),
    isNeutral: living.length === 0,
    hasDelay: living.some((one) => (one?.delay?.mean ?? 0) > 0),
  };
}

export function installReopening(sim: Simulation): void {
  const { probability, delay, isNeutral } = sim.compiled.demand.reopening;
  if (isNeutral) return;
  const { tickets } = sim;
  sim.onSolved.push((_, ticket) => {
    const { component } = sim.flows[tickets.flow[ticket]!]!;
    const round = roundOf(ticket);
    if (uniform(sim.draw(ticket, PURPOSE.reopen + round)) >= probability[component]!) return true;
    const laterMin = drawDuration(
      sim.draw(ticket, PURPOSE.reopenDelay + round),
      sim.compiled.pool,
      delay[component]!,
    );
    comeBack(sim, ticket, laterMin);
    return false;
  });
  sim.handlers[EVENT.reopens] = reopen;
}

/** The ticket is thought solved for so long, then comes back; at once, it was never solved. */
export function comeBack(sim: Simulation, ticket: number, laterMin: number): void {
  if (laterMin > 0) {
    resolve(sim, ticket);
    sim.changeState(ticket, STATE.solved);
    sim.schedule(sim.nowMin + laterMin, RANK.release, EVENT.reopens, ticket);
    return;
  }
  sim.changeState(ticket, STATE.queue);
  goBack(sim, ticket);
}

/** A ticket that was thought solved is back. */
export function reopen(sim: Simulation, ticket: number): void {
  const { tickets } = sim;
  for (let at = 0; at < sim.onReopen.length; at++) sim.onReopen[at]!(sim, ticket);
  sim.changeState(ticket, STATE.queue);
  tickets.flags[ticket]! &= ~FLAG.restored; // its user waits again
  goBack(sim, ticket);
}

/** The same ticket goes back to the tail of its last tier, or of its tier of entry. */
function goBack(sim: Simulation, ticket: number): void {
  const { tickets } = sim;
  const { component, entryTier } = sim.flows[tickets.flow[ticket]!]!;
  const returns = (tickets.flags[ticket]! & FLAG.reopened) === 0 ? 0 : tickets.returns[ticket]!;
  tickets.returns[ticket] = returns + 1;
  tickets.flags[ticket]! |= FLAG.reopened;
  sim.add(COLUMN.reopenedTickets, sim.month, 1);
  const tier = sim.compiled.demand.reopening.toEntry[component] === 1 ? entryTier : tickets.tier[ticket]!;
  sendTo(sim, ticket, tier);
}
