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
  /** share of all calls, lost ones included, that are served within the target of an SLA; `design` counts from 0 */
  | { of: "servedWithin"; sla: string; priorities: readonly Priority[]; design?: number }
  /** share of the agreed time in which a line of availability is up; of the first design */
  | { of: "up"; line: string }
  /** share of all calls that are lost, mean time in queue of all, mean time in queue of those withdrawn; of the first design */
  | { of: "blocked" | "withdrawn" | "queueTime" | "withdrawnTime"; priority: Priority | "any" };

/** What is known of a metric from outside. */
export interface Expectation {
  metric: string;
  expected: number;
  kind: "mean" | "probability";
  /** what is set against `expected` is from + times · (what is read); default: what is read */
  times?: number;
  from?: number;
  /** 95 % half-width of `expected` itself, where it comes from other simulators */
  halfWidth?: number;
}

export interface Measure extends Expectation {
  read: Reading;
}

/** A case that is simulated: a scenario of its own, played so often. */
export interface Simulated {
  id: string;
  /** tells apart two scenarios of one case */
  part?: string;
  file: CaseFile;
  model: string;
  scenario: ScenarioInput;
  seed: number;
  /** enough for the power that every measure must have */
  replications: number;
  measures: readonly Expectation[];
  /** metrics of the case that are not simulated, with the reason */
  left: Record<string, string>;
}

/** A case that is read in the columns of its replications. */
export interface Oracle extends Simulated {
  measures: Measure[];
}

/** Name of a simulated case in the list of all. */
export const nameOf = ({ id, part }: Pick<Simulated, "id" | "part">): string =>
  part === undefined ? id : `${id}, ${part}`;
