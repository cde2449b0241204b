/** `avenant sensitivity`: what it prints, and what it refuses in words. */
import { expect, test } from "vitest";
import { avenant } from "./cli-stage.ts";

test("tells what matters in words and tables, and refuses an input that nobody guessed", async () => {
  const asked = [
    "sensitivity",
    "ten-lines",
    "--replications",
    "3",
    "--threads",
    "1",
    "--rows",
    "8",
    "--lang",
  ];
  const { code, out } = await avenant([...asked, "fr"]);
  expect(code).toBe(0);
  expect(out).toContain("«\u00a0two\u00a0»");
  expect(out).toContain("De combien chaque entrée déplace le résultat");
  const refused = await avenant([...asked, "en", "--inputs", "weather"]);
  expect([refused.code, refused.out]).toEqual([1, ""]);
  expect(refused.err).toContain("weather");
}, 60_000);
