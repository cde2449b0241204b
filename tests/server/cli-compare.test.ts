/** `avenant compare`: what it prints, and what it refuses in words. */
import { describe, expect, test } from "vitest";
import type { CompareAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

describe("compare", () => {
  const asked = ["compare", "ten-lines", "--replications", "80", "--threads", "1", "--lang"];

  test("tells the best contract in words and a table of 100 columns, with seed and hash", async () => {
    const { code, out, err } = await avenant([...asked, "fr", "--on", "backlog:5"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^Tickets ouverts en fin de mois\s: «\u00a0two\u00a0» est le meilleur choix, à 5 tickets près, sur 64 avenirs/,
    );
    expect(out).toContain("Graine ");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("says so where no future gives the indicator a value", async () => {
    const { out } = await avenant([...asked, "en"]);
    expect(out).toMatch(/^Experienced service: no value in any future/);
  });

  test("prints the whole answer as JSON, and nothing else", async () => {
    const { code, out, err } = await avenant([
      ...asked,
      "en",
      "--on",
      "backlog:5,invoicedCost:1000EUR",
      "--json",
      "-",
    ]);
    expect([code, err]).toEqual([0, ""]);
    const answer = JSON.parse(out) as CompareAnswer;
    expect(answer.question).toBe("compare");
    expect(answer.figures.confidence).toBe(0.95);
    expect(answer.figures.rankings.map(({ indicator, indifference }) => [indicator, indifference])).toEqual([
      ["backlog", 5],
      ["invoicedCost", 1000],
    ]);
    for (const { designs, isDecided } of answer.figures.rankings)
      expect(designs.filter(({ standing }) => standing === "selected")).toHaveLength(isDecided ? 1 : 0);
  });

  test.each([
    [["--on", "fee:10"], "on[0]", "fee"],
    [["--on", "experiencedAttainment:1"], "on[0]", "experiencedAttainment:1pt"],
    [["--on", "lostHours:-3"], "on[0]", "lostHours:50"],
    [["--on", "lostHours"], "on[0]", "lostHours"],
    [["--on", "backlogs:3"], "on[0]", "backlog"],
    [["--confidence", "100"], "confidence", "80 … 99"],
    [["--confidence", "high"], "confidence", "high"],
  ])("refuses %j, naming the term and what is allowed", async (options, place, told) => {
    const { code, out, err } = await avenant(["compare", "frozen-vs-evolving", "--lang", "en", ...options]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`terms.${place}`);
    expect(err).toContain(told);
  });

  test("refuses a term of another question, and a term that no question has", async () => {
    const elsewhere = await avenant(["run", "ten-lines", "--lang", "en", "--on", "backlog:5"]);
    expect([elsewhere.code, elsewhere.out]).toEqual([1, ""]);
    expect(elsewhere.err).toContain("--on");
    const unknown = await avenant(["compare", "ten-lines", "--lang", "en", "--onn", "backlog:5"]);
    expect(unknown.err).toMatch(/--onn.*--on/);
  });

  test("refuses a scenario with a single contract", async () => {
    const { code, err } = await avenant(["compare", "b1", "--lang", "fr"]);
    expect(code).toBe(1);
    expect(err).toContain("1 contrat(s) dans ce scénario : rien à comparer. Il en faut ≥ 2.");
  });
});
