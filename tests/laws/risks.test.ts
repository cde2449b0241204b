/** The result of a study carries the named risk measures of its indicators, in the direction of the loss. */
import { expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { livingScenario } from "./living.ts";
import { compiled } from "./observe.ts";

const study = (experiment: Partial<ScenarioInput["experiment"]>) => {
  const scenario = livingScenario();
  return runStudy(compiled({ ...scenario, experiment: { ...scenario.experiment, ...experiment } }), {
    replications: 48,
    executor: inlineExecutor(),
  });
};

test("risks lie at the bad end, and a threshold counts the futures beyond it", async () => {
  const bare = await study({});
  const costs = (bare.designs[0]?.lifetimes["costWithLostTime"] ?? []).map(Number).sort((a, b) => a - b);
  const served = (bare.designs[0]?.lifetimes["experiencedAttainment"] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
  const median = ((costs[23] ?? 0) + (costs[24] ?? 0)) / 2;
  const { designs, differences } = await study({
    thresholds: { costWithLostTime: median, experiencedAttainment: served[12] ?? 0 },
    differenceThresholds: { costWithLostTime: 0 },
  });
  const risks = designs[0]?.risks ?? {};
  expect(risks["costWithLostTime"]?.badEnd).toBe("high");
  expect(risks["costWithLostTime"]?.beyondThreshold?.count).toBe(24);
  expect(risks["experiencedAttainment"]?.badEnd).toBe("low");
  expect(risks["experiencedAttainment"]?.beyondThreshold?.count).toBe(12);
  // the mean of the worst 4.8 of 48
  const worst = costs.slice(-4).reduce((sum, cost) => sum + cost, 0) + 0.8 * (costs[43] ?? 0);
  expect(risks["costWithLostTime"]?.shortfall?.value).toBeCloseTo(worst / 4.8, 6);
  expect(risks["costWithLostTime"]?.shortfall?.ci95).toBeNull();
  const low = served.slice(0, 4).reduce((sum, share) => sum + share, 0) + 0.8 * (served[4] ?? 0);
  expect(risks["experiencedAttainment"]?.shortfall?.value).toBeCloseTo(low / 4.8, 9);
  expect(risks["experiencedAttainment"]?.oneInTen?.ci95?.[0]).toBe(served[0]);
  expect(risks["penalties"]).toBeUndefined(); // no good direction
  const pair = differences[0];
  expect(pair?.risks["costWithLostTime"]?.beyondThreshold).toEqual(
    pair?.indicators["costWithLostTime"]?.worse,
  );
});

test("a threshold on an indicator that does not exist is refused by name", () => {
  const scenario = livingScenario();
  const experiment = { ...scenario.experiment, thresholds: { costWithLostTimes: 1 } };
  expect(() => compiled({ ...scenario, experiment })).toThrow(/UNKNOWN_REFERENCE|costWithLostTime/);
});
