/** An observed state: the simulation starts in the middle of a contract, from what is known of it. What is not stated is neutral. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import { id, PRIORITIES } from "../../scenario/notation.ts";
import { duration, fixedInteger, integer, money, number, share } from "../../scenario/units.ts";
import { cellOf } from "../demand/flows.ts";
import { isPeriodMet, type SlaLineTable } from "../promises/sla.ts";
import { truthOf } from "../ticket/priority-matrix.ts";

const carried = z.strictObject({
  priority: z.enum(PRIORITIES),
  tickets: integer("open tickets", { min: 0, max: 10_000 }),
  age: duration("time since they were opened").default(0),
  touched: z.boolean().default(false).meta({ description: "a technician has answered already" }),
});
export const backlogParams = z
  .record(id, z.array(carried).max(100))
  .meta({ description: "open tickets at the start, by component" });

/** Neutral: the simulation starts with the contract. */
export const observedParams = z.strictObject({
  month: fixedInteger("months of the contract already lived", { min: 0, max: 240 }),
  backlog: backlogParams.optional(),
  coverage: z
    .record(
      id,
      z.strictObject({
        quantity: number("contractual quantity", { min: 0, max: 1e6 }).optional(),
        uncovered: share("share of tickets that the wording leaves out").optional(),
      }),
    )
    .optional(),
  staff: z
    .record(
      id,
      z
        .array(integer("technicians", { min: 0, max: 10_000 }))
        .min(1)
        .max(20),
    )
    .optional()
    .meta({ description: "headcount by team and shift, in place of the design’s" }),
  trust: share("trust now").optional(),
  attainment: z
    .record(z.string().max(60), z.array(z.tuple([z.int().min(0), z.int().min(0)])).max(120))
    .optional()
    .meta({ description: "[met, tickets] of the months before the start, oldest first, by SLA line" }),
  yearPenalties: money("penalties paid since the contract year began").optional(),
  amendments: z
    .record(id, z.int().min(0).max(1000))
    .optional()
    .meta({ description: "times that an amendment was signed, by rule" }),
  indexAge: fixedInteger("months since prices were last indexed", { min: 0, max: 11 }).optional(),
});

/** Open tickets of one kind at the start. */
export interface Carried {
  component: number;
  cell: number;
  tickets: number;
  ageMin: number;
  isTouched: boolean;
}

/** What is known of a design's contract at the start. Empty lists and NaN: not stated. */
export interface CompiledObserved {
  carried: Carried[];
  /** [component, quantity, uncovered share] */
  coverage: [number, number, number][];
  trust: number;
  /** [SLA line, met, tickets] of the period under way */
  underWay: [number, number, number][];
  /** by SLA line: closed periods before the start, the latest first, those of months of grace left out; true: met */
  closed: boolean[][];
  yearPenaltiesEur: number;
  /** times signed, by rule */
  signed: number[];
}

/** Fields of an observed state that are not stated, hence neutral; listed with the result. */
export function notObserved({ observed }: Scenario): string[] {
  if (!observed) return [];
  return Object.keys(observedParams.shape).filter((field) => !(field in observed));
}

/** Months of the contract lived before the start, and since prices were last indexed. */
export function livedBefore({ observed }: Scenario): { monthsBefore: number; indexAge: number } {
  const monthsBefore = observed?.month ?? 0;
  return { monthsBefore, indexAge: observed?.indexAge ?? monthsBefore % 12 };
}

/** Days before the start in which the oldest ticket taken over was opened. */
export function backlogDays({ observed, designs }: Scenario): number {
  const taken = [
    observed?.backlog,
    ...Object.values(designs).map(({ contract }) => contract.transition?.backlog),
  ];
  const ages = taken.flatMap((backlog) =>
    Object.values(backlog ?? {})
      .flat()
      .map(({ age, tickets }) => (tickets > 0 ? age : 0)),
  );
  return Math.ceil(Math.max(0, ...ages) / 1440);
}

