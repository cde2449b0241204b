/** Promises that are no clock of a ticket: first-contact resolution, reopenings, age of the backlog, availability. Their lines stand among the SLA lines. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Simulation } from "../../life/simulation.ts";
import { byPriority, id, PRIORITIES, perPriority } from "../../scenario/notation.ts";
import { duration, share } from "../../scenario/units.ts";
import { METRIC, period, smallSample } from "./measurement.ts";
import type { SlaLineTable } from "./sla.ts";

const shared = {
  period,
  isObjective: z.boolean().default(false).meta({ description: "reported but never penalised" }),
};
const eligible = {
  priorities: z
    .array(z.enum(PRIORITIES))
    .default([...PRIORITIES])
    .meta({ description: "declared priorities of the tickets that count" }),
  requests: z.boolean().default(true).meta({ description: "requests count too, not only incidents" }),
};

const firstContactFamily = z.strictObject({
  metric: z.literal("firstContact"),
  required: share("required share of eligible tickets resolved at the tier of entry", {
    source: "DOMAIN 1.7 K",
  }),
  ...eligible,
  smallSample,
  ...shared,
});

const reopeningFamily = z.strictObject({
  metric: z.literal("reopening"),
  atMost: share("share of solutions that may be reopened", { source: "DOMAIN 1.7 K" }),
  ...eligible,
  smallSample,
  ...shared,
});

const backlogAgeFamily = z.strictObject({
  metric: z.literal("backlogAge"),
  age: byPriority(
    duration("age of an open ticket, in open minutes of the window", { source: "DOMAIN 1.7 K" }),
  ),
  window: id,
  atMost: share("share of open tickets that may be older at a period’s close; 0: none older").default(0),
  requests: eligible.requests,
  smallSample,
  ...shared,
});

const availabilityFamily = z.strictObject({
  metric: z.literal("availability"),
  component: id,
  window: id.meta({ description: "agreed service time" }),
  required: share("required share of the agreed time", { source: "DOMAIN 1.7 K" }),
  priorities: z
    .array(z.enum(PRIORITIES))
    .min(1)
    .default(["P1"])
    .meta({ description: "declared priorities of the incidents that are outages" }),
  unitsDown: share("share of the component’s units that one outage takes down").default(1),
  planned: duration("planned maintenance in a month, taken off the agreed time").default(0),
  ...shared,
});

/** A promise on the service rather than on a clock of its tickets. Neutral: none. */
export const serviceFamily = z.discriminatedUnion("metric", [
  firstContactFamily,
  reopeningFamily,
  backlogAgeFamily,
  availabilityFamily,
]);
type ServiceFamily = z.output<typeof serviceFamily>;

/** What a line needs that is no clock. */
export interface ServiceTable {
  /** declared priorities that count, one bit each */
  priorities: number;
  countsRequests: boolean;
  /** by declared priority; Infinity where no age is too old */
  ageMin: Float64Array;
  component: number;
  unitsDown: number;
  plannedMin: number;
}

const EVERY_PRIORITY = 15;

function serviceTable(compiler: Compiler, family: ServiceFamily, at: Path): ServiceTable {
  const isAvailability = family.metric === "availability";
  const ages = family.metric === "backlogAge" ? perPriority(family.age, Number.POSITIVE_INFINITY) : [];
  return {
    priorities:
      "priorities" in family
        ? family.priorities.reduce((mask, name) => mask | (1 << PRIORITIES.indexOf(name)), 0)
        : EVERY_PRIORITY,
    countsRequests: "requests" in family && family.requests,
    ageMin: Float64Array.from(ages, Number),
    component: isAvailability ? compiler.component(family.component, [...at, "component"]) : -1,
    unitsDown: isAvailability ? family.unitsDown : 0,
    plannedMin: isAvailability ? family.planned : 0,
  };
}

/** The one line of a promise that is no clock: its id is the family's. */
export function serviceLine(compiler: Compiler, id: string, family: ServiceFamily, at: Path): SlaLineTable {
  const { below = 0, misses = 0 } = ("smallSample" in family ? family.smallSample : undefined) ?? {};
  return {
    family: id,
    id,
    metric: METRIC[family.metric],
    priority: -1,
    targetMin: 0,
    window: "window" in family ? compiler.window(family.window, [...at, "window"]) : 0,
    required: "required" in family ? family.required : 1 - family.atMost,
    secondMin: -1,
    secondRequired: 0,
    period: family.period,
    smallBelow: below,
    smallMisses: misses,
    isPenalised: !family.isObjective,
    pauseStates: 0,
    attribution: 0,
    countsOpenLate: false,
    countsRequests: false,
    service: serviceTable(compiler, family, at),
  };
}

/** Lines of a metric with what they need. */
export function serviceLines(
  sim: Simulation,
  metric: number,
): { line: number; table: SlaLineTable; service: ServiceTable }[] {
  return sim.design.slas.flatMap((table, line) =>
    table.metric === metric && table.service ? [{ line, table, service: table.service }] : [],
  );
}
