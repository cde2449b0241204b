/** Small scenarios drawn over every mechanism of the register, each shown or not, its numbers anywhere in their ranges. */
import fc from "fast-check";
import { readScenario, ScenarioError, type ScenarioInput } from "#engine";
import { anyDesign } from "./random-design.ts";
import { between, euros, share, whole } from "./random-numbers.ts";
import { anySituation, some } from "./random-situation.ts";

const COMPONENTS = ["network", "workstations", "mail"];
const TEAMS = ["desk", "support", "experts"];

const observed = (component: string) =>
  some({
    backlog: fc.record({
      [component]: fc.array(
        fc.record({
          priority: fc.constantFrom("P1", "P2", "P3", "P4"),
          tickets: whole(0, 4),
          age: between(0, 40_000),
          touched: fc.boolean(),
        }),
        { maxLength: 3 },
      ),
    }),
    coverage: fc.record({ [component]: fc.record({ quantity: between(0, 30), uncovered: share() }) }),
    trust: share(),
    yearPenalties: euros(5000),
    indexAge: whole(0, 11),
  }).chain((rest) => whole(0, 20).map((month) => ({ ...rest, month })));

/** 2 to 5 months, 1 to 3 components, teams and designs. */
export const anyScenario: fc.Arbitrary<ScenarioInput> = fc
  .tuple(whole(2, 5), whole(1, 3), whole(1, 3), whole(1, 3))
  .chain(([months, components, tiers, designs]) => {
    const names = COMPONENTS.slice(0, components);
    const teams = TEAMS.slice(0, tiers);
    return fc.record({
      name: fc.constant("any"),
      start: fc.constantFrom("2027-01-01", "2027-01-15", "2027-01-31"),
      months: fc.constant(months),
      calendars: fc.constant({
        office: { hours: "8h30-12h,13h-17h30 Mon-Fri", holidays: "FR" },
        morning: { hours: "7h-9h Mon-Sat" },
      }),
      situation: anySituation(names, tiers, months),
      designs: fc.record(
        Object.fromEntries(
          ["one", "two", "three"].slice(0, designs).map((id) => [id, anyDesign(names, teams)]),
        ),
      ),
      observed: fc.option(observed(names[0] ?? ""), { freq: 3, nil: undefined }),
      experiment: fc.constant({ replications: 16, seed: 1, discountRate: 0.04 }),
    });
  })
  .map((scenario) => counted(JSON.parse(JSON.stringify(scenario)) as ScenarioInput));

/** A term counts from the contract's start: where the contract has lived already, it lies ahead. */
function counted(scenario: ScenarioInput): ScenarioInput {
  for (const { contract } of Object.values(scenario.designs))
    if (contract.term) contract.term.months = Number(contract.term.months) + (scenario.observed?.month ?? 0);
  return scenario;
}

/** Plays a draw; a scenario that is refused by name is counted by its code, any other failure stands. */
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
}
