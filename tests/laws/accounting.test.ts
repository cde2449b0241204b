/** Between the contract's attainment and the one that users live, every ticket is accounted for. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy } from "#engine";
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
