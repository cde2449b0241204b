/** The table of differences, its two files, and the page's own list of indicators. */
import { describe, expect, test } from "vitest";
import { INDICATORS, type IndicatorName } from "#engine";
import {
  deltaCells,
  deltaRows,
  machineCsv,
  spreadsheetCsv,
  TABLE_INDICATORS,
} from "../../viz/app/below/delta-rows.ts";
import { leaning } from "../../viz/app/below/dotplot50.tsx";
import { compareDesigns } from "../../viz/app/comparison.ts";
import { partingTable } from "../../viz/app/parting/parting-table.ts";
import { storyNote } from "../../viz/app/parting/story.ts";
import { fieldsOnce } from "../../viz/app/proof/evidence.tsx";
import { wordsOf } from "../../viz/app/words/catalogue.ts";
import { setFrench } from "../../viz/app/words/typeset.ts";
import { numbersOf } from "../../viz/charts/numbers.ts";
import { momentsOf } from "../../viz/charts/parting/moments.ts";
import { fixtureResult } from "../support/fixture-result.ts";

const result = fixtureResult({ replications: 60 });
const found = compareDesigns(result, { frozen: "frozen", evolving: "evolving", ladder: [] });
if (!found) throw new Error("nothing to compare");
const comparison = found;
const [fr, en] = [wordsOf("fr"), wordsOf("en")];

describe("words of indicators", () => {
  test.each(Object.keys(fr.indicators))(
    "%s is an indicator of the engine, named as the engine names it",
    (id) => {
      const indicator = INDICATORS[id as IndicatorName];
      expect(indicator).toBeDefined();
      expect(fr.indicators[id as keyof typeof fr.indicators]).toBe(setFrench(indicator.label.fr));
      expect(en.indicators[id as keyof typeof en.indicators]).toBe(indicator.label.en);
    },
  );
});

describe("the table", () => {
  const rows = deltaRows(comparison, fr);
  test("has a row for every indicator that both contracts know, in its own order", () => {
    expect(rows.map(({ id }) => id)).toEqual(TABLE_INDICATORS);
    expect(deltaRows({ ...comparison, pair: undefined }, fr)).toEqual([]);
  });
  test("its mean difference is evolving minus frozen", () => {
    for (const { id, frozen, evolving, difference } of rows) {
      if (INDICATORS[id].of.length > 0)
        expect(difference.mean, id).toBeCloseTo((evolving.mean ?? 0) - (frozen.mean ?? 0), 6);
    }
  });
  test("its cells carry units, signs and counts of futures", () => {
    const cells = rows.map((row) => deltaCells(row, fr, numbersOf("fr"), 36));
    const invoices = cells.find(([name]) => name === "Factures (HT)");
    expect(invoices?.[1]).toMatch(/^\d+,\d\u00a0k€$/);
    expect(invoices?.[3]).toMatch(/^[+−]\d+,\d\u00a0k€$/);
    expect(invoices?.[5]).toMatch(/sur 100$/);
    expect(cells.find(([name]) => name.startsWith("Mois"))?.[1]).toMatch(/^\d+ sur 36$/);
    expect(cells.find(([name]) => name === "Conformité au contrat")?.[5]).toBe("sans objet");
  });
  test("its machine file has one header, plain points and as many cells in every line", () => {
    const lines = machineCsv(rows)
      .trimEnd()
      .split("\r\n")
      .map((line) => line.split(","));
    expect(lines[0]?.[0]).toBe("indicator");
    expect(lines).toHaveLength(rows.length + 1);
    for (const line of lines) expect(line).toHaveLength(lines[0]?.length ?? 0);
    const invoices = lines.find(([id]) => id === "invoicedCost");
    expect(Number(invoices?.[4])).toBe(comparison.pair?.indicators["invoicedCost"]?.mean);
  });
  test("its French file opens in a French spreadsheet: semicolons, decimal commas, plain minus", () => {
    const text = spreadsheetCsv(rows, fr, numbersOf("fr"));
    expect(text.startsWith("\ufeffIndicateur;Valeur;figé;évolutif;")).toBe(true);
    const cells = text
      .split("\r\n")
      .find((line) => line.startsWith("Heures perdues;"))
      ?.split(";");
    expect(cells?.[4]).toMatch(/^-\d+(,\d+)?$/);
    expect(text).not.toMatch(/\d\.\d/);
    expect(text).not.toContain("−");
    expect(spreadsheetCsv(deltaRows(comparison, en), en, numbersOf("en"))).toContain("Lost hours,h,");
  });
});

describe("the parting chart", () => {
  test("has a table with a row a month and its events", () => {
    const moments = momentsOf(result, comparison.evolving, "fr", fr.parting);
    const table = partingTable(comparison, moments, fr, numbersOf("fr"));
    expect(table.rows).toHaveLength(36);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
    expect(table.rows[11]?.join(" ")).toContain("avenant 1, comité");
    expect(table.rows[32]?.join(" ")).toContain("préavis");
  });
  test("draws the amendments that most futures sign, numbered in order", () => {
    const rare = {
      ...comparison.frozen,
      amendments: [
        { rule: "a", name: { fr: "a", en: "a" }, month: 5, share: 0.2 },
        { rule: "b", name: { fr: "b", en: "b" }, month: 5, share: 0.4 },
        { rule: "a", name: { fr: "a", en: "a" }, month: 9, share: 0.3 },
      ],
    };
    expect(momentsOf(result, rare, "fr", fr.parting).amendments).toEqual([{ month: 5, label: "avenant 1" }]);
  });
  test.each([1, 2, 3, 4] as const)("step %i of the story is filled in both languages", (step) => {
    for (const lang of ["fr", "en"] as const) {
      const note = storyNote(comparison, step, wordsOf(lang), numbersOf(lang));
      expect(note.length).toBeGreaterThan(40);
      expect(note).not.toMatch(/undefined|NaN|null/);
    }
  });
});

test("fifty futures lean to a side only when at least 35 of them do", () => {
  expect([
    leaning(47, 3),
    leaning(36, 14),
    leaning(25, 25),
    leaning(10, 40),
    leaning(0, 50),
    leaning(0, 0),
  ]).toEqual(["evolving", "mostlyEvolving", "split", "mostlyFrozen", "frozen", "split"]);
});

test("a field that several designs leave unsimulated is listed once", () => {
  expect(
    fieldsOnce([
      "situation.future.zipf",
      "designs.a.contract.future.exitCost",
      "designs.b.contract.future.exitCost",
    ]),
  ).toEqual(["situation.future.zipf", "designs.*.contract.future.exitCost"]);
});
