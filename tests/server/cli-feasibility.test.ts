/** `avenant feasibility`: what it prints, and what it refuses in words. */
import { describe, expect, test } from "vitest";
import type { FeasibilityAnswer } from "#engine";
import { avenant as typed } from "./cli-stage.ts";

const avenant = (...words: string[]) => typed(words);

describe("feasibility", () => {
  const asked = ["feasibility", "ten-lines", "--replications", "16", "--threads", "1", "--lang"];

  test("answers in words and tables of 100 columns", async () => {
    const { code, out, err } = await avenant(...asked, "fr", "--target", "4h", "--percentage", "90");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(
      /^(Oui|Non|Indécis)\s: avec l’effectif présent, GTR P2 en 4\u00a0h à 90\u202f% est tenue/,
    );
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("prints the whole answer as JSON", async () => {
    const { out } = await avenant(
      ...asked,
      "en",
      "--targets",
      "4h,8h",
      "--percentages",
      "80,90",
      "--json",
      "-",
    );
    const { question, figures } = JSON.parse(out) as FeasibilityAnswer;
    expect(question).toBe("feasibility");
    expect(figures.targetsMin).toEqual([...new Set([240, 480, figures.targetMin])].sort((a, b) => a - b));
  });

  test.each([
    [["--promise", "restauration"], "promise", "restoration"],
    [["--design", "frosen"], "design", "frozen"],
    [["--team", "bureau"], "team", "n1"],
    [["--target", "soon"], "target", "1h30"],
    [["--priority", "P5"], "priority", "P1"],
  ])("refuses %j, naming the term and what is allowed", async (options, place, told) => {
    const { code, out, err } = await avenant("feasibility", "contract-a", "--lang", "en", ...options);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`terms.${place}`);
    expect(err).toContain(told);
  });
});
