import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import {
  compile,
  describeFault,
  type Fault,
  inlineExecutor,
  readScenario,
  runStudy,
  ScenarioError,
} from "#engine";
import { readLibraryFile, readScenarioFile } from "#scenarios";
import { ERRORS } from "../../engine/scenario/error-table.ts";
import { openTarget } from "../../server/cli/target.ts";
import { changed, rule, toyScenario } from "../support/toy-scenario.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Faults found by reading and compiling. */
function faultsOf(raw: unknown, world?: string): readonly Fault[] {
  const read = readScenario(raw, world === undefined ? {} : { world });
  if ("faults" in read) return read.faults;
  try {
    compile(read.scenario, read.world);
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return read.trace(error.faults);
    throw error;
  }
}

function fileFaults(file: string): readonly Fault[] {
  const read = readScenarioFile(file);
  return "faults" in read ? read.faults : [];
}

async function unstable(): Promise<readonly Fault[]> {
  const raw = changed("situation.components.pc.effort", ["600 h"]);
  const read = readScenario(raw);
  if ("faults" in read) return read.faults;
  return runStudy(compile(read.scenario, read.world), { executor: inlineExecutor(), replications: 16 }).then(
    () => [],
    (error: unknown) => {
      if (error instanceof ScenarioError) return error.faults;
      throw error;
    },
  );
}

const sla = "designs.frozen.contract.slas.restoration";
const pc = "situation.components.pc";
const rules = "designs.frozen.governance.rules";
const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ a: inner }), 1);
const cycle: unknown[] = [];
cycle.push(cycle);

