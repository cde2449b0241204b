/** A real headless browser from npm, and pages of it that report every error they meet. */
import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import sparticuz from "@sparticuz/chromium";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";

/** Quiet: it asks nobody anything. */
const FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Unpacks the browser into a folder of its own version (it would use any older one that it finds) and starts it. */
export async function openBrowser(): Promise<Browser> {
  const manifest = createRequire(import.meta.url)
    .resolve("@sparticuz/chromium")
    .replace(/build.*$/, "package.json");
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { version: string };
  const folder = fileURLToPath(new URL(`../../.cache/chromium-${version}`, import.meta.url));
  await mkdir(folder, { recursive: true });
  const before = process.env["TMPDIR"];
  process.env["TMPDIR"] = folder;
  try {
    return await chromium.launch({
      executablePath: await sparticuz.executablePath(),
      args: FLAGS,
      headless: true,
    });
  } finally {
    if (before === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = before;
  }
}

export interface Visit {
  page: Page;
  /** console errors, page errors and refused policies so far */
  errors: string[];
  close(): Promise<void>;
}

export interface VisitOptions {
  address: string;
  path?: string;
  lang?: "fr" | "en";
  scheme?: "light" | "dark";
  width?: number;
  height?: number;
  /** device pixels per CSS pixel */
  scale?: number;
}

/** Opens a page as a reader with that language, light and screen. */
export async function visit(browser: Browser, options: VisitOptions): Promise<Visit> {
  const {
    address,
    path = "/",
    lang = "fr",
    scheme = "light",
    width = 1280,
    height = 800,
    scale = 1,
  } = options;
  const context: BrowserContextOptions = {
    locale: lang === "fr" ? "fr-FR" : "en-GB",
    colorScheme: scheme,
    viewport: { width, height },
    deviceScaleFactor: scale,
    permissions: ["clipboard-read", "clipboard-write"],
  };
  const reader = await browser.newContext(context);
  const page = await reader.newPage();
  const errors: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(`${address}${path}`);
  return { page, errors, close: () => reader.close() };
}

/** Waits until there is a verdict and every chart on the page is drawn. */
export async function answered(page: Page): Promise<void> {
  await page.waitForSelector(".verdict-lines p", { timeout: 120_000 });
  await page.waitForFunction(
    () => {
      const drawings = [...document.querySelectorAll(".drawing")];
      return drawings.length > 0 && drawings.every((drawing) => drawing.querySelector("svg"));
    },
    null,
    { timeout: 60_000 },
  );
}

/** Waits until a question's page has its whole answer. */
export async function asked(page: Page): Promise<void> {
  await page.waitForSelector(".asked .drawing svg, .asked .data-table", { timeout: 300_000 });
  await page.waitForFunction(
    () =>
      !document.querySelector(".asked-progress progress, .stale") &&
      [...document.querySelectorAll(".drawing")].every((drawing) => drawing.querySelector("svg")),
    null,
    { timeout: 300_000 },
  );
}

/** Waits until the page that lints has drawn its curve. */
export async function linted(page: Page): Promise<void> {
  await page.waitForSelector(".lint .drawing svg", { timeout: 60_000 });
}

/** Waits until the answer is refined: all its replications played, nothing stale. */
export async function refined(page: Page): Promise<void> {
  await answered(page);
  await page.waitForFunction(
    () =>
      /^\d[\d\s.,\u202f]* (avenirs simulés|simulated futures)/.test(
        document.querySelector(".proof")?.textContent ?? "",
      ) && !document.querySelector(".stale"),
    null,
    { timeout: 240_000 },
  );
}
