/** The pages of the questions, in a real browser, over the real service: title, verdict, figures, terms, meeting. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openBrowser, type VisitOptions, visit } from "../support/browser.ts";
import { type ChildService, startService } from "../support/child-service.ts";
import { freshDatabase } from "../support/database.ts";

const PAGE = fileURLToPath(new URL("../../viz/dist/index.html", import.meta.url));
const VITE_CONFIG = fileURLToPath(new URL("../../viz/vite.config.ts", import.meta.url));
const SLOW = 300_000;

let browser: Browser;
let service: ChildService;

beforeAll(async () => {
  if (!existsSync(PAGE)) await (await import("vite")).build({ configFile: VITE_CONFIG, logLevel: "error" });
  service = await startService({ AVENANT_DATABASE_URL: await freshDatabase() });
  browser = await openBrowser();
}, SLOW);

afterAll(async () => {
  await browser?.close();
  await service?.end("SIGTERM");
});

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** Visits a question's page and waits for its whole answer. */
async function during(
  question: string,
  options: Omit<VisitOptions, "address" | "path">,
  work: (page: Page) => Promise<void>,
  /** what the browser itself writes of a refused request */
  refusals: RegExp = /^$/,
) {
  const path = `/?view=${question}`;
  const visited = await visit(browser, { address: service.address, path, ...options });
  try {
    await answered(visited.page);
    await work(visited.page);
    expect(visited.errors.filter((error) => !refusals.test(error))).toEqual([]);
  } finally {
    await visited.close();
  }
}

async function answered(page: Page): Promise<void> {
  await page.waitForSelector(".asked .drawing svg, .asked .data-table", { timeout: 240_000 });
  await page.waitForFunction(() => !document.querySelector(".asked-progress progress, .stale"), null, {
    timeout: 240_000,
  });
}

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
  { question: "feasibility", title: /^Puis-je le promettre \?$/, verdict: /./ },
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
      expect(plain(await page.locator(".verdict-lines").innerText())).toMatch(verdict);
      expect(await page.locator(".asked .drawing svg, .asked .data-table").count()).toBeGreaterThan(0);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations
          .filter(({ impact }) => impact === "serious" || impact === "critical")
          .map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`),
      ).toEqual([]);
    });
  },
  SLOW,
);

test(
  "a term asks again, is kept in the address, and is refused in words where it makes no sense",
  async () => {
    await during(
      "compare",
      { lang: "en" },
      async (page) => {
        await page.getByLabel("Probability of choosing right").fill("90");
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => window.location.search.includes("term.confidence=90"));
        await page.locator(".grounds").filter({ hasText: "at least 90%" }).waitFor({ timeout: 120_000 });
        await page.getByLabel("Probability of choosing right").fill("100");
        await page.keyboard.press("Enter");
        await page.locator(".failure").waitFor();
        expect(await page.locator(".failure").innerText()).toContain("80 … 99");
        await page.getByRole("button", { name: "Back to the default terms" }).click();
        await answered(page);
      },
      / 400 /,
    );
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
