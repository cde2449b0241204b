/** Trust in [0, 1], updated at each month's end; it acts from the next month. */
import { z } from "zod";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { number, share } from "../../scenario/units.ts";

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
      departures: number("weight of the share of technicians who left", {
        min: 0,
        max: 10,
        source: "DOMAIN 6.4 G",
      }).default(0),
    })
    .default({ missed: 1, disputed: 1, surprise: 1, departures: 0 }),
  transparency: number("gain × (1 + this) where committees meet and indicators are shared", {
    min: 0,
    max: 10,
    source: "DOMAIN 6.4 G",
  }).default(0),
  stability: number("gain × (1 + this) in a month in which nobody of the teams with people left", {
    min: 0,
    max: 10,
    source: "DOMAIN 8 RE4 G",
  }).default(0),
  formalChange: number("change of trust at each amendment signed; its sign is an open question", {
    min: -0.02,
    max: 0.02,
    source: "DOMAIN 6.4 R81",
  }).default(0),
  onLeadTime: number("lead time of amendments × (1 + this × (initial − trust))", {
    min: 0,
    max: 5,
    source: "DOMAIN 6.4 G",
  }).default(0),
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

/** How bad a month felt, in [0, 1]: weighted mean of misses, disputes, surprise invoices and departures. */
export function badness(
  weights: CompiledTrust["weights"],
  missed: number,
  disputed: number,
  surprise: number,
  departed: number,
): number {
  const total = weights.missed + weights.disputed + weights.surprise + weights.departures;
  const sum =
    weights.missed * missed +
    weights.disputed * disputed +
    weights.surprise * surprise +
    weights.departures * departed;
  return total > 0 ? sum / total : 0;
}

/** Share of the technicians, where a scenario says who leaves, who left in the month. */
function departedShare(sim: Simulation, month: number): number {
  const staffed = sim.value("staffedPosts", month);
  const departed = sim.value("departures", month);
  return departed > 0 ? Math.min(1, departed / Math.max(1, staffed)) : 0;
}

/** What a month's gain is multiplied by: transparent committees and stable people restore trust faster. */
function recovery(sim: Simulation, month: number): number {
  const { transparency, stability } = sim.compiled.trust;
  const { every, isShared } = sim.design.governance;
  const isStable = sim.value("staffedPosts", month) > 0 && sim.value("departures", month) === 0;
  return (every > 0 && isShared ? 1 + transparency : 1) * (isStable ? 1 + stability : 1);
}

/** An amendment has just been signed. */
export function signedChange(sim: Simulation): void {
  sim.trust = Math.min(1, Math.max(0, sim.trust + sim.compiled.trust.formalChange));
}

/** Lead time of an amendment, at the present trust. */
export function leadTime(sim: Simulation, statedMin: number): number {
  const { onLeadTime, initial } = sim.compiled.trust;
  return statedMin * Math.max(0, 1 + onLeadTime * (initial - sim.trust));
}

/** Updates trust at a month's end from what was lived in it; it acts from the next month. */
export function installTrust(sim: Simulation): void {
  const { gain, loss, weights, tolerated } = sim.compiled.trust;
  sim.onMonthEnd.trust.push((_, month) => {
    if (gain > 0 || loss > 0) {
      const missed = sim.finishedTickets > 0 ? 1 - sim.finishedMet / sim.finishedTickets : 0;
      const tickets = sim.value("scopedTickets", month);
      const disputed = tickets > 0 ? sim.value("disputedTickets", month) / tickets : 0;
      const fee = sim.value("feeEur", month) + sim.value("ticketFeeEur", month);
      const surprise = fee > 0 ? Math.min(1, sim.value("timeAndMaterialsEur", month) / fee) : 0;
      const felt = badness(weights, missed, disputed, surprise, departedShare(sim, month));
      const bad = Math.max(0, felt - tolerated) / (1 - tolerated);
      const restored = gain * recovery(sim, month);
      sim.trust = Math.min(1, Math.max(0, sim.trust + restored * (1 - bad) - loss * bad));
    }
    sim.finishedTickets = 0;
    sim.finishedMet = 0;
    sim.add(COLUMN.trust, month, sim.trust);
  });
}
