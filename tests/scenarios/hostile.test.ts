/** Hostile scenarios: a right answer, or an error that names the place, in bounded time. */
import { describe, expect, test } from "vitest";
import { compile, describeFault, readScenario, ScenarioError } from "#engine";
import { Replicator, rowLength } from "../../engine/life/replicate.ts";
import { deskScenario } from "../laws/library.ts";

const PC = "situation.components.workstations";
const TEAMS = "designs.desk.provider.teams";

/** The desk with other values at some paths. */
function desk(changes: Record<string, unknown>): unknown {
  const raw: unknown = structuredClone(deskScenario());
  for (const [path, value] of Object.entries(changes)) {
    const names = path.split(".");
    let block = raw as Record<string, unknown>;
    for (const name of names.slice(0, -1)) {
      block[name] ??= {};
      block = block[name] as Record<string, unknown>;
    }
    block[names.at(-1) ?? ""] = value;
  }
  return raw;
}

/** Columns of one replication, or the codes of what is wrong with it. */
function playOrCodes(changes: Record<string, unknown>): Float64Array | string[] {
  try {
    const read = readScenario(desk(changes));
    if ("faults" in read) throw new ScenarioError(read.faults);
    const compiled = compile(read.scenario, read.world);
    const row = new Float64Array(rowLength(compiled));
    new Replicator(compiled, 1).play(0, row);
    return row;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    for (const fault of error.faults) {
      expect(fault.path.length).toBeGreaterThan(0);
      for (const language of ["fr", "en"] as const) expect(describeFault(fault, language)).not.toContain("{");
    }
    return error.faults.map(({ code }) => code);
  }
}

describe("is answered", () => {
  const cases: Record<string, Record<string, unknown>> = {
    "efforts of nothing": { [`${PC}.effort`]: [0, 0] },
    "a target of nothing": { "designs.desk.contract.slas.restoration.targets": 0 },
    "a law of huge spread": { [`${PC}.effort`]: ["lognormal(1h, cv 1000000)", "lognormal(1h, cv 1000000)"] },
    "bursts of ten thousand of a small component": {
      [`${PC}.units`]: 1,
      [`${PC}.bursts`]: [{ size: 10_000, share: 1 }],
    },
  };
  test.each(Object.entries(cases))("%s", (_, changes) => {
    const row = playOrCodes(changes);
    expect([...row].every((value) => Number.isFinite(value))).toBe(true);
  });
});

describe("is refused by name", () => {
  const cases: [string, string, Record<string, unknown>][] = [
    ["ten million incidents a month and unit", "TOO_MANY_TICKETS", { [`${PC}.incidents`]: 1e7 }],
    ["growth without end", "TOO_MANY_TICKETS", { [`${PC}.growth`]: 2, months: 120 }],
    [
      "changes without number",
      "TOO_MANY_TICKETS",
      { [`${PC}.changes`]: { rate: 1e7, effort: 0, failure: 1, incidents: 1000 } },
    ],
    [
      "events without number",
      "TOO_MANY_EVENTS",
      {
        "situation.evolution": {
          events: [{ id: "flood", name: "flood", rate: 1e7, units: { workstations: "+1" } }],
        },
      },
    ],
    ["an empty team", "UNSTABLE_TEAM", { [`${TEAMS}.front.shifts`]: [{ window: "office", headcount: 0 }] }],
    ["efforts of ten years", "UNSTABLE_TEAM", { [`${PC}.effort`]: ["520 wk", "520 wk"] }],
    ["tickets that nearly always come back", "UNSTABLE_TEAM", { [`${PC}.reopening`]: { probability: 0.95 } }],
    [
      "incidents that nearly always plant another",
      "UNSTABLE_TEAM",
      { [`${PC}.recurrence`]: { branching: 0.95, delay: 0 } },
    ],
    [
      "a spread beyond all numbers",
      "NOT_A_DISTRIBUTION",
      { [`${PC}.effort`]: ["lognormal(median 1h, sigma 40)", 0] },
    ],
    [
      "a window of one minute a week",
      "UNSTABLE_TEAM",
      {
        "calendars.night": { hours: "0h-0h01 Sun" },
        [`${TEAMS}.back.shifts`]: [{ window: "night", headcount: 1 }],
      },
    ],
  ];
  test.each(cases)("%s", (_, code, changes) => {
    expect(playOrCodes(changes)).toContain(code);
  });
});
