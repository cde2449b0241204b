/** A way to reach every code of the table of errors. */
import { compile, type Fault, prepare, type QuestionName, readScenario, ScenarioError } from "#engine";
import { readLibraryFile, readScenarioFile } from "#scenarios";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import type { Simulation } from "../../engine/life/simulation.ts";
import { openTarget } from "../../server/cli/target.ts";
import { changed, rule, toyScenario } from "../support/toy-scenario.ts";

/** Faults found by reading and compiling. */
export function faultsOf(raw: unknown, world?: string): readonly Fault[] {
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

/** Faults of a question, asked of the toy. */
function faultsOfAsking(
  question: QuestionName,
  terms: unknown,
  raw: unknown = toyScenario(),
): readonly Fault[] {
  const read = readScenario(raw);
  if ("faults" in read) return read.faults;
  const prepared = prepare({ question, read, terms });
  return "faults" in prepared ? prepared.faults : [];
}

function fileFaults(file: string): readonly Fault[] {
  const read = readScenarioFile(file);
  return "faults" in read ? read.faults : [];
}

/** Faults found while one replication is played. */
function faultsOfPlaying(raw: unknown, listen?: (simulation: Simulation) => void): readonly Fault[] {
  const read = readScenario(raw);
  if ("faults" in read) return read.faults;
  const compiled = compile(read.scenario, read.world);
  try {
    new Replicator(compiled, 1, listen).play(0, new Float64Array(rowLength(compiled)));
    return [];
  } catch (error) {
    if (error instanceof ScenarioError) return error.faults;
    throw error;
  }
}

export const sla = "designs.frozen.contract.slas.restoration";
export const pc = "situation.components.pc";
const rules = "designs.frozen.governance.rules";
const deep = Array.from({ length: 40 }).reduce<unknown>((inner) => ({ a: inner }), 1);
const cycle: unknown[] = [];
cycle.push(cycle);

/** A way to reach every code: raw data, a file's text, or something to await. */
export const WAYS: Record<string, () => readonly Fault[] | Promise<readonly Fault[]>> = {
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
  NOTHING_PROMISED: () => faultsOfAsking("staff", {}, changed("designs.frozen.contract.slas", {})),
  NO_CLOCK_PROMISED: () => faultsOfAsking("feasibility", {}, changed("designs.frozen.contract.slas", {})),
  NOT_A_DIFFERENCE: () => faultsOfAsking("compare", { on: ["backlog"] }),
  NO_CLOCK: () =>
    faultsOfAsking(
      "clock",
      {},
      changed("designs.frozen.contract.slas", {}, { "designs.frozen.contract.penalties": undefined }),
    ),
  NO_OTHER_CLIENT: () => faultsOfAsking("portfolio", {}),
  NOTHING_LOST: () => faultsOfAsking("waits", {}, changed("situation.impact", undefined)),
  NOT_A_TRIGGER: () => faultsOfAsking("renegotiate", { trigger: ["greyShare"] }),
  TOO_FEW_DESIGNS: () =>
    faultsOfAsking("compare", {}, changed("designs.evolving", undefined, { page: undefined })),
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
  UNSTABLE_TEAM: () => faultsOfPlaying(changed("situation.components.pc.effort", ["600 h"])),
  TOO_MANY_DESIGNS: () =>
    faultsOf(
      changed("months", 120, {
        ...Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`designs.d${at}`, { like: "frozen" }])),
      }),
    ),
  TOO_MANY_OPEN: () =>
    faultsOfPlaying(changed(`${pc}.units`, 1_000_000, { [`${pc}.incidents`]: "0.6/month" })),
  TOO_MANY_STEPS: () =>
    faultsOfPlaying(toyScenario(), ({ heap, onReset }) => {
      onReset.push(() => {
        heap["sequence"] = 2 ** 27 - 10; // as if so many had been taken
      });
    }),
  AMOUNT_TOO_LARGE: () =>
    faultsOfPlaying(
      changed(
        "designs.frozen.contract.price",
        { fixed: 1e9 },
        {
          months: 40,
          [rules]: [rule("more", { every: 1 }, { price: 10 })],
        },
      ),
    ),
};

function faultsIn(result: object): readonly Fault[] {
  return "faults" in result ? (result.faults as readonly Fault[]) : [];
}

function withFormula(formula: string): object {
  return changed("designs.frozen.provider.dispatch", "formula", {
    "designs.frozen.provider.formula": formula,
  });
}

export function pcWith(more: object): object {
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
