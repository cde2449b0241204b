import { afterEach, describe, expect, it } from "vitest";
import { inlineExecutor } from "#engine";
import { study, studyList } from "../../server/contract.ts";
import { ask, readAnswer, readStudy, settled } from "../support/asking.ts";
import { smallScenario } from "../support/scenarios.ts";
import { heldExecutor, openTestService, type TestService } from "../support/service.ts";

const opened: TestService[] = [];
afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
});

async function open(...options: Parameters<typeof openTestService>): Promise<TestService> {
  const service = await openTestService(...options);
  opened.push(service);
  return service;
}

describe("fairness", () => {
  it("a short study that comes second ends while the long first one still runs, and both end", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await open({ executor });
    const long = (await ask(other, { scenario: smallScenario(), seed: 1, replications: 1_600 })).json();
    await expect.poll(() => executor.started).toBeGreaterThan(0);
    const short = (await ask(other, { scenario: smallScenario(), seed: 2, replications: 32 })).json();
    await expect.poll(async () => (await readStudy(other, short.id)).status).toBe("running");
    executor.letThrough(8);
    expect((await settled(other, short.id)).status).toBe("done");
    expect((await readStudy(other, long.id)).status).toBe("running");
    executor.open();
    expect((await settled(other, long.id)).status).toBe("done");
  });
});

describe("DELETE /api/studies/:id", () => {
  it("a running study stops within a second and keeps a whole prefix of blocks", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await open({ executor });
    const { id } = (await ask(other, { scenario: smallScenario(), seed: 3, replications: 3_200 })).json();
    executor.letThrough(7);
    await expect.poll(async () => (await readStudy(other, id)).done).toBe(7 * 16);
    const before = Date.now();
    const cancelling = other.app.inject({ method: "DELETE", url: `/api/studies/${id}` });
    executor.letThrough(1);
    const cancelled = study.parse((await cancelling).json());
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(cancelled.status).toBe("cancelled");
    const { final, result } = await readAnswer(other, id);
    expect(final).toBe(false);
    expect(result.replications % 16).toBe(0);
    expect(result.replications).toBeGreaterThanOrEqual(7 * 16);
    expect(result).toMatchObject({ requested: 3_200 });
    // the same blocks asked for by themselves are the same answer
    executor.open();
    const whole = (
      await ask(other, { scenario: smallScenario(), seed: 3, replications: result.replications })
    ).json();
    await settled(other, whole.id);
    expect((await readAnswer(other, whole.id)).result.designs).toEqual(result.designs);
  });

  it("a waiting study leaves the line, and asking again starts anew", async () => {
    const executor = heldExecutor(inlineExecutor());
    const other = await open({ executor });
    for (let one = 0; one < 8; one++) await ask(other, { scenario: smallScenario(), seed: one });
    const waiting = (await ask(other, { scenario: smallScenario(), seed: 99 })).json();
    const cancelled = await other.app.inject({ method: "DELETE", url: `/api/studies/${waiting.id}` });
    expect(cancelled.json()).toMatchObject({ status: "cancelled", done: 0 });
    const again = (await ask(other, { scenario: smallScenario(), seed: 99 })).json();
    expect(again.id).not.toBe(waiting.id);
  });

  it("a study that is over stays as it is", async () => {
    const service = await open();
    const { id } = (await ask(service, { scenario: smallScenario(), seed: 1 })).json();
    await settled(service, id);
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
    const done = (await ask(first, { scenario: smallScenario(), seed: 4, replications: 16 })).json();
    executor.letThrough(1);
    await settled(first, done.id);
    const { id } = (await ask(first, question)).json();
    executor.letThrough(4);
    await expect.poll(async () => (await readStudy(first, id)).done).toBe(64);
    executor.open();
    await first.close();
    const second = await open({ databaseUrl: first.databaseUrl });
    expect(
      studyList.parse((await second.app.inject("/api/studies")).json()).studies.map((one) => one.id),
    ).toEqual([id, done.id]);
    expect((await settled(second, id)).status).toBe("done");
    const service = await open();
    const elsewhere = (await ask(service, question)).json();
    await settled(service, elsewhere.id);
    expect((await readAnswer(second, id)).result.resultHash).toBe(
      (await readAnswer(service, elsewhere.id)).result.resultHash,
    );
  });
});
