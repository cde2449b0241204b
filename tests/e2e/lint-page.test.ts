/** The page that lints a contract, in a real browser, over the real service. */
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

async function during(options: Omit<VisitOptions, "address">, work: (page: Page) => Promise<void>) {
  const visited = await visit(browser, { address: service.address, path: "/?view=lint", ...options });
  try {
    await visited.page.waitForSelector(".lint .drawing svg", { timeout: 60_000 });
    await work(visited.page);
    expect(visited.errors).toEqual([]);
  } finally {
    await visited.close();
  }
}

/** Another question, by the menu. */
async function choose(page: Page, title: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Questions", exact: true }).click();
  await page.getByRole("menuitem", { name: title }).click();
}

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");
const READERS = (["fr", "en"] as const).flatMap((lang) =>
  [1280, 390].map((width) => ({
    lang,
    width,
    scheme: lang === "fr" ? ("light" as const) : ("dark" as const),
  })),
);

test.each(READERS)(
  "says in $lang at $width px what the lead scenario's promises measure, without a serious accessibility fault",
  async (reader) => {
    await during({ ...reader, height: reader.width < 500 ? 844 : 800 }, async (page) => {
      expect(plain(await page.locator("h1").innerText())).toBe(
        reader.lang === "fr"
          ? "Ce SLA mesure-t-il autre chose que la chance ?"
          : "Does this SLA measure anything but luck?",
      );
      expect(await page.locator(".promise").count()).toBe(8);
      expect(plain(await page.locator(".findings").innerText())).toContain("284 €");
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id),
      ).toEqual([]);
    });
  },
  SLOW,
);

test(
  "by keyboard: another promise, another number of tickets, another contract, and back to the comparison",
  async () => {
    await during({}, async (page) => {
      const result = page.locator(".what-if-result");
      const row = page.locator(".promise").filter({ hasText: "GTR P1" });
      await row.focus();
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: /^GTR P1\s:/ }).waitFor();
      const before = plain(await result.innerText());
      await page.getByRole("slider", { name: /Retards alors admis/ }).focus();
      await page.keyboard.press("ArrowLeft");
      await page.waitForFunction(
        (text) =>
          document.querySelector(".what-if-result")?.textContent?.replaceAll(/[\u00a0\u202f]/g, " ") !== text,
        before,
      );
      await page.getByRole("button", { name: "Revenir au contrat" }).click();
      await page.waitForFunction(
        (text) =>
          document.querySelector(".what-if-result")?.textContent?.replaceAll(/[\u00a0\u202f]/g, " ") === text,
        before,
      );
      const revision = page.getByRole("heading", { name: /Clause de revoyure/ });
      expect(await revision.count()).toBe(1);
      await page.getByLabel("Contrat", { exact: true }).selectOption("evolving");
      expect(await revision.count()).toBe(0);
      await choose(page, /^Faut-il figer ce contrat/);
      await page.waitForFunction(() => !window.location.search.includes("view="));
      await choose(page, /^Ce SLA mesure-t-il/);
      await page.waitForSelector(".lint .promise");
    });
  },
  SLOW,
);

test(
  "on a phone the menu of questions leads to it",
  async () => {
    await during({ width: 390, height: 844 }, async (page) => {
      await choose(page, /^Faut-il figer ce contrat/);
      await choose(page, /^Ce SLA mesure-t-il/);
      await page.waitForSelector(".lint .promise");
    });
  },
  SLOW,
);
