/** The scenario: everything a scenario may say. Input as people write it ("4h", "95%"); output in engine units. */
import { z } from "zod";
import { component, componentDefaults, demandParams } from "../mechanisms/demand/demand.ts";
import { evolutionParams } from "../mechanisms/demand/evolution.ts";
import { problemParams } from "../mechanisms/demand/problems.ts";
import { shadowParams } from "../mechanisms/demand/shadow.ts";
import { dependenceParams } from "../mechanisms/governance/dependence.ts";
import { exitParams } from "../mechanisms/governance/exit.ts";
import { governanceParams } from "../mechanisms/governance/governance.ts";
import { observedParams } from "../mechanisms/governance/observed.ts";
import { distrustParams, termParams } from "../mechanisms/governance/term.ts";
import { transitionParams } from "../mechanisms/governance/transition.ts";
import { trustParams } from "../mechanisms/governance/trust.ts";
import { costGrowthParams } from "../mechanisms/money/cost-growth.ts";
import { envelopeParams } from "../mechanisms/money/envelope.ts";
import { overheadParams } from "../mechanisms/money/overheads.ts";
import { penaltyParams } from "../mechanisms/money/penalties.ts";
import { priceParams } from "../mechanisms/money/price.ts";
import { indexParams } from "../mechanisms/money/price-index.ts";
import { clockParams, readingsParams } from "../mechanisms/promises/clock-semantics.ts";
import { exclusionParams } from "../mechanisms/promises/exclusions.ts";
import { serviceFamily } from "../mechanisms/promises/service-levels.ts";
import { slaFamily } from "../mechanisms/promises/sla.ts";
import { ageingParams, dispatchRule, formulaText } from "../mechanisms/staff/dispatch.ts";
import { opportunismParams } from "../mechanisms/staff/opportunism.ts";
import { peopleParams } from "../mechanisms/staff/people.ts";
import { postureParams } from "../mechanisms/staff/posture.ts";
import { staffingParams } from "../mechanisms/staff/staffing.ts";
import { team } from "../mechanisms/staff/teams.ts";
import { clientStaffParams, expectationParams, impactParams } from "../mechanisms/ticket/impact.ts";
import { priorityParams } from "../mechanisms/ticket/priority.ts";
import { priorityMatrix } from "../mechanisms/ticket/priority-matrix.ts";
import { qualificationParams } from "../mechanisms/ticket/qualification.ts";
import { reportingParams } from "../mechanisms/ticket/reporting.ts";
import { scopeParams } from "../mechanisms/ticket/scope.ts";
import { unfamiliarityParams } from "../mechanisms/ticket/unfamiliarity.ts";
import { waitingParams } from "../mechanisms/ticket/waiting.ts";
import { calendar, id, startDate, text } from "./notation.ts";
import type { StatedRanges } from "./stated.ts";
import { fixedInteger, number, share } from "./units.ts";

/** every calendar is laid out over the whole contract */
const MOST_CALENDARS = 60;
const MOST_CLIENTS = 100;

/** A map of so many entries at most. */
const atMost = (most: number) =>
  [
    (all: object) => Object.keys(all).length <= most,
    { params: { code: "WRONG_COUNT", names: [`≤ ${most}`] } },
  ] as const;

export const situationSchema = z.strictObject({
  users: number("users of the client, for figures per user", { min: 1, max: 1e6 }).optional(),
  defaults: componentDefaults.optional().meta({ description: "fields shared by all components" }),
  components: z
    .record(id, component)
    .refine((all) => Object.keys(all).length > 0, { params: { code: "EMPTY" } }),
  priorityMatrix: priorityMatrix.optional(),
  demand: demandParams.optional(),
  evolution: evolutionParams.optional(),
  waiting: waitingParams.optional(),
  reporting: reportingParams.optional(),
  impact: impactParams.optional(),
  expectations: expectationParams.optional(),
  clientStaff: clientStaffParams.optional(),
  shadow: shadowParams.optional(),
  trust: trustParams.optional(),
  priceIndex: indexParams.optional(),
});

export const contractSchema = z.strictObject({
  scope: scopeParams.optional(),
  priority: priorityParams.optional(),
  slas: z.record(id, slaFamily).default({}),
  serviceLevels: z
    .record(id, serviceFamily)
    .default({})
    .meta({ description: "promises that are no clock of a ticket; penalties name them like SLAs" }),
  clock: clockParams.optional(),
  readings: readingsParams.optional(),
  exclusions: exclusionParams.optional(),
  penalties: penaltyParams.optional(),
  price: priceParams.optional(),
  envelope: envelopeParams.optional(),
  term: termParams.optional(),
  distrust: distrustParams.optional(),
  exit: exitParams.optional(),
  dependence: dependenceParams.optional(),
  transition: transitionParams.optional(),
});

