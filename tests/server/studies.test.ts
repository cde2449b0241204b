import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inlineExecutor } from "#engine";
import {
  problem,
  type Study,
  study,
  studyAnswer,
  studyList,
  studyReused,
  studyStarted,
} from "../../server/contract.ts";
import { smallScenario } from "../support/scenarios.ts";
import { heldExecutor, openTestService, type TestService } from "../support/service.ts";

let service: TestService;
let seed = 100;
const others: TestService[] = [];

beforeAll(async () => {
  service = await openTestService();
});
afterAll(() => service.close());
afterEach(async () => {
  for (const other of others.splice(0)) await other.close();
});

async function openOther(...options: Parameters<typeof openTestService>): Promise<TestService> {
  const other = await openTestService(...options);
  others.push(other);
  return other;
}

const ask = (payload: object, { app } = service) =>
  app.inject({ method: "POST", url: "/api/studies", payload });
const read = async (id: string, { app } = service): Promise<Study> =>
  study.parse((await app.inject(`/api/studies/${id}`)).json());
const answer = async (id: string, { app } = service) =>
  studyAnswer.parse((await app.inject(`/api/studies/${id}/result`)).json());

async function settled(id: string, from = service): Promise<Study> {
  await expect
    .poll(async () => (await read(id, from)).status, { timeout: 30_000, interval: 20 })
    .toMatch(/done|cancelled|failed/);
  return read(id, from);
}

