/** `avenant explain`: what it prints, and what it refuses in words. */
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

test("tells why in words, tables and a dated story, and refuses an outcome that is none", async () => {
  const asked = ["explain", "ten-lines", "--replications", "4", "--threads", "1", "--lang"];
  const { code, out } = await avenant([...asked, "fr", "--design", "two"]);
  expect(code).toBe(0);
  expect(out).toContain("«\u00a0two\u00a0»");
  expect(out).toContain("Un avenir médian raconté");
  const refused = await avenant([...asked, "en", "--on", "happiness"]);
  expect([refused.code, refused.out]).toEqual([1, ""]);
  expect(refused.err).toContain("happiness");
}, 60_000);
