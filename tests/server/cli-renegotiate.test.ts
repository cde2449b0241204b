/** `avenant renegotiate`: what it prints, and what it refuses in words. */
import { describe, expect, test } from "vitest";
import type { RenegotiateAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

describe("renegotiate", () => {
  const asked = ["renegotiate", "ten-lines", "--replications", "2", "--threads", "1", "--lang"];

  test("says what to do in words, with months and ways in tables of 100 columns", async () => {
    const { code, out, err } = await avenant([...asked, "fr"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^(Signer|Renégocier|Surveiller|Sortir|Indécis)/);
    expect(out).toContain("Signé une fois, à la fin du mois");
    expect(out).toContain("Figé, daté, sur seuil ou en continu");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("prints the whole answer as JSON", async () => {
    const { code, out } = await avenant([...asked, "en", "--on", "invoices", "--json", "-"]);
    expect(code).toBe(0);
    const answer = JSON.parse(out) as RenegotiateAnswer;
    expect(answer.question).toBe("renegotiate");
    expect(answer.figures.criterion.indicator).toBe("invoicedCost");
    expect(answer.figures.months.length).toBeGreaterThan(2);
  });

  test.each([
    [["--design", "frosen"], "terms.design", "frosen"],
    [["--on", "money"], "terms.on", "invoices"],
    [["--trigger", "greyShare"], "terms.trigger[0]", "greyShare:15%"],
    [["--successor", "0"], "terms.successor", "1 … 1000"],
  ])("refuses %j, naming the term and what is allowed", async (options, place, told) => {
    const { code, err } = await avenant(["renegotiate", "frozen-vs-evolving", "--lang", "en", ...options]);
    expect(code).toBe(1);
    expect(err).toContain(place);
    expect(err).toContain(told);
  });
});
