/** A page of a service that is busy for a while: it waits and answers, or says so and can be asked again; it is never dead. */
import type { Page, Route } from "playwright-core";
import { expect, test } from "vitest";
import { asked, linted } from "../support/browser.ts";
import { pageStage, plain, SLOW, verdictOf } from "../support/page-stage.ts";

const stage = pageStage();
const QUESTION = "/?view=bids&scenario=ten-lines";

/** What the service says when it has too much to do. */
const refuse = (route: Route) =>
  route.fulfill({
    status: 503,
    headers: { "retry-after": "1", "content-type": "application/problem+json" },
    body: JSON.stringify({
      type: "/api/docs#BUSY",
      title: "Service débordé",
      status: 503,
      code: "BUSY",
      detail: "Le service est momentanément débordé.",
      faults: [],
    }),
  });

/** Refuses so many requests to an address, then lets the others through. */
async function refuseFirst(page: Page, address: RegExp, times: number): Promise<() => number> {
  let refused = 0;
  await page.route(address, (route) => {
    if (refused >= times) return route.continue();
    refused++;
    return refuse(route);
  });
  return () => refused;
}

const scene = { path: "/?view=lint&scenario=ten-lines", ready: linted, refusals: / 503 |EventSource/ };

test(
  "refused for a while, a question is asked and followed again, and answered",
  async () => {
    await stage.during(scene, async (page) => {
      const starts = await refuseFirst(page, /\/api\/questions/, 2);
      const events = await refuseFirst(page, /\/api\/studies\/.*\/events/, 1);
      const scenarios = await refuseFirst(page, /\/api\/scenarios\?/, 1);
      await page.goto(`${stage.address()}${QUESTION}`);
      await asked(page);
      expect(await verdictOf(page)).toMatch(/tient le mieux parole/);
      expect([starts(), events(), scenarios()]).toEqual([2, 1, 1]);
    });
  },
  SLOW,
);

test(
  "refused again and again, it says so in words, and a button asks again",
  async () => {
    await stage.during(scene, async (page) => {
      await page.route(/\/api\/questions/, refuse);
      await page.goto(`${stage.address()}${QUESTION}`);
      const failure = page.locator(".failure");
      await failure.waitFor({ timeout: 60_000 });
      expect(plain(await failure.innerText())).toContain("Le service est momentanément débordé.");
      await page.unroute(/\/api\/questions/);
      await failure.getByRole("button", { name: "Réessayer" }).click();
      await asked(page);
      expect(await verdictOf(page)).toMatch(/tient le mieux parole/);
    });
  },
  SLOW,
);
