/** A queueing model as an ordinary scenario: what a person could have written by hand in a YAML file. */
import type { ScenarioInput } from "#engine";

export type Priority = "P1" | "P2" | "P3" | "P4";

export type Slas = NonNullable<ScenarioInput["designs"][string]["contract"]["slas"]>;

/** One class of tickets: a component of its own, one unit, all its tickets of one priority. */
export interface TicketClass {
  /** one priority, or all four in equal shares */
  priority: Priority | "any";
  perHour: number;
  /** effort at tier 1, then at tier 2 */
  effort: string[];
  escalation?: number;
  /** other fields of the component */
  more?: Partial<ScenarioInput["situation"]["components"][string]>;
}

export interface DeskText {
  name: string;
  months: number;
  classes: TicketClass[];
  dispatch: ScenarioInput["designs"][string]["provider"]["dispatch"];
  teams: ScenarioInput["designs"][string]["provider"]["teams"];
  /** one design per set: a contract promises one response and one resolution target by priority, so more targets need more designs */
  slas?: Slas[];
  calendars?: ScenarioInput["calendars"];
  demand?: ScenarioInput["situation"]["demand"];
}

const NOTHING = { P1: 0, P2: 0, P3: 0, P4: 0 };
const EQUAL = { P1: 0.25, P2: 0.25, P3: 0.25, P4: 0.25 };

/** Name of the design that makes the nth set of promises. */
export const designName = (set: number) => `desk${set + 1}`;

/** The scenario of a desk; it starts on Monday 1 January 2024, in UTC so that no day has 23 or 25 hours. */
export function deskScenario({
  name,
  months,
  classes,
  dispatch,
  teams,
  slas,
  calendars,
  demand,
}: DeskText): ScenarioInput {
  const components = classes.map(({ priority, perHour, effort, escalation, more }, at) => [
    `class${at + 1}`,
    {
      units: 1,
      incidents: `${perHour}/h`,
      priorities: priority === "any" ? EQUAL : { ...NOTHING, [priority]: 1 },
      effort,
      ...(escalation === undefined ? {} : { escalation: [escalation] }),
      ...more,
    },
  ]);
  return {
    name,
    start: "2024-01-01",
    months,
    timeZone: "UTC",
    ...(calendars ? { calendars } : {}),
    situation: {
      components: Object.fromEntries(components),
      ...(demand ? { demand } : {}),
      clientStaff: { effort: 0, delay: 0 }, // what is lost leaves at once
    },
    designs: Object.fromEntries(
      (slas ?? [{}]).map((set, at) => [
        designName(at),
        { contract: { slas: set }, provider: { teams, ...(dispatch ? { dispatch } : {}) } },
      ]),
    ),
    experiment: { replications: 16, seed: 2026 },
  };
}

/** One team that never closes. */
export const pool = (headcount: number): DeskText["teams"] => ({
  desk: { tier: 1, shifts: [{ window: "always", headcount }] },
});

export const minutes = (value: number) => `${value} min`;
export const exponential = (mean: number) => `exponential(${mean} min)`;
export const lognormal = (mean: number, cv: number) => `lognormal(${mean} min, cv ${cv})`;

/** A promise that nobody is paid for: it only counts the share of tickets within a target. */
export const within = (
  metric: "response" | "restoration" | "resolution",
  targets: number | Partial<Record<Priority, number>>,
  window = "always",
) => ({
  metric,
  targets,
  window,
  attribution: "opened" as const,
});
