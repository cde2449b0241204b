/** Reporting and bypass: not every need becomes a ticket, and not every ticket goes to the provider. */
import { z } from "zod";
import type { Compiler } from "../../compile/compiler.ts";
import { uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Scenario } from "../../scenario/model.ts";
import { duration, number, share } from "../../scenario/units.ts";
import { FLOW, TIERS } from "../demand/flows.ts";
import { expectedWaitMin } from "./expected-wait.ts";
import { leaveToClient } from "./outside.ts";

const tickets = LIVE;

/** Neutral: everything is reported, nothing is bypassed. */
export const reportingParams = z.strictObject({
  reported: share("share of needs reported at the initial trust", {
    min: 0.01,
    source: "DOMAIN 1.7 R20",
  }).default(1),
  trustSlope: number("change of the reported share per unit of trust", {
    min: 0,
    max: 1,
    source: "DOMAIN 6.4 G",
  }).default(0),
  bypass: z
    .strictObject({
      atLowTrust: share("probability of a bypass at trust 0; it falls linearly to 0 at the initial trust", {
        source: "DOMAIN 8 E1 G",
      }).default(0),
      patience: duration(
        "expected wait, in the users’ hours, above which a user goes round the provider",
      ).optional(),
      whenImpatient: share("probability of a bypass above that wait").default(0),
    })
    .default({ atLowTrust: 0, whenImpatient: 0 }),
});

export interface CompiledReporting {
  reported: number;
  trustSlope: number;
  bypassAtLowTrust: number;
  patienceMin: number;
  bypassImpatient: number;
}

export function compileReporting(
  compiler: Compiler,
  scenario: Scenario,
  trustInitial: number,
): CompiledReporting {
  const { reported, trustSlope, bypass } = scenario.situation.reporting ?? reportingParams.parse({});
  // candidates are drawn for everybody who could ever report: more than all of them cannot
  const most = reported + trustSlope * (1 - trustInitial);
  const least = reported - trustSlope * trustInitial;
  if (most > 1 || least < 0)
    compiler.fault("RATE_ABOVE_BOUND", ["situation", "reporting", "trustSlope"], trustSlope);
  const canBypass = bypass.atLowTrust > 0 || bypass.whenImpatient > 0;
  if (canBypass && !scenario.situation.clientStaff)
    compiler.fault("MISSING_FIELD", ["situation", "clientStaff"]);
  return {
    reported,
    trustSlope,
    bypassAtLowTrust: bypass.atLowTrust,
    patienceMin: bypass.patience ?? Number.POSITIVE_INFINITY,
    bypassImpatient: bypass.whenImpatient,
  };
}

/** Admits the reported share of the candidates, then lets discouraged users go round the provider. */
export function installReporting(sim: Simulation): void {
  const { reported, trustSlope, bypassAtLowTrust, patienceMin, bypassImpatient } = sim.compiled.reporting;
  const { initial } = sim.compiled.trust;
  if (reported < 1) {
    sim.onNeed.push((_, ticket) => {
      if (sim.flows[tickets.flow[ticket]!]!.kind !== FLOW.client) return true; // what everybody sees is always reported
      const admitted = reported + trustSlope * (sim.trust - initial);
      if (uniform(sim.draw(ticket, PURPOSE.accept)) < admitted) return true;
      tickets.close(ticket);
      return false;
    });
  }
  if (bypassAtLowTrust === 0 && bypassImpatient === 0) return;
  sim.onNeed.push((_, ticket) => {
    const flow = sim.flows[tickets.flow[ticket]!]!;
    if (flow.kind !== FLOW.client) return true;
    const team = sim.design.staff.route[flow.component * TIERS + flow.entryTier - 1]!;
    const distrust = initial > 0 ? Math.max(0, 1 - sim.trust / initial) : 0;
    const discouraged =
      bypassAtLowTrust * distrust + (expectedWaitMin(sim, team) > patienceMin ? bypassImpatient : 0);
    if (discouraged === 0 || uniform(sim.draw(ticket, PURPOSE.bypass)) >= discouraged) return true;
    tickets.flags[ticket]! |= FLAG.bypassed | FLAG.unmeasured;
    sim.add(COLUMN.bypassedTickets, sim.month, 1);
    leaveToClient(sim, ticket);
    return false;
  });
}