describe("POST /api/studies", () => {
  it("a named scenario is accepted, computed, and answered with its own seed and replications", async () => {
    const reply = await ask({ scenario: "ten-lines", replications: 32 });
    expect(reply.statusCode).toBe(202);
    const started = studyStarted.parse(reply.json());
    expect(reply.headers["location"]).toBe(`/api/studies/${started.id}`);
    expect(started).toMatchObject({ reused: false, scenario: "ten-lines", seed: 10, requested: 32 });
    expect(await settled(started.id)).toMatchObject({ status: "done", done: 32, failure: null });
    const { final, result } = await answer(started.id);
    expect(final).toBe(true);
    expect(result).toMatchObject({
      replications: 32,
      requested: 32,
      seed: 10,
      scenarioHash: started.scenarioHash,
    });
    expect(result.designs.map(({ id }) => id)).toEqual(["one", "two"]);
  });

  it("the same question is answered at once, with the same bytes", async () => {
    const question = { scenario: smallScenario(), seed: seed++, replications: 48 };
    const first = await settled(studyStarted.parse((await ask(question)).json()).id);
    const again = await ask(question);
    expect(again.statusCode).toBe(200);
    const reused = studyReused.parse(again.json());
    expect(reused).toMatchObject({ id: first.id, reused: true, final: true });
    expect(reused.result.resultHash).toBe((await answer(first.id)).result.resultHash);
  });

  it("the same question asked while it is computed is the same study", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await openOther({ executor });
    const [one, two] = [
      await ask({ scenario: smallScenario() }, other),
      await ask({ scenario: smallScenario() }, other),
    ];
    expect(two.json()).toMatchObject({ id: one.json().id, reused: true });
    executor.open();
    expect((await settled(one.json().id, other)).status).toBe("done");
  });

  it("two different seeds give two different results", async () => {
    const ids = await Promise.all(
      [1, 2].map(async (one) => (await ask({ scenario: smallScenario(), seed: one })).json().id as string),
    );
    await Promise.all(ids.map((id) => settled(id)));
    const hashes = await Promise.all(ids.map(async (id) => (await answer(id)).result.resultHash));
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it("a setting changes the scenario that is played, and is kept with the study", async () => {
    const plain = studyStarted.parse((await ask({ scenario: "ten-lines", replications: 16 })).json());
    const changed = studyStarted.parse(
      (await ask({ scenario: "ten-lines", replications: 16, settings: { restorationP2: 2 } })).json(),
    );
    expect(changed.settings).toEqual({ restorationP2: 2 });
    expect(changed.scenarioHash).not.toBe(plain.scenarioHash);
  });

  it.each([
    [
      "a setting out of its range",
      { settings: { restorationP2: 999 } },
      "SCENARIO_FAULTS",
      ["settings", "restorationP2"],
    ],
    [
      "a setting that this scenario does not have",
      { settings: { committee: 1 } },
      "SCENARIO_FAULTS",
      ["settings", "committee"],
    ],
    ["a world that it does not have", { world: "mars" }, "SCENARIO_FAULTS", undefined],
    ["no replication", { replications: 0 }, "BAD_REQUEST", ["replications"]],
    ["too many replications", { replications: 1e9 }, "BAD_REQUEST", ["replications"]],
    ["a seed that is none", { seed: -1 }, "BAD_REQUEST", ["seed"]],
    ["an unknown field", { replication: 3 }, "BAD_REQUEST", ["replication"]],
  ])("%s is refused with its place", async (_, extra, code, path) => {
    const reply = await ask({ scenario: "ten-lines", ...extra });
    expect(reply.statusCode).toBe(400);
    const told = problem.parse(reply.json());
    expect(told.code).toBe(code);
    if (path) expect(told.faults[0]?.path).toEqual(path);
    expect(told.faults[0]?.message).not.toBe("");
  });

  it("an inline scenario's faults are told with their paths", async () => {
    const reply = await ask({ scenario: { ...smallScenario(), months: "many" } });
    expect(problem.parse(reply.json())).toMatchObject({
      code: "SCENARIO_FAULTS",
      faults: [{ path: ["months"] }],
    });
  });

  it("an unknown scenario is 404, and broken JSON 400", async () => {
    expect((await ask({ scenario: "nowhere" })).json()).toMatchObject({ status: 404, code: "NO_SCENARIO" });
    const broken = await service.app.inject({
      method: "POST",
      url: "/api/studies",
      payload: "{",
      headers: { "content-type": "application/json" },
    });
    expect(broken.json()).toMatchObject({ status: 400, code: "BAD_JSON" });
  });

  it("a hundred waiting studies are enough: the next is 429", async () => {
    const other = await openOther({ executor: heldExecutor(inlineExecutor()) });
    let last = await ask({ scenario: smallScenario(), seed: 0 }, other);
    for (let one = 1; one <= 120 && last.statusCode === 202; one++)
      last = await ask({ scenario: smallScenario(), seed: one }, other);
    expect(last.json()).toMatchObject({ status: 429, code: "TOO_MANY_STUDIES" });
  });
});

describe("a failing study", () => {
  it("is failed with words that hide the cause, and the cause is logged", async () => {
    const other = await openOther({
      executor: { width: 1, run: () => Promise.reject(new Error("secret detail")) },
    });
    const { id } = (await ask({ scenario: smallScenario() }, other)).json();
    const failed = await settled(id, other);
    expect(failed).toMatchObject({ status: "failed", failure: { code: "STUDY_FAILED" } });
    expect(JSON.stringify(failed)).not.toContain("secret");
    expect(String(other.faults[0])).toContain("secret detail");
    expect((await other.app.inject(`/api/studies/${id}/result`)).json()).toMatchObject({
      status: 404,
      code: "NO_RESULT_YET",
    });
  });

  it("does not stop the next one", async () => {
    let failures = 0;
    const inner = inlineExecutor();
    const executor = {
      width: 1,
      run: (...block: Parameters<typeof inner.run>) =>
        failures++ === 0 ? Promise.reject(new Error("once")) : inner.run(...block),
    };
    const other = await openOther({ executor });
    const first = (await ask({ scenario: smallScenario(), seed: 1 }, other)).json();
    expect((await settled(first.id, other)).status).toBe("failed");
    const second = (await ask({ scenario: smallScenario(), seed: 2 }, other)).json();
    expect((await settled(second.id, other)).status).toBe("done");
  });
});

describe("GET /api/studies", () => {
  it("lists the newest first", async () => {
    const older = (await ask({ scenario: smallScenario(), seed: seed++ })).json();
    const newer = (await ask({ scenario: smallScenario(), seed: seed++ })).json();
    const { studies } = studyList.parse((await service.app.inject("/api/studies")).json());
    expect(studies.slice(0, 2).map(({ id }) => id)).toEqual([newer.id, older.id]);
  });

  it("an identifier that is none is 400, an unknown one 404", async () => {
    expect((await service.app.inject("/api/studies/7")).json()).toMatchObject({
      status: 400,
      code: "BAD_REQUEST",
    });
    const unknown = `/api/studies/${crypto.randomUUID()}`;
    for (const url of [unknown, `${unknown}/result`, `${unknown}/events`]) {
      expect((await service.app.inject(url)).json()).toMatchObject({ status: 404, code: "NO_STUDY" });
    }
    expect((await service.app.inject({ method: "DELETE", url: unknown })).json()).toMatchObject({
      code: "NO_STUDY",
    });
  });
});

describe("fairness", () => {
  it("a short study that comes second ends while the long first one still runs, and both end", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await openOther({ executor });
    const long = (await ask({ scenario: smallScenario(), seed: 1, replications: 1_600 }, other)).json();
    await expect.poll(() => executor.started).toBeGreaterThan(0);
    const short = (await ask({ scenario: smallScenario(), seed: 2, replications: 32 }, other)).json();
    await expect.poll(async () => (await read(short.id, other)).status).toBe("running");
    executor.letThrough(8);
    expect((await settled(short.id, other)).status).toBe("done");
    expect((await read(long.id, other)).status).toBe("running");
    executor.open();
    expect((await settled(long.id, other)).status).toBe("done");
  });
});

