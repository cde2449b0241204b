/** Random scenarios over every mechanism: the same bits, whoever computes them and whatever else is compared. */
import fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import {
  type Compiled,
  inlineExecutor,
  runStudy,
  type ScenarioInput,
  type StudyResult,
  traceReplication,
} from "#engine";
import { playBlock, Replicator, wholeBlock } from "../../engine/life/replicate.ts";
import { openThreads } from "../../engine/parallel/pool.ts";
import { compiled } from "./observe.ts";
import { Draws, LONG_MS, MANY, seeds } from "./random/draws.ts";
import { anyScenario } from "./random/scenario.ts";

const pool = openThreads(2);
afterAll(() => pool.close());

const bytes = (row: Float64Array) =>
  Buffer.from(row.buffer, row.byteOffset, row.byteLength).toString("base64");
const told = (design: StudyResult["designs"][number]) => JSON.stringify({ ...design, baseline: null });

/** One replication as a row of columns. */
function play(scenario: Compiled, seed: number, replication: number): Float64Array {
  const row = playBlock(new Replicator(scenario, seed), scenario, wholeBlock(0), () => false);
  return row.slice((replication * row.length) / 16, ((replication + 1) * row.length) / 16);
}

/** The same from a trace of a design, whose events are in order of time. */
function traced(scenario: Compiled, seed: number, design: string): Float64Array {
  let last = Number.NEGATIVE_INFINITY;
  return traceReplication(scenario, { seed, replication: 1, design }, ({ atMin }) => {
    expect(atMin).toBeGreaterThanOrEqual(last);
    last = atMin;
  });
}

describe("no bit depends", () => {
  test(
    "on what was played before, on a trace, or on a neutral setting",
    () => {
      const draws = new Draws();
      fc.assert(
        fc.property(anyScenario, seeds, (scenario, seed) =>
          draws.keep(scenario, () => {
            const model = compiled(scenario);
            const later = bytes(play(model, seed, 1));
            for (const { id } of model.designs) expect(bytes(traced(model, seed, id))).toBe(later);
            expect(bytes(play(compiled(neutrally(scenario)), seed, 1))).toBe(later);
          }),
        ),
        { numRuns: Math.ceil(MANY / 20), endOnFailure: true },
      );
      draws.expectFewRefused();
    },
    LONG_MS,
  );
  test(
    "on threads, on a further design or on their order; and the accounting adds up",
    async () => {
      const draws = new Draws();
      await fc.assert(
        fc.asyncProperty(anyScenario, seeds, async (scenario, seed) => {
          // where none are stated, users expect what the first design promises
          scenario.situation.expectations ??= { targets: "8h" };
          const study = async (of: ScenarioInput, executor = inlineExecutor()) =>
            runStudy(compiled(of), { seed, replications: 32, executor });
          const whole = await study(scenario).catch((error: unknown) => error);
          if (!isStudy(whole))
            return draws.keep(scenario, () => {
              throw whole;
            });
          draws.kept++;
          expect((await study(scenario, pool)).resultHash).toBe(whole.resultHash);
          const fewer = lastTwoBackwards(scenario);
          // a pool's background warms the situation up, and ranges make some replications belong together
          const isAlike = backgroundAndRanges(fewer) === backgroundAndRanges(scenario);
          for (const one of isAlike ? (await study(fewer)).designs : []) {
            const same = whole.designs.find(({ id }) => id === one.id);
            expect(same && told(same)).toBe(told(one));
          }
          for (const { designs } of [whole, ...whole.clients]) designs.forEach(accountingAddsUp);
        }),
        { numRuns: Math.ceil(MANY / 30), endOnFailure: true },
      );
      draws.expectFewRefused();
    },
    LONG_MS,
  );
});

const backgroundAndRanges = (scenario: ScenarioInput) => {
  const { fromMin, ranges } = compiled(scenario);
  return JSON.stringify([fromMin, ranges?.stated.map(({ path }) => path.join(".")).sort()]);
};

/** The same with its last two designs, the last one first. */
function lastTwoBackwards(scenario: ScenarioInput): ScenarioInput {
  const designs = Object.fromEntries(Object.entries(scenario.designs).reverse().slice(0, 2));
  const { observed } = scenario;
  if (!observed?.amendments) return { ...scenario, designs };
  const rules = Object.values(designs).flatMap(({ governance }) => governance?.rules ?? []);
  const isKnown = ([name]: [string, unknown]) => rules.some(({ id }) => id === name);
  const amendments = Object.fromEntries(Object.entries(observed.amendments).filter(isKnown));
  return { ...scenario, designs, observed: { ...observed, amendments } };
}

function accountingAddsUp({ accounting }: StudyResult["designs"][number]): void {
  const { contractual, experienced, parts } = accounting;
  if (contractual === null || experienced === null) return;
  const gap = parts.reduce((sum, { loss }) => sum + loss, 0);
  expect(Math.abs(contractual - experienced - gap)).toBeLessThan(1e-12);
}

const isStudy = (answer: unknown): answer is StudyResult =>
  typeof answer === "object" && answer !== null && "resultHash" in answer;

/** The same with neutral settings written out wherever a block is absent. */
function neutrally(scenario: ScenarioInput): ScenarioInput {
  const all = structuredClone(scenario);
  const neutral = {
    weeklyCv: 0,
    reopening: { probability: 0 },
    recurrence: { branching: 0 },
    changes: { rate: 0, effort: "1h" },
  };
  for (const component of Object.values(all.situation.components))
    Object.assign(component, { ...neutral, ...all.situation.defaults, ...component });
  all.situation.shadow ??= { probability: 0, tickets: "1/month" };
  for (const { contract, provider } of Object.values(all.designs)) {
    contract.transition ??= { effort: 1 };
    contract.distrust ??= { below: 1, months: 1, monthly: 0 };
    contract.envelope ??= { share: 0, hourlyPrice: 1 };
    provider.opportunism ??= {};
    provider.staffing ??= [];
    provider.posture ??= { prevention: {} };
    const successor = contract.exit?.successor;
    if (successor) {
      successor.posture ??= { prevention: {} };
      successor.opportunism ??= {};
      successor.onCall ??= {};
    }
  }
  return all;
}
