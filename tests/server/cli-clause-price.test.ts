/** `avenant clause-price`: what it prints, and what it refuses in words. */
import { describe, expect, test } from "vitest";
import type { ClausePriceAnswer } from "#engine";
import { avenant } from "./cli-stage.ts";

describe("clause-price", () => {
  const asked = [
    "clause-price",
    "frozen-vs-evolving",
    "--replications",
    "2",
    "--threads",
    "1",
    "--about",
    "corridor",
  ];

  test("tells both reservation prices in words, and that nobody plays against the contract", async () => {
    const { code, out, err } = await avenant([...asked, "--lang", "fr"]);
    expect([code, err]).toEqual([0, ""]);
    expect(out).toMatch(/^Le prestataire doit demander [\d\s]+€ HT par mois pour 10\s% de marge\s+moyenne/);
    expect(out).toContain("«\u00a0Contrat figé\u00a0»");
    expect(out).toContain("Aucun opportunisme");
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  test("prints the whole answer as JSON", async () => {
    const { out } = await avenant([...asked, "--margin", "15", "--alternative", "none", "--json", "-"]);
    const { question, figures } = JSON.parse(out) as ClausePriceAnswer;
    expect([question, figures.design.id, figures.alternative]).toEqual(["clause-price", "evolving", null]);
    expect(figures.margin).toBe(0.15);
    // at its own price this contract leaves about 10 % (docs/domain-checks.md)
    expect(figures.corridor?.floors.mean.mean).toBeGreaterThan(1);
  });

  test.each([
    [["--design", "evolved"], "design", "evolving"],
    [["--alternative", "evolving"], "alternative", "frozen"],
    [["--risk", "var"], "risk", "shortfall"],
    [["--margin", "90"], "margin", "0 … 60"],
    [["--about", "prices"], "about", "corridor"],
  ])("refuses %j, naming the term and what is allowed", async (options, place, told) => {
    const { code, out, err } = await avenant([
      "clause-price",
      "frozen-vs-evolving",
      "--lang",
      "en",
      ...options,
    ]);
    expect([code, out]).toEqual([1, ""]);
    expect(err).toContain(`terms.${place}`);
    expect(err).toContain(told);
  });
});
