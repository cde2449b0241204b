/** A component that fails alone, read through an availability promise, against alternating renewal theory (case AN-A-RENEWAL). */
import { describe, expect, test } from "vitest";
import { inlineExecutor, type ScenarioInput } from "#engine";
import { columnCount, lifeLayout } from "../../engine/life/layout.ts";
import { rowLength, wholeBlock } from "../../engine/life/replicate.ts";
import { compiled } from "../laws/observe.ts";
import { caseOf } from "./cases.ts";
import { judge, type Verdict } from "./queueing/judge.ts";
import type { Measure } from "./queueing/oracle.ts";

const { parameters, expected } = caseOf("analytic", "AN-A-RENEWAL");
const { MTBF = 0, MTTR = 0, repair_cv = 0 } = parameters;
/** hours of a month of 30 days */
const MONTH_H = 720;

/** One component that is down from its failure to its repair, with more repairers than it can need. */
const scenarioOf = (repair: string, start: string, months: number): ScenarioInput => ({
  name: "renewal",
  start,
  months,
  timeZone: "UTC",
  situation: {
    components: {
      machine: {
        units: 1,
        incidents: `${1 / MTBF}/h`,
        priorities: { P1: 1, P2: 0, P3: 0, P4: 0 },
        effort: [repair],
        failsAlone: true,
      },
    },
  },
  designs: {
    one: {
      contract: {
        serviceLevels: {
          up: { metric: "availability", component: "machine", window: "always", required: 0.9 },
        },
      },
      provider: { teams: { repair: { tier: 1, shifts: [{ window: "always", headcount: 5 }] } } },
    },
  },
  experiment: { replications: 16, seed: 1 },
});

/** Judges measures of [up, agreed, failures] sums by replication. */
async function play(
  scenario: ScenarioInput,
  replications: number,
  measures: (Measure & { top: "up" | "agreed" | "failures" })[],
): Promise<Verdict[]> {
  const plays = compiled(scenario);
  const [design] = plays.designs;
  if (!design) throw new Error("no design");
  const { lines, waits } = lifeLayout(plays, design);
  expect(columnCount(plays, design)).toBeLessThanOrEqual(rowLength(plays));
  const places = { up: lines, agreed: lines + 1, failures: waits };
  const sums = { up: [] as number[], agreed: [] as number[], failures: [] as number[] };
  const executor = inlineExecutor();
  for (let block = 0; block < replications / 16; block++) {
    const rows = await executor.run(plays, 7, wholeBlock(block), new AbortController().signal);
    for (let at = 0; at < 16; at++)
      for (const name of ["up", "agreed", "failures"] as const)
        sums[name].push(rows[at * rowLength(plays) + places[name]] ?? Number.NaN);
  }
  return measures.map((measure) =>
    judge(measure, Float64Array.from(sums[measure.top]), Float64Array.from(sums.agreed)),
  );
}

const read = { of: "wait", priority: "P1" } as const; // the places are read here
const agrees = (verdicts: Verdict[]) => {
  expect(verdicts.filter((verdict) => !verdict.agrees)).toEqual([]);
  expect(verdicts.filter(({ powered }) => !powered)).toEqual([]);
};

describe("a component that fails alone", () => {
  test("is up, down and failing as often as renewal theory says, whatever the repair law", async () => {
    const share = expected["steady_availability"] ?? Number.NaN;
    const verdicts = await play(scenarioOf(`lognormal(${MTTR}h, cv ${repair_cv})`, "2024-01-01", 120), 288, [
      { metric: "availability", top: "up", expected: share, kind: "probability", read },
      {
        metric: "downtime per month",
        top: "up",
        expected: expected["downtime_per_30d_month_hours"] ?? Number.NaN,
        kind: "mean",
        read,
        from: MONTH_H,
        times: -MONTH_H,
      },
      {
        metric: "failures per month",
        top: "failures",
        expected: expected["failures_per_30d_month"] ?? Number.NaN,
        kind: "mean",
        read,
        times: MONTH_H * 60,
      },
    ]);
    agrees(verdicts);
  });
  test("is down for less in its first month, since it starts up", { timeout: 60_000 }, async () => {
    const first = expected["expected_downtime_0_720h_exp_repair_started_up"] ?? Number.NaN;
    const verdicts = await play(scenarioOf(`exponential(${MTTR}h)`, "2024-04-01", 1), 22_400, [
      {
        metric: "first month",
        top: "up",
        expected: first,
        kind: "mean",
        read,
        from: MONTH_H,
        times: -MONTH_H,
      },
    ]);
    agrees(verdicts);
  });
});
