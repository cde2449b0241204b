/** What differs between designs in words, what flips the answer, and whether a control matters. */
import { describe, expect, test } from "vitest";
import type { StudyResult } from "#engine";
import { changedSettings } from "../../viz/app/live/use-question.ts";
import { hardlyMatters } from "../../viz/app/settings/effect.ts";
import { designWords } from "../../viz/app/why/design-words.ts";
import { fieldChanges, wholeDesign } from "../../viz/app/why/designs.ts";
import { flipInWords, shareOf, worldGrowth, worldsDifferByGrowthAlone } from "../../viz/app/why/flips.ts";
import { rungNotes } from "../../viz/app/why/rung-notes.ts";
import { wordsOf } from "../../viz/app/words/catalogue.ts";
import { textWidth } from "../../viz/charts/drawing/text-width.ts";
import { numbersOf } from "../../viz/charts/numbers.ts";
import { fixtureResult } from "../support/fixture-result.ts";

const revision = {
  id: "revision",
  name: { fr: "Révision", en: "Revision" },
  when: { every: 12, first: 12 },
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  then: [{ rebaseline: "all" }],
};
const alarm = {
  id: "drift",
  name: "Alarme",
  when: { indicator: "greyShare", above: "15%" },
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  then: [{ cover: "erp" }],
};
const SCENARIO = {
  situation: { defaults: { growth: "6%" } },
  designs: {
    frozen: {
      name: "F",
      contract: { price: { fixed: "5000 EUR" } },
      governance: { notice: [33] },
      provider: { teams: { n1: { shifts: [{ window: "w", headcount: 3 }] } } },
    },
    committee: { like: "frozen", governance: { committee: { every: 3, indicators: "contractual" } } },
    shared: { like: "committee", governance: { committee: { indicators: "shared" }, rules: [alarm] } },
    evolving: {
      like: "shared",
      contract: { price: { fixed: "5200 EUR" } },
      governance: { rules: [alarm, revision] },
    },
    staffed: { like: "frozen", provider: { teams: { n1: { shifts: [{ window: "w", headcount: 4 }] } } } },
  },
  worlds: { base: { situation: {} }, calm: { situation: { defaults: { growth: "2%" } } } },
};

const texts = (from: string, to: string) =>
  designWords(SCENARIO, from, to, wordsOf("fr"), "fr").map(({ text }) =>
    text.replaceAll(/[\u00a0\u202f]/g, " "),
  );

describe("what differs between designs", () => {
  test("a design takes over what it is like, maps merged, lists replaced", () => {
    expect(wholeDesign(SCENARIO.designs, "evolving")["governance"]).toEqual({
      notice: [33],
      committee: { every: 3, indicators: "shared" },
      rules: [alarm, revision],
    });
    expect(wholeDesign(SCENARIO.designs, "nobody")).toEqual({});
  });
  test("a design like itself ends", () => {
    expect(wholeDesign({ a: { like: "a", x: 1 } }, "a")).toEqual({ like: "a", x: 1 });
  });
  test("is told cause by cause", () => {
    expect(texts("frozen", "committee")).toEqual([
      "un comité chaque trimestre",
      "le comité ne voit que les chiffres du rapport",
    ]);
    expect(texts("committee", "shared")).toEqual([
      "le comité voit ce que vivent les utilisateurs",
      "Alarme : si la part hors périmètre dépasse 15 %, « erp » entre au contrat",
    ]);
    expect(texts("shared", "evolving")).toEqual([
      "Révision : chaque année, le périmètre est remis à jour",
      "contract.price.fixed : 5000 EUR → 5200 EUR",
    ]);
    expect(texts("evolving", "shared")[0]).toBe("règle « Révision » supprimée");
    expect(texts("committee", "frozen")).toEqual(["aucun comité"]);
    expect(texts("frozen", "frozen")).toEqual([]);
  });
  test("tells what each rule does, every action by its own words", () => {
    const does = (then: object[]) => {
      const rules = [{ id: "R", when: { month: 3 }, then }];
      const scenario = { designs: { a: {}, b: { governance: { rules } } } };
      return designWords(scenario, "a", "b", wordsOf("en"), "en").map(({ text }) => text);
    };
    expect(does([{ prevention: "n2", hours: 40 }, { dispatch: "strictPriority" }])).toEqual([
      "R: in month 3, team “n2”: 40 h of prevention a month, tickets are taken by the rule strictPriority",
    ]);
    expect(does([{ penalty: "late", factor: 2 }])).toEqual(["R: in month 3, clause “late” × 2"]);
    expect(does([{ clarity: "97%" }])).toEqual(["R: in month 3, responsibilities are clarified"]);
    expect(does([{ later: 1 }])).toEqual(['R: in month 3, {"later":1}']);
  });
  test("lists of one length are compared item by item", () => {
    expect(texts("frozen", "staffed")).toEqual(["provider.teams.n1.shifts.1.headcount : 3 → 4"]);
    expect(fieldChanges([1, 2], [1])).toEqual([{ path: [], from: [1, 2], to: [1] }]);
  });
  test("under a rung fits in one line", () => {
    const notes = rungNotes(SCENARIO, ["frozen", "committee", "shared", "evolving"], wordsOf("fr"), "fr");
    for (const { note } of Object.values(notes)) expect(textWidth(note, 12)).toBeLessThanOrEqual(258);
    expect(notes["committee"]?.note).toBe("un comité chaque trimestre");
    expect(notes["frozen"]).toBeUndefined();
  });
});

