/** Pictures of the real page for the documents; made only when asked for (AVENANT_SCREENSHOTS=1). */
import { mkdir } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { describe, test } from "vitest";
import { asked, linted, refined } from "../support/browser.ts";
import { pageStage, type Scene } from "../support/page-stage.ts";

const FOLDER = fileURLToPath(new URL("../../docs/screenshots/", import.meta.url));

interface Picture extends Scene {
  name: string;
  fullPage?: boolean;
  before?: (page: Page) => Promise<void>;
}

/** The drawer, once the other worlds have answered too. */
const openWhy = async (page: Page) => {
  await page.locator(".why").click();
  await page.locator(".why-worlds li").nth(2).waitFor({ timeout: 300_000 });
};

const question = (name: string) => ({ path: `/?view=${name}`, ready: asked, fullPage: true });

const PICTURES: Picture[] = [
  { name: "1-desktop-fr" },
  { name: "2-below-fold-fr", fullPage: true },
  { name: "3-phone-fr", width: 390, height: 844, scale: 2 },
  { name: "4-desktop-en-dark", lang: "en", scheme: "dark" },
  { name: "5-why-drawer-fr", before: openWhy },
  { name: "6-story-fr", before: async (page) => page.locator(".step").nth(2).click() },
  { name: "7-calm-fr", path: "/?world=calm" },
  { name: "8-lint-fr", path: "/?view=lint", ready: linted, fullPage: true },
  {
    name: "9-lint-phone-en-dark",
    path: "/?view=lint",
    ready: linted,
    lang: "en",
    scheme: "dark",
    width: 390,
    height: 844,
    scale: 2,
  },
  { name: "10-waits-fr", ...question("waits") },
  { name: "11-feasibility-fr", ...question("feasibility") },
  { name: "12-renegotiate-fr", ...question("renegotiate") },
  { name: "13-clause-price-en-dark", ...question("clause-price"), lang: "en", scheme: "dark" },
  { name: "14-clock-fr", ...question("clock") },
  { name: "15-explain-fr", ...question("explain&term.on=gap") },
  { name: "16-portfolio-fr", ...question("portfolio&scenario=one-more-client") },
];

describe.runIf(process.env["AVENANT_SCREENSHOTS"] === "1")("the page has its picture taken", () => {
  const { during } = pageStage({ AVENANT_EXAMPLES: "on" });
  test.each(PICTURES)(
    "$name",
    async ({ name, fullPage = false, before, ...scene }) => {
      await mkdir(FOLDER, { recursive: true });
      await during({ ready: refined, ...scene }, async (page) => {
        await before?.(page);
        await page.waitForTimeout(1000);
        await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage });
      });
    },
    1_800_000,
  );
});
