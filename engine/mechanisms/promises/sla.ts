/** SLAs: response, restoration, resolution; contract clocks, pauses, periods, attribution and the small-sample rule. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { STATE } from "../../kernel/tickets.ts";
import type { Design } from "../../scenario/model.ts";
import { byPriority, id, PRIORITIES, perPriority } from "../../scenario/notation.ts";
import { duration, share } from "../../scenario/units.ts";
import { METRIC, period, smallSample } from "./measurement.ts";
import { type ServiceTable, serviceLine } from "./service-levels.ts";

export const PAUSES = ["client", "arbitration", "quote", "thirdParty"] as const;

/** States of a ticket in which its clocks stop, one bit each; arbitration only where the contract stops the clock in a dispute. */
export function pauseMask(pauses: readonly (typeof PAUSES)[number][], stopsInDispute: boolean): number {
  let mask = 0;
  if (pauses.includes("client")) mask |= (1 << STATE.client) | (1 << STATE.parked);
  if (pauses.includes("arbitration") && stopsInDispute) mask |= 1 << STATE.debate;
  if (pauses.includes("quote")) mask |= 1 << STATE.quote;
  if (pauses.includes("thirdParty")) mask |= 1 << STATE.thirdParty;
  return mask;
}

export const slaFamily = z.strictObject({
  metric: z.enum(["response", "restoration", "resolution"]),
  targets: byPriority(duration("target in open minutes of the window", { source: "DOMAIN 1.5" })),
  window: byPriority(id),
  required: byPriority(share("required attainment", { source: "DOMAIN 1.5" })).default(0.9),
  period,
  second: z
    .strictObject({
      targets: byPriority(
        duration("time within which the rest must be done, in open minutes of the window", {
          source: "DOMAIN 1.5 R14",
        }),
      ),
      required: byPriority(share("share required within the second target")).default(1),
    })
    .optional()
    .meta({
      description: "two-step promise: the required share within the target, and the rest within this one",
    }),
  smallSample,
  objectiveOnly: z
    .array(z.enum(PRIORITIES))
    .default([])
    .meta({ description: "priorities reported but never penalised" }),
  pauses: z
    .array(z.enum(PAUSES))
    .default([...PAUSES])
    .meta({ description: "states in which the contract clock stops" }),
  attribution: z
    .enum(["opened", "due", "resolved"])
    .default("resolved")
    .meta({ description: "month in which a ticket counts" }),
  openLate: z
    .enum(["missed", "whenClosed"])
    .default("whenClosed")
    .meta({ description: "how a ticket still open and already late at a period’s end counts" }),
  requests: z.boolean().default(true).meta({ description: "requests are measured too, not only incidents" }),
});

export { METRIC } from "./measurement.ts";
export const ATTRIBUTION = { opened: 0, due: 1, resolved: 2 } as const;

/** One SLA line: a family's promise for one priority; of a promise that is no clock, its only line (priority −1). */
export interface SlaLineTable {
  family: string;
  id: string;
  metric: number;
  priority: number;
  targetMin: number;
  window: number;
  required: number;
  /** second target and its own required share; -1 where there is none */
  secondMin: number;
  secondRequired: number;
  period: number;
  smallBelow: number;
  smallMisses: number;
  isPenalised: boolean;
  /** states in which its clock stops, one bit each */
  pauseStates: number;
  attribution: number;
  countsOpenLate: boolean;
  countsRequests: boolean;
  /** what a promise that is no clock needs; null for a clock */
  service: ServiceTable | null;
}

export interface CompiledSlas {
  lines: SlaLineTable[];
  /** by metric × 4 + priority: line, or -1 */
  lineOf: Int32Array;
  /** metric that the report's headline follows: restoration, else resolution, else response */
  headline: number;
}

type Family = z.output<typeof slaFamily>;

function lineOfFamily(
  compiler: Compiler,
  id: string,
  family: Family,
  priority: number,
  stopsInDispute: boolean,
  at: Path,
): SlaLineTable | null {
  const name = PRIORITIES[priority]!;
  const target = perPriority(family.targets, null)[priority];
  const window = perPriority(family.window, null)[priority];
  if (target === null || target === undefined) return null;
  if (window === null || window === undefined) {
    compiler.fault("MISSING_FIELD", [...at, "window", name]);
    return null;
  }
  return {
    family: id,
    id: `${id}.${name}`,
    metric: METRIC[family.metric],
    priority,
    targetMin: Number(target),
    window: compiler.window(String(window), [...at, "window"]),
    required: Number(perPriority(family.required, 0.9)[priority]),
    secondMin: Number(perPriority(family.second?.targets ?? -1, -1)[priority]),
    secondRequired: Number(perPriority(family.second?.required ?? 0, 1)[priority]),
    period: family.period,
    smallBelow: family.smallSample?.below ?? 0,
    smallMisses: family.smallSample?.misses ?? 0,
    isPenalised: !family.objectiveOnly.includes(name),
    pauseStates: pauseMask(family.pauses, stopsInDispute),
    attribution: ATTRIBUTION[family.attribution],
    countsOpenLate: family.openLate === "missed",
    countsRequests: family.requests,
    service: null,
  };
}

/** SLA lines of a design; a metric may promise a priority once. */
export function compileSlas(compiler: Compiler, design: Design, path: Path): CompiledSlas {
  const lines: SlaLineTable[] = [];
  const lineOf = new Int32Array(12).fill(-1);
  const stopsInDispute = design.contract.scope?.arbitration?.stopsClock ?? true;
  for (const [id, family] of Object.entries(design.contract.slas)) {
    const at = [...path, "contract", "slas", id];
    for (const [priority, name] of PRIORITIES.entries()) {
      const line = lineOfFamily(compiler, id, family, priority, stopsInDispute, at);
      if (!line) continue;
      const place = line.metric * 4 + priority;
      if (lineOf[place] !== -1) compiler.fault("TWO_SLAS_FOR_ONE", [...at, "targets", name], family.metric);
      lineOf[place] = lines.length;
      lines.push(line);
    }
  }
  for (const [id, family] of Object.entries(design.contract.serviceLevels))
    lines.push(serviceLine(compiler, id, family, [...path, "contract", "serviceLevels", id]));
  const promised = [METRIC.restoration, METRIC.resolution, METRIC.response];
  const headline =
    promised.find((metric) => lines.some((line) => line.metric === metric)) ?? METRIC.restoration;
  return { lines, lineOf, headline };
}

/**
 * Whether a period's commitment is met: nothing measured is met; a small sample may miss `smallMisses`, whatever its ratio; else the
 * ratio decides. A line with a second target must keep that one too, small sample or not.
 */
export function isPeriodMet(
  met: number,
  tickets: number,
  line: Pick<SlaLineTable, "required" | "smallBelow" | "smallMisses"> &
    Partial<Pick<SlaLineTable, "secondMin" | "secondRequired">>,
  metSecond = met,
  required = line.required,
): boolean {
  if (tickets === 0) return true;
  const { secondMin = -1, secondRequired = 0 } = line;
  if (secondMin >= 0 && metSecond < secondRequired * tickets - 1e-9) return false;
  if (tickets < line.smallBelow && tickets - met <= line.smallMisses) return true;
  return met >= required * tickets - 1e-9;
}
