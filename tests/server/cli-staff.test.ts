/** `avenant staff`: what it prints, and what it refuses in words. */
import { describe, expect, test } from "vitest";
import type { StaffAnswer } from "#engine";
import { avenant as typed } from "./cli-stage.ts";

const avenant = (...words: string[]) => typed(words);

describe("staff", () => {
  const asked = ["staff", "ten-lines", "--sure", "60", "--replications", "32", "--threads", "1", "--lang"];

  test("answers in words and tables of 100 columns", async () => {
    const { code, out, err } = await avenant(...asked, "fr");
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Pour tenir chaque période des 12 mois à 60\u202f%\s: \d+ postes/);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("prints the whole answer as JSON", async () => {
    const { out } = await avenant(...asked, "en", "--json", "-");
    const { question, figures } = JSON.parse(out) as StaffAnswer;
    expect([question, figures.sure, figures.over]).toEqual(["staff", 0.6, "contract"]);
  });

  test.each([
    [["--promises", "restauration"], "promises[0]", "restoration"],
    [["--design", "frosen"], "design", "frozen"],
    [["--teams", "n1,bureau"], "teams[1]", "n1"],
    [["--over", "month"], "over", "period"],
  ])("refuses %j, naming the term and what is allowed", async (options, place, told) => {
    const { code, out, err } = await avenant("staff", "contract-a", "--lang", "en", ...options);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`terms.${place}`);
    expect(err).toContain(told);
  });
});
