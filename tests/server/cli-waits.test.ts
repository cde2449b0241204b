/** `avenant waits`: what it prints, and what it refuses in words. */
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

test("tells who can shorten what in words, and refuses a scenario that loses no hours", async () => {
  const asked = ["waits", "frozen-vs-evolving", "--replications", "2", "--threads", "1", "--lang", "fr"];
  const { code, out } = await avenant([...asked, "--team", "n3"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^Sur 36 mois, «\u00a0Contrat figé\u00a0»/);
  expect(out).toContain("Plan de progrès des deux côtés");
  expect(out).toContain("1 technicien de");
  const refused = await avenant(["waits", "b1", "--lang", "en"]);
  expect([refused.code, refused.out]).toEqual([1, ""]);
  expect(refused.err).toContain("does not say what users lose");
}, 60_000);
