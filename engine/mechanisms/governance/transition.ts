/** Transition-in: a provider who takes over pays for it in longer efforts first, is paid a fee, and owes no penalty for a while. */
import { z } from "zod";
import { COLUMN } from "../../life/columns.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { integer, money, number } from "../../scenario/units.ts";
import { backlogParams } from "./observed.ts";

/** Neutral: mastered from the first day, no fee, no grace. */
export const transitionParams = z.strictObject({
  months: integer("months in which efforts are longer, less so each month", { min: 0, max: 36 }).default(0),
  effort: number("factor on efforts in the first month", { min: 1, max: 5, source: "DOMAIN 5.8 G" }).default(
    1,
  ),
  fee: money("transition fee invoiced in the first month", { source: "DOMAIN 3 K" }).default(0),
  backlog: backlogParams.optional(),
  grace: integer("first months measured without penalty", { min: 0, max: 12 }).default(0),
});

export type CompiledTransition = z.output<typeof transitionParams>;

export function compileTransition(design: Design): CompiledTransition {
  return design.contract.transition ?? transitionParams.parse({});
}

/** Factor on efforts in a month of a takeover: falls in equal steps to 1 after so many months. */
export function takeoverEffort(effort: number, months: number, monthsServed: number): number {
  return monthsServed >= months ? 1 : 1 + (effort - 1) * (1 - monthsServed / months);
}

export function installTransition(sim: Simulation): void {
  const { transition, exit, dependence } = sim.design;
  const { life } = sim;
  const { successor } = exit;
  const takesOver = successor !== null && successor.startupMonths > 0;
  sim.onReset.push(() => {
    life.penaltiesFrom = transition.grace - sim.compiled.monthsBefore;
  });
  if (transition.months > 0)
    sim.onReset.push(() => {
      life.effortFactor = takeoverEffort(transition.effort, transition.months, sim.compiled.monthsBefore); // the very first instant comes before its month starts
    });
  if (transition.months > 0 || takesOver)
    sim.onMonthStart.push((_, month) => {
      const served = month - life.servesFrom;
      life.effortFactor =
        life.servesFrom === 0 || !successor
          ? takeoverEffort(transition.effort, transition.months, served + sim.compiled.monthsBefore)
          : takeoverEffort(
              successor.startupEffort + dependence.onStartup * life.lostKnowledge,
              successor.startupMonths,
              served,
            );
    });
  if (transition.fee === 0 || sim.compiled.monthsBefore > 0) return;
  sim.onMonthEnd.measure.push((_, month) => {
    if (month > 0) return;
    const cents = toCents(transition.fee);
    sim.ledger.post(month, LINE.transition, cents);
    sim.add(COLUMN.transitionEur, month, cents / 100);
  });
}