/** A way to reach every code: raw data, a file's text, or something to await. */
const WAYS: Record<string, () => readonly Fault[] | Promise<readonly Fault[]>> = {
  FILE_NOT_FOUND: async () => faultsIn(await openTarget("/nowhere/at-all.yaml")),
  UNKNOWN_SCENARIO: async () => faultsIn(await readLibraryFile("ten-line")),
  FILE_TOO_LARGE: () => fileFaults("#".repeat(1_000_001)),
  NOT_UTF8: () => fileFaults("a: \u0007"),
  EMPTY_FILE: () => fileFaults(""),
  NOT_YAML: () => fileFaults("a: 'b"),
  SEVERAL_DOCUMENTS: () => fileFaults("a: 1\n---\nb: 1\n"),
  ALIAS_REFUSED: () => fileFaults("a: &x 1\nb: *x\n"),
  TAG_REFUSED: () => fileFaults("a: !mine 1\n"),
  DUPLICATE_KEY: () => fileFaults("a: 1\na: 2\n"),
  NOT_A_TEXT_KEY: () => fileFaults("? [a]\n: 1\n"),
  FORBIDDEN_KEY: () => faultsOf(changed(`${pc}.__proto__`, {})),
  CYCLE: () => faultsOf(changed("description", cycle)),
  TOO_DEEP: () => faultsOf(changed("description", deep)),
  TOO_MANY_VALUES: () => faultsOf(changed("description", new Array(100_001).fill(0))),
  MISSING_FIELD: () => faultsOf(changed(`${pc}.units`, undefined)),
  UNKNOWN_FIELD: () => faultsOf(changed(`${pc}.incident`, "1/month")),
  NOT_A_MAP: () => faultsOf(changed("situation", 3)),
  NOT_A_LIST: () => faultsOf(changed(`${pc}.effort`, "30 min")),
  NOT_A_TEXT: () => faultsOf(changed(`${sla}.window`, 5)),
  NOT_A_BOOLEAN: () => faultsOf(changed(`${sla}.requests`, "no")),
  NOT_A_NUMBER: () => faultsOf(changed(`${pc}.units`, "ten")),
  NOT_A_WHOLE_NUMBER: () => faultsOf(changed("months", 2.5)),
  NOT_A_DURATION: () => faultsOf(changed(`${sla}.targets`, "4 heures")),
  NOT_A_SHARE: () => faultsOf(changed(`${pc}.workaround`, "often")),
  NOT_A_MONEY: () => faultsOf(changed("designs.frozen.contract.price", { fixed: "64 USD" })),
  NOT_A_RATE: () => faultsOf(changed(`${pc}.incidents`, "1 per month")),
  NOT_A_DISTRIBUTION: () => faultsOf(changed(`${pc}.effort`, ["lognormal(20)"])),
  NOT_A_WINDOW: () => faultsOf(changed("calendars.office.hours", "9-5")),
  NOT_A_DATE: () => faultsOf(changed("start", "2027-02-30")),
  NOT_AN_IDENTIFIER: () => faultsOf(changed("calendars", { "9 to 5": { hours: "24x7" } })),
  NOT_AS_EXPECTED: () => faultsOf(changed("calendars.office.holidays", "france")),
  OUT_OF_RANGE: () => faultsOf(changed("months", 1200)),
  NOT_ONE_OF: () => faultsOf(changed(`${sla}.metric`, "restore")),
  ONE_OF: () => faultsOf(changed(rules, [rule("x", {}, { rebaseline: "all" })])),
  MIX_NOT_ONE: () => faultsOf(changed(`${pc}.priorities`, { P1: "10%", P2: "20%", P3: "30%", P4: "30%" })),
  EMPTY: () => faultsOf(changed("designs", {})),
  WRONG_LENGTH: () => faultsOf(changed("timeZone", "x".repeat(61))),
  WRONG_COUNT: () => faultsOf(changed("situation.demand", { profile: { weekdays: [1, 2] } })),
  UNKNOWN_DESIGN: () => faultsOf(changed("designs.evolving.like", "frosen")),
  UNKNOWN_WORLD: () => faultsOf(toyScenario(), "clam"),
  CYCLIC_LIKE: () => faultsOf(changed("designs.frozen.like", "evolving")),
  UNKNOWN_WINDOW: () => faultsOf(changed(`${sla}.window`, "ofice")),
  UNKNOWN_TEAM: () => faultsOf(changed(rules, [rule("x", { month: 1 }, { resize: "desc", by: 1 })])),
  UNKNOWN_COMPONENT: () =>
    faultsOf(
      changed("situation.evolution.events", [{ id: "move", name: "Move", month: 2, units: { pcs: "+1" } }]),
    ),
  UNKNOWN_SLA: () =>
    faultsOf(
      changed("designs.frozen.contract.penalties", {
        clauses: [{ form: "perPoint", id: "a", sla: "restauration", perPoint: "1%" }],
      }),
    ),
  UNKNOWN_EVENT: () => faultsOf(changed(rules, [rule("x", { event: "mve" }, { rebaseline: "all" })])),
  UNKNOWN_REFERENCE: () =>
    faultsOf(changed(rules, [rule("x", { month: 1 }, { resize: "desk", shift: 4, by: 1 })])),
  UNKNOWN_TIME_ZONE: () => faultsOf(changed("timeZone", "Europe/Pariss")),
  UNKNOWN_HOLIDAYS: () => faultsOf(changed("calendars.office.holidays", "QQ")),
  WINDOW_NEVER_OPENS: () =>
    faultsOf(changed("calendars.office", { hours: "9h-17h Sat", closures: saturdays() })),
  NO_TEAM_FOR_TIER: () =>
    faultsOf(changed(`${pc}.entryTier`, 1), undefined).concat(
      faultsOf(changed(pc, { ...pcWith({ effort: ["30 min", "1h"], escalation: ["20%"] }) })),
    ),
  OUTSIDE_HORIZON: () =>
    faultsOf(
      changed("situation.evolution.events", [{ id: "move", name: "Move", month: 30, units: { pc: "+1" } }]),
    ),
  RANGE_NOT_ORDERED: () => faultsOf(changed(`${pc}.units`, { between: [9, 5] })),
  RANGE_OF_TWO_KINDS: () => faultsOf(changed(`${pc}.effort`, [{ between: ["1h", "exponential(1h)"] }])),
  UNKNOWN_GROUP: () =>
    faultsOf(
      changed("designs.frozen.provider.teams.desk", {
        tier: 1,
        groups: { seniors: { speed: 2 } },
        shifts: [{ window: "office", headcount: 1, group: "senior" }],
      }),
    ),
  FORMULA_UNKNOWN_NAME: () => faultsOf(withFormula("waitin + 1")),
  FORMULA_UNEXPECTED: () => faultsOf(withFormula("1 + * 2")),
  FORMULA_TOO_DEEP: () => faultsOf(withFormula(`${"-".repeat(200)}1`)),
  RENEWAL_ABOVE_BOUND: () =>
    faultsOf(
      changed("designs.frozen.governance.rules", [rule("renewal", { month: 1 }, { renew: "pc" })], {
        [`${pc}.ageing`]: { rate: "-5%" },
      }),
    ),
  TOO_MANY_TICKETS: () => faultsOf(changed("situation.components.pc.incidents", 1e7)),
  TOO_MANY_EVENTS: () =>
    faultsOf(
      changed("situation.evolution", {
        events: [{ id: "fusion", name: "fusion", rate: 1e7, units: { pc: "+1" } }],
      }),
    ),
  RATE_ABOVE_BOUND: () => faultsOf(changed("situation.reporting", { reported: "95%", trustSlope: 0.5 })),
  RULE_NEEDS_COMMITTEE: () =>
    faultsOf(
      changed("designs.frozen.governance", {
        rules: [rule("x", { indicator: "greyShare", above: "10%" }, { rebaseline: "all" })],
      }),
    ),
  TWO_SLAS_FOR_ONE: () =>
    faultsOf(
      changed("designs.frozen.contract.slas.again", {
        metric: "restoration",
        targets: "8h",
        window: "office",
      }),
    ),
  TWO_READINGS: () => faultsOf(changed("designs.frozen.contract.readings", ["glpi", "glpi"])),
  UNSTABLE_TEAM: unstable,
};

