/** Model B1 of the speed yardstick, as one component whose effort depends on the priority. */
import { caseOf } from "../cases.ts";
import { designName, lognormal, type Priority, pool, within } from "./desk.ts";
import type { Measure, Oracle } from "./oracle.ts";

const RANKS: readonly Priority[] = ["P1", "P2", "P3", "P4"];

interface Parameters {
  servers: number;
  arrival_rate: number;
  shares: number[];
  mean_hours: number[];
  cv: number;
  wait_targets_hours: number[];
  sojourn_targets_hours: number[];
}
type Expected = Record<
  "mean_wait_hours" | "share_within_response" | "share_within_resolution",
  [number, number][]
>;

const byRank = (values: readonly number[]) =>
  Object.fromEntries(RANKS.map((rank, at) => [rank, values[at] ?? 0])) as Record<Priority, number>;

const { id, model, parameters, expected } = caseOf<Parameters, Expected>("b1", "B1");

const inMinutes = (hours: readonly number[]) => byRank(hours.map((value) => value * 60));

function measures(
  metric: keyof Expected,
  kind: Measure["kind"],
  read: (priority: Priority) => Measure["read"],
  times = 1,
): Measure[] {
  return expected[metric].map(([value, standardError], at) => ({
    metric: `${metric} ${RANKS[at]}`,
    expected: value,
    halfWidth: 1.96 * standardError,
    kind,
    read: read(RANKS[at] ?? "P4"),
    times,
  }));
}

/** 1 January 2025 and 36 civil months are 1,095 days: the yardstick's 36 months of 730 h, to the minute. */
export const YARDSTICK: Oracle = {
  id,
  file: "b1",
  model,
  scenario: {
    name: id,
    start: "2025-01-01",
    months: 36,
    timeZone: "UTC",
    situation: {
      components: {
        desk: {
          units: 1,
          incidents: `${parameters.arrival_rate}/h`,
          priorities: byRank(parameters.shares),
          effort: [lognormal(60, parameters.cv)],
          effortFactor: byRank(parameters.mean_hours),
        },
      },
    },
    designs: {
      [designName(0)]: {
        contract: {
          slas: {
            response: within("response", inMinutes(parameters.wait_targets_hours)),
            resolution: within("resolution", inMinutes(parameters.sojourn_targets_hours)),
          },
        },
        provider: { teams: pool(parameters.servers), dispatch: "strictPriority" },
      },
    },
    experiment: { replications: 16, seed: 2026 },
  },
  seed: 2026,
  replications: 416,
  measures: [
    ...measures("mean_wait_hours", "mean", (priority) => ({ of: "wait", priority }), 1 / 60),
    ...measures("share_within_response", "probability", (priority) => ({
      of: "within",
      sla: "response",
      priority,
    })),
    ...measures("share_within_resolution", "probability", (priority) => ({
      of: "within",
      sla: "resolution",
      priority,
    })),
  ],
  left: {},
};
