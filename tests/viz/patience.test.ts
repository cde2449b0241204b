/** A busy service: requests that wait and come back, streams of events that are opened anew. */
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepOpen, patiently, type Source } from "../../viz/app/live/patience.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const reply = (status: number, seconds?: number) =>
  new Response(null, { status, headers: seconds === undefined ? {} : { "retry-after": String(seconds) } });

describe("a request to a busy service", () => {
  test("comes back after the pause that the service asks for, and takes its answer", async () => {
    const replies = [reply(503, 5), reply(429, 1), reply(200)];
    const at: number[] = [];
    const started = Date.now();
    const answer = patiently(async () => {
      at.push((Date.now() - started) / 1000);
      return replies[at.length - 1] ?? reply(500);
    }, undefined);
    await vi.runAllTimersAsync();
    expect((await answer).status).toBe(200);
    expect(at).toEqual([0, 5, 6]);
  });

  test("tells the refusal after five tries, and what is no matter of load at once", async () => {
    let tries = 0;
    const answer = patiently(async () => {
      tries++;
      return reply(503, 5);
    }, undefined);
    await vi.runAllTimersAsync();
    expect([(await answer).status, tries]).toEqual([503, 5]);
    expect((await patiently(async () => reply(404), undefined)).status).toBe(404);
  });

  test("is given up at once by who leaves", async () => {
    const leaving = new AbortController();
    const answer = patiently(async () => reply(503, 5), leaving.signal);
    const refused = expect(answer).rejects.toThrow("left");
    await vi.advanceTimersByTimeAsync(1000);
    leaving.abort(new Error("left"));
    await refused;
  });
});

describe("a stream of events", () => {
  /** Sources that the browser would open, each refused or broken as the test says. */
  function sources() {
    const opened: (Source & { readyState: number; heard: () => void; isClosed: boolean })[] = [];
    const open = (heard: () => void): Source => {
      const source = {
        readyState: 0,
        heard,
        isClosed: false,
        onerror: null,
        close: () => {
          source.isClosed = true;
        },
      };
      opened.push(source);
      return source;
    };
    const fail = (readyState: number) => {
      const source = opened.at(-1);
      if (!source) throw new Error("nothing was opened");
      source.readyState = readyState;
      source.onerror?.({} as Event);
    };
    return { opened, open, fail };
  }

  test("that was refused is opened anew; one that broke is the browser's matter", async () => {
    const { opened, open, fail } = sources();
    keepOpen(open, () => undefined);
    fail(0); // reconnecting
    await vi.runAllTimersAsync();
    expect(opened).toHaveLength(1);
    fail(2); // refused
    await vi.runAllTimersAsync();
    expect(opened).toHaveLength(2);
  });

  test("is lost after five refusals in a row, not after five in all", async () => {
    const { opened, open, fail } = sources();
    let losses = 0;
    keepOpen(open, () => {
      losses++;
    });
    for (let refusal = 1; refusal <= 4; refusal++) {
      fail(2);
      await vi.runAllTimersAsync();
    }
    opened.at(-1)?.heard();
    for (let refusal = 1; refusal <= 4; refusal++) {
      fail(2);
      await vi.runAllTimersAsync();
    }
    expect([losses, opened.length]).toEqual([0, 9]);
    fail(2);
    expect(losses).toBe(1);
  });

  test("that nobody listens to is closed and stays so", async () => {
    const { opened, open, fail } = sources();
    const stop = keepOpen(open, () => undefined);
    fail(2);
    stop();
    await vi.runAllTimersAsync();
    expect(opened.map(({ isClosed }) => isClosed)).toEqual([true]);
  });
});
