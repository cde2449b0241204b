/** Scenario → Compiled: names become indices, every check, every table. Plain data, so that it can be sent to a thread. */

import { INDICATORS } from "../answer/indicators.ts";
import type { Window } from "../kernel/window.ts";
import { type CompiledDemand, compileDemand } from "../mechanisms/demand/demand-tables.ts";
import { compileEvolution, type EvolutionTable } from "../mechanisms/demand/evolution.ts";
import { checkComparisons, checkSize } from "../mechanisms/demand/expected-tickets.ts";
import { compileFailures } from "../mechanisms/demand/failures.ts";
import { compileClientFlows, FLOW, type Flow, orderFlows } from "../mechanisms/demand/flows.ts";
import { type CompiledProblems, compileProblems } from "../mechanisms/demand/problems.ts";
import { type Grid, layGrid } from "../mechanisms/demand/profile.ts";
import { type CompiledDependence, compileDependence } from "../mechanisms/governance/dependence.ts";
import { type CompiledExit, compileExit } from "../mechanisms/governance/exit.ts";
import { type CompiledGovernance, compileGovernance } from "../mechanisms/governance/governance.ts";
import {
  backlogDays,
  type CompiledObserved,
  checkObserved,
  compileObserved,
  livedBefore,
  notObserved,
} from "../mechanisms/governance/observed.ts";
import { type CompiledTerm, compileTerm } from "../mechanisms/governance/term.ts";
import { type CompiledTransition, compileTransition } from "../mechanisms/governance/transition.ts";
import { type CompiledTrust, compileTrust } from "../mechanisms/governance/trust.ts";
import { compileCostGrowth } from "../mechanisms/money/cost-growth.ts";
import { type CompiledEnvelope, compileEnvelope } from "../mechanisms/money/envelope.ts";
import { type CompiledOverheads, compileOverheads } from "../mechanisms/money/overheads.ts";
import { type CompiledPenalties, compilePenalties } from "../mechanisms/money/penalties.ts";
import { type CompiledPrice, compilePrice } from "../mechanisms/money/price.ts";
import type { CompiledIndex, CompiledIndexation } from "../mechanisms/money/price-index.ts";
import { type CompiledClock, compileClock } from "../mechanisms/promises/clock-semantics.ts";
import { type CompiledExclusions, compileExclusions } from "../mechanisms/promises/exclusions.ts";
import type { OtherTargets } from "../mechanisms/promises/other-targets.ts";
import { compileSlas, type SlaLineTable } from "../mechanisms/promises/sla.ts";
import { type CompiledDispatch, compileDispatch } from "../mechanisms/staff/dispatch.ts";
import { type CompiledOpportunism, compileOpportunism } from "../mechanisms/staff/opportunism.ts";
import { type CompiledPeople, compilePeople } from "../mechanisms/staff/people.ts";
import { type CompiledPosture, compilePosture } from "../mechanisms/staff/posture.ts";
import { type CompiledPolicy, compileStaffing } from "../mechanisms/staff/staffing.ts";
import { type CompiledStaff, compileTeams } from "../mechanisms/staff/teams.ts";
import { type CompiledImpact, compileImpact } from "../mechanisms/ticket/impact.ts";
import { type CompiledClientStaff, compileClientStaff } from "../mechanisms/ticket/outside.ts";
import { type CompiledPatience, compilePatience } from "../mechanisms/ticket/patience.ts";
import { type CompiledPriority, compilePriority } from "../mechanisms/ticket/priority.ts";
import { type CompiledQualification, compileQualification } from "../mechanisms/ticket/qualification.ts";
import { type CompiledReporting, compileReporting } from "../mechanisms/ticket/reporting.ts";
import { type CompiledScope, compileScope } from "../mechanisms/ticket/scope.ts";
import { type CompiledUnfamiliarity, compileUnfamiliarity } from "../mechanisms/ticket/unfamiliarity.ts";
import { type CompiledWaiting, compileWaiting } from "../mechanisms/ticket/waiting.ts";
import { ScenarioError } from "../scenario/errors.ts";
import type { Design, Scenario } from "../scenario/model.ts";
import type { Text } from "../scenario/notation.ts";
import { hashOf } from "../scenario/scenario-hash.ts";
import type { CompiledRanges } from "../scenario/stated.ts";
import { Compiler, DRAIN_MIN, type Path } from "./compiler.ts";
import { type CompiledClient, compileClients } from "./portfolio.ts";

