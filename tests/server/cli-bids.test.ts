/** `avenant bids`: what it prints, and what it refuses in words. */
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

test("tells the bids in words and tables, and refuses a single one", async () => {
  const { code, out } = await avenant([
    "bids",
    "ten-lines",
    "--replications",
    "32",
    "--threads",
    "1",
    "--lang",
    "fr",
  ]);
  expect(code).toBe(0);
  expect(out).toMatch(/^«\u00a0two\u00a0» tient le mieux parole/);
  expect(out).toContain("Qui tient parole, et à quel prix");
  const refused = await avenant(["bids", "b1", "--lang", "en"]);
  expect([refused.code, refused.out]).toEqual([1, ""]);
}, 60_000);
