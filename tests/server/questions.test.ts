/** Questions over HTTP: asked, computed with progress, answered again at once, cancelled, refused in words, taken up after a stop. */
import { afterEach, describe, expect, test } from "vitest";
import { inlineExecutor } from "#engine";
import { problem, questionList, questionReply, questionReused, studyStarted } from "../../server/contract.ts";
import { allEvents, openEvents } from "../support/event-source.ts";
import { heldExecutor, openTestService, type TestService } from "../support/service.ts";

const opened: TestService[] = [];
afterEach(async () => {
  for (const service of opened.splice(0)) await service.close();
});

async function open(options: Parameters<typeof openTestService>[0] = {}): Promise<TestService> {
  const service = await openTestService(options);
  opened.push(service);
  return service;
}

const COMPARE = {
  question: "compare",
  scenario: "ten-lines",
  replications: 80,
  terms: { on: ["backlog:5"] },
};

const post = ({ app }: TestService, payload: object, url = "/api/questions?lang=en") =>
  app.inject({ method: "POST", url, payload });
const answerOf = async ({ app }: TestService, id: string) =>
  questionReply.parse((await app.inject({ url: `/api/studies/${id}/result` })).json());

async function isOver({ app }: TestService, id: string): Promise<string> {
  for (;;) {
    const { status } = (await app.inject({ url: `/api/studies/${id}` })).json();
    if (status !== "queued" && status !== "running") return status;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe("a question", () => {
  test("is accepted, answered with verdict, tables and lives, and answered at once when asked again", async () => {
    const service = await open();
    const reply = await post(service, COMPARE);
    expect(reply.statusCode).toBe(202);
    const started = studyStarted.parse(reply.json());
    expect(started).toMatchObject({ question: "compare", terms: { on: ["backlog:5"], confidence: 95 } });
    expect(await isOver(service, started.id)).toBe("done");
    const { final, result } = await answerOf(service, started.id);
    expect(final).toBe(true);
    expect(result).toMatchObject({ question: "compare", scenarioHash: started.scenarioHash });
    expect(result.lives).toBe(2 * result.replications);
    expect(result.verdict.en).toContain("is the best choice");
    expect(result.tables[0]?.rows).toHaveLength(2);
    // the default written out is the same question
    const again = await post(service, { ...COMPARE, terms: { confidence: 95, on: ["backlog:5"] } });
    expect(again.statusCode).toBe(200);
    expect(questionReused.parse(again.json()).result).toEqual(result);
    const other = await post(service, { ...COMPARE, terms: { confidence: 90, on: ["backlog:5"] } });
    expect(other.statusCode).toBe(202);
  });

  test("tells its progress, coarse answers and end as events", async () => {
    const executor = heldExecutor(inlineExecutor());
    const service = await open({ executor });
    const address = await service.app.listen({ host: "127.0.0.1", port: 0 });
    const { id } = (await post(service, COMPARE)).json();
    const reader = await openEvents(`${address}/api/studies/${id}/events`);
    executor.open();
    const heard = await allEvents(reader);
    const partial = heard.find(({ type }) => type === "partial");
    expect(partial?.data["verdict"]).toMatchObject({ en: expect.stringContaining("not enough futures") });
    expect(heard.at(-1)).toMatchObject({ type: "done" });
  });

  test("is cancelled with its coarse answer kept", async () => {
    const executor = heldExecutor(inlineExecutor());
    const service = await open({ executor });
    const { id } = (await post(service, COMPARE)).json();
    executor.letThrough(1);
    for (;;) {
      if ((await service.app.inject({ url: `/api/studies/${id}/result` })).statusCode === 200) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const stopping = service.app.inject({ method: "DELETE", url: `/api/studies/${id}` });
    executor.open();
    expect((await stopping).json().status).toBe("cancelled");
    const { final, result } = await answerOf(service, id);
    expect(final).toBe(false);
    expect(result.replications).toBeLessThan(80);
  });

  test("goes on after the service was stopped, and gives the same answer", async () => {
    const executor = heldExecutor(inlineExecutor());
    const first = await openTestService({ executor });
    const { id } = (await post(first, COMPARE)).json();
    const closing = first.close();
    executor.open();
    await closing;
    const second = await open({ databaseUrl: first.databaseUrl });
    expect(await isOver(second, id)).toBe("done");
    const elsewhere = await open();
    const alone = (await post(elsewhere, COMPARE)).json();
    await isOver(elsewhere, alone.id);
    expect((await answerOf(second, id)).result).toEqual((await answerOf(elsewhere, alone.id)).result);
  });

  test.each([
    [{ ...COMPARE, question: "compar" }, 404, "NO_QUESTION"],
    [{ ...COMPARE, terms: { on: ["backlog"] } }, 400, "NOT_A_DIFFERENCE"],
    [{ ...COMPARE, terms: { off: 3 } }, 400, "UNKNOWN_FIELD"],
    [{ ...COMPARE, terms: { confidence: 100 } }, 400, "OUT_OF_RANGE"],
    [{ ...COMPARE, scenario: "b1" }, 400, "TOO_FEW_DESIGNS"],
  ])("is refused in words: %j", async (payload, status, code) => {
    const service = await open();
    const reply = await post(service, payload);
    expect(reply.statusCode).toBe(status);
    const told = problem.parse(reply.json());
    expect([told.code, ...told.faults.map((fault) => fault.code)]).toContain(code);
  });
});

test("the questions are listed with their terms", async () => {
  const service = await open();
  const { questions } = questionList.parse((await service.app.inject({ url: "/api/questions" })).json());
  const compare = questions.find(({ name }) => name === "compare");
  expect(compare?.title.fr).toBe("Quel contrat est le meilleur ?");
  expect(compare?.terms).toMatchObject({ properties: { confidence: { minimum: 80, maximum: 99 } } });
});
