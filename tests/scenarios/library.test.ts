import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { compile, inlineExecutor, runStudy } from "#engine";
import { libraryNames, listLibrary, readLibraryFile, readScenarioFile } from "#scenarios";

const NAMES = [
  "frozen-vs-evolving",
  "contract-a",
  "contract-b",
  "contract-c",
  "contract-d",
  "contract-e",
  "one-more-client",
  "ten-lines",
  "b1",
];

async function textOf(name: string): Promise<string> {
  return readFile(new URL(`../../scenarios/library/${name}.yaml`, import.meta.url), "utf8");
}

async function read(name: string, world?: string, change?: { months: number }) {
  const whole = await textOf(name);
  const text = change ? whole.replace(/^months: \d+/m, `months: ${change.months}`) : whole;
  const scenario = readScenarioFile(text, world === undefined ? {} : { world });
  if ("faults" in scenario) throw new Error(JSON.stringify(scenario.faults));
  return scenario;
}

test("the library lists the leading scenario first, then the five contracts and the provider with five clients", async () => {
  expect(await libraryNames()).toEqual(NAMES);
  expect((await listLibrary()).map(({ id }) => id)).toEqual(NAMES);
});

describe.each(NAMES)("%s", (name) => {
  test("reads and compiles without fault in each of its worlds", async () => {
    const { scenario } = await read(name);
    for (const world of [undefined, ...Object.keys(scenario.worlds ?? {})]) {
      const played = await read(name, world);
      expect(compile(played.scenario, played.world).world).toBe(played.world);
    }
  });
  test("states nothing that the engine would not simulate", async () => {
    const text = await textOf(name);
    expect(text).not.toMatch(/^ *future:/m);
    const unsimulated = text.replace(/^situation:$/m, "situation:\n  future: { ageing: 10% }");
    if (unsimulated === text) return; // a situation on one line
    expect(readScenarioFile(unsimulated)).toMatchObject({
      faults: [{ code: "UNKNOWN_FIELD", path: ["situation", "future"] }],
    });
  });
  test("names its schema, and speaks both languages", async () => {
    const text = await textOf(name);
    expect(text).toMatch(/^\$schema: \.\.\/scenario\.schema\.json$/m);
    const { scenario } = await read(name);
    expect(scenario.name.fr).not.toBe(scenario.name.en);
  });
});

test.each(["contract-a", "contract-b", "contract-c", "contract-d", "contract-e", "frozen-vs-evolving"])(
  "%s sets a frozen design against an evolving one and marks its guesses",
  async (name) => {
    const { scenario } = await read(name);
    expect(scenario.page?.frozen).toBe(Object.keys(scenario.designs)[0]);
    expect(scenario.designs[scenario.page?.evolving ?? ""]?.governance?.rules.map(({ id }) => id)).toContain(
      "revision",
    );
    expect(scenario.designs["frozen"]?.governance?.rules.map(({ id }) => id) ?? []).not.toContain("revision");
    expect((await textOf(name)).match(/\(G\)|# G\b/g)?.length).toBeGreaterThan(5);
  },
);

test("the first contract of each is named after the company's real fee", async () => {
  const fees: Record<string, number> = {
    "contract-a": 5680,
    "contract-b": 44_700,
    "contract-c": 246_500,
    "contract-d": 19_500,
    "contract-e": 19_000,
  };
  for (const [name, expected] of Object.entries(fees)) {
    const { scenario } = await read(name);
    const price = scenario.designs["frozen"]?.contract.price;
    const units = Object.entries(price?.perUnit ?? {}).map(
      ([id, each]) => each * (scenario.situation.components[id]?.units ?? 0),
    );
    expect(units.reduce((sum, one) => sum + one, price?.fixed ?? 0)).toBe(expected);
  }
});

test("ten lines are enough", async () => {
  expect((await textOf("ten-lines")).trim().split("\n")).toHaveLength(10);
});

test("the yardstick offers 14 Erlang to 17 technicians", async () => {
  const { tickets } = (await read("b1")).scenario.situation.components;
  const { P1 = 0, P2 = 0, P3 = 0, P4 = 0 } = tickets?.priorities ?? {};
  const hours = (4 * P1 + 3 * P2 + 2 * P3 + P4) * ((tickets?.effort?.[0]?.mean ?? 0) / 60);
  expect(((tickets?.incidents ?? 0) / 730) * hours).toBeCloseTo(14, 10);
});

test("a name that is not in the library is refused with the nearest one, whatever path it hides", async () => {
  expect(await readLibraryFile("contract-f")).toMatchObject({
    faults: [{ code: "UNKNOWN_SCENARIO", nearest: "contract-a" }],
  });
  for (const name of ["../../package", "../library/b1", "b1.yaml", "/etc/passwd", "..", ""]) {
    expect(await readLibraryFile(name)).toMatchObject({ faults: [{ code: "UNKNOWN_SCENARIO" }] });
  }
});

describe("the ladder of the leading scenario", () => {
  test("adds exactly one cause a rung", async () => {
    const { frozen, committee, shared, evolving } = (await read("frozen-vs-evolving")).scenario.designs;
    for (const design of [committee, shared, evolving]) {
      expect(design?.contract).toEqual(frozen?.contract);
      expect(design?.provider).toEqual(frozen?.provider);
    }
    expect(frozen?.governance?.committee).toBeUndefined();
    expect(frozen?.governance?.rules).toEqual([]);
    expect(committee?.governance?.committee).toMatchObject({ every: 3, indicators: "contractual" });
    expect(shared?.governance?.committee).toEqual({
      ...committee?.governance?.committee,
      indicators: "shared",
    });
    expect(evolving?.governance?.committee).toEqual(shared?.governance?.committee);
    expect(evolving?.governance?.rules.slice(0, -1)).toEqual(shared?.governance?.rules);
    expect(evolving?.governance?.rules.at(-1)).toMatchObject({
      id: "revision",
      when: { every: 12, first: 12 },
    });
  });

  test("is equal draw for draw until the first committee has met", async () => {
    // the calm world has no event past the sixteenth month
    const { scenario, world } = await read("frozen-vs-evolving", "calm", { months: 16 });
    const study = await runStudy(compile(scenario, world), { executor: inlineExecutor(), replications: 16 });
    const [frozen, ...others] = study.designs;
    for (const design of others) {
      for (const indicator of ["tickets", "greyShare", "experiencedAttainment", "lostHours"]) {
        const beginning = (of: typeof design | undefined) => of?.months[indicator]?.mean.slice(0, 3);
        expect(beginning(design)).toEqual(beginning(frozen));
      }
    }
    const evolving = others.at(-1);
    expect(evolving?.months["greyShare"]?.mean).not.toEqual(frozen?.months["greyShare"]?.mean);
  });
});
