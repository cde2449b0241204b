/** Governance: committees, what they see, rules (when → then, after a lead time, at a cost) and the amendments they sign. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import { id, text } from "../../scenario/notation.ts";
import { duration, integer, money, number, share } from "../../scenario/units.ts";
import { type Action, actionParams, compileAction } from "./actions.ts";

/** Indicators that a rule may watch; the last ones are visible only where indicators are shared. */
export const CONTRACTUAL_INDICATORS = [
  "contractualAttainment",
  "penaltyShare",
  "backlog",
  "chronicFailure",
] as const;
export const SHARED_INDICATORS = [
  "experiencedAttainment",
  "greyShare",
  "disputedShare",
  "watermelonGap",
  "trust",
  "utilisation",
  "margin",
  "departures",
  "knowledge",
  "backlogDays",
  "greyBacklogDays",
] as const;

const when = z.union([
  z.strictObject({ month: integer("month at whose end it triggers", { min: 1, max: 120 }) }),
  z.strictObject({
    every: integer("months between two triggers", { min: 1, max: 60 }),
    first: integer("first month at whose end it triggers", { min: 1, max: 120 }).optional(),
  }),
  z.strictObject({ event: id }),
  z.strictObject({
    deadline: z
      .literal("renegotiated")
      .meta({ description: "a deadline of notice at which the client stays and renegotiates" }),
  }),
  z.strictObject({
    indicator: z.enum([...CONTRACTUAL_INDICATORS, ...SHARED_INDICATORS]),
    above: share("threshold: a share; tickets of backlog, days of their age, people who left", {
      min: -10,
      max: 1e6,
    }).optional(),
    below: share("threshold: a share; tickets of backlog, days of their age, people who left", {
      min: -10,
      max: 1e6,
    }).optional(),
    committees: integer("committees in a row that must see it", { min: 1, max: 24 }).default(1),
  }),
]);

/** Neutral: no committee, no rule. */
export const governanceParams = z.strictObject({
  committee: z
    .strictObject({
      every: integer("months between two committees", { min: 1, max: 24 }),
      indicators: z.enum(["contractual", "shared"]).default("contractual"),
      clientHours: number("hours of the client’s staff per committee", {
        min: 0,
        max: 1000,
        source: "DOMAIN 6.1 K",
      }).default(0),
      providerHours: number("hours of the provider’s staff per committee", {
        min: 0,
        max: 1000,
        source: "DOMAIN 6.1 K",
      }).default(0),
    })
    .optional(),
  rules: z
    .array(
      z.strictObject({
        id,
        name: text("name of the amendment").optional(),
        when,
        // biome-ignore lint/suspicious/noThenProperty: `when` and `then` are the words of a rule; nobody awaits a schema
        then: z.array(actionParams).min(1).max(20),
        after: duration("lead time before it takes effect", { source: "DOMAIN 9" }).default(0),
        cost: z
          .strictObject({
            client: money("own cost of the client").default(0),
            provider: money("own cost of the provider").default(0),
            invoiced: money("invoiced to the client").default(0),
          })
          .default({ client: 0, provider: 0, invoiced: 0 }),
        atMost: integer("times it may be signed", { min: 1, max: 1000 }).default(1000),
      }),
    )
    .max(50)
    .default([]),
  hourlyCost: z
    .strictObject({
      client: money("hour of the client’s staff").default(0),
      provider: money("hour of the provider’s staff").default(0),
    })
    .default({ client: 0, provider: 0 }),
  notice: z.array(integer("month of a notice deadline, shown on charts", { min: 1, max: 120 })).default([]),
});

const NO_EVENT = -1;

export interface RuleTable {
  id: string;
  name: { fr: string; en: string };
  /** months at whose end it triggers by the calendar (0-based) */
  months: number[];
  /** evolution event that triggers it, or -1 */
  event: number;
  /** triggered by a renegotiation at a deadline of notice */
  atDeadline: boolean;
  /** watched indicator, or null */
  indicator: (typeof CONTRACTUAL_INDICATORS)[number] | (typeof SHARED_INDICATORS)[number] | null;
  above: number;
  below: number;
  committees: number;
  actions: Action[];
  afterMin: number;
  clientCost: number;
  providerCost: number;
  invoiced: number;
  atMost: number;
}

export interface CompiledGovernance {
  /** months between committees; 0: never */
  every: number;
  isShared: boolean;
  clientHours: number;
  providerHours: number;
  rules: RuleTable[];
  hourlyCost: { client: number; provider: number };
  changesClarity: boolean;
  notice: number[];
}

export function compileGovernance(
  compiler: Compiler,
  scenario: Scenario,
  design: Design,
  lineIds: readonly string[],
  path: Path,
): CompiledGovernance {
  const governance = design.governance ?? governanceParams.parse({});
  const rules = governance.rules.map((rule, at) =>
    compileRule(compiler, scenario, design, rule, lineIds, [...path, "governance", "rules", at]),
  );
  governance.rules.forEach((rule, at) => {
    if ("indicator" in rule.when && !governance.committee)
      compiler.fault("RULE_NEEDS_COMMITTEE", [...path, "governance", "rules", at, "when"], rule.id);
  });
  return {
    every: governance.committee?.every ?? 0,
    isShared: governance.committee?.indicators === "shared",
    clientHours: governance.committee?.clientHours ?? 0,
    providerHours: governance.committee?.providerHours ?? 0,
    rules,
    hourlyCost: governance.hourlyCost,
    notice: governance.notice,
    changesClarity: rules.some(({ actions }) => actions.some(({ kind }) => kind === "clarity")),
  };
}

type Rule = z.output<typeof governanceParams>["rules"][number];

/** Simulated months (from 0) at whose end a rule triggers by the calendar of the contract. */
function triggerMonths(when: Rule["when"], months: number, before: number): number[] {
  if ("month" in when) return when.month > before ? [when.month - 1 - before] : [];
  if (!("every" in when)) return [];
  const found: number[] = [];
  for (let month = (when.first ?? when.every) - 1; month < months + before; month += when.every)
    if (month >= before) found.push(month - before);
  return found;
}

function compileRule(
  compiler: Compiler,
  scenario: Scenario,
  design: Design,
  rule: Rule,
  lineIds: readonly string[],
  path: Path,
): RuleTable {
  const { when } = rule;
  const watches = "indicator" in when ? when : null;
  if (watches && watches.above === undefined && watches.below === undefined)
    compiler.fault("ONE_OF", [...path, "when"], undefined, ["above", "below"]);
  const events = (scenario.situation.evolution?.events ?? []).map((event) => event.id);
  return {
    id: rule.id,
    name: rule.name ?? { fr: rule.id, en: rule.id },
    months: triggerMonths(when, scenario.months, scenario.observed?.month ?? 0),
    event:
      "event" in when
        ? compiler.index(when.event, events, "UNKNOWN_EVENT", [...path, "when", "event"])
        : NO_EVENT,
    atDeadline: "deadline" in when,
    indicator: watches?.indicator ?? null,
    above: watches?.above ?? Number.POSITIVE_INFINITY,
    below: watches?.below ?? Number.NEGATIVE_INFINITY,
    committees: watches?.committees ?? 1,
    actions: rule.then.map((action, at) =>
      compileAction(compiler, design, action, lineIds, [...path, "then", at]),
    ),
    afterMin: rule.after,
    clientCost: rule.cost.client,
    providerCost: rule.cost.provider,
    invoiced: rule.cost.invoiced,
    atMost: rule.atMost,
  };
}
