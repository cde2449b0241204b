/** The verdict: each template, each status, the flip value, and two lines in the page's width. */
import { describe, expect, test } from "vitest";
import type { DifferenceSummary, StudyResult } from "#engine";
import { type Comparison, compareDesigns } from "../../viz/app/comparison.ts";
import { markedPieces } from "../../viz/app/marked.tsx";
import {
  answerOf,
  contraryWorlds,
  firstCause,
  flipOf,
  growthFlip,
  type Verdict,
  type VerdictInput,
  verdictOf,
  type WorldAnswer,
} from "../../viz/app/verdict.ts";
import { wordsOf } from "../../viz/app/words/catalogue.ts";
import { textWidth } from "../../viz/charts/drawing/text-width.ts";
import { numbersOf } from "../../viz/charts/numbers.ts";
import { fixtureResult } from "../support/fixture-result.ts";

const PAGE = { frozen: "frozen", evolving: "evolving", ladder: [] };
const base = fixtureResult({ replications: 120 });

interface Made {
  /** mean and half-width of the 95 % interval, in engine units */
  service?: [number, number];
  invoices?: [number, number];
  staff?: number;
  hours?: [number, number];
  whole?: [number, number];
  share?: number;
  parting?: number | null;
  price?: number;
}

const chance = (share: number) => ({
  count: Math.round(share * 400),
  n: 400,
  share,
  low: Math.max(0, share - 0.012),
  high: Math.min(1, share + 0.012),
});

/** The fixture with its differences replaced. */
function made({
  service = [0.048, 0.003],
  invoices = [9500, 300],
  staff = 0,
  hours = [-730, 20],
  whole = [-16_000, 900],
  share = 0.94,
  parting = 14,
  price = 35,
}: Made = {}): Comparison {
  const summary = (of: DifferenceSummary | undefined, [mean, half]: [number, number]): DifferenceSummary => {
    if (!of) throw new Error("the fixture lacks an indicator");
    return { ...of, mean, ci95: [mean - half, mean + half], better: chance(share), worse: chance(1 - share) };
  };
  const result: StudyResult = {
    ...base,
    lostHourPriceEur: price,
    differences: base.differences.map((pair) => ({
      ...pair,
      partingMonth: { ...pair.partingMonth, experiencedAttainment: parting },
      indicators: {
        ...pair.indicators,
        experiencedAttainment: summary(pair.indicators["experiencedAttainment"], service),
        invoicedCost: summary(pair.indicators["invoicedCost"], invoices),
        clientStaffCost: summary(pair.indicators["clientStaffCost"], [staff, 0]),
        lostHours: summary(pair.indicators["lostHours"], hours),
        costWithLostTime: summary(pair.indicators["costWithLostTime"], whole),
      },
    })),
  };
  const comparison = compareDesigns(result, PAGE);
  if (!comparison) throw new Error("nothing to compare");
  return comparison;
}

const told = (comparison: Comparison, more: Partial<VerdictInput> = {}): Verdict =>
  verdictOf({
    comparison,
    priceRange: { min: 0, max: 60 },
    worlds: [],
    growth: 0.06,
    words: wordsOf("fr"),
    numbers: numbersOf("fr"),
    ...more,
  });

const plain = (verdict: Verdict) =>
  verdict.lines.map((line) => line.replaceAll("**", "").replaceAll(/[\u00a0\u202f]/g, " "));

const world = (id: string, more: Partial<WorldAnswer> = {}): WorldAnswer => ({
  id,
  name: id,
  isCurrent: false,
  answer: "evolving",
  costEur: -1000,
  growth: null,
  ...more,
});

