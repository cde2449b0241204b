/**
 * One life answers every target of a promise that nobody looks at while it goes on: what it says of another target is, count for
 * count, what the life under that target says, and both are the same life.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Compiled, ScenarioInput } from "#engine";
import { lifeLayout } from "../../engine/life/layout.ts";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import type { Simulation } from "../../engine/life/simulation.ts";
import { isPeriodMet } from "../../engine/mechanisms/promises/sla.ts";
import { readersOf } from "../../engine/questions/promise-readers.ts";
import { fromLibrary } from "./library.ts";
import { compiled } from "./observe.ts";
import { Draws, LONG_MS, MANY } from "./random/draws.ts";
import { knownScenario } from "./random/scenario.ts";

const FACTORS = [0.3, 1.9];

/** A life of every design, and what it ended with. */
function play(scenario: Compiled, replication: number) {
  const lives: Simulation[] = [];
  const row = new Float64Array(rowLength(scenario));
  new Replicator(scenario, 7, (simulation) => lives.push(simulation)).play(replication, row);
  return lives;
}

/** The same scenario, one promise of one design changed. */
function changed(scenario: Compiled, design: number, line: number, target: number, required: number) {
  const copy = structuredClone(scenario);
  Object.assign(copy.designs[design]?.slas[line] ?? {}, { targetMin: target, required });
  return copy;
}

/** What no reading of a promise can change: the work, its waits, what users lived. */
function livedIn({ out, compiled: { months }, design, compiled: scenario }: Simulation): number[] {
  const { waits, readings } = lifeLayout(scenario, design);
  const each = lifeLayout(scenario, design).stages / months;
  const lived: number[] = [...out.subarray(waits, readings)];
  for (let month = 0; month < months; month++)
    lived.push(...out.subarray(month * each, month * each + 7), out[month * each + 31] ?? Number.NaN);
  return lived;
}

/** [met, measured, is met] of every closed period. */
function periodsOf({ sla, compiled: { months }, design }: Simulation, line: number) {
  return Array.from({ length: months }, (_, period) => line * months + period)
    .filter((place) => (sla.verdicts[place] ?? -1) >= 0)
    .map((place) => [sla.met[place], sla.measured[place], sla.verdicts[place] === 1, design.id]);
}

/** The same, of another target, as the life under the contract's own tells it. */
function toldOf(life: Simulation, line: number, target: number, required: number) {
  const { out, compiled: scenario, design } = life;
  const from = lifeLayout(scenario, design).otherTargets + 2 * target * scenario.months;
  const rule = design.slas[line];
  if (!rule) throw new Error("no such line");
  return Array.from({ length: scenario.months }, (_, period) => from + 2 * period)
    .filter((place) => (out[place] ?? -1) >= 0)
    .map((place) => {
      const [met = 0, measured = 0] = out.subarray(place, place + 2);
      return [met, measured, isPeriodMet(met, measured, rule, met, required), design.id];
    });
}

/** Clock lines of a design that nobody looks at. */
const unwatched = (design: Compiled["designs"][number]) =>
  design.slas.flatMap(({ metric }, line) => {
    const { target, required } = readersOf(design, line);
    return metric < 3 && target.length + required.length === 0 ? [line] : [];
  });

/** The scenario without most of what looks at promises; what is left still does now and then. */
function quiet(scenario: ScenarioInput): ScenarioInput {
  const { designs, ...rest } = structuredClone(scenario);
  if (rest.observed) delete rest.observed.amendments; // of rules that are left out
  for (const { contract, provider, governance } of Object.values(designs)) {
    provider.dispatch = provider.formula === undefined ? "preemptivePriority" : "strictPriority";
    delete provider.staffing;
    delete provider.opportunism;
    delete contract.exit?.successor?.opportunism;
    delete contract.clock?.attribution;
    delete contract.clock?.days;
    if (contract.clock?.reclassification === "keepWorst") contract.clock.reclassification = "restart";
    for (const family of Object.values(contract.slas ?? {})) {
      delete family.second;
      family.attribution = "opened";
    }
    if (contract.penalties) delete contract.penalties.improvement;
    if (governance?.rules)
      governance.rules = governance.rules.filter(({ when, then }) => {
        const isRead = then.some((action) => "target" in action || "dispatch" in action);
        return !isRead && !("indicator" in when);
      });
  }
  return { ...rest, designs };
}

function holds(scenario: Compiled, design: number, line: number, required: number): void {
  const own = scenario.designs[design];
  const promise = own?.slas[line];
  if (!own || !promise) throw new Error("no such line");
  const targets = FACTORS.map((factor) => factor * promise.targetMin);
  const asked = structuredClone(scenario);
  Object.assign(asked.designs[design] ?? {}, { otherTargets: { line, targetsMin: targets } });
  const told = play(asked, 3)[design];
  targets.forEach((target, at) => {
    const lived = play(changed(scenario, design, line, target, required), 3)[design];
    if (!told || !lived) throw new Error("no such life");
    expect(toldOf(told, line, at, required)).toEqual(periodsOf(lived, line));
    expect(livedIn(told)).toEqual(livedIn(lived));
  });
}

test(
  "whatever else a scenario states",
  () => {
    const draws = new Draws();
    let lines = 0;
    fc.assert(
      fc.property(knownScenario, fc.constantFrom(0.5, 0.8, 1), (scenario, required) =>
        draws.keep(scenario, () => {
          const all = compiled(quiet(scenario));
          all.designs.forEach((design, at) => {
            for (const line of unwatched(design).slice(0, 1)) {
              holds(all, at, line, required);
              lines++;
            }
          });
        }),
      ),
      { numRuns: MANY / 6, endOnFailure: true },
    );
    draws.expectFewRefused();
    expect(lines).toBeGreaterThan(MANY / 12);
  },
  LONG_MS,
);

test("in contract A, whose tickets wait, are disputed, come back and are reopened", () => {
  const all = compiled(fromLibrary("contract-a", 9));
  for (const [at, design] of all.designs.entries()) {
    expect(unwatched(design)).toHaveLength(design.slas.length);
    if (at % 3 === 0) for (const line of [1, 5]) holds(all, at, line, 0.8);
  }
});
