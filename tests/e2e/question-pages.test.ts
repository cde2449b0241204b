/** The pages of the questions, in a real browser, over the real service: title, verdict, figures, terms, meeting. */
import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
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
beforeAll(async () => {
  const body = await readFile(new URL("../support/two-contracts.yaml", import.meta.url), "utf8");
  const headers = { "content-type": "application/yaml" };
  const reply = await fetch(`${stage.address()}/api/scenarios/two-contracts`, {
    method: "PUT",
    headers,
    body,
  });
  if (!reply.ok) throw new Error(await reply.text());
});
const during = (question: string, scene: Scene, work: (page: Page) => Promise<void>) =>
  stage.during({ path: `/?view=${question}`, ready: asked, ...scene }, work);

interface Asked {
  /** its address */
  question: string;
  /** the page's title, and a part of the verdict, in French */
  title: RegExp;
  verdict: RegExp;
  /** of the verdict on a wide screen, at most; default: two */
  lines?: number;
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
  { question: "clock", title: /^Que disent les horloges \?$/, verdict: /dans les délais selon le contrat/ },
];

/** Searches, on a company small enough: each verdict names what it is about, in its unit, with how sure it is. */
const SMALL: Asked[] = [
  {
    question: "feasibility",
    title: /^Puis-je promettre GTR P2 en 8 h \?$/,
    lines: 3,
    verdict:
      /^Non : avec l’effectif présent, GTR P2 en 8 h à 95 % est tenue tous les mois pendant 24 mois avec une probabilité de .*% \(.* à .*% ; il faut 90 %\)\. Le délai le plus court à promettre à 90 % est de \d+ h/,
  },
  {
    question: "staff",
    title: /^Combien de postes faut-il/,
    lines: 3,
    verdict:
      /chaque période des 24 mois à 90 % : .*\d postes, \d .*Accueil.* et \d .*Support.*€ par an.*probabilité .*% \(.*% à .*%\)/,
  },
  {
    question: "bids",
    title: /^Quelle offre tiendra parole \?$/,
    verdict:
      /^« Contrat (figé|évolutif) » tient le mieux parole : [\d,]+ % .*de ses périodes, .* avenirs sur 100, à [\d ]+ € HT par promesse tenue/,
  },
  {
    question: "clause-price",
    title: /^Que demander, que céder/,
    verdict:
      /^Le prestataire doit demander [\d ]+ € HT par mois pour 10 % de marge moyenne \(aujourd’hui 6 000 €\) ; au-delà de [\d ]+ €, « Contrat évolutif » vaut mieux pour le client.*À demander d’abord : « Révision annuelle du périmètre »/,
  },
  {
    question: "renegotiate",
    title: /^Signer, renégocier/,
    verdict:
      /^Renégocier : l’avenant « revision », signé à la fin du mois \d+, (apporte|fait gagner) [\d ]+ € \([\d ]+ € à [\d ]+ €\) sur « Coût avec le temps perdu »\./,
  },
  {
    question: "explain",
    title: /^Pourquoi le rapport est vert/,
    verdict:
      /^Heures perdues sous « Contrat figé » : [\d ]+ h\..*croissance et événements du SI \(\+[\d ]+ h.*ce que le contrat ne couvre pas/,
  },
  {
    question: "sensitivity",
    title: /^Qu’est-ce qui compte/,
    lines: 3,
    verdict:
      /^Coût avec le temps perdu, « Contrat évolutif » moins « Contrat figé » : ce qui compte, c’est croissance du SI par an \(\d+ % de l’incertitude, \d+ % à \d+ %\).*À demander avant de signer : .*€/,
  },
  {
    question: "respond",
    title: /^Qu’est-ce que ce contrat récompense \?$/,
    verdict:
      /^Sous « Contrat figé », un prestataire qui ne vise que sa marge choisirait : .+ ; il y gagne [\d ]+ € par an.*Le client y (gagne|perd) [\d ]+ h par an, quand le rapport montre/,
  },
  {
    question: "change&term.on=experiencedAttainment:95%25",
    title: /^Quel est le plus petit changement/,
    lines: 3,
    verdict:
      /« Service vécu » atteigne 95 % dans 90 avenirs sur 100.*« .+ » \(client .*€, prestataire .*€ ; .*%/,
  },
  {
    question: "front",
    title: /^Entre quels contrats choisir \?$/,
    verdict:
      / rien ne bat à la fois sur « Factures et équipes du client », marge du prestataire et « Service vécu » : « Contrat évolutif/,
  },
].map((one) => ({ ...one, question: `${one.question}&scenario=two-contracts` }));

/** px of a verdict's line on a wide screen */
const LINE = 26;

test.each([
  ...LEAD.flatMap((asked) => [1280, 390].map((width) => ({ ...asked, width }))),
  ...SMALL.map((asked, at) => ({ ...asked, width: at % 2 === 0 ? 1280 : 390 })),
])(
  "$question at $width px: title, a short verdict and tables, without a serious accessibility fault",
  async ({ question, title, verdict, lines = 2, width }) => {
    await during(question, { width, height: 844 }, async (page) => {
      expect(plain(await page.locator("h1").innerText())).toMatch(title);
      expect(await verdictOf(page)).toMatch(verdict);
      expect(await page.locator(".asked .drawing svg, .asked .data-table").count()).toBeGreaterThan(0);
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 800 });
      const box = await page.locator(".verdict-lines").boundingBox();
      expect(box?.height).toBeLessThanOrEqual(lines * LINE);
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
      await page.getByRole("button", { name: "Back to the default settings" }).click();
      await asked(page);
    });
  },
  SLOW,
);

test(
  "explain tells each future once, as a timeline with a file of it",
  async () => {
    await during("explain&scenario=two-contracts", {}, async (page) => {
      const told = page
        .locator("section")
        .filter({ hasText: /Un (avenir ordinaire|mauvais avenir), raconté/ });
      expect(await told.count()).toBe(2);
      expect(await page.getByRole("heading", { name: /raconté/ }).count()).toBe(2);
      for (const one of await told.all()) {
        expect(await one.locator("li").count()).toBeGreaterThan(0);
        expect(await one.getByRole("button", { name: "CSV" }).count()).toBe(1);
      }
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
