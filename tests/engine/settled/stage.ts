/** The smallest scenario in which one sentence can be seen: given arrivals, one desk, hand-computed outcomes. */
import type { ScenarioInput } from "#engine";
import { type Arrival, type Observation, observe, type Watching } from "../../laws/observe.ts";

type Design = ScenarioInput["designs"][string];
type Teams = Design["provider"]["teams"];

export interface Stage {
  months?: number;
  start?: string;
  calendars?: NonNullable<ScenarioInput["calendars"]>;
  /** laid over a situation with one component, `desk`, of `units` items */
  situation?: Partial<ScenarioInput["situation"]>;
  units?: number;
  contract?: Design["contract"];
  governance?: NonNullable<Design["governance"]>;
  teams?: Teams;
  qualification?: NonNullable<Design["provider"]["qualification"]>;
  observed?: NonNullable<ScenarioInput["observed"]>;
  dispatch?: NonNullable<Design["provider"]["dispatch"]>;
  ageing?: Design["provider"]["ageing"];
  formula?: string;
  /** laid over the provider */
  provider?: Partial<Design["provider"]>;
}

/** Minutes of January of the stage's year. */
export const JANUARY = 31 * 1440;
export const HOUR = 60;

/** A component whose tickets come only from the given tape, unless `incidents` is laid over. */
export const component = (units = 1) => ({
  units,
  incidents: "1/month",
  priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
  effort: [60],
});

/** One desk that never closes, with so many technicians. */
export const desk = (headcount = 1): Teams => ({
  desk: { tier: 1, shifts: [{ window: "always", headcount }] },
});

export function stage({ months = 1, start = "2027-01-01", ...given }: Stage): ScenarioInput {
  return {
    name: "stage",
    start,
    months,
    timeZone: "UTC",
    ...(given.observed ? { observed: given.observed } : {}),
    ...(given.calendars ? { calendars: given.calendars } : {}),
    situation: { components: { desk: component(given.units) }, ...given.situation },
    designs: {
      one: {
        contract: given.contract ?? {},
        provider: {
          teams: given.teams ?? desk(),
          dispatch: given.dispatch ?? "firstComeFirstServed",
          ...(given.ageing === undefined ? {} : { ageing: given.ageing }),
          ...(given.formula === undefined ? {} : { formula: given.formula }),
          ...(given.qualification ? { qualification: given.qualification } : {}),
          ...given.provider,
        },
        ...(given.governance ? { governance: given.governance } : {}),
      },
    },
    experiment: { replications: 16, seed: 1 },
  };
}

/** A ticket of the desk: engine minute, minutes of work, true priority (4 = P4). */
export const ticket = (atMin: number, effortMin: number, priority = 4): Arrival => ({
  atMin,
  component: "desk",
  effortMin,
  priority: priority - 1,
});

/** Plays one life of the stage on the given tickets. */
export function live(given: Stage, arrivals: readonly Arrival[], watching: Watching = {}): Observation {
  const [observation] = observe(stage(given), { ...watching, arrivals });
  if (!observation) throw new Error("a stage has one design");
  return observation;
}

/** [opened, first touched, resolved, over] of every ticket, in order of arrival. */
export const times = ({ stories }: Observation): number[][] =>
  stories.map(({ openedMin, respondedMin, resolvedMin, endedMin }) => [
    openedMin,
    respondedMin,
    resolvedMin,
    endedMin,
  ]);

/** [met, tickets] of the contract's report in a month. */
export const reported = ({ simulation }: Observation, month = 0): [number, number] => [
  simulation.value("contractualMet", month),
  simulation.value("contractualTickets", month),
];

/** [met, tickets] as users lived it, by month of opening. */
export const lived = ({ simulation }: Observation, month = 0): [number, number] => [
  simulation.value("experiencedMet", month),
  simulation.value("experiencedTickets", month),
];

/** A resolution promise for P4 on a clock that never stops, with changes laid over. */
export const promise = (
  target: string,
  over: Partial<NonNullable<Design["contract"]["slas"]>[string]> = {},
): NonNullable<Design["contract"]["slas"]> => ({
  fix: { metric: "resolution", targets: { P4: target }, window: "always", ...over },
});

/** Users who expect P4 within a time, one of them idle while a ticket lasts. */
export const users = (expected: string): Partial<ScenarioInput["situation"]> => ({
  impact: { window: "always", usersAffected: 1, productivityLoss: 1 },
  expectations: { targets: expected },
});
