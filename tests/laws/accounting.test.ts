/** Between the contract's attainment and the one that users live, every ticket is accounted for. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy } from "#engine";
import { deskScenario } from "./desk.ts";
import { LIVING, scenarioOf } from "./library.ts";
import { compiled } from "./observe.ts";

describe.each([LIVING, "contract-d"])("in %s", (name) => {
  test("the steps from contractual to experienced attainment add up exactly, and none is empty of sense", async () => {
    const { designs } = await runStudy(compiled(scenarioOf(name)), {
      seed: 4,
      replications: 16,
      executor: inlineExecutor(),
    });
    for (const { accounting, indicators } of designs) {
      const { contractual, experienced, parts } = accounting;
      if (contractual === null || experienced === null)
        throw new Error("a scenario with promises and expectations has both attainments");
      const gap = parts.reduce((sum, { loss }) => sum + loss, 0);
      expect(Math.abs(contractual - experienced - gap)).toBeLessThan(1e-12);
      expect(experienced).toBeCloseTo(indicators["experiencedAttainment"]?.mean ?? Number.NaN, 12);
      expect(contractual).toBeCloseTo(indicators["contractualAttainment"]?.mean ?? Number.NaN, 12);
      expect(parts.some(({ loss }) => loss !== 0)).toBe(true);
    }
  });
});

test("steps add up where every ticket counted as missed has left the contract's denominators since", async () => {
  const scenario = deskScenario();
  const { desk } = scenario.designs;
  if (!desk) throw new Error("no desk");
  // each ticket is argued over for 40 days while its clock runs: missed at the month's close, then excluded
  desk.contract.scope = { clarity: 0, arbitration: { delay: "40 d", stopsClock: false } };
  desk.contract.exclusions = { forceMajeure: 1 };
  Object.assign(desk.contract.slas?.["restoration"] ?? {}, { openLate: "missed" });
  scenario.situation.expectations = { targets: "200 d" };
  scenario.situation.clientStaff = { effort: "1h", delay: "1 d" };
  const { designs } = await runStudy(compiled(scenario), { replications: 16, executor: inlineExecutor() });
  const { contractual, experienced, parts } = designs[0]?.accounting ?? { parts: [] };
  expect(contractual).toBe(0); // only what was counted at a close is measured, all of it late
  expect(experienced).toBe(1); // and every user waits less than 200 days
  expect(Object.fromEntries(parts.map(({ id, loss }) => [id, loss]))).toEqual({
    ...Object.fromEntries(parts.map(({ id }) => [id, 0])),
    excluded: -1, // what leaves by an exclusion is where users are better served than the report says
  });
});
