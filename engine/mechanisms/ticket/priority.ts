/** Priority: true (what the business loses) and declared (what the ticket says; SLAs and dispatch run on it). */
import { z } from "zod";
import { uniform } from "../../kernel/draw.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import { share } from "../../scenario/units.ts";
import { FLOW, type Flow } from "../demand/flows.ts";
import { levelsOf, priorityMatrix, truthOf } from "./priority-matrix.ts";
import { type CompiledReclassification, reclassificationParams } from "./reclassification.ts";

const tickets = LIVE;

/** Neutral: declared = true. */
export const priorityParams = z.strictObject({
  matrix: priorityMatrix.optional(),
  inflation: share("probability that a user declares one level higher", { source: "DOMAIN 1.4 G" }).default(
    0,
  ),
  downgrade: share("probability that the desk declares one level lower", { source: "DOMAIN 1.4 G" }).default(
    0,
  ),
  reclassification: reclassificationParams.optional(),
});

export interface CompiledPriority {
  /** true and contractual priority of the nine cells */
  truth: Uint8Array;
  contractual: Uint8Array;
  inflation: number;
  downgrade: number;
  reclassification: CompiledReclassification;
}

export function compilePriority(scenario: Scenario, design: Design): CompiledPriority {
  const truth = truthOf(scenario);
  const { priority } = design.contract;
  return {
    truth,
    contractual: priority?.matrix ? levelsOf(priority.matrix) : truth,
    inflation: priority?.inflation ?? 0,
    downgrade: priority?.downgrade ?? 0,
    reclassification: priority?.reclassification ?? reclassificationParams.parse({}),
  };
}

/** Sets the ticket's true and declared priority, and whether it is a request. */
export function priorityOf(sim: Simulation, ticket: number, flow: Flow, cell: number): void {
  const { design } = sim;
  const { truth, contractual, inflation, downgrade } = design.priority;
  tickets.truth[ticket] = truth[cell]!;
  let declared = contractual[cell]!;
  if (flow.kind !== FLOW.background && (inflation > 0 || downgrade > 0)) {
    const distrust = Math.max(
      0,
      1 + sim.compiled.trust.onInflation * (sim.compiled.trust.initial - sim.trust),
    );
    const raised = Math.min(1, inflation * distrust);
    const draw = uniform(sim.draw(ticket, PURPOSE.declare));
    if (draw < raised) declared = declared > 0 ? declared - 1 : 0;
    else if (draw >= 1 - downgrade) declared = declared < 3 ? declared + 1 : 3;
  }
  tickets.declared[ticket] = declared;
  // what a ticket has brought about is an incident
  if (
    flow.requestShare > 0 &&
    tickets.ordinal[ticket]! >= 0 &&
    uniform(sim.draw(ticket, PURPOSE.kind)) < flow.requestShare
  )
    tickets.flags[ticket]! |= FLAG.request;
}
