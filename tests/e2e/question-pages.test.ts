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
) {
  const path = `/?view=${question}`;
  const visited = await visit(browser, { address: service.address, path, ...options });
  try {
    await answered(visited.page);
    await work(visited.page);
    expect(visited.errors).toEqual([]);
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

const QUESTIONS: Asked[] = [
  {
    question: "compare&term.on=experiencedAttainment:1pt",
    title: /^Quel contrat est le meilleur \?$/,
    verdict: /^Service vécu : « Contrat évolutif » est le meilleur choix/,
  },
];

test.each(QUESTIONS)(
  "$question: title, verdict, chart and tables, at both widths, without a serious accessibility fault",
  async ({ question, title, verdict }) => {
    for (const width of [1280, 390])
      await during(question, { width, height: 844 }, async (page) => {
        expect(plain(await page.locator("h1").innerText())).toMatch(title);
        expect(plain(await page.locator(".verdict-lines").innerText())).toMatch(verdict);
        expect(await page.locator(".asked .drawing svg").count()).toBeGreaterThan(0);
        expect(await page.locator(".asked .data-table").count()).toBeGreaterThan(0);
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
    await during("compare", { lang: "en" }, async (page) => {
      await page.getByLabel("Probability of choosing right").fill("90");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => window.location.search.includes("term.confidence=90"));
      await answered(page);
      expect(await page.locator(".grounds").innerText()).toContain("at least 90%");
      await page.getByLabel("Probability of choosing right").fill("100");
      await page.keyboard.press("Enter");
      await page.locator(".failure").waitFor();
      expect(await page.locator(".failure").innerText()).toContain("80 … 99");
      await page.getByRole("button", { name: "Back to the default terms" }).click();
      await answered(page);
    }).catch((error: Error) => {
      // the browser itself writes the refused request to its console
      if (!error.message.includes("400")) throw error;
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