export interface CompiledDesign {
  id: string;
  name: Text;
  dispatch: CompiledDispatch;
  staff: CompiledStaff;
  posture: CompiledPosture;
  staffing: CompiledPolicy[];
  opportunism: CompiledOpportunism;
  overheads: CompiledOverheads;
  costGrowth: CompiledIndexation;
  problems: CompiledProblems;
  unfamiliarity: CompiledUnfamiliarity;
  /** by team */
  people: (CompiledPeople | null)[];
  priority: CompiledPriority;
  scope: CompiledScope;
  slas: SlaLineTable[];
  lineOf: Int32Array;
  headline: number;
  clock: CompiledClock;
  exclusions: CompiledExclusions;
  penalties: CompiledPenalties;
  price: CompiledPrice;
  envelope: CompiledEnvelope;
  governance: CompiledGovernance;
  qualification: CompiledQualification;
  term: CompiledTerm;
  exit: CompiledExit;
  dependence: CompiledDependence;
  transition: CompiledTransition;
  observed: CompiledObserved;
  /** what a question asks beside the contract; null in an ordinary study */
  otherTargets: OtherTargets | null;
}

export interface Compiled {
  scenarioHash: string;
  world: string | null;
  seed: number;
  replications: number;
  start: string;
  months: number;
  /** months of the contract lived before the first simulated one, and months since prices were last indexed then */
  monthsBefore: number;
  indexAge: number;
  /** engine minute of each month's first instant; the last one is the horizon */
  monthStartMin: Float64Array;
  monthStarts: string[];
  /** first minute simulated: negative where a pool warms up */
  fromMin: number;
  /** the drain ends here at the latest */
  boundMin: number;
  users: number | null;
  componentIds: string[];
  windows: Window[];
  /** distributions, see kernel/draw.ts */
  pool: Float64Array;
  flows: Flow[];
  /** tickets per unit and minute by component: weights of the coverage */
  weight: Float64Array;
  grid: Grid;
  weeklyCv: number;
  dailyCv: number;
  demand: CompiledDemand;
  evolution: EvolutionTable;
  waiting: CompiledWaiting;
  reporting: CompiledReporting;
  impact: CompiledImpact;
  clientStaff: CompiledClientStaff;
  patience: CompiledPatience;
  /** by component: 1 where it fails alone */
  failsAlone: Uint8Array;
  trust: CompiledTrust;
  index: CompiledIndex;
  /** worst values accepted of indicators and of their differences, by name */
  thresholds: Record<string, number>;
  differenceThresholds: Record<string, number>;
  /** of future amounts, a year; 0: none */
  discountRate: number;
  designs: CompiledDesign[];
  /** fields of the observed state that are not stated */
  notObserved: string[];
  /** numbers given as ranges, and how many replications share a draw of them; null: every number is known */
  ranges: CompiledRanges | null;
  /** other clients of the same teams, each an ordinary compiled scenario with the same designs */
  clients: CompiledClient<Compiled>[];
}

/** days for which a pool's background runs before the contract starts */
const WARMUP_DAYS = 28;

/**
 * Compiles a scenario.
 * @param base  the same scenario with other numbers: what the calendar settles is taken from it
 * @throws ScenarioError listing every fault: unknown names, windows that never open, missing fields
 */
