/** One desk that never closes, its tickets exponential and of one kind: what the theory of queues speaks of. */
import type { ScenarioInput } from "#engine";

type Design = ScenarioInput["designs"][string];

export interface Desk {
  headcount: number;
  dispatch?: Design["provider"]["dispatch"];
  contract?: Design["contract"];
  /** euros a month and technician */
  cost?: number;
}

/** Mean work of a ticket, in minutes. */
export const WORK_MIN = 30;

/**
 * @param perHour tickets an hour
 * @param mix priorities of the tickets; all P4 where none is given
 */
export function desksOf(
  designs: Record<string, Desk>,
  {
    perHour,
    months = 3,
    mix = { P1: 0, P2: 0, P3: 0, P4: 1 },
    demand = {},
  }: {
    perHour: number;
    months?: number;
    mix?: ScenarioInput["situation"]["components"][string]["priorities"];
    demand?: NonNullable<ScenarioInput["situation"]["demand"]>;
  },
): ScenarioInput {
  return {
    name: "desk",
    start: "2027-01-01",
    months,
    timeZone: "UTC",
    situation: {
      components: {
        desk: {
          units: 1,
          incidents: `${perHour}/h`,
          priorities: mix,
          effort: [`exponential(${WORK_MIN} min)`],
        },
      },
      demand,
    },
    designs: Object.fromEntries(
      Object.entries(designs).map(([id, { headcount, dispatch, contract, cost }]) => [
        id,
        {
          contract: contract ?? {},
          provider: {
            teams: {
              desk: { tier: 1, shifts: [{ window: "always", headcount }], cost: `${cost ?? 0} EUR` },
            },
            ...(dispatch ? { dispatch } : {}),
          },
        },
      ]),
    ),
    experiment: { replications: 16, seed: 2008 },
  };
}

/** A promise on the first touch of every ticket, on a clock that never stops. */
export const firstTouch = (target: string, required: string) => ({
  touch: { metric: "response" as const, targets: target, window: "always", required },
});
