/** Trust in [0, 1], updated at each month's end; it acts from the next month. */
import { z } from "zod";
import { COLUMN } from "../columns.ts";
import type { Scenario } from "../model.ts";
import type { Simulation } from "../simulation.ts";
import { number, share } from "../units.ts";

/** Neutral: constant, without effect. */
export const trustParams = z.strictObject({
  initial: share("trust at the start", { source: "DOMAIN 6.4 G" }).default(0.65),
  gain: number("largest gain in a month", { min: 0, max: 1, source: "DOMAIN 6.4 G" }).default(0),
  loss: number("largest loss in a month", { min: 0, max: 1, source: "DOMAIN 6.4 G" }).default(0),
  weights: z
    .strictObject({
      missed: number("weight of the share of experienced misses", { min: 0, max: 10 }).default(1),
      disputed: number("weight of the disputed share", { min: 0, max: 10 }).default(1),
      surprise: number("weight of time and materials over the fee", { min: 0, max: 10 }).default(1),
    })
    .default({ missed: 1, disputed: 1, surprise: 1 }),
  tolerated: share("badness up to which a month counts as good", { max: 0.99 }).default(0),
  onArbitration: number("arbitration delay × (1 + this × (initial − trust))", {
    min: 0,
    max: 5,
    source: "DOMAIN 6.4 G",
  }).default(0),
  onDispute: number("dispute probabilities × (1 + this × (initial − trust))", { min: 0, max: 5 }).default(0),
  onInflation: number("priority inflation × (1 + this × (initial − trust))", { min: 0, max: 10 }).default(0),
});

export type CompiledTrust = z.output<typeof trustParams>;

export function compileTrust(scenario: Scenario): CompiledTrust {
  return scenario.situation.trust ?? trustParams.parse({});
}

/** How bad a month felt, in [0, 1]: weighted mean of misses, disputes and surprise invoices. */
export function badness(
  weights: CompiledTrust["weights"],
  missed: number,
  disputed: number,
  surprise: number,
): number {
  const total = weights.missed + weights.disputed + weights.surprise;
  return total > 0
    ? (weights.missed * missed + weights.disputed * disputed + weights.surprise * surprise) / total
    : 0;
}

/** Updates trust at a month's end from what was lived in it; it acts from the next month. */
export function installTrust(sim: Simulation): void {
  const { gain, loss, weights, tolerated } = sim.compiled.trust;
  sim.onMonthEnd.trust.push((_, month) => {
    if (gain > 0 || loss > 0) {
      const missed = sim.finishedTickets > 0 ? 1 - sim.finishedMet / sim.finishedTickets : 0;
      const tickets = sim.value("scopedTickets", month);
      const disputed = tickets > 0 ? sim.value("disputedTickets", month) / tickets : 0;
      const fee = sim.value("feeEur", month);
      const surprise = fee > 0 ? Math.min(1, sim.value("timeAndMaterialsEur", month) / fee) : 0;
      const bad = Math.max(0, badness(weights, missed, disputed, surprise) - tolerated) / (1 - tolerated);
      sim.trust = Math.min(1, Math.max(0, sim.trust + gain * (1 - bad) - loss * bad));
    }
    sim.finishedTickets = 0;
    sim.finishedMet = 0;
    sim.add(COLUMN.trust, month, sim.trust);
  });
}
