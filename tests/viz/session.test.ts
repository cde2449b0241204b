/** One live answer: coarse, refined, stale, stopped, failed; and the address that remembers its question. */
import { describe, expect, test } from "vitest";
import type { StudyResult } from "#engine";
import { readAddress, writeAddress } from "../../viz/app/live/address.ts";
import type { Started } from "../../viz/app/live/live-session.ts";
import { ServiceError, type StudyListener } from "../../viz/app/live/service.ts";
import { COARSE, type StudyService, StudySession } from "../../viz/app/live/session.ts";
import { fixtureResult } from "../support/fixture-result.ts";

const result = fixtureResult({ replications: 20, months: 3 });
const QUESTION = { scenario: "lead", world: "base", settings: { growth: 0.08 } };
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

interface Made extends StudyService {
  requests: { replications?: number | undefined; settings?: Record<string, number> | undefined }[];
  cancelled: string[];
  listener(id: string): StudyListener;
}

/** A service that answers what it is told to. */
function makeService(
  start: (id: string) => Partial<Started<StudyResult>> | Promise<never> = () => ({}),
): Made {
  const listeners = new Map<string, StudyListener>();
  const service: Made = {
    requests: [],
    cancelled: [],
    listener: (id) => {
      const found = listeners.get(id);
      if (!found) throw new Error(`nobody listens to ${id}`);
      return found;
    },
    start: async (request) => {
      service.requests.push(request);
      const id = `study-${service.requests.length}`;
      const more = await start(id);
      return {
        id,
        status: "running",
        scenario: null,
        title: { fr: "", en: "" },
        world: null,
        settings: {},
        question: null,
        terms: {},
        seed: 1,
        done: 0,
        requested: 400,
        scenarioHash: "",
        engineVersion: "",
        ahead: false,
        failure: null,
        createdAt: "",
        finishedAt: null,
        reused: false,
        ...more,
      };
    },
    read: async (id) => ({
      id,
      status: "running",
      final: false,
      result: { ...result, resultHash: id } as StudyResult,
    }),
    cancel: async (id) => {
      service.cancelled.push(id);
      return {} as never;
    },
    watch: (id, _, listener) => {
      listeners.set(id, listener);
      return () => listeners.delete(id);
    },
  };
  return service;
}