describe("what flips the answer", () => {
  const [words, numbers] = [wordsOf("fr"), numbersOf("fr")];
  const said = (kind: "above" | "below", price: number, entered: number) =>
    flipInWords({ kind, price }, entered, { min: 0, max: 60 }, words, numbers).replaceAll(
      /[\u00a0\u202f]/g,
      " ",
    );
  test("is said from where the user stands", () => {
    expect(said("above", 13, 35)).toBe("bascule à **moins de 13 €**");
    expect(said("above", 13, 5)).toBe("bascule à **plus de 13 €**");
    expect(said("above", 90, 35)).toBe("ne basculerait qu’à **90 €**, hors de la plage");
    expect(flipInWords({ kind: "always", price: null }, 35, null, words, numbers)).toContain("aucune valeur");
    expect(flipInWords({ kind: "unknown", price: null }, 35, null, words, numbers)).toContain("indécis");
  });
  test("growth is read where it is written", () => {
    expect([shareOf("6%"), shareOf(0.02), shareOf("+12 %"), shareOf("x"), shareOf(undefined)]).toEqual([
      0.06,
      0.02,
      0.12,
      null,
      null,
    ]);
    expect([
      worldGrowth(SCENARIO, null),
      worldGrowth(SCENARIO, "base"),
      worldGrowth(SCENARIO, "calm"),
    ]).toEqual([0.06, 0.06, 0.02]);
  });
  test("a growth is named only where worlds differ by nothing else", () => {
    expect(worldsDifferByGrowthAlone(SCENARIO)).toBe(true);
    expect(
      worldsDifferByGrowthAlone({
        worlds: { calm: { situation: { defaults: { growth: "2%" }, evolution: {} } } },
      }),
    ).toBe(false);
    expect(
      worldsDifferByGrowthAlone({
        worlds: { calm: { situation: { defaults: { growth: "2%", replacement: "8%" } } } },
      }),
    ).toBe(false);
  });
});

describe("a control", () => {
  const page = { frozen: "frozen", evolving: "evolving", ladder: [] };
  const moved = (result: StudyResult, by: number): StudyResult => ({
    ...result,
    differences: result.differences.map((pair) => {
      const cost = pair.indicators["invoicedCost"];
      return cost
        ? {
            ...pair,
            indicators: { ...pair.indicators, invoicedCost: { ...cost, mean: (cost.mean ?? 0) + by } },
          }
        : pair;
    }),
  });
  const result = fixtureResult({ replications: 60 });
  const ci95 = result.differences.find((pair) => pair.design === "evolving" && pair.against === "frozen")
    ?.indicators["invoicedCost"]?.ci95 ?? [0, 0];
  const half = (ci95[1] - ci95[0]) / 2;
  test("hardly matters where nothing moved beyond its own error, and matters where something did", () => {
    expect(hardlyMatters(result, moved(result, half * 0.9), page)).toBe(true);
    expect(hardlyMatters(result, moved(result, half * 1.1), page)).toBe(false);
    expect(hardlyMatters(result, fixtureResult({ replications: 60, designs: 1 }), page)).toBe(false);
  });
  test("counts as changed only where it differs from the example and exists", () => {
    const control = { id: "growth", value: 0.06 } as Parameters<typeof changedSettings>[0][number];
    expect(changedSettings([control], { growth: 0.06 })).toEqual({});
    expect(changedSettings([control], { growth: 0.08, other: 3 })).toEqual({ growth: 0.08 });
  });
});
