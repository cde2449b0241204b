import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { problem } from "../../server/contract.ts";
import { refuseNewWork } from "../../server/pressure.ts";
import { PROBLEMS, type ProblemCode, ProblemError, problemDocument } from "../../server/problems.ts";
import { smallScenario } from "../support/scenarios.ts";
import { openTestService, type TestService } from "../support/service.ts";

let service: TestService;
let pageFolder: string;

beforeAll(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), "avenant-page-"));
  await mkdir(join(pageFolder, "assets"));
  await writeFile(join(pageFolder, "index.html"), "<!doctype html><title>page</title>");
  await writeFile(join(pageFolder, "assets", "app-1a2b.js"), "export {};");
  service = await openTestService({ pageFolder });
});
afterAll(async () => {
  await service.close();
  await rm(pageFolder, { recursive: true });
});

describe("the service about itself", () => {
  it("is alive and ready, and names its versions", async () => {
    expect((await service.app.inject("/livez")).json()).toEqual({ status: "ok" });
    expect((await service.app.inject("/readyz")).json()).toEqual({ status: "ok" });
    expect((await service.app.inject("/api/version")).json()).toMatchObject({
      version: "0.0.0-test",
      node: process.version,
      threads: 1,
    });
  });

  it("is alive but not ready once its database is gone, and says so as a problem", async () => {
    const other = await openTestService();
    await other.runner.close();
    await other.store.close();
    expect((await other.app.inject("/livez")).statusCode).toBe(200);
    const reply = await other.app.inject("/readyz");
    expect(reply.json()).toMatchObject({ status: 503, code: "BUSY" });
    await other.app.close();
  });

  it("publishes the JSON Schema of a scenario", async () => {
    expect((await service.app.inject("/api/schema")).json()).toHaveProperty("properties.designs");
  });
});

describe("a service that does not keep up", () => {
  const headers: Record<string, unknown> = {};
  const reply = {
    header: (name: string, value: unknown) => {
      headers[name] = value;
      return reply;
    },
  } as never;
  const late = (method: string, ms: number) => refuseNewWork({ method }, reply, "eventLoopDelay", ms);

  it("refuses new work, and says when to come back", async () => {
    await expect(late("POST", 20_000)).rejects.toMatchObject({ code: "BUSY" });
    expect(headers).toEqual({ "retry-after": 5 });
  });

  it("still serves whoever reads: the page, an answer, its events", async () => {
    await expect(late("GET", 20_000)).resolves.toBeUndefined();
  });

  it("refuses nobody because the machine had no processor to give for a second", async () => {
    await expect(late("POST", Number.POSITIVE_INFINITY)).resolves.toBeUndefined();
  });
});

describe("the OpenAPI document", () => {
  it("is 3.1 and knows every address of the interface, with its problems", async () => {
    const document = (await service.app.inject("/api/openapi.json")).json();
    expect(document.openapi).toBe("3.1.0");
    expect(Object.keys(document.paths).sort()).toEqual([
      "/api/examples/{scenario}",
      "/api/lint/clause",
      "/api/questions",
      "/api/scenarios",
      "/api/scenarios/check",
      "/api/scenarios/{name}",
      "/api/scenarios/{name}/lint",
      "/api/schema",
      "/api/studies",
      "/api/studies/{id}",
      "/api/studies/{id}/events",
      "/api/studies/{id}/result",
      "/api/version",
      "/livez",
      "/readyz",
    ]);
    expect(document.paths["/api/studies/{id}"].delete.responses).toHaveProperty(
      "404.content.application/problem+json",
    );
    expect(document.paths["/api/studies/{id}/events"].get.responses["200"].content).toHaveProperty(
      "text/event-stream",
    );
    expect(Object.keys(document.paths["/api/scenarios/{name}"].put.requestBody.content)).toContain(
      "application/yaml",
    );
  });

  it("leaves no reference dangling", async () => {
    const document = (await service.app.inject("/api/openapi.json")).json();
    const references = [
      ...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]+)"/g),
    ].map(([, name]) => name);
    expect(references.length).toBeGreaterThan(10);
    for (const name of references) expect(document.components.schemas).toHaveProperty([name ?? ""]);
  });

  it("has a page of its own whose scripts are files of ours", async () => {
    const page = await service.app.inject("/api/docs/");
    expect(page.statusCode).toBe(200);
    expect(page.body).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>[^<]/);
    const scripts = [...page.body.matchAll(/<script[^>]*src="([^"]+)"/g)].map(([, source]) => source ?? "");
    expect(scripts.length).toBeGreaterThan(0);
    for (const script of scripts) {
      const { pathname } = new URL(script, "http://127.0.0.1/api/docs/");
      expect((await service.app.inject(pathname)).statusCode).toBe(200);
    }
  });
});

