/** What a provider pays in euros moves with the index of prices, and with the productivity that it achieves, once a contract year. */
import { z } from "zod";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { share } from "../../scenario/units.ts";
import { type CompiledIndexation, compileIndexation, layPriceFactors } from "./price-index.ts";

/** Neutral: not stated, costs stay those of the contract's start. */
export const costGrowthParams = z.strictObject({
  share: share("share of the index’s growth that wages and other costs follow", {
    source: "DOMAIN 3: Syntec is an index of wages",
  }).default(1),
  productivity: share("yearly decrease of these costs that the provider achieves", {
    source: "DOMAIN 3 R40",
  }).default(0),
});

export function compileCostGrowth({ provider }: Design): CompiledIndexation {
  const growth = provider.costGrowth;
  return compileIndexation(growth && { ...growth, from: "lastRevision", frozenMonths: 0 });
}

/** Lays the factor of every month; whoever charges the provider in euros multiplies by it. */
export function installCostGrowth(sim: Simulation): void {
  const { design, compiled, costFactor } = sim;
  sim.onReset.push(() => {
    const { indexAge, monthsBefore } = compiled;
    layPriceFactors(sim.tape.index, design.costGrowth, costFactor, indexAge, monthsBefore);
  });
}