describe("templates", () => {
  test("differs: who serves better, in how many futures, from when; then the trade-off", () => {
    const verdict = told(made());
    expect(verdict.kind).toBe("differs");
    expect(plain(verdict)).toEqual([
      "Sur 36 mois, le contrat évolutif fait mieux vivre le service dans 94 avenirs sur 100 (entre 93 et 95) ; l’écart moyen devient net au mois 14.",
      "Il coûte 9,5 k€ de plus en factures et évite 730 heures perdues : rentable si l’heure vaut plus de 13 € (vous : 35 €).",
    ]);
  });
  test("differs in English", () => {
    const verdict = told(made(), { words: wordsOf("en"), numbers: numbersOf("en") });
    expect(plain(verdict)).toEqual([
      "Over 36 months the evolving contract gives better service in 94 of 100 futures (93–95); the mean gap is clear from month 14.",
      "It costs 9.5 k€ more in invoices and avoids 730 lost hours: worthwhile above 13 € per hour (you: 35 €).",
    ]);
  });
  test("differs the other way: the frozen contract is named, with its own share of futures", () => {
    expect(plain(told(made({ service: [-0.02, 0.003], share: 0.1 })))[0]).toContain(
      "le contrat figé fait mieux vivre le service dans 90 avenirs sur 100 (entre 89 et 91)",
    );
  });
  test("a certain future is neither 0 nor 100, and its interval says only what it adds", () => {
    expect(plain(told(made({ share: 1 })))[0]).toContain("dans plus de 99 avenirs sur 100 ;");
    expect(plain(told(made({ share: 0.985 })))[0]).toContain("dans 99 avenirs sur 100 (au moins 97) ;");
  });
  test("no parting month is said as such", () => {
    expect(plain(told(made({ parting: null })))[0]).toContain("l’écart moyen n’est net à aucun mois.");
  });
  test("trade-off: own staff counts in the cost and in the price as soon as it weighs", () => {
    expect(plain(told(made({ staff: -2200 })))[1]).toBe(
      "Il coûte 7,3 k€ de plus (vos équipes comprises) et évite 730 heures perdues : rentable si l’heure vaut plus de 10 € (vous : 35 €).",
    );
  });
  test("trade-off: a cheaper contract that also avoids lost hours pays at any price", () => {
    expect(plain(told(made({ invoices: [-4000, 200] })))[1]).toBe(
      "Il coûte 4,0 k€ de moins en factures et évite 730 heures perdues : rentable quel que soit le prix de l’heure.",
    );
  });
  test("trade-off: a dearer contract that loses more hours pays at none", () => {
    expect(plain(told(made({ hours: [500, 20] })))[1]).toBe(
      "Il coûte 9,5 k€ de plus en factures et fait perdre 500 heures de plus : ce n’est rentable à aucun prix de l’heure.",
    );
  });
  test("trade-off: a cheaper contract that loses hours pays below a price", () => {
    expect(plain(told(made({ invoices: [-9500, 300], hours: [500, 20] })))[1]).toContain(
      "rentable si l’heure vaut moins de 19 €",
    );
  });
  test("trade-off: hours that do not differ give no price", () => {
    const verdict = told(made({ hours: [-10, 20] }));
    expect(plain(verdict)[1]).toBe(
      "Il coûte 9,5 k€ de plus en factures sans changer nettement les heures perdues.",
    );
    expect(verdict.flip).toEqual({ kind: "unknown", price: null });
  });
  test("frozen wins: with a calm IT, and where evolving would pay", () => {
    const worlds = [world("calm", { isCurrent: true, answer: "frozen" }), world("SI rapide")];
    const verdict = told(made({ service: [0.001, 0.003], hours: [-20, 30], whole: [8000, 500] }), {
      growth: 0.02,
      worlds,
    });
    expect(verdict.kind).toBe("frozenWins");
    expect(plain(verdict)[0]).toBe(
      "Avec ce SI calme, figer coûte moins cher ; évoluer paie dans le monde « SI rapide ».",
    );
  });
  test("frozen wins: above a growth, where worlds differ by growth alone", () => {
    const worlds = [
      world("calm", { isCurrent: true, answer: "frozen", growth: 0.02, costEur: 4000 }),
      world("fast", { growth: 0.12, costEur: -6000 }),
    ];
    expect(plain(told(made({ service: [0, 0.003], whole: [8000, 500] }), { growth: 0.02, worlds }))[0]).toBe(
      "Avec ce SI calme, figer coûte moins cher ; évoluer paie au-delà de 6 % de croissance.",
    );
  });
  test("evolving is cheaper though service does not separate them", () => {
    const verdict = told(made({ service: [0.001, 0.003], whole: [-8000, 500] }));
    expect(verdict.kind).toBe("evolvingCheaper");
    expect(plain(verdict)[0]).toContain("le service ne les départage pas, mais évoluer coûte moins cher.");
  });
  test("undecided: what to ask for", () => {
    const open = { service: [0.001, 0.003], whole: [100, 900] } satisfies Made;
    expect(plain(told(made(open)))[0]).toBe(
      "Indécis : la réponse change si la valeur d’une heure perdue dépasse 13 €. Demandez-la.",
    );
    expect(plain(told(made({ ...open, hours: [-10, 30] }), { worlds: [world("SI rapide")] }))[0]).toContain(
      "la réponse change dans le monde « SI rapide »",
    );
    expect(plain(told(made({ ...open, hours: [-10, 30] })))[0]).toBe(
      "Indécis : sur 36 mois, ni le service ni le coût ne départagent les deux contrats.",
    );
  });
  test("green but failing: months and first cause, for a contract alone", () => {
    const alone = compareDesigns(fixtureResult({ replications: 40, designs: 1 }), null);
    const verdict = alone && told(alone);
    expect(verdict?.kind).toBe("greenButFailing");
    expect(verdict?.status).toBeNull();
    expect(verdict && plain(verdict)[0]).toMatch(
      /^Rapport vert, service insuffisant : \d+ mois sur 36 ; première cause : demandes hors périmètre\.$/,
    );
  });
});