export const providerSchema = z.strictObject({
  teams: z.record(id, team).refine((all) => Object.keys(all).length > 0, { params: { code: "EMPTY" } }),
  dispatch: dispatchRule.default("firstComeFirstServed"),
  ageing: ageingParams.optional().meta({ description: "weights of ageingPriority; default: 8, 4, 2, 1" }),
  formula: formulaText.optional(),
  qualification: qualificationParams.optional(),
  posture: postureParams.optional(),
  opportunism: opportunismParams.optional(),
  staffing: staffingParams.optional().meta({ description: "policies, reviewed in their order" }),
  problems: problemParams.optional(),
  unfamiliarity: unfamiliarityParams.optional(),
  overheads: overheadParams.optional(),
  costGrowth: costGrowthParams.optional(),
  people: peopleParams.optional().meta({ description: "of every team that does not state its own" }),
});

export const designSchema = z.strictObject({
  name: text("name of the design").optional(),
  like: id
    .optional()
    .meta({ description: "design whose blocks this one starts from; maps are merged, lists replaced" }),
  contract: contractSchema,
  provider: providerSchema,
  governance: governanceParams.optional(),
});

const thresholds = z.record(z.string().max(60), z.number());

export const clientSchema = z.strictObject({
  name: text("name of the client").optional(),
  idleShare: share("share of the teams’ idle time that this client pays; the scenario’s own pays its quota"),
  situation: situationSchema,
  contract: contractSchema,
  governance: governanceParams.optional(),
});

export const scenarioSchema = z.strictObject({
  $schema: z.string().max(400).optional(),
  name: text("name of the scenario"),
  question: text("the question it answers").optional(),
  company: text("the company in a few words").optional(),
  description: text("what it shows").optional(),
  start: startDate("first day of the contract"),
  months: fixedInteger("length of the contract", { min: 1, max: 120 }),
  timeZone: z.string().max(60).default("Europe/Paris"),
  calendars: z
    .record(id, calendar)
    .refine(...atMost(MOST_CALENDARS))
    .default({})
    .meta({ description: "windows by name; `always` (24x7) exists in every scenario" }),
  situation: situationSchema,
  designs: z
    .record(id, designSchema)
    .refine((all) => Object.keys(all).length > 0, { params: { code: "EMPTY" } })
    .meta({ description: "designs to compare; the first listed is the baseline" }),
  observed: observedParams
    .optional()
    .meta({ description: "state of a contract that has lived already; the first day simulated is `start`" }),
  clients: z
    .record(id, clientSchema)
    .refine(...atMost(MOST_CLIENTS))
    .optional()
    .meta({ description: "other clients served by the same teams, in every design" }),
  worlds: z
    .record(
      id,
      z.strictObject({
        name: text("name of the world").optional(),
        situation: z.record(z.string(), z.unknown()),
      }),
    )
    .optional()
    .meta({ description: "variants of the situation, merged over it; a study plays one of them" }),
  page: z
    .strictObject({
      frozen: id.meta({ description: "design drawn as the frozen contract" }),
      evolving: id.meta({ description: "design drawn as the evolving contract" }),
      ladder: z
        .array(id)
        .max(8)
        .default([])
        .meta({ description: "designs that add one cause at a time, frozen first, evolving last" }),
    })
    .optional(),
  experiment: z.strictObject({
    replications: fixedInteger("number of replications", { min: 1, max: 100_000 }).default(400),
    seed: fixedInteger("seed of all randomness", { min: 0, max: 4_294_967_295 }),
    perDraw: fixedInteger("replications played with each draw of the ranges", { min: 2, max: 1000 }).default(
      2,
    ),
    thresholds: thresholds.optional().meta({ description: "worst value accepted of an indicator, by name" }),
    discountRate: z.number().min(0).max(1).optional().meta({
      description: "yearly rate at which future amounts are brought to the contract’s start, 0.04 = 4 %",
    }),
    differenceThresholds: thresholds
      .optional()
      .meta({ description: "the same for the difference of two designs" }),
  }),
});

export type ScenarioInput = z.input<typeof scenarioSchema>;
/** A scenario as read: every range stands at its centre, and `ranges` tells them. */
export type Scenario = z.output<typeof scenarioSchema> & { ranges?: StatedRanges };
export type Design = Scenario["designs"][string];
export type Component = Scenario["situation"]["components"][string];
