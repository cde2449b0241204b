/** An oracle: a scenario, and numbers from outside that its simulation must agree with. */
import type { ScenarioInput } from "#engine";
import type { ColumnName } from "../../../engine/life/columns.ts";
import type { CaseFile } from "../cases.ts";
import type { Priority } from "./desk.ts";

/** What is read of a replication, as a ratio of two of its sums. */
export type Reading =
  /** mean wait to the first touch, mean time to resolution: minutes, wall clock, by priority; read of the first design */
  | { of: "wait" | "sojourn"; priority: Priority | "any" }
  /** share of tickets within the target of an SLA of the scenario, in its window; `design` counts from 0 */
  | { of: "within"; sla: string; priority: Priority; design?: number }
  /** sum of a monthly column over the life, per that of another, or per replication; read of the first design */
  | { of: "column"; column: ColumnName; per?: ColumnName }
  /** share of all calls, lost ones included, that are served within the target of an SLA; of the first design */
  | { of: "servedWithin"; sla: string; priorities: readonly Priority[] }
  /** share of all calls that are lost, mean time in queue of all, mean time in queue of those withdrawn; of the first design */
  | { of: "blocked" | "withdrawn" | "queueTime" | "withdrawnTime"; priority: Priority | "any" };

export interface Measure {
  metric: string;
  expected: number;
  kind: "mean" | "probability";
  read: Reading;
  /** what is set against `expected` is from + times · (what is read); default: what is read */
  times?: number;
  from?: number;
  /** 95 % half-width of `expected` itself, where it comes from other simulators */
  halfWidth?: number;
}

export interface Oracle {
  id: string;
  file: CaseFile;
  model: string;
  scenario: ScenarioInput;
  seed: number;
  /** enough for the power that every measure must have */
  replications: number;
  measures: Measure[];
  /** metrics of the case that this engine does not report, with the reason */
  left: Record<string, string>;
}
