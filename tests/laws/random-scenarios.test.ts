/** Random scenarios over every mechanism: whatever is stated, the laws hold. AVENANT_RANDOM_SCENARIOS states how many. */
import fc from "fast-check";
import { test } from "vitest";
import { observe } from "./observe.ts";
import { Draws, LONG_MS, MANY, seeds } from "./random/draws.ts";
import {
  columnsMakeSense,
  ledgerReconciles,
  nothingIsLost,
  timeGoesForward,
  watchClocks,
} from "./random/laws.ts";
import { anyScenario } from "./random/scenario.ts";

test(
  "in every life nothing is lost, time goes forward, money reconciles and every column makes sense",
  () => {
    const draws = new Draws();
    fc.assert(
      fc.property(anyScenario, seeds, (scenario, seed) =>
        draws.keep(scenario, () => {
          for (const life of observe(scenario, { seed, listen: watchClocks })) {
            nothingIsLost(life);
            timeGoesForward(life);
            ledgerReconciles(life);
            columnsMakeSense(life);
          }
        }),
      ),
      { numRuns: MANY, endOnFailure: true },
    );
    draws.expectFewRefused();
  },
  LONG_MS,
);
