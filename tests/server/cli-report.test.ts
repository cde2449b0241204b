/** The report of a study in a terminal. */
import { describe, expect, test } from "vitest";
import { report } from "../../server/cli/report.ts";
import { fixtureResult } from "../support/fixture-result.ts";

describe("the report", () => {
  const words = { lang: "fr" as const, world: { fr: "SI courant", en: "Usual IT" } };
  const text = report(fixtureResult(), words);

  test("fits a terminal of 100 columns", () => {
    for (const lang of ["fr", "en"] as const) {
      const lines = report(fixtureResult(), { ...words, lang }).split("\n");
      expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(100);
    }
  });

  test("sets every design against the baseline, with error, chances and parting month", () => {
    expect(text).toContain("Écart ± erreur");
    expect(text).toMatch(/Service vécu +\+\d+,\d\u202Fpt ±\d,\d +.*sur 100 \(.*\) +\d+ +M\d+/);
    expect(text).toMatch(/Service vécu : \+\d+,\d\u202Fpt en moyenne, à \d,\d\u202Fpt près ; mieux dans/);
  });

  test("ends with what is not simulated, the seed and the hashes", () => {
    const result = {
      ...fixtureResult(),
      notYetSimulated: [
        "situation.future.zipf",
        "designs.a.contract.future.exitCost",
        "designs.b.contract.future.exitCost",
      ],
    };
    const lines = report(result, words).trimEnd().split("\n");
    expect(lines.at(-2)).toBe("Énoncé, mais pas encore simulé : zipf, exitCost.");
    expect(lines.at(-1)).toContain(`Graine ${result.seed} · moteur ${result.engineVersion}`);
  });

  test("says so when fewer futures were kept than asked for", () => {
    expect(report({ ...fixtureResult(), replications: 16, requested: 400 }, words)).toContain(
      "Arrêté : 16 avenirs sur 400 demandés.",
    );
  });

  test("leaves out what one design alone cannot compare", () => {
    const alone = report(fixtureResult({ designs: 1 }), words);
    expect(alone).not.toContain("Mieux dans");
  });
});