function faultsIn(result: object): readonly Fault[] {
  return "faults" in result ? (result.faults as readonly Fault[]) : [];
}

function withFormula(formula: string): object {
  return changed("designs.frozen.provider.dispatch", "formula", {
    "designs.frozen.provider.formula": formula,
  });
}

function pcWith(more: object): object {
  const { situation } = toyScenario() as { situation: { components: { pc: object } } };
  return { ...situation.components.pc, ...more };
}

/** Every Saturday that a study of two months and its margins can reach. */
function saturdays(): string[] {
  const first = Date.UTC(2026, 0, 3);
  return Array.from({ length: 200 }, (_, week) =>
    new Date(first + week * 7 * 86_400_000).toISOString().slice(0, 10),
  );
}

test("the toy scenario itself has no fault", () => {
  expect(faultsOf(toyScenario())).toEqual([]);
  expect(faultsOf(toyScenario(), "calm").map(({ code }) => code)).toEqual(["UNKNOWN_EVENT"]);
});

describe("every error code is reached", () => {
  test.each(Object.keys(ERRORS))("%s", async (code) => {
    const faults = (await WAYS[code]?.()) ?? [];
    expect(faults.map((fault) => fault.code)).toContain(code);
  });
  test("and no other", () => {
    expect(Object.keys(WAYS).filter((code) => !(code in ERRORS))).toEqual([]);
  });
});

