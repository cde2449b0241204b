/** Ranges as people write them: read, refused where they make no sense, told with the place they were written in. */
import { expect, test } from "vitest";
import { describeFault, type Fault, readScenario } from "#engine";
import { jsonSchema } from "../../scenarios/schema.ts";
import { changed, toyScenario } from "../support/toy-scenario.ts";

const PC = "situation.components.pc";

function read(raw: unknown) {
  const result = readScenario(raw);
  if ("faults" in result) throw new Error(JSON.stringify(result.faults));
  return result.scenario;
}

function faultsOf(path: string, value: unknown): Fault[] {
  const result = readScenario(changed(path, value));
  return "faults" in result ? result.faults : [];
}

const told = (path: string, value: unknown) =>
  faultsOf(path, value).map((fault) => `${fault.path.join(".")}: ${describeFault(fault, "en")}`);

test("a number may be uniform between two values, a PERT of three, or one of a list", () => {
  const stated = (value: unknown) => read(changed(`${PC}.incidents`, value)).ranges?.stated[0];
  expect(stated({ between: ["1/month", "24/yr"] })).toMatchObject({ form: "between", ends: [1, 2] });
  expect(stated({ low: "1/month", likely: 2, high: "60/yr" })).toMatchObject({
    form: "likely",
    ends: [1, 2, 5],
  });
  expect(stated({ oneOf: ["1/month", 3] })).toMatchObject({ form: "oneOf", ends: [1, 3] });
});

test("a range carries its field's label, unit and the place it was written in", () => {
  const [range] = read(changed(`${PC}.incidents`, { between: [1, 2] })).ranges?.stated ?? [];
  expect(range?.path).toEqual(PC.split(".").concat("incidents"));
  expect(range?.unit).toBe("per month");
  expect(range?.label.en).toContain("incidents per unit and month");
});

test("until it is drawn, a range stands at its middle, its likely value or its first", () => {
  const incidents = (value: unknown) =>
    read(changed(`${PC}.incidents`, value)).situation.components["pc"]?.incidents;
  expect(incidents({ between: ["1/month", "3/month"] })).toBe(2);
  expect(incidents({ low: 1, likely: 2, high: 9 })).toBe(2);
  expect(incidents({ oneOf: [4, 1] })).toBe(4);
});

test("a scenario without ranges has none", () => {
  expect(read(toyScenario())).not.toHaveProperty("ranges");
});

test("both ends obey the field's unit and bounds, each fault at its own end", () => {
  expect(told("designs.frozen.contract.scope", { clarity: { between: ["50%", "130%"] } })).toEqual([
    "designs.frozen.contract.scope.clarity.between.1: between[1] is 130%, out of range. Allowed: 0% … 100%.",
  ]);
  expect(told(`${PC}.incidents`, { low: "2 h", likely: 1, high: 2 })).toEqual([
    expect.stringContaining(`${PC}.incidents.low: incidents.low: “2 h” is not a rate`),
  ]);
  const whole = faultsOf("designs.frozen.provider.teams.desk.shifts", [
    { window: "office", headcount: { between: [0.5, 2] } },
  ]);
  expect(whole.map(({ code }) => code)).toEqual(["NOT_A_WHOLE_NUMBER"]);
});

test.each([
  [{ between: [2, 1] }, "RANGE_NOT_ORDERED"],
  [{ low: 1, likely: 3, high: 2 }, "RANGE_NOT_ORDERED"],
  [{ between: [1] }, "WRONG_COUNT"],
  [{ oneOf: [1] }, "WRONG_COUNT"],
  [{ low: 1, high: 2 }, "MISSING_FIELD"],
  [{ between: [1, 2], likely: 1 }, "UNKNOWN_FIELD"],
  [{ P9: 1 }, "NOT_A_RATE"],
])("%j is refused: %s", (value, code) => {
  expect(faultsOf(`${PC}.incidents`, value).map((fault) => fault.code)).toEqual([code]);
});

test("shares that cannot add up at an end of their ranges are refused", () => {
  const priorities = { P1: { between: ["10%", "20%"] }, P2: "20%", P3: "30%", P4: "40%" };
  expect(faultsOf(`${PC}.priorities`, priorities).map(({ code }) => code)).toContain("MIX_NOT_ONE");
});

test("how the study is played is no unknown", () => {
  expect(faultsOf("months", { between: [1, 2] })[0]?.code).toBe("NOT_A_NUMBER");
  expect(faultsOf("experiment.seed", { oneOf: [1, 2] })[0]?.code).toBe("NOT_A_NUMBER");
});

test("two distributions of one kind make a range, two kinds make a list", () => {
  const effort = (value: unknown) => told(`${PC}.effort`, [value]);
  expect(effort({ between: ["lognormal(20 min, cv 1)", "lognormal(40 min, cv 2)"] })).toEqual([]);
  expect(effort({ oneOf: ["20 min", "exponential(1h)"] })).toEqual([]);
  expect(effort({ between: ["20 min", "exponential(1h)"] })).toHaveLength(1);
});

test("a default, and a design that others are like, is one unknown that reaches several fields", () => {
  const raw = changed("situation.defaults", { growth: { between: ["0%", "10%"] } });
  const components = (raw["situation"] as { components: Record<string, unknown> }).components;
  components["server"] = components["pc"];
  const clarity = { between: ["50%", "90%"] };
  const designs = raw["designs"] as Record<string, { contract?: Record<string, unknown> }>;
  Object.assign(designs["frozen"]?.contract ?? {}, { scope: { clarity } });
  const stated = read(raw).ranges?.stated ?? [];
  expect(stated.map(({ path, places }) => [path.join("."), places.length])).toEqual([
    ["situation.defaults.growth", 3], // where it is written, and in both components
    ["designs.frozen.contract.scope.clarity", 2],
  ]);
});

test("a design that states its own range replaces the one it is like; both are keyed alike", () => {
  const raw = changed("designs.evolving", {
    like: "frozen",
    contract: { scope: { clarity: { low: "70%", likely: "80%", high: "90%" } } },
  });
  const designs = raw["designs"] as Record<string, { contract?: Record<string, unknown> }>;
  Object.assign(designs["frozen"]?.contract ?? {}, { scope: { clarity: { between: ["50%", "60%"] } } });
  const stated = read(raw).ranges?.stated ?? [];
  expect(stated.map(({ form }) => form)).toEqual(["between", "likely"]);
  expect(new Set(stated.map(({ key }) => key)).size).toBe(1);
});

test("the published schema lets editors write ranges", () => {
  const { $defs } = jsonSchema() as { $defs: { range: { anyOf: { properties: object }[] } } };
  const fields = $defs.range.anyOf.map(({ properties }) => Object.keys(properties));
  expect(fields).toEqual([["between"], ["low", "likely", "high"], ["oneOf"]]);
});
