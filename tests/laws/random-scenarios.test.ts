/** Random scenarios over every mechanism: whatever is stated, the laws hold. AVENANT_RANDOM_SCENARIOS states how many. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { observe } from "./observe.ts";
import {
  columnsMakeSense,
  ledgerReconciles,
  nothingIsLost,
  timeGoesForward,
  watchClocks,
} from "./random-laws.ts";
import { anyScenario, Draws } from "./random-scenario.ts";

const MANY = Number(process.env["AVENANT_RANDOM_SCENARIOS"] ?? 120);
const LONG_MS = 60_000 + 400 * MANY;
/** of the draws, at most so many may be refused, each by a named error */
const MOST_REFUSED = 0.05;

const seeds = fc.integer({ min: 0, max: 99_999 });

function expectFewRefused(draws: Draws): void {
  const refused = [...draws.refused.values()].reduce((sum, count) => sum + count, 0);
  expect(refused, JSON.stringify([...draws.refused])).toBeLessThanOrEqual(
    MOST_REFUSED * (draws.kept + refused) + 1,
  );
  for (const code of draws.refused.keys()) expect(["UNSTABLE_TEAM"]).toContain(code);
}

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
    expectFewRefused(draws);
  },
  LONG_MS,
);
