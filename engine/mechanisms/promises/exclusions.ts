/** Exclusions: tickets that leave the contract's denominators, never the user's: force majeure, client's fault, volume above forecast. */
import { z } from "zod";
import { uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { duration, number, share } from "../../scenario/units.ts";
import { chargeProvider } from "../ticket/dispute.ts";

/** Neutral: nothing is excluded. */
export const exclusionParams = z.strictObject({
  forceMajeure: share("share of tickets due to force majeure", { source: "DOMAIN 1.3 G" }).default(0),
  clientCaused: share("share of tickets caused by the client, or waiting on a duty of the client", {
    source: "DOMAIN 1.3 G",
  }).default(0),
  aboveForecast: z
    .strictObject({
      tickets: number("measured tickets forecast for a month; a call lost before the desk is none", {
        min: 0,
        max: 1e7,
      }),
      band: share("band above the forecast within which tickets still count", {
        max: 10,
        source: "DOMAIN 1.3 K",
      }).default(0.1),
    })
    .optional()
    .meta({ description: "tickets of a month beyond the forecast and its band" }),
  accepted: share("probability that an exclusion invoked is proven and accepted").default(1),
  evidence: duration("work of the provider’s managers per exclusion invoked").default(0),
});

export interface CompiledExclusions {
  isNeutral: boolean;
  forceMajeure: number;
  clientCaused: number;
  /** tickets of a month that count at most */
  most: number;
  accepted: number;
  evidenceHours: number;
}

export function compileExclusions(design: Design): CompiledExclusions {
  const { forceMajeure, clientCaused, aboveForecast, accepted, evidence } =
    design.contract.exclusions ?? exclusionParams.parse({});
  const most = aboveForecast ? aboveForecast.tickets * (1 + aboveForecast.band) : Number.POSITIVE_INFINITY;
  return {
    isNeutral: forceMajeure === 0 && clientCaused === 0 && most === Number.POSITIVE_INFINITY,
    forceMajeure,
    clientCaused,
    most,
    accepted,
    evidenceHours: evidence / 60,
  };
}

export function installExclusions(sim: Simulation): void {
  const { isNeutral, forceMajeure, clientCaused, most, accepted, evidenceHours } = sim.design.exclusions;
  if (isNeutral) return;
  const { tickets } = sim;
  let ofMonth = -1;
  let counted = 0;
  sim.onReset.push(() => {
    ofMonth = -1;
  });
  sim.onDesk.push((_, ticket) => {
    if ((tickets.flags[ticket]! & FLAG.unmeasured) !== 0) return;
    if (sim.month !== ofMonth) {
      ofMonth = sim.month;
      counted = 0;
    }
    counted++;
    const isInvoked =
      uniform(sim.draw(ticket, PURPOSE.forceMajeure)) < forceMajeure ||
      uniform(sim.draw(ticket, PURPOSE.clientCaused)) < clientCaused ||
      counted > most + 1e-9;
    if (!isInvoked) return;
    chargeProvider(sim, evidenceHours, sim.design.governance.hourlyCost.provider);
    if (uniform(sim.draw(ticket, PURPOSE.exclusionAccepted)) >= accepted) return;
    tickets.flags[ticket]! |= FLAG.unmeasured | FLAG.excluded;
    sim.add(COLUMN.excludedTickets, sim.month, 1);
  });
}