describe("status", () => {
  test("depends, where the flip value lies inside the control's range", () => {
    expect(told(made()).status).toBe("depends");
  });
  test("solid, where it lies outside and every world agrees", () => {
    expect(
      told(made({ invoices: [60_000, 300] }), { worlds: [world("base", { isCurrent: true }), world("fast")] })
        .status,
    ).toBe("solid");
  });
  test("depends, where a world decides otherwise or does not decide", () => {
    const far = made({ invoices: [60_000, 300] });
    expect(told(far, { worlds: [world("calm", { answer: "frozen" })] }).status).toBe("depends");
    expect(told(far, { worlds: [world("calm", { answer: "undecided" })] }).status).toBe("depends");
  });
  test("undecided, where the interval of the cost difference contains zero", () => {
    const open = made({ whole: [100, 900] });
    expect(answerOf(open)).toBe("undecided");
    expect(told(open).status).toBe("undecided");
  });
});

describe("flip value", () => {
  test("is euros over hours, staff included", () => {
    expect(flipOf(made())).toEqual({ kind: "above", price: 9500 / 730 });
    expect(flipOf(made({ staff: 730 }))).toEqual({ kind: "above", price: 10_230 / 730 });
  });
  test("agrees with the cost with lost time: at that price the two contracts cost the same", () => {
    const comparison = compareDesigns(base, PAGE);
    const mean = (id: string) => comparison?.pair?.indicators[id]?.mean ?? Number.NaN;
    const flip = comparison && flipOf(comparison);
    expect(
      mean("invoicedCost") + mean("clientStaffCost") + (flip?.price ?? Number.NaN) * mean("lostHours"),
    ).toBeCloseTo(0, 6);
    expect(
      mean("invoicedCost") + mean("clientStaffCost") + base.lostHourPriceEur * mean("lostHours"),
    ).toBeCloseTo(mean("costWithLostTime"), 6);
  });
  test("of growth is interpolated where the cost difference crosses zero, and only there", () => {
    expect(
      growthFlip([world("a", { growth: 0.12, costEur: -6000 }), world("b", { growth: 0.02, costEur: 4000 })]),
    ).toBeCloseTo(0.06, 12);
    expect(
      growthFlip([world("a", { growth: 0.12, costEur: 6000 }), world("b", { growth: 0.02, costEur: 4000 })]),
    ).toBeNull();
    expect(growthFlip([world("a", { costEur: -1 }), world("b", { costEur: 1 })])).toBeNull();
  });
  test("worlds that are undecided or in force contradict nobody", () => {
    expect(
      contraryWorlds(
        [
          world("a", { isCurrent: true, answer: "frozen" }),
          world("b", { answer: "undecided" }),
          world("c", { answer: "frozen" }),
        ],
        "evolving",
      ).map(({ id }) => id),
    ).toEqual(["c"]);
  });
  test("the first cause is the part that hides the most, and none where nothing is hidden", () => {
    expect(firstCause(base.designs[0]?.accounting.parts ?? [])).toBe("outOfScope");
    expect(firstCause([])).toBeNull();
  });
});

describe("room", () => {
  /** 1280 − two margins − the button and its gap, as styles/answer.css has them. */
  const LINE_PX = 1280 - 2 * 24 - 16 - 107;
  const LETTER_SPACING_EM = -0.008;
  const width = (line: string) =>
    markedPieces(line).reduce(
      (sum, { text, bold }) => sum + textWidth(text, 17, bold) + text.length * 17 * LETTER_SPACING_EM,
      0,
    );
  test.each(["fr", "en"] as const)("the longest verdict takes two lines at 1280 px in %s", (lang) => {
    const words = { words: wordsOf(lang), numbers: numbersOf(lang) };
    const wide: Made[] = [
      { share: 0.88, parting: 34, invoices: [132_500, 300], staff: 8000, hours: [-11_730, 20] },
      { share: 0.97, parting: 34, invoices: [-132_500, 300], staff: -8000, hours: [-11_730, 20] },
      { share: 0.1, service: [-0.02, 0.001], parting: 34, hours: [11_730, 20], invoices: [-9500, 10] },
      { service: [0, 0.01], whole: [9000, 100] },
      { service: [0, 0.01], whole: [0, 100] },
    ];
    for (const one of wide) {
      const verdict = told(made(one), { ...words, worlds: [world("SI très rapide", { answer: "frozen" })] });
      expect(verdict.lines.length).toBeLessThanOrEqual(2);
      for (const line of verdict.lines) expect(width(line), line).toBeLessThanOrEqual(LINE_PX);
    }
  });
});
