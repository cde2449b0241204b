/** Dependence: what only the provider knows grows with tenure and lack of documentation, and prices the exit. */
import { z } from "zod";
import { exp } from "../../kernel/elementary.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { number, share } from "../../scenario/units.ts";

/** Neutral: everything is documented. */
export const dependenceParams = z.strictObject({
  documentation: share("completeness of the documentation that the client holds", {
    source: "DOMAIN 8 S4 [.2–.9] G",
  }).default(1),
  tenure: number("months after which 63 % of what there is to know is known", {
    min: 0.1,
    max: 120,
    source: "MODEL 8 G",
  }).default(12),
  transfer: share("cost of rebuilding all knowledge, as a share of a year of fees", {
    source: "DOMAIN 8 S4 G",
    max: 5,
  }).default(0),
  onStartup: number("efforts of a successor’s first months × (1 + this × share known by the leaver alone)", {
    min: 0,
    max: 5,
    source: "DOMAIN 6.4 G",
  }).default(0),
});

export type CompiledDependence = z.output<typeof dependenceParams>;

export function compileDependence(design: Design): CompiledDependence {
  return design.contract.dependence ?? dependenceParams.parse({});
}

/** Share of what there is to know that only the provider knows after so many months: (1 − documentation)(1 − e^(−months / tenure)). */
export function heldAlone({ documentation, tenure }: CompiledDependence, months: number): number {
  return (1 - documentation) * (1 - exp(-months / tenure));
}

/** Months for which the present provider has served at the end of a month. */
export const tenureAt = (sim: Simulation, month: number): number =>
  month + 1 - sim.life.servesFrom + (sim.life.servesFrom === 0 ? sim.compiled.monthsBefore : 0);

/** Months of fees due for leaving before the term, at the end of a month. */
export function earlyMonths(sim: Simulation, month: number): number {
  const term = Math.min(sim.life.termMonth, sim.compiled.months - 1);
  return Math.max(0, Math.min(sim.design.exit.beforeTerm, term - month));
}

/** Euros that leaving at the end of a month costs the client: exit fee, fees before term, reversibility, knowledge to rebuild. */
export function exitPriceEur(sim: Simulation, month: number): number {
  const { exit, dependence } = sim.design;
  const fee = sim.feeCents[month]! / 100;
  const knowledge = heldAlone(dependence, tenureAt(sim, month)) * dependence.transfer;
  return (
    fee *
    (12 * (exit.cost + knowledge) +
      earlyMonths(sim, month) +
      exit.reversibilityMonths * exit.reversibilityCost)
  );
}

/** Writes what leaving would cost at each month's end. */
export function installDependence(sim: Simulation): void {
  const { exit, dependence } = sim.design;
  const isFree =
    exit.cost === 0 &&
    exit.beforeTerm === 0 &&
    exit.reversibilityMonths * exit.reversibilityCost === 0 &&
    (dependence.documentation === 1 || dependence.transfer === 0);
  if (isFree) return;
  sim.onMonthEnd.committee.push((_, month) => {
    const eur = exitPriceEur(sim, month);
    const yearOfFees = (12 * sim.feeCents[month]!) / 100;
    sim.add(COLUMN.exitPriceEur, month, eur);
    if (yearOfFees > 0) sim.add(COLUMN.dependence, month, eur / yearOfFees);
  });
}