describe("the table of errors", () => {
  const sources = ["engine", "scenarios", "server/cli"].flatMap((room) =>
    readdirSync(join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && file !== "error-table.ts")
      .map((file) => readFileSync(join(ROOT, room, file), "utf8")),
  );
  const codes = sources.flatMap((text) =>
    [...text.matchAll(/(?:code: |fault\(|refuse\(\{ code: |Name\()"([A-Z][A-Z_0-9]+)"/g)].map(
      ([, code]) => code,
    ),
  );

  test("holds every code that the sources give", () => {
    expect(codes.length).toBeGreaterThan(30);
    expect([...new Set(codes)].filter((code) => code !== undefined && !(code in ERRORS))).toEqual([]);
  });
  test("lists the same codes as docs/errors.md", () => {
    const page = readFileSync(join(ROOT, "docs/errors.md"), "utf8");
    const listed = [...page.matchAll(/^\| `([A-Z_0-9]+)` \|/gm)].map(([, code]) => code);
    expect(listed.toSorted()).toEqual(Object.keys(ERRORS).toSorted());
    expect(new Set(listed).size).toBe(listed.length);
  });
  test("says both languages with the same slots", () => {
    const slots = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(([slot]) => slot).toSorted();
    for (const { message, remedy } of Object.values(ERRORS)) {
      expect(slots(message.fr)).toEqual(slots(message.en));
      expect(slots(remedy.fr)).toEqual(slots(remedy.en));
    }
  });
});

describe("one fault is reported once, where it was written", () => {
  test("a misspelt field is not also a missing one", () => {
    const raw = changed(pc, { ...pcWith({}), unit: 10, units: undefined });
    expect(faultsOf(JSON.parse(JSON.stringify(raw))).map(({ code, nearest }) => [code, nearest])).toEqual([
      ["UNKNOWN_FIELD", "units"],
    ]);
  });
  test("a fault inherited by `like` stands in the design that wrote it", () => {
    expect(faultsOf(changed(`${sla}.targets`, "4 heures")).map(({ path }) => path.join("."))).toEqual([
      `${sla}.targets`,
    ]);
  });
  test("so does one that only compiling finds", () => {
    expect(
      faultsOf(changed(`${sla}.window`, "ofice")).map(({ path, nearest }) => [path.join("."), nearest]),
    ).toEqual([[`${sla}.window`, "office"]]);
  });
  test("a fault of the defaults stands in the defaults", () => {
    const faults = faultsOf(changed("situation.defaults", { replacement: "200%" }));
    expect(faults.map(({ path }) => path.join("."))).toEqual(["situation.defaults.replacement"]);
  });
  test("a fault of a world stands in that world", () => {
    const faults = faultsOf(changed("worlds.calm.situation", { trust: { initial: "150%" } }), "calm");
    expect(faults.map(({ path }) => path.join("."))).toContain("worlds.calm.situation.trust.initial");
  });
  test("a design that starts from an unknown one does not also lack what it would have inherited", () => {
    expect(faultsOf(changed("designs.evolving", { like: "frosen" })).map(({ code }) => code)).toEqual([
      "UNKNOWN_DESIGN",
    ]);
  });
  test("a field removed by null is not inherited", () => {
    const read = readScenario(changed("designs.evolving", { like: "frozen", governance: null }));
    expect("scenario" in read && read.scenario.designs["evolving"]?.governance).toBeUndefined();
  });
});

test("messages read well in both languages", async () => {
  const said = async (code: string) => {
    const fault = ((await WAYS[code]?.()) ?? []).find((one) => one.code === code);
    return fault && [describeFault(fault, "fr"), describeFault(fault, "en")];
  };
  expect(await said("OUT_OF_RANGE")).toEqual([
    "months vaut 1200, hors des limites. Permis : 1 … 120.",
    "months is 1200, out of range. Allowed: 1 … 120.",
  ]);
  expect(await said("UNKNOWN_FIELD")).toEqual([
    expect.stringMatching(
      /^Il n’existe pas de champ « incident » ici\. Champs possibles : .*\. Vouliez-vous dire « incidents » \?$/,
    ),
    expect.stringMatching(
      /^There is no field “incident” here\. Possible fields: .*\. Did you mean “incidents”\?$/,
    ),
  ]);
  expect(await said("NOT_A_DURATION")).toEqual([
    "restoration.targets : « 4 heures » n’est pas une durée. Écrivez par exemple : 30 min · 4h · 1h30 · 2 d.",
    "restoration.targets: “4 heures” is not a duration. Write for example: 30 min · 4h · 1h30 · 2 d.",
  ]);
  expect(await said("UNKNOWN_WINDOW")).toEqual([
    "« ofice » n’est pas une plage horaire de ce scénario. Noms connus : always, office. Vouliez-vous dire « office » ?",
    "“ofice” is not a window of this scenario. Known names: always, office. Did you mean “office”?",
  ]);
  expect(await said("MIX_NOT_ONE")).toEqual([
    "Les parts de pc.priorities ne font pas 100% ensemble.",
    "The shares of pc.priorities do not add up to 100%.",
  ]);
  expect(await said("ALIAS_REFUSED")).toEqual([
    "Les ancres et les alias (« &x ») sont refusés. Répétez la valeur, ou employez « like ».",
    "Anchors and aliases (“&x”) are refused. Repeat the value, or use “like”.",
  ]);
});