export function compileObserved(
  compiler: Compiler,
  scenario: Scenario,
  design: Design,
  lines: readonly SlaLineTable[],
  path: Path,
): CompiledObserved {
  const { observed } = scenario;
  const rules = (design.governance?.rules ?? []).map((rule) => rule.id);
  const past = lines.map((line) =>
    splitPast(observed?.attainment?.[line.id] ?? [], observed?.month ?? 0, line),
  );
  return {
    carried: [
      ...carriedOf(compiler, scenario, observed?.backlog, ["observed", "backlog"]),
      ...carriedOf(compiler, scenario, design.contract.transition?.backlog, [
        ...path,
        "contract",
        "transition",
        "backlog",
      ]),
    ],
    coverage: Object.entries(observed?.coverage ?? {}).map(([name, { quantity, uncovered }]) => [
      compiler.component(name, ["observed", "coverage", name]),
      quantity ?? Number.NaN,
      uncovered ?? Number.NaN,
    ]),
    trust: observed?.trust ?? Number.NaN,
    underWay: past.flatMap(({ met, tickets }, line): [number, number, number][] =>
      tickets > 0 ? [[line, met, tickets]] : [],
    ),
    closed: past.map(({ closed }, line) =>
      closed.slice(0, penalisedBefore(design, observed?.month ?? 0, lines[line]!.period)),
    ),
    yearPenaltiesEur: observed?.yearPenalties ?? 0,
    signed: rules.map((rule) => observed?.amendments?.[rule] ?? 0),
  };
}

/** Periods closed before the start that began after the months of grace. */
function penalisedBefore({ contract }: Design, before: number, period: number): number {
  const inGrace = Math.ceil((contract.transition?.grace ?? 0) / period);
  return Math.max(0, Math.floor(before / period) - inGrace);
}

/** Past months of a line as its closed periods, the latest first, and what the period under way has counted. */
export function splitPast(
  months: readonly (readonly [number, number])[],
  before: number,
  line: Pick<SlaLineTable, "period" | "required" | "smallBelow" | "smallMisses">,
): { closed: boolean[]; met: number; tickets: number } {
  const closed: boolean[] = [];
  const sum = { met: 0, tickets: 0 };
  const inPeriod = before % line.period;
  months.slice(months.length - Math.min(months.length, inPeriod)).forEach(([met, tickets]) => {
    sum.met += met;
    sum.tickets += tickets;
  });
  for (let end = months.length - inPeriod; end >= line.period; end -= line.period) {
    let met = 0;
    let tickets = 0;
    for (const [one, all] of months.slice(end - line.period, end)) {
      met += one;
      tickets += all;
    }
    closed.push(isPeriodMet(met, tickets, line, met, line.required));
  }
  return { closed, ...sum };
}

function carriedOf(
  compiler: Compiler,
  scenario: Scenario,
  backlog: z.output<typeof backlogParams> | undefined,
  path: Path,
): Carried[] {
  const truth = truthOf(scenario);
  return Object.entries(backlog ?? {}).flatMap(([name, kinds]) => {
    const component = compiler.component(name, [...path, name]);
    return [...kinds]
      .sort((a, b) => b.age - a.age)
      .map(({ priority, tickets, age, touched }, at) => {
        const cell = cellOf(PRIORITIES.indexOf(priority), truth);
        if (cell < 0) compiler.fault("UNKNOWN_REFERENCE", [...path, name, at, "priority"], priority);
        return { component, cell, tickets, ageMin: age, isTouched: touched };
      });
  });
}

/** Names of an observed state that no design of the scenario knows. */
export function checkObserved(compiler: Compiler, scenario: Scenario, lines: readonly string[]): void {
  const designs = Object.values(scenario.designs);
  const known = {
    staff: designs.flatMap(({ provider }) => Object.keys(provider.teams)),
    attainment: [...lines],
    amendments: designs.flatMap(({ governance }) => (governance?.rules ?? []).map((rule) => rule.id)),
  };
  const code = { staff: "UNKNOWN_TEAM", attainment: "UNKNOWN_SLA", amendments: "UNKNOWN_REFERENCE" };
  for (const field of ["staff", "attainment", "amendments"] as const)
    for (const name of Object.keys(scenario.observed?.[field] ?? {}))
      compiler.index(name, known[field], code[field], ["observed", field, name]);
  for (const [name, pairs] of Object.entries(scenario.observed?.attainment ?? {}))
    pairs.forEach(([met, tickets], month) => {
      if (met > tickets) compiler.fault("OUT_OF_RANGE", ["observed", "attainment", name, month], met);
    });
}
