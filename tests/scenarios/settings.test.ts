import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compile, readScenario, type Scenario } from "#engine";
import {
  applySettings,
  libraryNames,
  readSettings,
  readSource,
  SETTINGS,
  type Setting,
  type SettingId,
} from "#scenarios";

function rawOf(text: string): unknown {
  const source = readSource(text);
  if ("faults" in source) throw new Error(JSON.stringify(source.faults));
  return source.raw;
}

const library = (name: string) =>
  rawOf(readFileSync(new URL(`../../scenarios/library/${name}.yaml`, import.meta.url), "utf8"));
const lead = library("frozen-vs-evolving");

function scenarioOf(raw: unknown, world?: string): Scenario {
  const read = readScenario(raw, world === undefined ? {} : { world });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  compile(read.scenario, read.world);
  return read.scenario;
}

const setTo = (values: Partial<Record<SettingId, number>>, world?: string) =>
  scenarioOf(applySettings(lead, values), world);

test("the leading scenario has all six controls, at the example's values", () => {
  expect(readSettings(lead)).toEqual({
    growth: 0.06,
    revision: 12,
    firstAmendment: 12,
    committee: 3,
    restorationP2: 8,
    lostHour: 35,
  });
  expect(readSettings(lead, { world: "calm" }).growth).toBe(0.02);
});

test("a control that a scenario does not have reads null and changes nothing", () => {
  const ten = library("ten-lines");
  expect(readSettings(ten)).toMatchObject({
    growth: null,
    revision: null,
    firstAmendment: null,
    committee: null,
    lostHour: null,
  });
  expect(
    applySettings(ten, { growth: 0.1, revision: 6, firstAmendment: 8, committee: 1, lostHour: 50 }),
  ).toEqual(ten);
});

describe("a value read back is the value applied", () => {
  const values: Record<SettingId, number> = {
    growth: -0.05,
    revision: 6,
    firstAmendment: 18,
    committee: 1,
    restorationP2: 4,
    lostHour: 0,
  };
  test.each(SETTINGS.map(({ id }) => id))("%s, alone and in every world", (id) => {
    const raw = applySettings(lead, { [id]: values[id] });
    for (const world of ["base", "calm", "fast"]) expect(readSettings(raw, { world })[id]).toBe(values[id]);
    for (const other of SETTINGS.filter((one) => one.id !== id))
      expect(other.read(raw)).toBe(other.read(lead));
  });
  test("all together", () => {
    expect(readSettings(applySettings(lead, values))).toEqual(values);
  });
});

test("applying never changes the given scenario", () => {
  const before = JSON.stringify(lead);
  applySettings(lead, {
    growth: 0.1,
    revision: 0,
    firstAmendment: 8,
    committee: 0,
    restorationP2: 3,
    lostHour: 50,
  });
  expect(JSON.stringify(lead)).toBe(before);
});

function extremes({ min, max, choices }: Setting): number[] {
  return choices.length > 0 ? choices.map(({ value }) => value) : [min, max];
}

test("every extreme of every control still reads, in every library scenario", async () => {
  for (const name of await libraryNames()) {
    const raw = library(name);
    for (const setting of SETTINGS) {
      for (const value of extremes(setting))
        expect("scenario" in readScenario(setting.apply(raw, value))).toBe(true);
    }
  }
});

test("every extreme of every control compiles in the leading scenario", () => {
  for (const setting of SETTINGS) {
    for (const value of extremes(setting)) expect(() => setTo({ [setting.id]: value })).not.toThrow();
  }
});

test("no revision removes the rule from the evolving design only", () => {
  const rules = (scenario: Scenario, design: string) =>
    scenario.designs[design]?.governance?.rules.map(({ id }) => id);
  const changed = setTo({ revision: 0 });
  expect(rules(changed, "evolving")).toEqual(rules(changed, "shared"));
  expect(rules(changed, "shared")).toEqual(rules(scenarioOf(lead), "shared"));
});

test("no committee removes it everywhere, with the rules that need one; the planned revision stays", () => {
  const { designs } = setTo({ committee: 0 });
  for (const { governance } of Object.values(designs)) expect(governance?.committee).toBeUndefined();
  expect(designs["shared"]?.governance?.rules).toEqual([]);
  expect(designs["evolving"]?.governance?.rules.map(({ id }) => id)).toEqual(["revision"]);
});

test("a committee's rhythm changes in every design that has one, and what it sees does not", () => {
  const { designs } = setTo({ committee: 1 });
  expect(Object.values(designs).map(({ governance }) => governance?.committee?.every)).toEqual([
    undefined,
    1,
    1,
    1,
  ]);
  expect(Object.values(designs).map(({ governance }) => governance?.committee?.indicators)).toEqual([
    undefined,
    "contractual",
    "shared",
    "shared",
  ]);
});

test("the restoration time changes in every design, for P2 only", () => {
  for (const { contract } of Object.values(setTo({ restorationP2: 3 }).designs)) {
    expect(contract.slas["restoration"]?.targets).toEqual({ P1: 240, P2: 180, P3: 960, P4: 2400 });
  }
});

test("growth is the components' shared growth; a component that states its own keeps it", () => {
  const { components } = setTo({ growth: 0.15 }, "fast").situation;
  expect([components["workstations"]?.growth, components["network"]?.growth]).toEqual([0.15, 0]);
});