export function compile(scenario: Scenario, world: string | null, base?: Compiled): Compiled {
  checkComparisons(scenario);
  const hasPool = Object.values(scenario.designs).some(({ provider }) =>
    Object.values(provider.teams).some(({ background }) => (background?.tickets ?? 0) > 0),
  );
  const fromDays = hasPool ? WARMUP_DAYS : 0;
  const laid = base?.fromMin === -fromDays * 1440 ? base : undefined;
  const compiler = new Compiler(scenario, Math.max(fromDays, backlogDays(scenario)), laid?.windows);
  const monthStartMin =
    laid?.monthStartMin ??
    Float64Array.from(compiler.monthDates, (date) => compiler.calendars.minuteOfDate(date));
  const horizonMin = monthStartMin[scenario.months] as number;
  const flows = new Map(compileClientFlows(compiler, scenario).map((flow) => [flow.id, flow]));
  const designs = Object.entries(scenario.designs).map(([id, design], at) => ({
    ...compileDesign(compiler, scenario, id, design, flows),
    otherTargets: base?.designs[at]?.otherTargets ?? null,
  }));
  const compiled: Compiled = {
    scenarioHash: base?.scenarioHash ?? hashOf(scenario),
    world,
    seed: scenario.experiment.seed,
    replications: scenario.experiment.replications,
    start: scenario.start,
    months: scenario.months,
    ...livedBefore(scenario),
    monthStartMin,
    monthStarts: compiler.monthDates.slice(0, -1),
    fromMin: -fromDays * 1440,
    boundMin: horizonMin + DRAIN_MIN,
    users: scenario.situation.users ?? null,
    componentIds: compiler.componentIds,
    windows: compiler.windows,
    pool: new Float64Array(0),
    flows: orderFlows([...flows.values()]),
    weight: new Float64Array(compiler.componentIds.length),
    grid: sameGrid(laid) ?? layGrid(compiler, scenario, -fromDays * 1440, horizonMin),
    weeklyCv: scenario.situation.demand?.weeklyCv ?? 0,
    dailyCv: scenario.situation.demand?.dailyCv ?? 0,
    demand: compileDemand(compiler, scenario),
    evolution: compileEvolution(compiler, scenario, monthStartMin),
    waiting: compileWaiting(compiler, scenario),
    reporting: compileReporting(compiler, scenario, compileTrust(scenario).initial),
    impact: compileImpact(compiler, scenario),
    clientStaff: compileClientStaff(compiler, scenario),
    patience: compilePatience(compiler, scenario),
    failsAlone: compileFailures(scenario),
    trust: compileTrust(scenario),
    index: scenario.situation.priceIndex ?? null,
    thresholds: thresholdsOf(compiler, scenario, "thresholds"),
    discountRate: scenario.experiment.discountRate ?? 0,
    differenceThresholds: thresholdsOf(compiler, scenario, "differenceThresholds"),
    designs,
    notObserved: notObserved(scenario),
    clients: [],
    ranges: scenario.ranges ? { ...scenario.ranges, perDraw: scenario.experiment.perDraw } : null,
  };
  for (const flow of compiled.flows)
    if (flow.kind === FLOW.client) compiled.weight[flow.component] = flow.ratePerMin;
  checkObserved(
    compiler,
    scenario,
    designs.flatMap(({ slas }) => slas.map((line) => line.id)),
  );
  checkSize(compiler, compiled);
  if (compiler.faults.length > 0) throw new ScenarioError(compiler.faults);
  compiled.pool = compiler.layPool();
  compiled.clients = compileClients(scenario, (one, at) => compile(one, world, base?.clients[at]?.compiled));
  return compiled;
}

/** Fields that shape the laid-out demand profile. */
const GRID_PARTS = ["demand", "weeklyCv", "dailyCv"];

/** The laid-out demand profile of a scenario whose ranges leave it alone. */
function sameGrid(laid: Compiled | undefined): Grid | undefined {
  const isDrawn = laid?.ranges?.stated.some(({ places }) =>
    places.some((place) => place.some((part) => GRID_PARTS.includes(String(part)))),
  );
  return isDrawn ? undefined : laid?.grid;
}

function compileDesign(
  compiler: Compiler,
  scenario: Scenario,
  id: string,
  design: Design,
  flows: Map<string, Flow>,
): Omit<CompiledDesign, "otherTargets"> {
  const path: Path = ["designs", id];
  const { lines, lineOf, headline } = compileSlas(compiler, design, path);
  const scope = compileScope(compiler, scenario, design, path);
  const staff = compileTeams(compiler, scenario, design, path, flows);
  const price = compilePrice(compiler, design, scope.quantity, path);
  return {
    id,
    name: design.name ?? { fr: id, en: id },
    dispatch: compileDispatch(compiler, design, path),
    staff,
    posture: compilePosture(compiler, design, design.provider.posture, [...path, "provider", "posture"]),
    staffing: compileStaffing(compiler, design, path),
    opportunism: compileOpportunism(compiler, design, design.provider.opportunism),
    overheads: compileOverheads(design),
    costGrowth: compileCostGrowth(design),
    problems: compileProblems(compiler, design.provider.problems),
    unfamiliarity: compileUnfamiliarity(compiler, design, staff.route, path),
    people: compilePeople(compiler, design),
    priority: compilePriority(scenario, design),
    scope,
    slas: lines,
    lineOf,
    headline,
    clock: compileClock(compiler, design, lines, path),
    penalties: compilePenalties(compiler, design, lines, price.signedEur * scenario.months, path),
    price,
    envelope: compileEnvelope(compiler, design, path),
    term: compileTerm(design),
    exit: compileExit(compiler, scenario, design, compileTrust(scenario).initial, path),
    dependence: compileDependence(design),
    transition: compileTransition(design),
    observed: compileObserved(compiler, scenario, design, lines, path),
    exclusions: compileExclusions(design),
    governance: compileGovernance(
      compiler,
      scenario,
      design,
      lines.map((line) => line.id),
      path,
    ),
    qualification: compileQualification(compiler, design, path),
  };
}

function thresholdsOf(
  compiler: Compiler,
  scenario: Scenario,
  field: "thresholds" | "differenceThresholds",
): Record<string, number> {
  const stated = scenario.experiment[field] ?? {};
  for (const name of Object.keys(stated))
    compiler.index(name, Object.keys(INDICATORS), "UNKNOWN_REFERENCE", ["experiment", field, name]);
  return stated;
}
