/** Plays draws of scenarios: how many, and what may be refused of them. */
import fc from "fast-check";
import { expect } from "vitest";
import { readScenario, ScenarioError, type ScenarioInput } from "#engine";

/** AVENANT_RANDOM_SCENARIOS states how many scenarios are drawn. */
export const MANY = Number(process.env["AVENANT_RANDOM_SCENARIOS"] ?? 120);
export const LONG_MS = 60_000 + 3000 * MANY;
/** of the draws, at most so many may be refused, each by a named error */
const MOST_REFUSED = 0.05;

export const seeds = fc.integer({ min: 0, max: 99_999 });

/** A scenario that is refused by name is counted by its code; any other failure stands. */
export class Draws {
  readonly refused = new Map<string, number>();
  kept = 0;

  keep(scenario: ScenarioInput, laws: (scenario: ScenarioInput) => void): void {
    const read = readScenario(scenario);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    try {
      laws(scenario);
      this.kept++;
    } catch (error) {
      if (!(error instanceof ScenarioError)) throw error;
      for (const { code } of error.faults) this.refused.set(code, (this.refused.get(code) ?? 0) + 1);
    }
  }

  expectFewRefused(): void {
    const refused = [...this.refused.values()].reduce((sum, count) => sum + count, 0);
    expect(refused, JSON.stringify([...this.refused])).toBeLessThanOrEqual(
      MOST_REFUSED * (this.kept + refused) + 1,
    );
    for (const code of this.refused.keys()) expect(["UNSTABLE_TEAM"]).toContain(code);
  }
}
