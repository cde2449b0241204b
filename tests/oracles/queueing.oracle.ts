/** Every simulated case, with power, by the ordinary engine; and docs/validation.md says what is found here, to the last bit. */
import { afterAll, describe, expect, test } from "vitest";
import { openThreads } from "../../engine/parallel/pool.ts";
import { measurementOf, readMeasurements } from "./measured.ts";
import { ORACLES, WATCHED } from "./queueing/index.ts";
import type { Verdict } from "./queueing/judge.ts";
import { nameOf, type Simulated } from "./queueing/oracle.ts";
import { play } from "./queueing/play.ts";
import { watch } from "./queueing/watch.ts";

const threads = openThreads(2);
afterAll(() => threads.close());
const measurements = readMeasurements();

function holds(simulated: Simulated, verdicts: readonly Verdict[]): void {
  expect(verdicts.filter(({ agrees }) => !agrees)).toEqual([]);
  expect(
    verdicts.filter(({ powered }) => !powered),
    "precise enough to see an error",
  ).toEqual([]);
  const found = verdicts.map(({ metric, simulated: value, halfWidth95, low, high }) => [
    metric,
    { simulated: value, halfWidth95, low, high },
  ]);
  expect(measurementOf(simulated, measurements)?.found).toEqual(Object.fromEntries(found));
}

describe("a simulation agrees with", () => {
  test.each(ORACLES.map((oracle) => [nameOf(oracle), oracle] as const))("%s", async (_, oracle) => {
    holds(oracle, await play(oracle, threads));
  });
  test.each(WATCHED.map((watched) => [nameOf(watched), watched] as const))("%s", (_, watched) => {
    holds(watched, watch(watched));
  });
});
