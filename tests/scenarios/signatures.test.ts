/** Every signature scenario that comes with the product. */
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { compile } from "#engine";
import { listLibrary, readScenarioFile, signatureNames } from "#scenarios";

const NAMES = await signatureNames();

async function textOf(name: string): Promise<string> {
  return readFile(new URL(`../../scenarios/signatures/${name}.yaml`, import.meta.url), "utf8");
}

async function read(name: string, world?: string) {
  const scenario = readScenarioFile(await textOf(name), world === undefined ? {} : { world });
  if ("faults" in scenario) throw new Error(JSON.stringify(scenario.faults));
  return scenario;
}

test("are listed after the library where asked, and only there", async () => {
  const ids = (await listLibrary(true)).map(({ id }) => id);
  expect(ids.slice(-NAMES.length)).toEqual(NAMES);
  expect((await listLibrary()).map(({ id }) => id)).not.toContain(NAMES[0]);
  expect(NAMES.every((name) => /^[fr]\d+(-[a-z]+)?$/.test(name))).toBe(true);
});

describe.each(NAMES)("%s", (name) => {
  test("reads and compiles without fault in each of its worlds, and simulates all that it states", async () => {
    const { scenario } = await read(name);
    for (const world of [undefined, ...Object.keys(scenario.worlds ?? {})]) {
      const played = await read(name, world);
      expect(compile(played.scenario, played.world).world).toBe(played.world);
    }
    expect(await textOf(name)).not.toMatch(/^\s+future:/m);
  });
  test("names its schema, speaks both languages, and is named after its row", async () => {
    expect(await textOf(name)).toMatch(/^\$schema: \.\.\/scenario\.schema\.json$/m);
    const { scenario } = await read(name);
    expect(scenario.name.fr).not.toBe(scenario.name.en);
    for (const text of Object.values(scenario.name))
      expect(text.startsWith(`${name.replace(/-.*/, "").toUpperCase()} · `)).toBe(true);
    expect(scenario.question?.fr).not.toBe(scenario.question?.en);
    for (const [id, design] of Object.entries(scenario.designs)) {
      expect(design.name, id).toBeDefined();
      expect(design.name?.fr, id).not.toBe(design.name?.en);
    }
  });
  test("sets designs side by side, and marks its guesses", async () => {
    const { scenario } = await read(name);
    expect(Object.keys(scenario.designs).length).toBeGreaterThan(1);
    expect((await textOf(name)).match(/\(G\)|# G\b/g)?.length).toBeGreaterThan(0);
  });
});
