/** Qualification: a time between the report of a ticket and its triage, which a clock that starts at triage does not see. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { drawDuration } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { advance } from "../../kernel/window.ts";
import { EVENT } from "../../life/events.ts";
import { receive } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";

/** Neutral: no delay. */
export const qualificationParams = z.strictObject({
  delay: distribution("time from the report of a ticket to its triage", { source: "DOMAIN 1.3 G" }),
  window: id.optional().meta({ description: "window in which the delay runs; default: at any time" }),
});

export interface CompiledQualification {
  isNeutral: boolean;
  delay: number;
  window: number;
}

export function compileQualification(compiler: Compiler, design: Design, path: Path): CompiledQualification {
  const { qualification } = design.provider;
  if (!qualification) return { isNeutral: true, delay: -1, window: 0 };
  const { delay, window } = qualification;
  return {
    isNeutral: delay.mean === 0,
    delay: compiler.distribution(delay),
    window:
      window === undefined ? 0 : compiler.window(window, [...path, "provider", "qualification", "window"]),
  };
}

/** Keeps a ticket that reaches the provider until it is qualified; its scope is examined and its desk chosen after that. */
export function installQualification(sim: Simulation): void {
  const { isNeutral, delay, window } = sim.design.qualification;
  if (isNeutral) return;
  const next = sim.onArrival.length + 1;
  sim.onArrival.push((_, ticket) => {
    const triage = drawDuration(sim.draw(ticket, PURPOSE.qualify), sim.compiled.pool, delay);
    sim.schedule(
      advance(sim.compiled.windows[window]!, sim.nowMin, triage),
      RANK.release,
      EVENT.qualified,
      ticket,
    );
    return false;
  });
  sim.handlers[EVENT.qualified] = (_, ticket) => {
    for (let at = 0; at < sim.onQualified.length; at++) sim.onQualified[at]!(sim, ticket);
    receive(sim, ticket, next);
  };
}
