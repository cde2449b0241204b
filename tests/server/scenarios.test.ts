import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem, scenarioCheck, scenarioDetail, scenarioList } from "../../server/contract.ts";
import { smallScenario } from "../support/scenarios.ts";
import { openTestService, type TestService } from "../support/service.ts";

const YAML = { "content-type": "application/yaml" };
const LIBRARY = new URL("../../scenarios/library/", import.meta.url);
let service: TestService;
let tenLines: string;

beforeAll(async () => {
  service = await openTestService();
  tenLines = await readFile(new URL("ten-lines.yaml", LIBRARY), "utf8");
});
afterAll(() => service.close());

const put = (name: string, payload: string, headers: Record<string, string> = YAML) =>
  service.app.inject({ method: "PUT", url: `/api/scenarios/${name}`, payload, headers });
const check = (payload: string, query = "") =>
  service.app.inject({ method: "POST", url: `/api/scenarios/check${query}`, payload, headers: YAML });

describe("GET /api/scenarios", () => {
  it("lists the library, led by the page's scenario, then the user's own", async () => {
    await put("zz-own", tenLines);
    const { scenarios } = scenarioList.parse((await service.app.inject("/api/scenarios")).json());
    expect(scenarios[0]?.name).toBe("frozen-vs-evolving");
    expect(scenarios[0]).toMatchObject({ hasPage: true, own: false });
    expect(scenarios.find(({ name }) => name === "ten-lines")).toMatchObject({
      own: false,
      title: { en: "Ten lines" },
    });
    expect(scenarios.at(-1)).toMatchObject({ name: "zz-own", own: true });
  });
});

describe("GET /api/scenarios/:name", () => {
  it("gives the file as written, its data, its designs and its experiment", async () => {
    const detail = scenarioDetail.parse((await service.app.inject("/api/scenarios/ten-lines")).json());
    expect(detail.text).toBe(tenLines);
    expect(detail.raw).toHaveProperty("situation.components.workstations.units", 280);
    expect(detail.designs.map(({ id }) => id)).toEqual(["one", "two"]);
    expect(detail).toMatchObject({ months: 12, start: "2027-01-01", seed: 10, page: null });
  });

  it("gives the lead scenario's page, worlds and settings with their values, ranges and sources", async () => {
    const detail = scenarioDetail.parse(
      (await service.app.inject("/api/scenarios/frozen-vs-evolving")).json(),
    );
    expect(detail.worlds.length).toBeGreaterThanOrEqual(3);
    expect(detail.designs.map(({ id }) => id)).toEqual(
      expect.arrayContaining([detail.page?.frozen, detail.page?.evolving]),
    );
    expect(detail.settings).toHaveLength(6);
    for (const { choices, max, min, value } of detail.settings) {
      if (choices.length > 0) expect(choices.map((choice) => choice.value)).toContain(value);
      else expect(value >= min && value <= max).toBe(true);
    }
  });

  it("leaves out the settings that cannot move this scenario", async () => {
    const detail = scenarioDetail.parse((await service.app.inject("/api/scenarios/ten-lines")).json());
    expect(detail.settings.map(({ id }) => id)).not.toContain("committee");
  });

  it("an unknown name is 404 NO_SCENARIO in the asked language", async () => {
    const reply = await service.app.inject({
      url: "/api/scenarios/nowhere",
      headers: { "accept-language": "fr-FR,en;q=0.5" },
    });
    expect(reply.statusCode).toBe(404);
    expect(reply.headers["content-type"]).toContain("application/problem+json");
    expect(problem.parse(reply.json())).toMatchObject({
      code: "NO_SCENARIO",
      title: "Scénario introuvable",
      status: 404,
    });
  });
});

