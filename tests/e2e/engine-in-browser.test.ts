/** The engine in a browser's worker, unchanged, gives the bytes that it gives in Node. */
import type { Browser } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fromLibrary } from "../laws/library.ts";
import { livingScenario } from "../laws/living.ts";
import { openBrowser } from "../support/browser.ts";
import { type EngineQuestion, hashOfBlock } from "../support/engine-worker.ts";

let browser: Browser;
let code = "";
beforeAll(async () => {
  browser = await openBrowser();
  code = await bundle();
});
afterAll(() => browser.close());

/** The worker and all that it imports, as one script. */
async function bundle(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: false,
      lib: {
        entry: new URL("../support/engine-in-worker.ts", import.meta.url).pathname,
        name: "engine",
        formats: ["iife"],
      },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !("output" in first)) throw new Error("nothing was built");
  return first.output[0].code;
}

async function inBrowser(question: EngineQuestion): Promise<string> {
  const page = await browser.newPage();
  try {
    return await page.evaluate(
      ([script, question]) =>
        new Promise<string>((resolve, reject) => {
          const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
          const worker = new Worker(address);
          worker.onmessage = ({ data }) => resolve(data);
          worker.onerror = ({ message }) => reject(new Error(message));
          worker.postMessage(question);
        }),
      [code, question] as const,
    );
  } finally {
    await page.close();
  }
}

describe("a block of replications has the same bytes in Node and in a browser's worker", () => {
  test.each([
    ["the living scenario", livingScenario()],
    ["contract-a", fromLibrary("contract-a", 6)],
    ["contract-e", fromLibrary("contract-e")],
    ["frozen-vs-evolving", fromLibrary("frozen-vs-evolving")],
  ])("%s", async (_, raw) => {
    const question = { raw: JSON.parse(JSON.stringify(raw)) as unknown, seed: 17, block: 1 };
    expect(await inBrowser(question)).toBe(hashOfBlock(question));
  });
});