describe("the page", () => {
  it("is served at / and asked for anew; hashed assets never are", async () => {
    const page = await service.app.inject("/");
    expect(page.body).toContain("<title>page</title>");
    expect(page.headers["cache-control"]).toBe("no-cache");
    const asset = await service.app.inject("/assets/app-1a2b.js");
    expect(asset.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(asset.headers["content-type"]).toContain("javascript");
  });

  it("nothing outside its folder can be read", async () => {
    for (const url of [
      "/../package.json",
      "/%2e%2e/package.json",
      "/..%2fpackage.json",
      "/assets/..%5c..%5cpackage.json",
    ]) {
      expect((await service.app.inject(url)).statusCode).toBeGreaterThanOrEqual(400);
    }
  });

  it("says how to build it where it is not built", async () => {
    const bare = await openTestService();
    expect((await bare.app.inject("/")).json()).toMatchObject({
      status: 503,
      code: "NO_PAGE",
      detail: expect.stringContaining("npm run build"),
    });
    await bare.close();
  });
});

describe("security", () => {
  it("the content security policy lets only our own files run, and nothing be evaluated", async () => {
    for (const url of ["/", "/api/version", "/api/docs/", "/nowhere"]) {
      const policy = String((await service.app.inject(url)).headers["content-security-policy"]);
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).not.toContain("unsafe-eval");
      expect(policy).toContain("frame-ancestors 'none'");
    }
  });

  it.each([
    ["another site", { origin: "https://evil.example" }],
    ["another port of this machine", { origin: "http://localhost:9999" }],
    ["a sandboxed frame", { origin: "null" }],
    ["a site that hides its origin", { "sec-fetch-site": "cross-site" }],
  ])("a change asked for by %s is refused", async (_, headers) => {
    const url = "/api/scenarios/ours";
    const change = {
      url,
      method: "PUT" as const,
      payload: "x: 1",
      headers: { "content-type": "text/plain", ...headers },
    };
    expect((await service.app.inject(change)).json()).toMatchObject({ status: 403, code: "FOREIGN_ORIGIN" });
    const study = {
      url: "/api/studies",
      method: "POST" as const,
      payload: { scenario: smallScenario() },
      headers,
    };
    expect((await service.app.inject(study)).json()).toMatchObject({ status: 403, code: "FOREIGN_ORIGIN" });
  });

  it("our own page may ask for changes, under each of this machine's names", async () => {
    for (const host of ["127.0.0.1:7300", "localhost:7300", "[::1]:7300"]) {
      const headers = { host, origin: `http://${host}`, "sec-fetch-site": "same-origin" };
      const reply = await service.app.inject({
        url: "/api/studies",
        method: "POST",
        payload: { scenario: smallScenario() },
        headers,
      });
      expect(reply.statusCode).toBeLessThan(300);
    }
  });

  it.each(["evil.example", "evil.example:7300", "127.0.0.1.evil.example", "192.168.1.10:7300"])(
    "a foreign name (%j) that leads to this machine is refused even for reading",
    async (host) => {
      expect((await service.app.inject({ url: "/api/studies", headers: { host } })).json()).toMatchObject({
        status: 403,
        code: "FOREIGN_HOST",
      });
    },
  );

  it("too many requests are 429 with the time to wait", async () => {
    const limited = await openTestService({ requestsPerMinute: 3 });
    const replies = [];
    for (let request = 0; request < 4; request++) replies.push(await limited.app.inject("/api/version"));
    expect(replies.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 429]);
    expect(replies[3]?.json()).toMatchObject({
      code: "TOO_MANY_REQUESTS",
      detail: expect.stringMatching(/\d+ s/),
    });
    expect(Number(replies[3]?.headers["retry-after"])).toBeGreaterThan(0);
    expect((await limited.app.inject("/livez")).statusCode).toBe(200);
    await limited.close();
  });
});

describe("problems", () => {
  it("an unknown address is 404 in the asked language, ?lang= before Accept-Language", async () => {
    const inFrench = await service.app.inject({
      url: "/api/nowhere",
      headers: { "accept-language": "de, fr;q=0.9, en;q=0.8" },
    });
    expect(problem.parse(inFrench.json())).toMatchObject({ code: "NOT_FOUND", title: "Introuvable" });
    const inEnglish = await service.app.inject({
      url: "/api/nowhere?lang=en",
      headers: { "accept-language": "fr" },
    });
    expect(problem.parse(inEnglish.json())).toMatchObject({ code: "NOT_FOUND", title: "Not found" });
    expect(inEnglish.headers["content-type"]).toContain("application/problem+json");
  });

  it("an unforeseen error is 500: its words are in the log, not in the answer", async () => {
    const lines: string[] = [];
    const stream = { write: (line: string) => void lines.push(line) };
    const broken = await openTestService({ logger: { level: "error", stream } });
    await broken.store.close();
    const reply = await broken.app.inject("/api/studies");
    expect(problem.parse(reply.json())).toMatchObject({ status: 500, code: "INTERNAL", faults: [] });
    expect(reply.body).not.toMatch(/driver|destroyed|pool/i);
    expect(lines.join("")).toMatch(/driver|destroyed|pool/i);
    await broken.app.close();
  });

  it("a body above 1 MB is 413, an unknown format 415", async () => {
    const url = "/api/studies";
    const large = await service.app.inject({
      method: "POST",
      url,
      payload: { scenario: { text: "x".repeat(1_100_000) } },
    });
    expect(large.json()).toMatchObject({ status: 413, code: "TOO_LARGE" });
    const image = await service.app.inject({
      method: "POST",
      url,
      payload: "x",
      headers: { "content-type": "image/png" },
    });
    expect(image.json()).toMatchObject({ status: 415, code: "NOT_A_FORMAT" });
  });

  it("every code has words in both languages that differ, and no slot left unfilled", () => {
    const slots = { count: 2, name: "x", seconds: 3 };
    for (const code of Object.keys(PROBLEMS) as ProblemCode[]) {
      const [fr, en] = [
        problemDocument(new ProblemError(code, slots), "fr"),
        problemDocument(new ProblemError(code, slots), "en"),
      ];
      expect(fr.title).not.toBe(en.title);
      expect(`${fr.detail}${en.detail}`).not.toMatch(/[{}]/);
      expect(fr.status).toBeGreaterThanOrEqual(400);
    }
  });
});