describe("PUT /api/scenarios/:name", () => {
  it("keeps YAML exactly as written, comments and all; new is 201, again is 200", async () => {
    const text = `# mine\r\n${tenLines}\n`;
    expect((await put("mine", text)).statusCode).toBe(201);
    expect((await put("mine", text)).statusCode).toBe(200);
    expect((await service.app.inject("/api/scenarios/mine")).json()).toMatchObject({ text, own: true });
  });

  it("keeps JSON exactly as written, numbers and blanks too", async () => {
    const text = JSON.stringify(smallScenario(), null, 3).replace("64", "64.0");
    expect((await put("as-json", text, { "content-type": "application/json" })).statusCode).toBe(201);
    expect((await service.app.inject("/api/scenarios/as-json")).json()).toMatchObject({ text });
  });

  it("a faulty scenario is not kept, and each fault has its line, column and remedy", async () => {
    const reply = await put(
      "faulty",
      tenLines.replace("months: 12", "months: 500").replace("headcount: 1", "headcounts: 1"),
    );
    expect(reply.statusCode).toBe(400);
    const { code, faults } = problem.parse(reply.json());
    expect(code).toBe("SCENARIO_FAULTS");
    expect(faults).toContainEqual(
      expect.objectContaining({
        code: "OUT_OF_RANGE",
        path: ["months"],
        line: 4,
        column: 9,
        allowed: expect.stringContaining("120"),
      }),
    );
    expect(faults).toContainEqual(expect.objectContaining({ code: "UNKNOWN_FIELD", nearest: "headcount" }));
    expect((await service.app.inject("/api/scenarios/faulty")).statusCode).toBe(404);
  });

  it("the library's names are taken", async () => {
    const reply = await put("ten-lines", tenLines);
    expect(reply.statusCode).toBe(409);
    expect(reply.json()).toMatchObject({ code: "LIBRARY_NAME" });
  });

  it("a name that is none is refused", async () => {
    expect((await put("-bad-", tenLines)).json()).toMatchObject({ status: 400, code: "BAD_REQUEST" });
  });

  it("a file above 1 MB is 413 and another format 415", async () => {
    expect((await put("huge", `#${"x".repeat(1_100_000)}`)).json()).toMatchObject({
      status: 413,
      code: "TOO_LARGE",
    });
    expect((await put("image", "x", { "content-type": "image/png" })).json()).toMatchObject({
      status: 415,
      code: "NOT_A_FORMAT",
    });
  });
});

describe("DELETE /api/scenarios/:name", () => {
  it("forgets a scenario of one's own, once; the library stays", async () => {
    const remove = (name: string) => service.app.inject({ method: "DELETE", url: `/api/scenarios/${name}` });
    await put("passing", tenLines);
    expect((await remove("passing")).statusCode).toBe(204);
    expect((await remove("passing")).json()).toMatchObject({ status: 404, code: "NO_SCENARIO" });
    expect((await remove("ten-lines")).json()).toMatchObject({ status: 409, code: "LIBRARY_NAME" });
  });
});

describe("POST /api/scenarios/check", () => {
  it("a good scenario has no faults", async () => {
    expect(scenarioCheck.parse((await check(tenLines)).json())).toEqual({ valid: true, faults: [] });
  });

  it("a bad one has each fault once, in French when asked", async () => {
    const reply = scenarioCheck.parse((await check("name: x\nmonths: -1\n", "?lang=fr")).json());
    expect(reply.valid).toBe(false);
    const message = reply.faults.find(({ path }) => path[0] === "months")?.message ?? "";
    const english = scenarioCheck.parse((await check("name: x\nmonths: -1\n", "?lang=en")).json());
    expect(message).not.toBe("");
    expect(message).not.toBe(english.faults.find(({ path }) => path[0] === "months")?.message);
  });

  it("what only shows when it is made ready to play is a fault with its line too", async () => {
    const unstaffed = tenLines.replaceAll("tier: 1", "tier: 2");
    const { faults } = scenarioCheck.parse((await check(unstaffed)).json());
    expect(faults).toContainEqual(expect.objectContaining({ code: "NO_TEAM_FOR_TIER", line: 8 }));
  });

  it.each([
    ["an alias", "name: &a x\nquestion: *a\n"],
    ["a prototype key", '{"__proto__": {"x": 1}}'],
    ["broken YAML", "name: [1,\n"],
    ["an endless nesting", "[".repeat(50_000)],
  ])("%s is a fault, not a failure", async (_, text) => {
    const reply = await check(text);
    expect(reply.statusCode).toBe(200);
    expect(scenarioCheck.parse(reply.json()).faults.length).toBeGreaterThan(0);
  });
});