describe("DELETE /api/studies/:id", () => {
  it("a running study stops within a second and keeps a whole prefix of blocks", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await openOther({ executor });
    const { id } = (await ask({ scenario: smallScenario(), seed: 3, replications: 3_200 }, other)).json();
    executor.letThrough(7);
    await expect.poll(async () => (await read(id, other)).done).toBe(7 * 16);
    const before = Date.now();
    const cancelling = other.app.inject({ method: "DELETE", url: `/api/studies/${id}` });
    executor.letThrough(1);
    const cancelled = study.parse((await cancelling).json());
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(cancelled.status).toBe("cancelled");
    const { final, result } = await answer(id, other);
    expect(final).toBe(false);
    expect(result.replications % 16).toBe(0);
    expect(result.replications).toBeGreaterThanOrEqual(7 * 16);
    expect(result).toMatchObject({ requested: 3_200 });
    // the same blocks asked for by themselves are the same answer
    executor.open();
    const whole = (
      await ask({ scenario: smallScenario(), seed: 3, replications: result.replications }, other)
    ).json();
    await settled(whole.id, other);
    expect((await answer(whole.id, other)).result.designs).toEqual(result.designs);
  });

  it("a waiting study leaves the line, and asking again starts anew", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await openOther({ executor });
    for (let one = 0; one < 8; one++) await ask({ scenario: smallScenario(), seed: one }, other);
    const waiting = (await ask({ scenario: smallScenario(), seed: 99 }, other)).json();
    const cancelled = await other.app.inject({ method: "DELETE", url: `/api/studies/${waiting.id}` });
    expect(cancelled.json()).toMatchObject({ status: "cancelled", done: 0 });
    const again = (await ask({ scenario: smallScenario(), seed: 99 }, other)).json();
    expect(again.id).not.toBe(waiting.id);
  });

  it("a study that is over stays as it is", async () => {
    const { id } = (await ask({ scenario: smallScenario(), seed: seed++ })).json();
    await settled(id);
    expect((await service.app.inject({ method: "DELETE", url: `/api/studies/${id}` })).json()).toMatchObject({
      status: "done",
    });
  });
});

describe("a stop and a start on the same database", () => {
  it("shows the studies again; a running one goes back to the line, ends later, and gives the same result", async () => {
    const question = { scenario: smallScenario(), seed: 5, replications: 320 };
    const executor = heldExecutor(inlineExecutor());
    const first = await openTestService({ executor });
    const done = (await ask({ scenario: smallScenario(), seed: 4, replications: 16 }, first)).json();
    executor.letThrough(1);
    await settled(done.id, first);
    const { id } = (await ask(question, first)).json();
    executor.letThrough(4);
    await expect.poll(async () => (await read(id, first)).done).toBe(64);
    executor.open();
    await first.close();
    const second = await openOther({ databaseUrl: first.databaseUrl });
    expect(
      studyList.parse((await second.app.inject("/api/studies")).json()).studies.map((one) => one.id),
    ).toEqual([id, done.id]);
    expect((await settled(id, second)).status).toBe("done");
    const elsewhere = (await ask(question)).json();
    await settled(elsewhere.id);
    expect((await answer(id, second)).result.resultHash).toBe((await answer(elsewhere.id)).result.resultHash);
  });
});

describe("GET /api/examples/:scenario", () => {
  it("is 404 until the default study was computed, then its answer", async () => {
    const before = await service.app.inject("/api/examples/b1");
    expect(before.json()).toMatchObject({ status: 404, code: "NO_EXAMPLE" });
    const { id } = (await ask({ scenario: "b1" })).json();
    await settled(id);
    const example = await service.app.inject("/api/examples/b1");
    expect(example.headers["avenant-final"]).toBe("true");
    expect(studyAnswer.parse(example.json()).id).toBe(id);
  });

  it("is 404 for a world and for a scenario that do not exist", async () => {
    expect((await service.app.inject("/api/examples/b1?world=mars")).json()).toMatchObject({
      code: "NO_EXAMPLE",
    });
    expect((await service.app.inject("/api/examples/nowhere")).json()).toMatchObject({ code: "NO_SCENARIO" });
  });
});
