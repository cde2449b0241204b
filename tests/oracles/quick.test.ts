/** A subset of the oracles that fits ordinary test runs, with the same demands on agreement and power. */
import { describe, expect, test } from "vitest";
import { inlineExecutor } from "#engine";
import { oracleOf } from "./queueing/index.ts";
import { play } from "./queueing/play.ts";

const QUICK = [
  "B1",
  "AN-A-ERLC-c4-a3",
  "AN-A-MG1-lognormal-l0.8-cv1",
  "AN-A-NPPRIO-c4-3cl-l3.2",
  "AN-A-MMcPR-c3-3cl",
  "AN-A-TANDEM",
  "AN-A-MTMTCT-8x5like-suspend",
];

describe("a simulation agrees with", () => {
  test.each(QUICK)("%s", { timeout: 120_000 }, async (id) => {
    const verdicts = await play(oracleOf(id), inlineExecutor());
    expect(verdicts.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(
      verdicts.filter(({ powered }) => !powered),
      "precise enough to see an error",
    ).toEqual([]);
  });
});
