/** Where a file's tests of the page play: the built page, the real service over a database of its own, a real browser. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect } from "vitest";
import { openBrowser, type Visit, type VisitOptions, visit } from "./browser.ts";
import { type ChildService, startService } from "./child-service.ts";
import { freshDatabase } from "./database.ts";

const PAGE = fileURLToPath(new URL("../../viz/dist/index.html", import.meta.url));
const VITE_CONFIG = fileURLToPath(new URL("../../viz/vite.config.ts", import.meta.url));

/** longest a test of the page may take, ms */
export const SLOW = 300_000;

export interface Scene extends Omit<VisitOptions, "address"> {
  /** waits until there is what the test looks at */
  ready?: (page: Page) => Promise<void>;
  /** what the browser itself may write of requests that are meant to be refused */
  refusals?: RegExp;
}

export interface Stage {
  /** the service's; known once the tests run */
  address(): string;
  /** Plays a visit and holds it to having met no error of any kind: a refused policy would be one. */
  during(scene: Scene, work: (page: Page, visited: Visit) => Promise<void>): Promise<void>;
}

/** Opens everything before the tests of the file or the block that calls it, and closes it after them. */
export function pageStage(env: Record<string, string> = {}): Stage {
  let browser: Browser;
  let service: ChildService;
  beforeAll(async () => {
    if (!existsSync(PAGE)) await (await import("vite")).build({ configFile: VITE_CONFIG, logLevel: "error" });
    service = await startService({ AVENANT_DATABASE_URL: await freshDatabase(), ...env });
    browser = await openBrowser();
  }, SLOW);
  afterAll(async () => {
    await browser?.close();
    await service?.end("SIGTERM");
  });
  return {
    address: () => service.address,
    during: async ({ ready, refusals, ...options }, work) => {
      const visited = await visit(browser, { address: service.address, ...options });
      try {
        await ready?.(visited.page);
        await work(visited.page, visited);
        expect(visited.errors.filter((error) => !refusals?.test(error))).toEqual([]);
      } finally {
        await visited.close();
      }
    },
  };
}

/** Text with ordinary spaces. */
export const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, " ");

/** The verdict as read, with ordinary spaces. */
export const verdictOf = async (page: Page) => plain(await page.locator(".verdict-lines").innerText());

/** Pixels by which the page is wider than its window: more than 0 would have to be scrolled sideways. */
export const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** Accessibility faults that keep somebody out. */
export async function seriousFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
}
