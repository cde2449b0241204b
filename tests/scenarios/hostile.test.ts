/** Hostile scenarios: a right answer, or an error that names the place, in bounded time. */
import { describe, expect, test } from "vitest";
import { describeFault } from "#engine";
import { observe } from "../laws/observe.ts";
import { areNumbers, CONTRACT, desk, PC, playOrCodes, playOrFaults, TEAMS } from "./hostile-desk.ts";

const tiny = { "calendars.tiny": { hours: "0h-0h01 Sun" } };
const event = (change: string, when: object = { month: 1 }) => ({
  "situation.evolution": {
    events: [{ id: "flood", name: "flood", units: { workstations: change }, ...when }],
  },
});

/** So many entries of a map, all of them alike. */
const alike = (block: string, count: number, entry: object) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${block}.x${at}`, entry]));

describe("is answered", () => {
  const cases: Record<string, Record<string, unknown>> = {
    "efforts of nothing": { [`${PC}.effort`]: [0, 0] },
    "a target of nothing": { [`${CONTRACT}.slas.restoration.targets`]: 0 },
    "no target at any priority": { [`${CONTRACT}.slas.restoration.targets`]: {} },
    "targets of ten years": { [`${CONTRACT}.slas.restoration.targets`]: "520 wk" },
    "a law of huge spread": { [`${PC}.effort`]: ["lognormal(1h, cv 1000000)", "lognormal(1h, cv 1000000)"] },
    "laws whose mass is all in their tail": {
      [`${PC}.effort`]: ["weibull(1h, shape 0.01)", "gamma(1h, cv 1000000)"],
    },
    "bursts of ten thousand of a small component": {
      [`${PC}.units`]: 1,
      [`${PC}.bursts`]: [{ size: 10_000, share: 1 }],
    },
    "a ticket in a million years": { [`${PC}.incidents`]: "0.000000001/h", [`${PC}.requests`]: 0 },
    "a component of no unit": { [`${PC}.units`]: 0 },
    "units that all go away": event("-100%"),
    "a month": { months: 1 },
    "ten years": { months: 120 },
    "a profile of nothing": { "situation.demand": { profile: { week: Array(168).fill(0) } } },
    "a promise in a window of one minute a week": {
      ...tiny,
      [`${CONTRACT}.slas.restoration.window`]: "tiny",
    },
    "users who live one minute a week": { ...tiny, "situation.impact.window": "tiny" },
    "answers that take ten years of one minute a week": {
      ...tiny,
      "situation.waiting": { probability: 1, delay: "520 wk", window: "tiny" },
    },
    "a window that opens in the hour that does not exist": {
      start: "2027-03-01",
      months: 1,
      "calendars.gap": { hours: "2h15-2h45 Sun", closures: ["2027-03-07", "2027-03-14", "2027-03-21"] },
      [`${CONTRACT}.slas.restoration.window`]: "gap",
    },
    "prices at their limits": {
      [`${CONTRACT}.price`]: { fixed: 1e9, perUnit: { workstations: 1e9 }, perTicket: 1e9 },
      "situation.impact.usersAffected": 1e6,
      "situation.impact.lostHourPrice": 1e9,
    },
    "a team of ten thousand": { [`${TEAMS}.front.shifts`]: [{ window: "office", headcount: 10_000 }] },
    "a name of four hundred letters": { name: "é".repeat(400) },
    "a component called like a method of all objects": {
      "situation.components.toString": {
        units: 1,
        incidents: 1,
        priorities: { P1: 1, P2: 0, P3: 0, P4: 0 },
        effort: ["1h"],
      },
      [`${CONTRACT}.price`]: { fixed: 1, perUnit: { toString: 3 } },
    },
    "a formula without a value": {
      "designs.desk.provider.dispatch": "formula",
      "designs.desk.provider.formula": "0/0",
    },
  };
  test.each(Object.entries(cases))("%s", (_, changes) => {
    const row = playOrCodes(changes);
    expect(row).toBeInstanceOf(Float64Array);
    expect(areNumbers(row as Float64Array)).toBe(true);
  });
  test("where every ticket is late: a target of nothing is met by nobody who works", () => {
    const [life] = observe(desk({ [`${CONTRACT}.slas.restoration.targets`]: 0 }), { seed: 1 });
    const { simulation } = life ?? {};
    expect(simulation?.value("contractualTickets", 0)).toBeGreaterThan(50);
    expect(simulation?.value("contractualMet", 0)).toBe(0);
  });
  test("with no unit: the fee is due, nothing else happens", () => {
    const [life] = observe(desk({ [`${PC}.units`]: 0 }), { seed: 1 });
    const { simulation } = life ?? {};
    expect(life?.stories).toEqual([]);
    expect(simulation?.value("feeEur", 3)).toBe(6000);
    expect(simulation?.value("penaltyEur", 3)).toBe(0);
    expect(simulation?.value("lostQueueHours", 0)).toBe(0);
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
    ["events without number", "TOO_MANY_EVENTS", event("+1", { rate: 1e7 })],
    ["an event that brings more units than there are", "OUT_OF_RANGE", event(`+${"9".repeat(400)}`)],
    [
      "events that double the units again and again",
      "TOO_MANY_TICKETS",
      event("+100%", { rate: "50/month" }),
    ],
    ["an empty team", "UNSTABLE_TEAM", { [`${TEAMS}.front.shifts`]: [{ window: "office", headcount: 0 }] }],
    ["a team without a shift", "WRONG_COUNT", { [`${TEAMS}.front.shifts`]: [] }],
    ["a provider without a team", "EMPTY", { [TEAMS]: {} }],
    [
      "fewer technicians than none",
      "OUT_OF_RANGE",
      { [`${TEAMS}.front.shifts`]: [{ window: "office", headcount: -1 }] },
    ],
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
      "a shift of one minute a week",
      "UNSTABLE_TEAM",
      { ...tiny, [`${TEAMS}.back.shifts`]: [{ window: "tiny", headcount: 1 }] },
    ],
    ["a window of no minute", "NOT_A_WINDOW", { "calendars.office.hours": "9h-9h Mon-Fri" }],
    ["a window that closes before it opens", "NOT_A_WINDOW", { "calendars.office.hours": "17h-9h Mon-Fri" }],
    ["no priority", "MISSING_FIELD", { [`${PC}.priorities`]: {} }],
    [
      "priorities that are all nothing",
      "MIX_NOT_ONE",
      { [`${PC}.priorities`]: { P1: 0, P2: 0, P3: 0, P4: 0 } },
    ],
    ["a name of more than four hundred letters", "WRONG_LENGTH", { name: "é".repeat(401) }],
    ["no name at all", "WRONG_LENGTH", { name: "" }],
    [
      "an identifier of forty-one letters",
      "NOT_AN_IDENTIFIER",
      { [`calendars.${"x".repeat(41)}`]: { hours: "24x7" } },
    ],
    ["a contract of no month", "OUT_OF_RANGE", { months: 0 }],
    ["a contract of more than ten years", "OUT_OF_RANGE", { months: 121 }],
    ["a contract that starts with our era", "OUT_OF_RANGE", { start: "0001-01-01" }],
    ["a thousand designs", "WRONG_COUNT", alike("designs", 1000, { like: "desk" })],
    [
      "thirty designs over ten years",
      "TOO_MANY_DESIGNS",
      { months: 120, ...alike("designs", 30, { like: "desk" }) },
    ],
    ["a hundred calendars", "WRONG_COUNT", alike("calendars", 100, { hours: "24x7" })],
    [
      "a hundred and one other clients",
      "WRONG_COUNT",
      alike("clients", 101, {
        situation: { components: { pc: { units: 1, priorities: { P1: 1, P2: 0, P3: 0, P4: 0 } } } },
        contract: {},
        idleShare: 0,
      }),
    ],
    ["a time zone of another planet", "UNKNOWN_TIME_ZONE", { timeZone: "Mars/Olympus" }],
    [
      "a window named like a method of all objects",
      "UNKNOWN_WINDOW",
      { [`${CONTRACT}.slas.restoration.window`]: "toString" },
    ],
    ["a threshold named like one", "UNKNOWN_REFERENCE", { "experiment.thresholds": { toString: 3 } }],
    [
      "prices that are ten times those of the month before, for ten years",
      "AMOUNT_TOO_LARGE",
      {
        months: 120,
        // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
        "designs.desk.governance": { rules: [{ id: "more", when: { every: 1 }, then: [{ price: 10 }] }] },
      },
    ],
    [
      "penalties beyond all counting",
      "AMOUNT_TOO_LARGE",
      {
        months: 120,
        [`${CONTRACT}.slas.restoration.targets`]: 0,
        [`${CONTRACT}.penalties`]: {
          clauses: [{ form: "perLateTicket", id: "late", sla: "restoration", perStartedUnit: 1e9, unit: 1 }],
        },
      },
    ],
  ];
  test.each(cases)("%s", (_, code, changes) => {
    expect(playOrCodes(changes)).toContain(code);
  });
  test("with the field, the value and what is allowed, in both languages", () => {
    const [fault] = playOrFaults(desk({ [`${PC}.incidents`]: "1000000000/h" })) as [never];
    expect(describeFault(fault, "en")).toBe(
      "workstations.incidents is 1000000000/h, out of range. Allowed: 0 … 10000000 per month.",
    );
    expect(describeFault(fault, "fr")).toBe(
      "workstations.incidents vaut 1000000000/h, hors des limites. Permis : 0 … 10000000 per month.",
    );
  });
});
