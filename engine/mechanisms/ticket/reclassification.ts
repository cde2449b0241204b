/** Reclassification: the declared priority of a ticket changes during its life, at triage or once somebody has looked into it. */
import { z } from "zod";
import { uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, STATE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import { share } from "../../scenario/units.ts";

/** Neutral: probability 0. */
export const reclassificationParams = z.strictObject({
  probability: share("probability that a ticket’s declared priority changes during its life", {
    source: "DOMAIN 1.3 C9",
  }).default(0),
  atQualification: share(
    "share of the changes made before the ticket is offered to its team; the others are made when the user has answered, or at the first touch of a ticket that asks nothing",
    { source: "G" },
  ).default(0.5),
  raised: share("share of the changes to one level higher; the others go one level lower", {
    source: "G",
  }).default(0.5),
});

export type CompiledReclassification = z.output<typeof reclassificationParams>;

const LOWEST = 3;

/** Changes the declared priority by one level; nothing happens at the ends of the scale, nor to a ticket at best effort. */
function change(sim: Simulation, ticket: number, raised: number): void {
  const { declared } = sim.tickets;
  const before = declared[ticket]!;
  if (before > LOWEST) return;
  const after =
    uniform(sim.draw(ticket, PURPOSE.reclassifyTo)) < raised
      ? Math.max(0, before - 1)
      : Math.min(LOWEST, before + 1);
  if (after === before) return;
  declared[ticket] = after;
  for (let at = 0; at < sim.onReclassified.length; at++) sim.onReclassified[at]!(sim, ticket);
}

export function installReclassification(sim: Simulation): void {
  const { probability, atQualification, raised } = sim.design.priority.reclassification;
  if (probability === 0) return;
  const { tickets } = sim;
  sim.onDesk.push((_, ticket) => {
    const mark = uniform(sim.draw(ticket, PURPOSE.reclassify));
    if (mark >= probability) return;
    if (mark < probability * atQualification) change(sim, ticket, raised);
    else tickets.flags[ticket]! |= FLAG.willChange;
  });
  const changeNow = (ticket: number) => {
    tickets.flags[ticket]! &= ~FLAG.willChange;
    change(sim, ticket, raised);
  };
  sim.onResponse.push((_, ticket) => {
    if ((tickets.flags[ticket]! & (FLAG.willChange | FLAG.willWait)) === FLAG.willChange) changeNow(ticket);
  });
  sim.onStateEnd.push((_, ticket) => {
    if (tickets.state[ticket] === STATE.client && (tickets.flags[ticket]! & FLAG.willChange) !== 0)
      changeNow(ticket);
  });
}
