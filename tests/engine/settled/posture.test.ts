/** Posture: hours that are not tickets occupy capacity (MODEL 11.26). */
import { describe, expect, test } from "vitest";
import { compiled } from "../../laws/observe.ts";
import { HOUR, JANUARY, live, stage, ticket, times } from "./stage.ts";

const hoursOfJanuary = JANUARY / HOUR;

describe("hours given to prevention", () => {
  test("take their share of the team’s capacity: a quarter of the month makes an hour of work last 80 minutes", () => {
    const provider = { posture: { prevention: { desk: hoursOfJanuary / 4 } } };
    const played = live({ provider }, [ticket(100, 60)]);
    expect(times(played)[0]?.[2]).toBeCloseTo(180, 9);
    expect(played.simulation.value("preventionHours", 0)).toBe(hoursOfJanuary / 4);
  });
  test("are no work proper: a ticket’s touch time is its effort", () => {
    const provider = { posture: { prevention: { desk: hoursOfJanuary / 4 } } };
    const contract = {
      scope: {
        initiallyUncovered: 1,
        outcomes: { inScope: 0, bestEffort: 0, timeAndMaterials: 1, refused: 0 },
      },
      price: { timeAndMaterials: 90 },
    };
    const { simulation } = live({ provider, contract }, [ticket(100, 60)]);
    expect(simulation.value("timeAndMaterialsEur", 0)).toBe(90);
  });
  test("never exceed nine tenths of the capacity of the month", () => {
    const provider = { posture: { prevention: { desk: 5000 } } };
    const played = live({ provider }, [ticket(100, 60)]);
    expect(played.simulation.value("preventionHours", 0)).toBeCloseTo(0.9 * hoursOfJanuary, 9);
    expect(times(played)[0]?.[2]).toBeCloseTo(700, 9);
  });
  test("change by an amendment from the next month on", () => {
    const governance = {
      rules: [
        {
          id: "prevent",
          when: { month: 1 },
          // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
          then: [{ prevention: "desk", hours: (28 * 24) / 2 }],
        },
      ],
    };
    const played = live({ months: 2, governance }, [ticket(100, 60), ticket(JANUARY + 100, 60)]);
    expect(times(played).map((life) => (life[2] ?? 0) - (life[0] ?? 0))).toEqual([60, 120]);
  });
  test("are asked of a team that the design has", () => {
    expect(() => compiled(stage({ provider: { posture: { prevention: { nobody: 5 } } } }))).toThrow(
      "UNKNOWN_TEAM",
    );
  });
});
