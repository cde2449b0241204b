/** `avenant front`: what it prints. */
import { expect, test } from "vitest";
import type { FrontAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

const asked = ["front", "ten-lines", "--moves", "0", "--replications", "16", "--threads", "1"];

test("front: contracts in a table of 100 columns, or the whole answer as JSON", async () => {
  const { code, out, err } = await avenant([...asked, "--lang", "fr"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("Contrats et changements");
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  const json = await avenant([...asked, "--lang", "en", "--json", "-"]);
  const answer = JSON.parse(json.out) as FrontAnswer;
  expect(answer.figures.points.map(({ design }) => design).sort()).toEqual(["one", "two"]);
});

test("front: a risk that the scenario cannot tell is refused in words", async () => {
  const { code, err } = await avenant(["front", "ten-lines", "--lang", "en", "--risk", "service"]);
  expect(code).toBe(1);
  expect(err).toContain("terms.risk");
});
