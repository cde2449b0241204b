/** The page that lints a contract, in a real browser, over the real service. */
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { linted } from "../support/browser.ts";
import { overflow, pageStage, plain, type Scene, SLOW, seriousFaults } from "../support/page-stage.ts";

const stage = pageStage();
const during = (scene: Scene, work: (page: Page) => Promise<void>) =>
  stage.during({ path: "/?view=lint", ready: linted, ...scene }, work);

/** Another question, by the menu. */
async function choose(page: Page, title: RegExp): Promise<void> {
  await page.getByRole("button", { name: "Questions", exact: true }).click();
  await page.getByRole("menuitem", { name: title }).click();
}

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
      expect(await overflow(page)).toBeLessThanOrEqual(0);
      expect(await seriousFaults(page)).toEqual([]);
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
