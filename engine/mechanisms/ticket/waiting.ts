/** Waiting for the client: the technician asks, is freed, and the ticket comes back when the user answers. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { drawDuration, uniform } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { advance } from "../../kernel/window.ts";
import { EVENT } from "../../life/events.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Scenario } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { share } from "../../scenario/units.ts";

const tickets = LIVE;

/** Neutral: probability 0. */
export const waitingParams = z.strictObject({
  probability: share("probability that a ticket waits once for its user", {
    source: "DOMAIN 5.6 C5",
  }).default(0),
  delay: distribution("time until the user answers", { source: "DOMAIN 5.6 C5" }).default({
    kind: "deterministic",
    mean: 0,
    cv: 0,
    values: [],
  }),
  window: id.optional().meta({ description: "window in which the delay runs; default: at any time" }),
  afterShare: share("share of the first effort done before asking").default(0.5),
});

export interface CompiledWaiting {
  probability: number;
  delay: number;
  window: number;
  afterShare: number;
}

export function compileWaiting(compiler: Compiler, scenario: Scenario): CompiledWaiting {
  const { probability, delay, window, afterShare } = scenario.situation.waiting ?? waitingParams.parse({});
  return {
    probability,
    afterShare,
    delay: compiler.distribution(delay),
    window: window === undefined ? 0 : compiler.window(window, ["situation", "waiting", "window"]),
  };
}

/** Splits the first effort in two and keeps the ticket pending in between. */
export function installWaiting(sim: Simulation): void {
  const { probability, delay, window, afterShare } = sim.compiled.waiting;
  if (probability === 0) return;
  sim.onDesk.push((_, ticket) => {
    if (uniform(sim.draw(ticket, PURPOSE.waits)) >= probability) return;
    tickets.flags[ticket]! |= FLAG.willWait;
    const effort = tickets.effortMin[ticket]!;
    tickets.effortMin[ticket] = effort * afterShare;
    tickets.laterMin[ticket] = effort - effort * afterShare;
  });
  sim.onWorkDone.push((_, ticket) => {
    if ((tickets.flags[ticket]! & FLAG.willWait) === 0) return true;
    tickets.flags[ticket]! &= ~FLAG.willWait;
    sim.changeState(ticket, STATE.client);
    const answer =
      drawDuration(sim.draw(ticket, PURPOSE.waitDelay), sim.compiled.pool, delay) * sim.terms.answerFactor;
    sim.schedule(
      advance(sim.compiled.windows[window]!, sim.nowMin, answer),
      RANK.release,
      EVENT.userAnswers,
      ticket,
    );
    return false;
  });
  sim.handlers[EVENT.userAnswers] = (_, ticket) => {
    sim.changeState(ticket, STATE.queue);
    tickets.effortMin[ticket] = tickets.laterMin[ticket]!;
    sim.staff.offer(ticket); // it kept its place of arrival in the team's queue
  };
}
