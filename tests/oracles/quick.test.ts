/** A subset of the oracles that fits ordinary test runs: shorter, so fewer of their measures have power; those that have must show it. */
import { describe, expect, test } from "vitest";
import { inlineExecutor } from "#engine";
import { readMeasurements } from "./measured.ts";
import { oracleOf, WATCHED } from "./queueing/index.ts";
import type { Verdict } from "./queueing/judge.ts";
import { nameOf, type Oracle } from "./queueing/oracle.ts";
import { play } from "./queueing/play.ts";
import { watch } from "./queueing/watch.ts";

/** Case, months, and the metrics that so short a play can judge. */
const QUICK: [string, number, RegExp][] = [
  ["B1", 36, /^share/],
  ["AN-A-ERLC-c4-a3", 1, /^(P|wait_quantile)/],
  ["AN-A-MG1-lognormal-l0.8-cv1", 18, /./],
  ["AN-A-NPPRIO-c4-3cl-l3.2", 2, /class[12]$/],
  ["AN-A-MMcPR-c3-3cl", 1, /class[12]$/], // eviction
  ["AN-A-JACKSON-REOPEN", 36, /visits|total/],
  ["AN-A-BATCH", 16, /./],
  ["PEER-M6A", 20, /^P\(/],
  ["AN-A-TANDEM", 18, /sojourn|^P\(/],
  ["AN-A-MTMTCT-8x5like-suspend", 60, /./],
  ["AN-A-MTMTCT-8x5like-finish", 60, /./], // overtime, by agent
  ["AN-A-MTMTCT-day-finish", 25, /sojourn/], // overtime, pooled
  ["AN-A-ERLB-c5-a3", 1, /./], // calls blocked
  ["AN-A-ERLA-c5-l6-th1", 2, /^P/], // users who give up
  ["AN-A-PRIO-ABANDON", 5, /./], // the same, by class
  ["PEER-M3A", 2, /^P/], // the same, neither work nor patience exponential
  ["AN-A-HETERO-c3", 4, /^P/], // groups of three speeds
  ["AN-A-NDESIGN", 5, /^P/], // groups of two skills
  ["AN-A-REPAIR-N12-r2", 24, /availability|downtime|throughput/], // components that fail alone
];

function shortened(id: string, months: number, metrics: RegExp): Oracle {
  const oracle = oracleOf(id);
  const measures = oracle.measures.filter(({ metric }) => metrics.test(metric));
  return { ...oracle, scenario: { ...oracle.scenario, months }, measures };
}

function holds(verdicts: readonly Verdict[]): void {
  expect(verdicts.length).toBeGreaterThan(0);
  expect(verdicts.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(
    verdicts.filter(({ powered }) => !powered),
    "precise enough to see an error",
  ).toEqual([]);
}

describe("a simulation agrees with", () => {
  test.each(QUICK)("%s", { timeout: 120_000 }, async (id, months, metrics) => {
    holds(await play(shortened(id, months, metrics), inlineExecutor(), 16));
  });
  test("AN-A-RENEWAL, the first hours", () => {
    const watched = WATCHED.find((one) => nameOf(one) === "AN-A-RENEWAL, the first hours");
    if (!watched) throw new Error("the case has changed its name");
    holds(watch(watched));
  });
  test("AN-A-HAWKES, to the last bit as in docs/validation.md", async () => {
    const oracle = oracleOf("AN-A-HAWKES");
    const verdicts = await play(oracle, inlineExecutor());
    holds(verdicts);
    const { found = {} } = readMeasurements().simulated[nameOf(oracle)] ?? {};
    for (const { metric, ...verdict } of verdicts)
      expect(verdict, "drawn otherwise: `node tests/oracles/report.ts --measure all`").toMatchObject(
        found[metric] ?? { simulated: Number.NaN },
      );
  });
});
