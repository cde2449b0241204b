/** Every queueing case that the scenario language can express, simulated with power by the ordinary engine. */
import { afterAll, describe, expect, test } from "vitest";
import { openThreads } from "../../engine/parallel/pool.ts";
import { ORACLES } from "./queueing/index.ts";
import { play } from "./queueing/play.ts";

const threads = openThreads(2);
afterAll(() => threads.close());

describe("a simulation agrees with", () => {
  test.each(ORACLES.map((oracle) => [oracle.id, oracle] as const))("%s", async (_, oracle) => {
    const verdicts = await play(oracle, threads);
    expect(verdicts.filter(({ agrees }) => !agrees)).toEqual([]);
    expect(
      verdicts.filter(({ powered }) => !powered),
      "precise enough to see an error",
    ).toEqual([]);
  });
});
