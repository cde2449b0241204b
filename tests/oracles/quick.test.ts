/** A subset of the oracles that fits ordinary test runs: shorter, so fewer of their measures have power; those that have must show it. */
import { describe, expect, test } from "vitest";
import { inlineExecutor } from "#engine";
import { oracleOf } from "./queueing/index.ts";
import type { Oracle } from "./queueing/oracle.ts";
import { play } from "./queueing/play.ts";

/** Case, months, and the metrics that so short a play can judge. */
const QUICK: [string, number, RegExp][] = [
  ["B1", 36, /^share/],
  ["AN-A-ERLC-c4-a3", 2, /^(P|wait_quantile)/],
  ["AN-A-MG1-lognormal-l0.8-cv1", 24, /./],
  ["AN-A-NPPRIO-c4-3cl-l3.2", 4, /class[12]$/],
  ["AN-A-MMcPR-c3-3cl", 3, /./],
  ["AN-A-JACKSON-REOPEN", 36, /visits|total/],
  ["AN-A-HAWKES", 1, /./],
  ["AN-A-BATCH", 16, /./],
  ["PEER-M6A", 20, /^P\(/],
  ["AN-A-TANDEM", 24, /sojourn|^P\(/],
  ["AN-A-MTMTCT-8x5like-suspend", 60, /./],
  ["AN-A-MTMTCT-8x5like-finish", 60, /./],
];

function shortened(id: string, months: number, metrics: RegExp): Oracle {
  const oracle = oracleOf(id);
  const measures = oracle.measures.filter(({ metric }) => metrics.test(metric));
  return { ...oracle, scenario: { ...oracle.scenario, months }, measures };
}

describe("a simulation agrees with", () => {
  test.each(QUICK)("%s", { timeout: 120_000 }, async (id, months, metrics) => {
    const verdicts = await play(
      shortened(id, months, metrics),
      inlineExecutor(),
      id === "AN-A-HAWKES" ? 8192 : 16, // a month of some twenty tickets
    );
    expect(verdicts.length).toBeGreaterThan(0);
    expect(verdicts.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(
      verdicts.filter(({ powered }) => !powered),
      "precise enough to see an error",
    ).toEqual([]);
  });
});
