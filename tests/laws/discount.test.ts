/** Discounted totals stand beside the undiscounted ones, and change nothing else. */
import { expect, test } from "vitest";
import { inlineExecutor, runStudy } from "#engine";
import { deskScenario } from "./desk.ts";
import { compiled } from "./observe.ts";

const study = (discountRate?: number) => {
  const scenario = { ...deskScenario(), months: 24 };
  const experiment = { ...scenario.experiment, ...(discountRate === undefined ? {} : { discountRate }) };
  return runStudy(compiled({ ...scenario, experiment }), { replications: 3, executor: inlineExecutor() });
};

test("a rate gives a twin of each total in euros: months weighed by (1 + r)^(−end / 12)", async () => {
  const plain = await study();
  const discounted = await study(0.08);
  const indicators = discounted.designs[0]?.indicators ?? {};
  // 6,000 a month for 24 months at 8 %: a geometric series
  const monthly = 1.08 ** (-1 / 12);
  const series = (6000 * monthly * (1 - monthly ** 24)) / (1 - monthly);
  expect(indicators["feeDiscounted"]?.mean).toBeCloseTo(series, 4);
  expect(indicators["fee"]?.mean).toBe(144_000);
  expect(indicators["invoicedCostDiscounted"]?.mean).toBeLessThan(indicators["invoicedCost"]?.mean ?? 0);
  expect(discounted.resultHash).toBe(plain.resultHash);
  expect(discounted.scenarioHash).not.toBe(plain.scenarioHash); // another answer to the same lives
  expect(plain.designs[0]?.indicators["feeDiscounted"]).toBeUndefined();
  for (const [name, summary] of Object.entries(plain.designs[0]?.indicators ?? {}))
    expect(indicators[name]).toEqual(summary);
});

test("a rate of 0 states nothing", async () => {
  const { designs } = await study(0);
  expect(designs[0]?.indicators["feeDiscounted"]).toBeUndefined();
});
