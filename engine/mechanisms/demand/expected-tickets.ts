/** How many tickets a replication is expected to draw: a scenario beyond all memory is refused before it is played. */
import type { Compiled } from "../../compile/compile.ts";
import type { Compiler } from "../../compile/compiler.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import type { Scenario } from "../../scenario/model.ts";
import { FLOW, type Flow } from "./flows.ts";

/** candidates of one replication; their tape takes some forty bytes each */
const MOST_TICKETS = 10_000_000;
/** occurrences of the random events of one replication */
const MOST_EVENTS = 10_000;

/** Expected candidates of a flow from the warm-up to the horizon, growth counted as if all of it had come at once. */
function candidates({ kind, component, ratePerMin, relatedMean }: Flow, compiled: Compiled): number {
  const { evolution, monthStartMin, months, fromMin } = compiled;
  const minutes = (monthStartMin[months] ?? 0) - fromMin;
  if (kind !== FLOW.client && kind !== FLOW.change) return ratePerMin * minutes * (1 + relatedMean);
  let units = evolution.units0[component] ?? 0;
  for (let year = 0; year < months / 12; year++) units *= 1 + Math.max(0, evolution.growth[component] ?? 0);
  return ratePerMin * minutes * units;
}

/** pairs of designs, and designs, by client and month: a study keeps some 80 kB of each */
const MOST_COMPARISONS = 20_000;

/** @throws ScenarioError where a study would keep more than memory holds, before anything is compiled */
export function checkComparisons({ designs, clients, months }: Scenario): void {
  const told = (count: number) => (count * (count + 1)) / 2;
  const each = months * (1 + Object.keys(clients ?? {}).length);
  const count = Object.keys(designs).length;
  if (each * told(count) <= MOST_COMPARISONS) return;
  let most = 0;
  while (each * told(most + 1) <= MOST_COMPARISONS) most++;
  throw new ScenarioError([
    { code: "TOO_MANY_DESIGNS", path: ["designs"], value: count, allowed: String(most) },
  ]);
}

export function checkSize(compiler: Compiler, compiled: Compiled): void {
  const tickets = compiled.flows.reduce((sum, flow) => sum + candidates(flow, compiled), 0);
  if (tickets > MOST_TICKETS)
    compiler.fault("TOO_MANY_TICKETS", ["situation", "components"], Math.round(tickets), [
      String(MOST_TICKETS),
    ]);
  const events = compiled.evolution.events.reduce((sum, { mean }) => sum + mean, 0);
  if (events > MOST_EVENTS)
    compiler.fault("TOO_MANY_EVENTS", ["situation", "evolution", "events"], Math.round(events), [
      String(MOST_EVENTS),
    ]);
}
