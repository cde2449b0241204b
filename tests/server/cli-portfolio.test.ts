/** `avenant portfolio`: what it prints of the example in the docs, and what it refuses in words. */
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

test("tells who suffers in words and tables, and refuses a scenario with one client", async () => {
  const asked = ["portfolio", "one-more-client", "--replications", "8", "--threads", "1", "--months", "0"];
  const { code, out } = await avenant([...asked, "--team", "n2", "--posts", "1", "--lang", "fr"]);
  expect(code).toBe(0);
  expect(out).toMatch(/^Si «\u00a0École privée\u00a0»\s/);
  expect(out).toContain("Chaque client, avec le nouveau et sans");
  const refused = await avenant(["portfolio", "ten-lines", "--lang", "en"]);
  expect([refused.code, refused.out]).toEqual([1, ""]);
  expect(refused.err).toContain("one client");
}, 60_000);
