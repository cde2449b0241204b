import { afterEach, describe, expect, it } from "vitest";
import { inlineExecutor } from "#engine";
import { endEvent, partialEvent, progressEvent, studyAnswer } from "../../server/contract.ts";
import { allEvents, openEvents, type ReceivedEvent } from "../support/event-source.ts";
import { smallScenario } from "../support/scenarios.ts";
import { heldExecutor, openTestService, type TestService } from "../support/service.ts";

const opened: TestService[] = [];
afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
});

async function listening() {
  const executor = heldExecutor(inlineExecutor());
  const service = await openTestService({ executor });
  opened.push(service);
  const address = await service.app.listen({ host: "127.0.0.1", port: 0 });
  const ask = async (replications: number, seed = 1): Promise<string> => {
    const payload = { scenario: smallScenario(), seed, replications };
    return (await service.app.inject({ method: "POST", url: "/api/studies", payload })).json().id;
  };
  const events = (id: string, lastSeen?: string) =>
    openEvents(`${address}/api/studies/${id}/events`, lastSeen);
  return { service, executor, address, ask, events };
}

const counts = (events: ReceivedEvent[], type: string): unknown[] =>
  events.filter((event) => event.type === type).map(({ data }) => data["done"]);

describe("GET /api/studies/:id/events", () => {
  it("tells progress in order, a coarse answer after the first block and at each doubling, and the end", async () => {
    const { executor, ask, events } = await listening();
    const id = await ask(160);
    const reader = await events(id);
    expect(reader.headers["content-type"]).toContain("text/event-stream");
    expect((await reader.events.next()).value).toMatchObject({ id: "0.progress" });
    executor.open();
    const heard = await allEvents(reader);
    expect(counts(heard, "partial")).toEqual([16, 32, 64, 128]);
    expect(counts(heard, "progress").at(-1)).toBe(160);
    expect(heard.at(-1)).toMatchObject({
      type: "done",
      id: "160.done",
      data: { id, status: "done", failure: null },
    });
    for (const { type, data } of heard) {
      const shape = { progress: progressEvent, partial: partialEvent }[type] ?? endEvent;
      expect(shape.parse(data)).toMatchObject({ id, requested: 160 });
    }
  });

  it("a coarse answer that was told can be read whole at once", async () => {
    const { service, executor, ask, events } = await listening();
    const id = await ask(3_200);
    const reader = await events(id);
    executor.letThrough(1);
    for await (const event of reader.events) {
      if (event.type !== "partial") continue;
      const reply = await service.app.inject(`/api/studies/${id}/result`);
      expect(reply.headers["avenant-final"]).toBe("false");
      expect(studyAnswer.parse(reply.json())).toMatchObject({
        final: false,
        result: { resultHash: event.data["resultHash"] },
      });
      break;
    }
    reader.leave();
  });

  it("a listener that comes back with its last event hears the rest and nothing twice", async () => {
    const { executor, ask, events } = await listening();
    const id = await ask(160);
    const first = await events(id);
    await first.events.next();
    executor.letThrough(4);
    const before: ReceivedEvent[] = [];
    for await (const event of first.events) {
      before.push(event);
      if (event.type === "partial" && event.data["done"] === 64) break;
    }
    first.leave();
    const second = await events(id, before.at(-1)?.id);
    executor.open();
    const after = await allEvents(second);
    expect(counts(before, "partial")).toEqual([16, 32, 64]);
    expect(counts(after, "partial")).toEqual([128]);
    expect(Math.min(...(counts(after, "progress") as number[]))).toBeGreaterThan(64);
    expect(after.at(-1)?.type).toBe("done");
  });

  it("a listener that missed a coarse answer while away gets the latest one", async () => {
    const { executor, ask, events, service } = await listening();
    const id = await ask(3_200);
    executor.letThrough(2);
    await expect.poll(() => service.runner.progressOf(id)?.done).toBe(32);
    const reader = await events(id, "16.partial");
    const heard: ReceivedEvent[] = [];
    for await (const event of reader.events) {
      heard.push(event);
      if (event.type === "partial") break;
    }
    reader.leave();
    expect(heard.map((event) => event.id)).toEqual(["32.progress", "32.partial"]);
  });

  it("a study that is over is told by its end alone; who has heard the end gets 204 and stays away", async () => {
    const { executor, ask, events, service } = await listening();
    executor.open();
    const id = await ask(16);
    await expect
      .poll(async () => (await service.app.inject(`/api/studies/${id}`)).json().status)
      .toBe("done");
    expect((await allEvents(await events(id))).map((event) => event.id)).toEqual(["16.done"]);
    expect((await events(id, "16.done")).status).toBe(204);
  });

  it("a cancelled study ends with the hash of the prefix it kept", async () => {
    const { service, executor, ask, events } = await listening();
    const id = await ask(3_200);
    executor.letThrough(3);
    await expect.poll(() => service.runner.progressOf(id)?.done).toBe(48);
    const reader = await events(id);
    await service.app.inject({ method: "DELETE", url: `/api/studies/${id}` });
    const end = (await allEvents(reader)).at(-1);
    const answer = studyAnswer.parse((await service.app.inject(`/api/studies/${id}/result`)).json());
    expect(end).toMatchObject({
      type: "cancelled",
      data: { done: 48, resultHash: answer.result.resultHash },
    });
    expect(answer.result.replications).toBe(48);
  });

  it("a failed study ends with the problem in the asked language", async () => {
    const service = await openTestService({
      executor: { width: 1, run: () => Promise.reject(new Error("broken")) },
    });
    opened.push(service);
    const address = await service.app.listen({ host: "127.0.0.1", port: 0 });
    const { id } = (
      await service.app.inject({
        method: "POST",
        url: "/api/studies",
        payload: { scenario: smallScenario() },
      })
    ).json();
    const heard = await allEvents(await openEvents(`${address}/api/studies/${id}/events?lang=fr`));
    expect(heard.at(-1)).toMatchObject({
      type: "failed",
      data: { failure: { code: "STUDY_FAILED", title: "Étude interrompue" } },
    });
  });

  it("a client that refuses event streams is 406", async () => {
    const { ask, service } = await listening();
    const url = `/api/studies/${await ask(16)}/events`;
    const reply = await service.app.inject({ url, headers: { accept: "application/json" } });
    expect(reply.json()).toMatchObject({ status: 406, code: "NOT_ACCEPTABLE" });
  });

  it("a stop of the service ends every stream, and leaves the study to go on", async () => {
    const { service, executor, ask, events } = await listening();
    const id = await ask(3_200);
    executor.letThrough(2);
    const reader = await events(id);
    const heard = allEvents(reader);
    await expect.poll(() => service.runner.progressOf(id)?.done).toBe(32);
    await service.runner.close();
    expect((await heard).some(({ type }) => type === "cancelled" || type === "done")).toBe(false);
    expect((await service.app.inject(`/api/studies/${id}`)).json()).toMatchObject({
      status: "queued",
      done: 32,
    });
  });
});
