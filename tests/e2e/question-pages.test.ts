/** The pages of the questions, in a real browser, over the real service: title, verdict, figures, terms, meeting. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { asked } from "../support/browser.ts";
import {
  overflow,
  pageStage,
  plain,
  type Scene,
  SLOW,
  seriousFaults,
  verdictOf,
} from "../support/page-stage.ts";

const stage = pageStage();
const during = (question: string, scene: Scene, work: (page: Page) => Promise<void>) =>
  stage.during({ path: `/?view=${question}`, ready: asked, ...scene }, work);

interface Asked {
  /** its address */
  question: string;
  /** the page's title, and a part of the verdict, in French */
  title: RegExp;
  verdict: RegExp;
}

const LEAD: Asked[] = [
  {
    question: "compare&term.on=experiencedAttainment:1pt",
    title: /^Quel contrat est le meilleur \?$/,
    verdict: /^Service vécu : « Contrat évolutif » est le meilleur choix/,
  },
  {
    question: "waits",
    title: /^Qui attend qui \?$/,
    verdict: /^Sur 36 mois, « Contrat figé » : .* heures perdues/,
  },
  { question: "clock", title: /^Que disent les horloges \?$/, verdict: /à l’heure selon le contrat/ },
];

/** Searches, on a scenario of one team and two contracts: what they answer is their own tests’ affair. */
const SMALL: Asked[] = [
  { question: "feasibility", title: /^Puis-je promettre GTR P\d en .* h \?$/, verdict: /./ },
  { question: "staff", title: /\?$/, verdict: /./ },
  { question: "bids", title: /^Quelle offre tiendra parole \?$/, verdict: /./ },
  { question: "clause-price", title: /^Que demander, que céder/, verdict: /./ },
  { question: "renegotiate", title: /^Signer, renégocier/, verdict: /./ },
  { question: "explain", title: /^Pourquoi le rapport est vert/, verdict: /./ },
  { question: "sensitivity", title: /^Qu’est-ce qui compte/, verdict: /./ },
  { question: "respond", title: /^Qu’est-ce que ce contrat récompense \?$/, verdict: /./ },
  { question: "change", title: /^Quel est le plus petit changement/, verdict: /./ },
  { question: "front", title: /^Entre quels contrats choisir \?$/, verdict: /./ },
].map((asked) => ({ ...asked, question: `${asked.question}&scenario=ten-lines` }));

test.each([
  ...LEAD.flatMap((asked) => [1280, 390].map((width) => ({ ...asked, width }))),
  ...SMALL.map((asked, at) => ({ ...asked, width: at % 2 === 0 ? 1280 : 390 })),
])(
  "$question at $width px: title, verdict and tables, without a serious accessibility fault",
  async ({ question, title, verdict, width }) => {
    await during(question, { width, height: 844 }, async (page) => {
      expect(plain(await page.locator("h1").innerText())).toMatch(title);
      expect(await verdictOf(page)).toMatch(verdict);
      expect(await page.locator(".asked .drawing svg, .asked .data-table").count()).toBeGreaterThan(0);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
    });
  },
  SLOW,
);

test(
  "a term asks again, is kept in the address, and is refused in words where it makes no sense",
  async () => {
    await during("compare", { lang: "en", refusals: / 400 / }, async (page) => {
      await page.getByLabel("Probability of choosing right").fill("90");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.location.search.includes("term.confidence=90"));
      await page.locator(".grounds").filter({ hasText: "at least 90%" }).waitFor({ timeout: 120_000 });
      await page.getByLabel("Probability of choosing right").fill("100");
      await page.keyboard.press("Enter");
      await page.locator(".failure").waitFor();
      expect(await page.locator(".failure").innerText()).toContain("80 … 99");
      await page.getByRole("button", { name: "Back to the default terms" }).click();
      await asked(page);
    });
  },
  SLOW,
);

test(
  "the menu leads from one question to another and keeps the mode of a meeting",
  async () => {
    await during("compare", {}, async (page) => {
      await page.getByRole("button", { name: "Questions", exact: true }).click();
      await page.getByText("Réunion", { exact: true }).click();
      await page.waitForFunction(() => window.location.search.includes("meeting=1"));
      await page.getByRole("menuitem", { name: /^Ce SLA mesure-t-il/ }).click();
      await page.waitForSelector(".lint .promise");
      expect(await page.evaluate(() => window.location.search)).toContain("meeting=1");
    });
  },
  SLOW,
);
