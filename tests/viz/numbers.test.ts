/** How figures are written. */
import { describe, expect, test } from "vitest";
import { firstLanguage } from "../../viz/app/reader.ts";
import { monthStart } from "../../viz/app/settings/setting-value.ts";
import { inFrench, setFrench, setTexts } from "../../viz/app/words/typeset.ts";
import { numbersOf } from "../../viz/charts/numbers.ts";

const fr = numbersOf("fr");
const en = numbersOf("en");

describe("numbers", () => {
  test("French has a decimal comma, narrow no-break thousands and a true minus", () => {
    expect(fr.plain(12345.678, 1)).toBe("12\u202f345,7");
    expect(fr.signed(-2.71, 1)).toBe("−2,7");
    expect(fr.level(221_400, "EUR")).toBe("221,4\u00a0k€");
    expect(fr.share(0.753)).toBe("75\u202f%");
    expect(fr.monthName("2027-12-01")).toBe("déc. 2027");
    expect(fr.date("2027-12-01")).toBe("01/12/2027");
  });
  test("English has a point, commas, and no space before a percent sign", () => {
    expect(en.plain(12345.678, 1)).toBe("12,345.7");
    expect(en.difference(-0.0861, "share")).toBe("−8.6\u00a0pts");
    expect(en.share(0.753)).toBe("75%");
    expect(en.monthName("2027-12-01")).toBe("Dec 2027");
  });
  test("a difference always has its sign, except where it rounds to zero", () => {
    expect(fr.difference(9500, "EUR")).toBe("+9,5\u00a0k€");
    expect(fr.difference(-730, "h")).toBe("−730\u00a0h");
    expect(fr.signed(0.04, 1)).toBe("0,0");
    expect(fr.signed(-0.04, 1)).toBe("0,0");
  });
  test("a share of futures is never printed as 0 or 100", () => {
    expect([0, 0.004, 0.0101, 0.943, 0.99, 0.9901, 1].map((share) => fr.outOf100(share))).toEqual([
      "moins de 1",
      "moins de 1",
      "1",
      "94",
      "99",
      "plus de 99",
      "plus de 99",
    ]);
    expect(en.outOf100(1)).toBe("more than 99");
  });
  test("an error is never printed as zero", () => {
    expect(fr.half(0, 0.006, "share")).toBe("0,3");
    expect(fr.half(0, 0.0008, "share")).toBe("0,04");
    expect(fr.half(-0.2, 0.2, "h")).toBe("0,2");
  });
  test("a coarse answer is written with two digits", () => {
    const coarse = numbersOf("fr", true);
    expect(coarse.plain(2371)).toBe("2\u202f400");
    expect(coarse.difference(31_530, "EUR")).toBe("+32\u00a0k€");
    expect(coarse.signed(-8.64, 1)).toBe("−8,6");
  });
});

describe("French spaces", () => {
  test("stand where French wants them", () => {
    expect(setFrench("Pourquoi ? l'écart : 95 % ; 35 € et « oui » en 4 h")).toBe(
      "Pourquoi\u202f? l’écart\u00a0: 95\u202f%\u202f; 35\u00a0€ et «\u00a0oui\u00a0» en 4\u00a0h",
    );
    expect(setFrench("si elle passe sous 90%")).toBe("si elle passe sous 90\u202f%");
    expect(setFrench("730 heures perdues")).toBe("730 heures perdues");
  });
  test("are put into what catalogue functions return, at any depth", () => {
    const catalogue = inFrench({ a: "Quoi ?", b: { c: (n: number) => `${n} %`, d: ["x ;"] } });
    expect([catalogue.a, catalogue.b.c(5), catalogue.b.d[0]]).toEqual([
      "Quoi\u202f?",
      "5\u202f%",
      "x\u202f;",
    ]);
  });
  test("are put into a scenario's French names, not into its data", () => {
    const set = setTexts(
      { name: { fr: "Quoi ?", en: "What ?" }, raw: { name: { fr: "Quoi ?", en: "" } }, months: 36 },
      new Set(["raw"]),
    );
    expect(set).toEqual({
      name: { fr: "Quoi\u202f?", en: "What ?" },
      raw: { name: { fr: "Quoi ?", en: "" } },
      months: 36,
    });
  });
});

describe("the reader", () => {
  test("is spoken to in the language asked for, else kept, else the browser's, else English", () => {
    expect(firstLanguage("?lang=en", ["fr-FR"], "fr")).toBe("en");
    expect(firstLanguage("", ["en-GB"], "fr")).toBe("fr");
    expect(firstLanguage("", ["de-DE", "fr-CH", "en"], null)).toBe("fr");
    expect(firstLanguage("", ["de-DE"], null)).toBe("en");
    expect(firstLanguage("?lang=xx", ["fr"], null)).toBe("fr");
  });
  test("month n of a contract starts n − 1 months after it", () => {
    expect(monthStart("2027-01-01", 12)).toBe("2027-12-01");
    expect(monthStart("2027-11-01", 4)).toBe("2028-02-01");
  });
});
