/** What a terminal asks of a contract besides a study: its lint, one future of it. */
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { LintAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "avenant-cli-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe("lint", () => {
  test("prints the whole answer and nothing else with --json -", async () => {
    const { code, out, err } = await avenant(["lint", "ten-lines", "--json", "-"]);
    expect([code, err]).toEqual([0, ""]);
    const answer = JSON.parse(out) as LintAnswer;
    expect(answer).toMatchObject({
      question: "lint",
      seed: null,
      replications: 0,
      findings: expect.any(Array),
    });
    expect(Object.keys(answer)).toEqual(
      expect.arrayContaining([
        "scenarioHash",
        "world",
        "engineVersion",
        "verdict",
        "restsOn",
        "caveats",
        "guesses",
        "figures",
      ]),
    );
  });
  test("tells a promise a line, then the findings with a better wording, in 100 columns", async () => {
    const { code, out } = await avenant(["lint", "contract-c", "--lang", "fr"]);
    expect(code).toBe(0);
    expect(out).toMatch(/GTI P1 · 95\u202f% par mois/);
    expect(out).toMatch(
      /Grave · GTR P1 · CHANCE_MISSES\n {4}designs\.frozen\.contract\.slas\.restoration\.required/,
    );
    expect(out).toContain("→ «");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });
  test("reads one design in one world, writes to a file, and refuses what it does not know", async () => {
    const file = join(folder, "lint.json");
    const one = ["lint", "frozen-vs-evolving", "--design", "evolving", "--world", "calm", "--json", file];
    expect((await avenant(one)).code).toBe(0);
    const answer = JSON.parse(await readFile(file, "utf8")) as LintAnswer;
    expect(answer.world).toBe("calm");
    expect(answer.findings.every(({ designs }) => designs.join() === "evolving")).toBe(true);
    expect(await avenant(["lint", "ten-lines", "--design", "three"])).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no design “three”; it has: one, two/),
    });
    expect((await avenant(["lint"])).code).toBe(1);
    expect((await avenant(["lint", "ten-lines", "--seed", "3"])).err).toContain("makes no sense with “lint”");
  });
});

describe("trace", () => {
  const lines = (out: string) =>
    out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as Record<string, unknown>);

  test("tells one future of one contract, a JSON object a line, after a line that says which", async () => {
    const typed = ["trace", "ten-lines", "--future", "3", "--design", "two", "--seed", "4"];
    const { code, out, err } = await avenant(typed);
    expect([code, err]).toEqual([0, ""]);
    const [first, ...events] = lines(out);
    expect(first).toMatchObject({ seed: 4, replication: 3, design: "two", world: null });
    expect(events.filter(({ kind }) => kind === "ticket").length).toBeGreaterThan(1000);
    expect((await avenant(typed)).out).toBe(out);
  });

  test("tells only the kinds asked for", async () => {
    const { out } = await avenant(["trace", "ten-lines", "--kinds", "period,committee"]);
    const [, ...events] = lines(out);
    expect(new Set(events.map(({ kind }) => kind))).toEqual(new Set(["period"]));
  });

  test("refuses an unknown design or kind, and names those that there are", async () => {
    expect(await avenant(["trace", "ten-lines", "--design", "three"])).toMatchObject({
      code: 1,
      out: "",
      err: "ten-lines has no design “three”; it has: one, two.\n",
    });
    expect((await avenant(["trace", "ten-lines", "--kinds", "ledgers"])).err).toContain("ledger");
  });
});
