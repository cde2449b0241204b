/** What common random numbers bring: the variance of a difference, against that of two independent studies. */
import { beforeAll, describe, expect, test } from "vitest";
import { compile, readScenario, runStudy, type StudyResult } from "#engine";
import { openThreads } from "../../engine/parallel/pool.ts";
import { fromLibrary } from "./library.ts";

const REPLICATIONS = 192;
let result: StudyResult;
beforeAll(async () => {
  const read = readScenario(fromLibrary("frozen-vs-evolving"));
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const threads = openThreads(2);
  result = await runStudy(compile(read.scenario, read.world), {
    executor: threads,
    replications: REPLICATIONS,
  });
  await threads.close();
}, 300_000);

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** Variance of the difference of two independent designs over that of the paired difference. */
function gain(indicator: string, design: string, against: string): number {
  const valuesOf = (id: string) =>
    result.designs.find((one) => one.id === id)?.lifetimes[indicator]?.map((value) => value ?? Number.NaN) ??
    [];
  const [first, second] = [valuesOf(design), valuesOf(against)];
  const paired = first.map((value, at) => value - (second[at] ?? Number.NaN));
  return (variance(first) + variance(second)) / variance(paired);
}

describe("common random numbers on the lead scenario", () => {
  test("cut the variance of the differences that its verdict rests on", () => {
    expect(gain("experiencedAttainment", "evolving", "frozen")).toBeGreaterThan(3);
    expect(gain("experiencedAttainment", "evolving", "shared")).toBeGreaterThan(4);
    expect(gain("lostHours", "evolving", "frozen")).toBeGreaterThan(4);
    expect(gain("costWithLostTime", "evolving", "frozen")).toBeGreaterThan(4);
    expect(gain("invoicedCost", "evolving", "shared")).toBeGreaterThan(4);
  });
  test("bring less to a difference that is itself made of chance: only one of the two invoices follows the growth", () => {
    const brought = gain("invoicedCost", "evolving", "frozen");
    expect(brought).toBeGreaterThan(1);
    expect(brought).toBeLessThan(4);
  });
  test("make no indicator worse", () => {
    const worse = Object.keys(result.designs[0]?.lifetimes ?? {}).filter(
      (indicator) => gain(indicator, "evolving", "frozen") < 1 - 1e-9,
    );
    expect(worse).toEqual([]);
  });
});
