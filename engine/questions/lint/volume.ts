/** How many tickets a month each promise measures, as the scenario states them at signing. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import { FLOW, type Flow, isClientFlow, MONTH_MIN } from "../../mechanisms/demand/flows.ts";
import { CLOCK_METRICS } from "../../mechanisms/promises/measurement.ts";
import type { SlaLineTable } from "../../mechanisms/promises/sla.ts";
import type { CompiledPriority } from "../../mechanisms/ticket/priority.ts";

/** Tickets of one flow with one true and one declared priority, a month. */
export interface Share {
  flow: Flow;
  /** 0 = P1 */
  truth: number;
  declared: number;
  incidents: number;
  requests: number;
}

/** Reported tickets of a flow a month: rates at the initial trust, units at signing; recurrences of recurrences counted. */
function monthly(compiled: Compiled, flow: Flow): { incidents: number; requests: number } {
  const { evolution, reporting, demand, flows } = compiled;
  if (flow.kind === FLOW.related) {
    const majors = (flows[flow.major]?.ratePerMin ?? 0) * MONTH_MIN;
    return { incidents: majors * flow.relatedMean, requests: 0 };
  }
  if (flow.kind === FLOW.major) return { incidents: flow.ratePerMin * MONTH_MIN, requests: 0 };
  const all = flow.ratePerMin * MONTH_MIN * (evolution.units0[flow.component] ?? 0) * reporting.reported;
  const branching = demand.recurrence.branching[flow.component] ?? 0;
  const first = all * (1 - flow.requestShare);
  return { incidents: branching < 1 ? first / (1 - branching) : first, requests: all * flow.requestShare };
}

/** Where a ticket of a contractual priority may be declared, with probabilities. */
function declarations(contractual: number, { inflation, downgrade }: CompiledPriority): Map<number, number> {
  const raised = Math.min(1, inflation);
  const lowered = Math.min(1 - raised, downgrade);
  const at = new Map<number, number>();
  const add = (priority: number, share: number) => {
    if (share > 0) at.set(priority, (at.get(priority) ?? 0) + share);
  };
  add(Math.max(0, contractual - 1), raised);
  add(Math.min(3, contractual + 1), lowered);
  add(contractual, 1 - raised - lowered);
  return at;
}

/** Every kind of ticket of a design's covered components, by true and declared priority. */
export function sharesOf(
  compiled: Compiled,
  { priority, scope }: Pick<CompiledDesign, "priority" | "scope">,
): Share[] {
  return compiled.flows
    .filter((flow) => isClientFlow(flow) && scope.covered[flow.component] === 1)
    .flatMap((flow) => {
      const { incidents, requests } = monthly(compiled, flow);
      let before = 0;
      return Array.from(flow.cells).flatMap((cell, place) => {
        const cumulated = flow.shares[place] ?? 1;
        const share = cumulated - before;
        before = cumulated;
        const truth = priority.truth[cell] ?? 3;
        return Array.from(
          declarations(priority.contractual[cell] ?? 3, priority),
          ([declared, part]): Share => ({
            flow,
            truth,
            declared,
            incidents: incidents * share * part,
            requests: requests * share * part,
          }),
        );
      });
    });
}

/** Whether a promise measures tickets of this priority. */
export const measures = (line: SlaLineTable, declared: number): boolean =>
  line.service === null ? line.priority === declared : ((line.service.priorities >> declared) & 1) === 1;

/** Tickets a month of one kind that a promise measures. */
export function measuredOf(line: SlaLineTable, share: Share): number {
  if (!measures(line, share.declared)) return 0;
  const withRequests = line.service?.countsRequests ?? line.countsRequests;
  return share.incidents + (withRequests ? share.requests : 0);
}

/** Tickets a month that a promise measures. */
export const ticketsOf = (line: SlaLineTable, shares: readonly Share[]): number =>
  shares.reduce((sum, share) => sum + measuredOf(line, share), 0);

/** Whether a promise is a share of tickets, so that chance weighs on it as it does on a clock's percentage. */
export const isShareOfTickets = ({ metric }: SlaLineTable): boolean => metric < CLOCK_METRICS + 2;
