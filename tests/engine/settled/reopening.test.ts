/** MODEL §11.3, 11.4: reopening is the same ticket back in a queue, and no closed period is written anew. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { lifeLayout } from "../../../engine/life/layout.ts";
import type { Observation } from "../../laws/observe.ts";
import {
  component,
  desk,
  HOUR,
  JANUARY,
  live,
  lived,
  promise,
  reported,
  type Stage,
  ticket,
  times,
  users,
} from "./stage.ts";

type Reopening = NonNullable<ScenarioInput["situation"]["components"][string]["reopening"]>;

type Situation = NonNullable<Stage["situation"]>;

const withReopening = (reopening: Reopening, over: Situation = {}): Situation => ({
  components: { desk: { ...component(), reopening } },
  ...over,
});
const returns = ({ simulation }: Observation) =>
  Array.from({ length: simulation.compiled.months }, (_, month) =>
    simulation.value("reopenedTickets", month),
  ).reduce((sum, value) => sum + value, 0);

/** The first seed under which the given tickets come back exactly so often. */
function livedWith(given: Stage, arrivals: Parameters<typeof live>[1], count: number): Observation {
  for (let seed = 1; seed < 200; seed++) {
    const life = live(given, arrivals, { seed });
    if (returns(life) === count) return life;
  }
  throw new Error("no seed brings them back so often");
}

describe("a solved ticket that comes back", () => {
  test("is refused at once where it has no delay: its clock never stopped, and it is over once", () => {
    const life = livedWith(
      {
        situation: withReopening({ probability: 0.5 }, users("100 min")),
        contract: { slas: promise("100 min") },
      },
      [ticket(0, 60)],
      1,
    );
    expect(times(life)).toEqual([[0, 0, 120, 120]]);
    expect(life.stories.map(({ ends }) => ends)).toEqual([1]);
    expect(reported(life)).toEqual([0, 1]);
    expect(lived(life)).toEqual([0, 1]);
  });
  test("goes to the tail of the queue, with an effort of its own", () => {
    const life = livedWith(
      {
        situation: {
          components: {
            desk: { ...component(), effort: ["exponential(60 min)"], reopening: { probability: 0.5 } },
          },
        },
      },
      [ticket(0, 60), ticket(1, 60), ticket(2, 60)],
      1,
    );
    const [first, second, third] = life.stories.map(({ resolvedMin }) => resolvedMin);
    const back = Math.max(first ?? 0, second ?? 0, third ?? 0);
    expect(back).not.toBe(240); // 180 minutes of first efforts, then one drawn afresh
    expect(back).toBeGreaterThan(180);
  });
  test("goes back to its last tier, or to its tier of entry where it says so", () => {
    const toTier = (to: "lastTier" | "entryTier") => {
      const life = livedWith(
        {
          situation: {
            components: {
              desk: {
                ...component(),
                effort: [60, 30],
                escalation: [1],
                reopening: { probability: 0.5, to },
              },
            },
          },
          teams: {
            ...desk(),
            experts: { tier: 2, shifts: [{ window: "always", headcount: 1 }] },
          },
        },
        [ticket(0, 60)],
        1,
      );
      return life.stories[0]?.resolvedMin;
    };
    expect(toTier("lastTier")).toBe(120);
    expect(toTier("entryTier")).toBe(180);
  });
  test("lives neither for its user nor on the contract's clock while it is thought solved", () => {
    const stage = (target: string): Stage => ({
      situation: withReopening({ probability: 0.5, delay: "10h" }, users(target)),
      contract: { slas: promise(target) },
    });
    const kept = livedWith(stage("2h"), [ticket(0, 60)], 1);
    expect(times(kept)).toEqual([[0, 0, 12 * HOUR, 12 * HOUR]]);
    expect([reported(kept), lived(kept)]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const missed = livedWith(stage("119 min"), [ticket(0, 60)], 1);
    expect([reported(missed), lived(missed)]).toEqual([
      [0, 1],
      [0, 1],
    ]);
  });
  test("keeps its verdict in a closed period, and counts again in that of its new resolution", () => {
    const life = livedWith(
      {
        months: 2,
        situation: withReopening({ probability: 0.5, delay: "20 d" }, users("90 min")),
        contract: { slas: promise("90 min") },
      },
      [ticket(JANUARY - 10 * 24 * HOUR, 60)],
      1,
    );
    expect(reported(life, 0)).toEqual([1, 1]);
    expect(reported(life, 1)).toEqual([0, 1]);
    expect([...life.simulation.sla.verdicts]).toContain(0);
    expect(lived(life, 0)).toEqual([0, 1]);
  });
  test("is not in the backlog while it is thought solved, and draws afresh each time", () => {
    const life = livedWith(
      { months: 2, situation: withReopening({ probability: 0.5, delay: "5 d" }) },
      [ticket(JANUARY - 2 * 24 * HOUR, 60)],
      3,
    );
    expect(life.simulation.value("backlog", 0)).toBe(0);
    expect(life.stories[0]?.resolvedMin).toBe(JANUARY - 2 * 24 * HOUR + 4 * 60 + 3 * 5 * 24 * HOUR);
    expect(life.left).toBe(0);
  });
});

describe("the times of a ticket that comes back", () => {
  /** [tickets, minutes to first touch, minutes to resolution] of P4. */
  const sums = ({ simulation }: Observation) => {
    const from = lifeLayout(simulation.compiled, simulation.design).waits + 3 * 3;
    return Array.from(simulation.out.subarray(from, from + 3));
  };
  const behind = { ...ticket(30, 60), component: "steady" };
  const components = (delay: string | number) => ({
    desk: { ...component(), reopening: { probability: 0.5, delay } },
    steady: component(),
  });
  test("count once, to its first touch and to the solution that holds", () => {
    const life = livedWith({ situation: { components: components("1h") } }, [ticket(0, 60), behind], 1);
    expect(times(life).map(([, , , over]) => over)).toEqual([180, 120]);
    // touched at 0, solved at 60, back at 120, solved for good at 180; the other waits from 30 to 60, solved at 120
    expect(sums(life)).toEqual([2, 0 + 30, 180 + 90]);
  });
  test("count once however often it comes back, and where its solution is refused at once", () => {
    const twice = livedWith({ situation: { components: components("1h") } }, [ticket(0, 60)], 2);
    expect(sums(twice)).toEqual([1, 0, 3 * 60 + 2 * 60]);
    const refused = livedWith({ situation: { components: components(0) } }, [ticket(0, 60)], 1);
    expect(sums(refused)).toEqual([1, 0, 120]);
  });
});