describe("a live answer", () => {
  test("is there at once where the same question was answered before", async () => {
    const session = new StudySession(
      "fr",
      makeService(() => ({ result, done: 400 })),
    );
    session.ask(QUESTION, "full");
    await settle();
    expect(session.snapshot()).toMatchObject({ freshness: "refined", isComputing: false, isStale: false });
    expect(session.snapshot().result).toBe(result);
  });
  test("is coarse after the first partial answer, refined at the end", async () => {
    const service = makeService();
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    service.listener("study-1").progress(16, 400, false);
    service.listener("study-1").partial();
    await settle();
    expect(session.snapshot()).toMatchObject({
      freshness: "coarse",
      isComputing: true,
      done: 16,
      requested: 400,
    });
    service.listener("study-1").end("done", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot()).toMatchObject({ freshness: "refined", isComputing: false, isStale: false });
  });
  test("is asked for with few replications while dragging, and stays coarse", async () => {
    const service = makeService();
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "coarse");
    await settle();
    expect(service.requests[0]?.replications).toBe(COARSE);
    service.listener("study-1").end("done", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot().freshness).toBe("coarse");
    session.ask(QUESTION, "full");
    await settle();
    expect(service.requests[1]?.replications).toBeUndefined();
  });
  test("goes stale, not away, when another question is asked, and the study before is cancelled", async () => {
    const service = makeService();
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    service.listener("study-1").partial();
    await settle();
    session.ask({ ...QUESTION, settings: {} }, "full");
    expect(session.snapshot()).toMatchObject({ isStale: true, isComputing: true });
    expect(session.snapshot().result?.resultHash).toBe("study-1");
    expect(service.cancelled).toEqual(["study-1"]);
  });
  test("does not cancel what somebody else asked for first", async () => {
    const service = makeService(() => ({ reused: true }));
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    session.close();
    expect(service.cancelled).toEqual([]);
  });
  test("a late answer to an earlier question is thrown away", async () => {
    const service = makeService();
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    const late = service.listener("study-1");
    session.ask(QUESTION, "full");
    await settle();
    late.end("done", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot().result).toBeNull();
  });
  test("when stopped keeps the futures played so far", async () => {
    const service = makeService();
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    session.stop();
    expect(service.cancelled).toEqual(["study-1"]);
    service.listener("study-1").end("cancelled", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot()).toMatchObject({ freshness: "cancelled", isComputing: false });
    expect(session.snapshot().result?.resultHash).toBe("study-1");
  });
  test("that another page cancelled is asked for again", async () => {
    const service = makeService((id) => ({ reused: id === "study-1" }));
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    service.listener("study-1").end("cancelled", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot()).toMatchObject({ isComputing: true, result: null });
    service.listener("study-2").end("done", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot()).toMatchObject({ freshness: "refined", isComputing: false });
    expect(service.requests[1]).toEqual(service.requests[0]);
  });
  test("a failure is told with its faults and can be dismissed to the last answer", async () => {
    const problem = {
      type: "",
      title: "Scénario refusé",
      status: 400,
      code: "SCENARIO_FAULTS",
      detail: "growth",
      faults: [],
    };
    const session = new StudySession(
      "fr",
      makeService(() => Promise.reject(new ServiceError(400, problem))),
    );
    session.ask(QUESTION, "full");
    await settle();
    expect(session.snapshot()).toMatchObject({ failure: problem, isComputing: false });
    session.dismiss();
    expect(session.snapshot()).toMatchObject({ failure: null, isStale: false });
  });
  test("a coarse answer that cannot be read is no failure: the whole one comes", async () => {
    const service = makeService();
    const read = service.read;
    let isBusy = true;
    service.read = (...given) => (isBusy ? Promise.reject(new ServiceError(503, null)) : read(...given));
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    service.listener("study-1").partial();
    await settle();
    expect(session.snapshot()).toMatchObject({ isComputing: true, failure: null });
    isBusy = false;
    service.listener("study-1").end("done", { hasResult: true, failure: null });
    await settle();
    expect(session.snapshot()).toMatchObject({ freshness: "refined", isComputing: false, failure: null });
  });
  test("a study that nobody may follow any more is told, and not cancelled: asked again, it is found", async () => {
    const service = makeService();
    const session = new StudySession("fr", service);
    session.ask(QUESTION, "full");
    await settle();
    service.listener("study-1").lost();
    expect(session.snapshot()).toMatchObject({ failure: "unreachable", isComputing: false });
    session.ask(QUESTION, "full");
    expect(service.cancelled).toEqual([]);
    expect(session.snapshot()).toMatchObject({ failure: null, isComputing: true });
  });
  test("a service that is gone is told as such", async () => {
    const session = new StudySession(
      "fr",
      makeService(() => Promise.reject(new ServiceError(0, null))),
    );
    session.ask(QUESTION, "full");
    await settle();
    expect(session.snapshot().failure).toBe("unreachable");
  });
});

describe("the address", () => {
  test("says scenario, world and changed settings, and is read back as written", () => {
    const address = { scenario: "lead", world: "calm", settings: { growth: -0.02, committee: 0 } };
    expect(writeAddress(address)).toBe("?scenario=lead&world=calm&committee=0&growth=-0.02");
    expect(readAddress(writeAddress(address))).toEqual(address);
    const linting = { ...address, view: "lint", isMeeting: true as const };
    expect(readAddress(writeAddress(linting))).toEqual(linting);
    const asking = {
      ...address,
      view: "clause-price",
      terms: { on: "lostHours:100,trust:0.1", design: "evolving" },
    };
    expect(readAddress(writeAddress(asking))).toEqual(asking);
  });
  test("keeps out what is no number and no setting", () => {
    expect(readAddress("?growth=abc&lang=fr&a%20b=1&empty=&x=Infinity").settings).toEqual({});
    expect(writeAddress({ scenario: null, world: null, settings: {} })).toBe("");
  });
});
