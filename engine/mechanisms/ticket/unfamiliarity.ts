/** Included but not mastered: components, or a share of their tickets, outside the provider's skills or its standard offer. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { drawDuration, uniform } from "../../kernel/draw.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE, STATE } from "../../kernel/tickets.ts";
import { advance } from "../../kernel/window.ts";
import { EVENT } from "../../life/events.ts";
import { conclude } from "../../life/lifecycle.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { number, share } from "../../scenario/units.ts";
import { TIERS } from "../demand/flows.ts";

const tickets = LIVE;

const unfamiliar = z.strictObject({
  share: share("share of the tickets concerned: those outside the standard offer", {
    source: "DOMAIN 8 A1 G",
  }).default(1),
  effort: number("their effort × this", { min: 1, max: 100, source: "DOMAIN 8 CA2 G" }).default(1),
  escalation: share("added to the share that a tier passes on", { source: "DOMAIN 8 CA2 G" }).default(0),
  thirdParty: z
    .strictObject({
      probability: share("probability that a third party must act once the first tier has worked"),
      delay: distribution("lead time of the third party"),
      window: id.optional().meta({ description: "window in which it runs; default: at any time" }),
    })
    .optional(),
});

/** Neutral: every component is mastered. */
export const unfamiliarityParams = z.strictObject({
  all: unfamiliar.optional().meta({ description: "every component that is not named" }),
  components: z.record(id, unfamiliar).default({}),
});

/** By component. */
export interface CompiledUnfamiliarity {
  share: Float64Array;
  effort: Float64Array;
  escalation: Float64Array;
  thirdParty: Float64Array;
  delay: Int32Array;
  window: Int32Array;
  /** by component and tier: 1 where a next tier could take the ticket */
  canPass: Uint8Array;
  isNeutral: boolean;
  hasThirdParty: boolean;
}

export function compileUnfamiliarity(
  compiler: Compiler,
  design: Design,
  route: Int32Array,
  path: Path,
): CompiledUnfamiliarity {
  const stated = design.provider.unfamiliarity;
  const at = [...path, "provider", "unfamiliarity"];
  for (const name of Object.keys(stated?.components ?? {}))
    compiler.component(name, [...at, "components", name]);
  const own = compiler.componentIds.map((name) => stated?.components[name] ?? stated?.all);
  const thirdParties = own.map((one) => one?.thirdParty);
  const thirdParty = Float64Array.from(own, (one) =>
    one && one.share > 0 ? (one.thirdParty?.probability ?? 0) : 0,
  );
  return {
    share: Float64Array.from(own, (one) => one?.share ?? 0),
    effort: Float64Array.from(own, (one) => one?.effort ?? 1),
    escalation: Float64Array.from(own, (one) => one?.escalation ?? 0),
    thirdParty,
    delay: Int32Array.from(thirdParties, (one) => (one ? compiler.distribution(one.delay) : -1)),
    window: Int32Array.from(thirdParties, (one) =>
      one?.window === undefined ? 0 : compiler.window(one.window, at),
    ),
    canPass: Uint8Array.from(route, (_, place) =>
      (place + 1) % TIERS > 0 && route[place + 1]! >= 0 ? 1 : 0,
    ),
    isNeutral: own.every((one) => !one || one.share === 0),
    hasThirdParty: thirdParty.some((probability) => probability > 0),
  };
}

/** Unmastered tickets take longer, are passed on more often, and may wait for a third party. */
export function installUnfamiliarity(sim: Simulation): void {
  const { unfamiliarity } = sim.design;
  if (unfamiliarity.isNeutral) return;
  const { share, effort, escalation, canPass } = unfamiliarity;
  const componentOf = (ticket: number) => sim.flows[tickets.flow[ticket]!]!.component;
  /** the same tickets in every design that states the same share */
  const isUnmastered = (ticket: number, component: number) =>
    share[component] === 1 ||
    (share[component]! > 0 && uniform(sim.draw(ticket, PURPOSE.unfamiliar)) < share[component]!);
  sim.onTier.push((_, ticket) => {
    const component = componentOf(ticket);
    if (isUnmastered(ticket, component)) tickets.effortMin[ticket]! *= effort[component]!;
  });
  sim.onEscalation.push((_, ticket, passed) => {
    const flow = sim.flows[tickets.flow[ticket]!]!;
    const { component } = flow;
    const tier = tickets.tier[ticket]!;
    const hasNext = canPass[component * TIERS + tier - 1] === 1 && flow.effort[tier]! >= 0;
    if (escalation[component] === 0 || !hasNext) return passed;
    return isUnmastered(ticket, component) ? passed + escalation[component]! : passed;
  });
  if (!unfamiliarity.hasThirdParty) return;
  sim.keepsClocks = true;
  sim.onWorkDone.push((_, ticket) => {
    const component = componentOf(ticket);
    const { entryTier } = sim.flows[tickets.flow[ticket]!]!;
    const isFirst = tickets.tier[ticket] === entryTier && (tickets.flags[ticket]! & FLAG.reopened) === 0;
    return !isFirst || !isUnmastered(ticket, component) || !askThirdParty(sim, ticket, component);
  });
  // what the third party brings needs no technician: the ticket is passed on or resolved as its tier would have done
  sim.handlers[EVENT.thirdPartyEnds] = (_, ticket) => {
    sim.changeState(ticket, STATE.queue);
    conclude(sim, ticket);
  };
}

/** Whether a third party must act; if so the ticket waits for it. */
function askThirdParty(sim: Simulation, ticket: number, component: number): boolean {
  const { thirdParty, delay, window } = sim.design.unfamiliarity;
  if (uniform(sim.draw(ticket, PURPOSE.thirdParty)) >= thirdParty[component]!) return false;
  sim.changeState(ticket, STATE.thirdParty);
  const lead = drawDuration(sim.draw(ticket, PURPOSE.thirdPartyDelay), sim.compiled.pool, delay[component]!);
  const end = advance(sim.compiled.windows[window[component]!]!, sim.nowMin, lead);
  sim.schedule(end, RANK.release, EVENT.thirdPartyEnds, ticket);
  return true;
}
