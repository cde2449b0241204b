import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { inlineExecutor } from "#engine";
import { problem, studyAnswer, studyList, studyReused, studyStarted } from "../../server/contract.ts";
import { ask, readAnswer, settled } from "../support/asking.ts";
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

describe("POST /api/studies", () => {
  it("a named scenario is accepted, computed, and answered with its own seed and replications", async () => {
    const reply = await ask(service, { scenario: "ten-lines", replications: 32 });
    expect(reply.statusCode).toBe(202);
    const started = studyStarted.parse(reply.json());
    expect(reply.headers["location"]).toBe(`/api/studies/${started.id}`);
    expect(started).toMatchObject({ reused: false, scenario: "ten-lines", seed: 10, requested: 32 });
    expect(await settled(service, started.id)).toMatchObject({ status: "done", done: 32, failure: null });
    const { final, result } = await readAnswer(service, started.id);
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
    const first = await settled(service, studyStarted.parse((await ask(service, question)).json()).id);
    const again = await ask(service, question);
    expect(again.statusCode).toBe(200);
    const reused = studyReused.parse(again.json());
    expect(reused).toMatchObject({ id: first.id, reused: true, final: true });
    expect(reused.result.resultHash).toBe((await readAnswer(service, first.id)).result.resultHash);
  });

  it("the same question asked while it is computed is the same study", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await openOther({ executor });
    const [one, two] = [
      await ask(other, { scenario: smallScenario() }),
      await ask(other, { scenario: smallScenario() }),
    ];
    expect(two.json()).toMatchObject({ id: one.json().id, reused: true });
    executor.open();
    expect((await settled(other, one.json().id)).status).toBe("done");
  });

  it("two different seeds give two different results", async () => {
    const ids = await Promise.all(
      [1, 2].map(
        async (one) => (await ask(service, { scenario: smallScenario(), seed: one })).json().id as string,
      ),
    );
    await Promise.all(ids.map((id) => settled(service, id)));
    const hashes = await Promise.all(
      ids.map(async (id) => (await readAnswer(service, id)).result.resultHash),
    );
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  it("a setting changes the scenario that is played, and is kept with the study", async () => {
    const plain = studyStarted.parse(
      (await ask(service, { scenario: "ten-lines", replications: 16 })).json(),
    );
    const changed = studyStarted.parse(
      (
        await ask(service, { scenario: "ten-lines", replications: 16, settings: { restorationP2: 2 } })
      ).json(),
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
    const reply = await ask(service, { scenario: "ten-lines", ...extra });
    expect(reply.statusCode).toBe(400);
    const told = problem.parse(reply.json());
    expect(told.code).toBe(code);
    if (path) expect(told.faults[0]?.path).toEqual(path);
    expect(told.faults[0]?.message).not.toBe("");
  });

  it("an inline scenario's faults are told with their paths", async () => {
    const reply = await ask(service, { scenario: { ...smallScenario(), months: "many" } });
    expect(problem.parse(reply.json())).toMatchObject({
      code: "SCENARIO_FAULTS",
      faults: [{ path: ["months"] }],
    });
  });

  it("an unknown scenario is 404, and broken JSON 400", async () => {
    expect((await ask(service, { scenario: "nowhere" })).json()).toMatchObject({
      status: 404,
      code: "NO_SCENARIO",
    });
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
    let last = await ask(other, { scenario: smallScenario(), seed: 0 });
    for (let one = 1; one <= 120 && last.statusCode === 202; one++)
      last = await ask(other, { scenario: smallScenario(), seed: one });
    expect(last.json()).toMatchObject({ status: 429, code: "TOO_MANY_STUDIES" });
  });
});

describe("a failing study", () => {
  it("is failed with words that hide the cause, and the cause is logged", async () => {
    const other = await openOther({
      executor: { width: 1, run: () => Promise.reject(new Error("secret detail")) },
    });
    const { id } = (await ask(other, { scenario: smallScenario() })).json();
    const failed = await settled(other, id);
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
    const first = (await ask(other, { scenario: smallScenario(), seed: 1 })).json();
    expect((await settled(other, first.id)).status).toBe("failed");
    const second = (await ask(other, { scenario: smallScenario(), seed: 2 })).json();
    expect((await settled(other, second.id)).status).toBe("done");
  });
});

describe("GET /api/studies", () => {
  it("lists the newest first", async () => {
    const older = (await ask(service, { scenario: smallScenario(), seed: seed++ })).json();
    const newer = (await ask(service, { scenario: smallScenario(), seed: seed++ })).json();
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

describe("GET /api/examples/:scenario", () => {
  it("is 404 until the default study was computed, then its answer", async () => {
    const before = await service.app.inject("/api/examples/b1");
    expect(before.json()).toMatchObject({ status: 404, code: "NO_EXAMPLE" });
    const { id } = (await ask(service, { scenario: "b1" })).json();
    await settled(service, id);
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
