import { describe, expect, it } from "vitest";
import type { Compiled, Executor } from "#engine";
import { wholeBlock } from "../../engine/life/replicate.ts";
import { FairGate, type Lane } from "../../server/jobs/fair-gate.ts";

const compiled = {} as Compiled;
const never = new AbortController().signal;

/** An executor whose blocks end when told, and which notes the order in which they began: seed names the study. */
function manualExecutor(width: number) {
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const executor: Executor = {
    width,
    run: (_, seed) => {
      begun.push(seed);
      return new Promise((resolve) => ends.push(() => resolve(new Float64Array([seed]))));
    },
  };
  const endOne = async (): Promise<void> => {
    ends.shift()?.();
    await new Promise((settled) => setImmediate(settled));
  };
  return { executor, begun, endOne };
}

function ask(lane: Lane, study: number, blocks: number, signal = never): Promise<Float64Array>[] {
  return Array.from({ length: blocks }, (_, block) => lane.run(compiled, study, wholeBlock(block), signal));
}

describe("fair gate", () => {
  it("a short study that comes second is served in turn with a long one", async () => {
    const { executor, begun, endOne } = manualExecutor(1);
    const gate = new FairGate(executor);
    ask(gate.lane(1), 1, 6);
    ask(gate.lane(1), 2, 2);
    for (let block = 0; block < 8; block++) await endOne();
    expect(begun).toEqual([1, 1, 2, 1, 2, 1, 1, 1]);
  });

  it("the first in line keeps its turn however many come after it", async () => {
    const { executor, begun, endOne } = manualExecutor(1);
    const gate = new FairGate(executor);
    for (const study of [1, 2, 3, 4]) ask(gate.lane(1), study, 3);
    for (let block = 0; block < 12; block++) await endOne();
    expect(begun.slice(1, 9).filter((study) => study === 1)).toHaveLength(2);
    expect([...begun].sort()).toEqual([1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4]);
  });

  it("never starts more blocks than the executor is wide", async () => {
    const { executor, begun, endOne } = manualExecutor(2);
    ask(new FairGate(executor).lane(1), 1, 5);
    expect(begun).toHaveLength(2);
    await endOne();
    expect(begun).toHaveLength(3);
  });

  it("a study computed ahead waits while anybody waits for another", async () => {
    const { executor, begun, endOne } = manualExecutor(1);
    const gate = new FairGate(executor);
    ask(gate.lane(0), 0, 3);
    ask(gate.lane(1), 1, 2);
    for (let block = 0; block < 5; block++) await endOne();
    expect(begun).toEqual([0, 1, 1, 0, 0]);
  });

  it("an aborted study's waiting blocks are refused at once and take no turn", async () => {
    const { executor, begun, endOne } = manualExecutor(1);
    const gate = new FairGate(executor);
    ask(gate.lane(1), 1, 2);
    const stop = new AbortController();
    const refused = Promise.allSettled(ask(gate.lane(1), 2, 3, stop.signal));
    stop.abort(new Error("stopped"));
    expect((await refused).map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected"]);
    await endOne();
    await endOne();
    expect(begun).toEqual([1, 1]);
  });

  it("an aborted study does not wait for its block under way, which keeps its place until it ends", async () => {
    const { executor, begun, endOne } = manualExecutor(1);
    const gate = new FairGate(executor);
    const stop = new AbortController();
    const refused = Promise.allSettled(ask(gate.lane(1), 1, 1, stop.signal));
    ask(gate.lane(1), 2, 1);
    stop.abort(new Error("stopped"));
    expect((await refused)[0]?.status).toBe("rejected");
    expect(begun).toEqual([1]);
    await endOne();
    expect(begun).toEqual([1, 2]);
  });

  it("a block that fails frees its place and fails only its own study", async () => {
    const failing: Executor = {
      width: 1,
      run: (_, seed) =>
        seed === 1 ? Promise.reject(new Error("broken")) : Promise.resolve(new Float64Array([seed])),
    };
    const gate = new FairGate(failing);
    const [first] = ask(gate.lane(1), 1, 1);
    const [second] = ask(gate.lane(1), 2, 1);
    await expect(first).rejects.toThrow("broken");
    expect(await second).toEqual(new Float64Array([2]));
  });
});
