/** `avenant change`: what it prints. */
import { expect, test } from "vitest";
import type { ChangeAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

const asked = [
  "change",
  "ten-lines",
  "--on",
  "backlog:5",
  "--moves",
  "1",
  "--replications",
  "16",
  "--threads",
  "1",
];

test("change: amendments in a table of 100 columns, or the whole answer as JSON", async () => {
  const { code, out, err } = await avenant([...asked, "--lang", "fr"]);
  expect([code, err]).toEqual([0, ""]);
  expect(out).toContain("Avenants essayés");
  expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  const json = await avenant([...asked, "--lang", "en", "--json", "-"]);
  const answer = JSON.parse(json.out) as ChangeAnswer;
  expect(answer.figures.goal).toMatchObject({ about: "backlog", threshold: 5, probability: 0.9 });
  expect(answer.figures.amendments.every(({ moves }) => moves.length === 1)).toBe(true);
});

test("change: a goal without its threshold is refused in words", async () => {
  const { code, err } = await avenant(["change", "ten-lines", "--lang", "en", "--on", "backlog"]);
  expect(code).toBe(1);
  expect(err).toContain("terms.on");
});
