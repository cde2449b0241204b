/** MODEL §6: what a reopening does to the clock of resolution, choice by choice; hand-computed. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { component, HOUR, live, type Stage, ticket } from "./stage.ts";

type Contract = ScenarioInput["designs"][string]["contract"];
type Reopening = NonNullable<NonNullable<Contract["clock"]>["reopening"]>;

/** Every solution but the last is refused 5 h after it. */
const situation = (probability: number): Stage["situation"] => ({
  components: { desk: { ...component(), effort: [60], reopening: { probability, delay: "5h" } } },
});

/** The first ticket that comes back exactly once: an hour of work, 5 h solved, an hour of work again. */
function once(reopening: Reopening, target: string) {
  const contract: Contract = {
    slas: { fix: { metric: "resolution", targets: { P4: target }, window: "always" } },
    serviceLevels: { held: { metric: "reopening", atMost: 0.05 } },
    clock: { reopening },
  };
  for (let seed = 1; seed < 40; seed++) {
    const life = live({ contract, situation: situation(0.5) ?? {} }, [ticket(0, HOUR)], { seed });
    if (life.simulation.value("reopenedTickets", 0) !== 1) continue;
    const { met, measured } = life.simulation.sla;
    return {
      counts: [met[0], measured[0]],
      held: [met[1], measured[1]],
      resolved: life.stories[0]?.resolvedMin,
    };
  }
  throw new Error("no ticket came back once");
}

describe("a ticket that comes back once", () => {
  test("is solved seven hours after its opening", () =>
    expect(once("continue", "2h").resolved).toBe(7 * HOUR));
  test("counts once, without the time when it was thought solved", () => {
    expect(once("continue", "2h").counts).toEqual([1, 1]);
    expect(once("continue", "119 min").counts).toEqual([0, 1]);
    expect(once("solvedAsPending", "2h").counts).toEqual([1, 1]);
    expect(once("solvedAsPending", "119 min").counts).toEqual([0, 1]);
  });
  test("counts all of it where the clock never stopped", () => {
    expect(once("running", "7h").counts).toEqual([1, 1]);
    expect(once("running", "419 min").counts).toEqual([0, 1]);
  });
  test("counts its second solution alone where the clock starts again", () => {
    expect(once("restart", "60 min").counts).toEqual([1, 1]);
    expect(once("restart", "59 min").counts).toEqual([0, 1]);
  });
  test("counts twice where another ticket begins", () => {
    expect(once("newTicket", "60 min").counts).toEqual([2, 2]);
    expect(once("newTicket", "59 min").counts).toEqual([0, 2]);
  });
  test("takes one of its two solutions back from those that hold", () =>
    expect(once("continue", "2h").held).toEqual([1, 2]));
});
