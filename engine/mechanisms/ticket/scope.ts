/** Scope: what the contract covers, what is grey, what is disputed and how a dispute ends. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { uniform } from "../../kernel/draw.ts";
import { exp } from "../../kernel/elementary.ts";
import { PURPOSE } from "../../kernel/rng.ts";
import { FLAG, LIVE } from "../../kernel/tickets.ts";
import { COLUMN } from "../../life/columns.ts";
import type { Simulation } from "../../life/simulation.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Design, Scenario } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { duration, number, share } from "../../scenario/units.ts";
import { isUnmanaged } from "../demand/shadow.ts";
import { openDispute } from "./dispute.ts";

const tickets = LIVE;

const covered = z.strictObject({
  quantity: number("contractual quantity; default: the units at the start", { min: 0, max: 1e6 }).optional(),
  band: share("tolerance above the quantity before units fall out of scope", { max: 10 }).default(0),
});

const outcomes = z
  .strictObject({
    inScope: share("taken as in scope").default(0),
    bestEffort: share("done at the lowest priority, no SLA").default(0),
    timeAndMaterials: share("done after a quote, invoiced").default(0),
    refused: share("left to the client’s own staff").default(0),
  })
  .refine((mix) => Math.abs(mix.inScope + mix.bestEffort + mix.timeAndMaterials + mix.refused - 1) < 1e-6, {
    params: { code: "MIX_NOT_ONE" },
  });

/** Neutral: everything is covered, nothing is disputed. */
export const scopeParams = z.strictObject({
  components: z.union([z.literal("all"), z.record(id, covered)]).default("all"),
  coveredWhenNew: share("share of what is new that the wording covers (κ)", {
    source: "DOMAIN 4.2 G",
  }).optional(),
  initiallyUncovered: share("share of tickets out of scope at signature (o0)", {
    source: "DOMAIN 4.2 G",
  }).default(0),
  clarity: share("probability that an in-scope ticket is not contested").default(1),
  recognised: share(
    "probability that a contested in-scope ticket is recognised as in scope; otherwise it is done at best effort",
  ).default(1),
  detection: share("probability that the provider notices a grey ticket", { source: "DOMAIN 4.3 G" }).default(
    1,
  ),
  disputeGrey: share("probability that a noticed grey ticket is disputed").default(1),
  arbitration: z
    .strictObject({
      delay: distribution("working time until a dispute is settled", { source: "DOMAIN 4.3 G" }),
      window: id.optional(),
      stopsClock: z.boolean().default(true),
      clientEffort: duration("work of the client’s staff per dispute").default(0),
      providerEffort: duration("work of the provider’s staff per dispute").default(0),
    })
    .optional(),
  outcomes: outcomes.default({ inScope: 0, bestEffort: 0, timeAndMaterials: 0, refused: 1 }),
  quote: z
    .strictObject({
      delay: distribution("working time until a quote is approved or refused", { source: "DOMAIN 4.3 G" }),
      approval: share("probability that the client approves", { source: "DOMAIN 4.3 G" }).default(1),
    })
    .optional(),
});

export interface CompiledScope {
  covered: Uint8Array;
  quantity: Float64Array;
  band: Float64Array;
  /** 1 − κ, or -1 where no wording rule is on */
  uncoveredWhenNew: number;
  initiallyUncovered: number;
  /** χ + g per minute, by component: how fast the stock is renewed */
  renewal: Float64Array;
  clarity: number;
  detection: number;
  disputeGrey: number;
  dispute: {
    delay: number;
    window: number;
    stopsClock: boolean;
    clientHours: number;
    providerHours: number;
    /** cumulative: in scope, best effort, time and materials, refused */
    outcomes: Float64Array;
    /** a contested in-scope ticket ends in scope with this probability */
    recognised: number;
    quoteDelay: number;
    approval: number;
  };
  /** nothing can be grey or disputed */
  isNeutral: boolean;
}

const MINUTES_PER_YEAR = 525_960;

export function compileScope(
  compiler: Compiler,
  scenario: Scenario,
  design: Design,
  path: Path,
): CompiledScope {
  const scope = design.contract.scope ?? scopeParams.parse({});
  const at = [...path, "contract", "scope"];
  const components = Object.entries(scenario.situation.components);
  const listed = scope.components === "all" ? null : scope.components;
  for (const id of Object.keys(listed ?? {})) compiler.component(id, [...at, "components", id]);
  const isNeutral =
    listed === null &&
    scope.coveredWhenNew === undefined &&
    scope.initiallyUncovered === 0 &&
    scope.clarity === 1;
  const { refused, timeAndMaterials } = scope.outcomes;
  const canBeRefused = refused > 0 || (timeAndMaterials > 0 && (scope.quote?.approval ?? 1) < 1);
  if (!isNeutral && !scenario.situation.clientStaff && canBeRefused) {
    compiler.fault("MISSING_FIELD", ["situation", "clientStaff"]);
  }
  return {
    covered: Uint8Array.from(components, ([id]) => (listed === null || id in listed ? 1 : 0)),
    quantity: Float64Array.from(components, ([id, { units }]) => listed?.[id]?.quantity ?? units),
    band: Float64Array.from(components, ([id]) =>
      listed === null ? Number.POSITIVE_INFINITY : (listed[id]?.band ?? 0),
    ),
    uncoveredWhenNew: scope.coveredWhenNew === undefined ? -1 : 1 - scope.coveredWhenNew,
    initiallyUncovered: scope.initiallyUncovered,
    renewal: Float64Array.from(
      components,
      ([, { replacement, growth }]) => ((replacement ?? 0) + Math.max(0, growth ?? 0)) / MINUTES_PER_YEAR,
    ),
    clarity: scope.clarity,
    detection: scope.detection,
    disputeGrey: scope.disputeGrey,
    isNeutral,
    dispute: compileDispute(compiler, scenario, scope, at),
  };
}

function compileDispute(
  compiler: Compiler,
  scenario: Scenario,
  scope: z.output<typeof scopeParams>,
  at: Path,
): CompiledScope["dispute"] {
  const { arbitration, quote, outcomes } = scope;
  const instant = { kind: "deterministic" as const, mean: 0, cv: 0, values: [] };
  const named = arbitration?.window ?? scenario.situation.impact?.window; // else debates run day and night
  const shares = [outcomes.inScope, outcomes.bestEffort, outcomes.timeAndMaterials, outcomes.refused];
  let sum = 0;
  return {
    delay: compiler.distribution(arbitration?.delay ?? instant),
    window: named === undefined ? 0 : compiler.window(named, [...at, "arbitration", "window"]),
    stopsClock: arbitration?.stopsClock ?? true,
    clientHours: (arbitration?.clientEffort ?? 0) / 60,
    providerHours: (arbitration?.providerEffort ?? 0) / 60,
    outcomes: Float64Array.from(shares, (share) => {
      sum += share;
      return sum;
    }),
    recognised: scope.recognised,
    quoteDelay: compiler.distribution(quote?.delay ?? instant),
    approval: quote?.approval ?? 1,
  };
}

/** What a contract covers at an instant, component by component; amendments move it. */
export class Scope {
  declare private readonly sim: Simulation;
  declare private readonly table: CompiledScope;
  declare private readonly covered: Uint8Array;
  declare readonly quantity: Float64Array;
  /** uncovered share under the wording rule, at `sinceMin` */
  declare private readonly uncovered: Float64Array;
  declare private readonly sinceMin: Float64Array;
  /** units when the contract or its last amendment was signed */
  declare private readonly signed: Float64Array;
  /** minute at which an amendment last took each component as it was; -1: never */
  declare readonly rebaselinedMin: Float64Array;
  declare clarity: number;

  constructor(sim: Simulation) {
    const { scope } = sim.design;
    this.sim = sim;
    this.table = scope;
    this.covered = new Uint8Array(scope.covered.length);
    this.quantity = new Float64Array(scope.covered.length);
    this.uncovered = new Float64Array(scope.covered.length);
    this.sinceMin = new Float64Array(scope.covered.length);
    this.signed = new Float64Array(scope.covered.length);
    this.rebaselinedMin = new Float64Array(scope.covered.length);
    this.clarity = scope.clarity;
  }

  reset(): void {
    this.covered.set(this.table.covered);
    this.quantity.set(this.table.quantity);
    this.uncovered.fill(this.table.initiallyUncovered);
    this.sinceMin.fill(0);
    this.rebaselinedMin.fill(-1);
    this.signed.set(this.sim.units);
    this.clarity = this.table.clarity;
  }

  /** Takes a component up as it was found; NaN: as the contract says. */
  takeUp(component: number, quantity: number, uncovered: number): void {
    if (!Number.isNaN(quantity)) this.quantity[component] = quantity;
    if (!Number.isNaN(uncovered)) this.uncovered[component] = uncovered;
  }

  /** Share of a component's tickets that the wording leaves out now (closed form of DOMAIN 4.2 between amendments). */
  private leftOut(component: number): number {
    const { uncoveredWhenNew, renewal } = this.table;
    const start = this.uncovered[component]!;
    if (uncoveredWhenNew < 0 || renewal[component] === 0) return start;
    const elapsed = this.sim.nowMin - this.sinceMin[component]!;
    return elapsed <= 0
      ? start
      : uncoveredWhenNew - (uncoveredWhenNew - start) * exp(-renewal[component]! * elapsed);
  }

  /** Probability that a ticket of the component is grey now. */
  greyShare(component: number): number {
    if (this.covered[component] === 0) return 1;
    const units = this.sim.units[component]!;
    const band = this.table.band[component]!;
    // where a wording rule is on, growth is its matter and not counted a second time
    const counted = this.table.uncoveredWhenNew < 0 ? units : Math.min(units, this.signed[component]!);
    const isCounted = band < Number.POSITIVE_INFINITY && units > 0;
    const above = isCounted ? Math.max(0, counted - this.quantity[component]! * (1 + band)) / units : 0;
    return above + (1 - above) * this.leftOut(component);
  }

  /** Units were added by an event: under a wording rule, 1 − κ of what is new is left out. */
  addUnits(component: number, before: number, after: number): void {
    const { uncoveredWhenNew } = this.table;
    if (uncoveredWhenNew < 0 || after <= before) return;
    this.uncovered[component] =
      (this.leftOut(component) * before + uncoveredWhenNew * (after - before)) / after;
    this.sinceMin[component] = this.sim.nowMin;
  }

  /** An amendment takes the component as it is today into the contract. */
  rebaseline(component: number): void {
    this.covered[component] = 1;
    this.rebaselinedMin[component] = this.sim.nowMin;
    this.quantity[component] = this.sim.units[component]!;
    this.signed[component] = this.sim.units[component]!;
    this.uncovered[component] = this.table.initiallyUncovered;
    this.sinceMin[component] = this.sim.nowMin;
  }

  /** Covered share of the SI now, components weighted by the tickets they cause. */
  coverage(): number {
    const { weight } = this.sim.compiled;
    let sum = 0;
    let all = 0;
    for (let component = 0; component < this.covered.length; component++) {
      const tickets = weight[component]! * this.sim.units[component]!;
      all += tickets;
      sum += tickets * (1 - this.greyShare(component));
    }
    return all > 0 ? sum / all : 1;
  }
}

/** What nobody manages is always grey; of the rest, the share left out, by the ticket's mark. */
const isGreyNow = (sim: Simulation, ticket: number, component: number): boolean =>
  isUnmanaged(sim, ticket) || uniform(sim.draw(ticket, PURPOSE.scope)) < sim.scope.greyShare(component);

/** Marks grey tickets and sends disputed ones to arbitration. */
export function installScope(sim: Simulation): void {
  const { scope } = sim.design;
  sim.onReset.push(() => sim.scope.reset());
  sim.onMonthEnd.measure.push((_, month) => sim.add(COLUMN.coverage, month, sim.scope.coverage()));
  if (scope.isNeutral && !sim.design.governance.changesClarity && sim.compiled.demand.shadow.isNeutral)
    return;
  const { trust } = sim.compiled;
  sim.onArrival.push((_, ticket) => {
    const { component } = sim.flows[tickets.flow[ticket]!]!;
    const distrust = Math.max(0, 1 + trust.onDispute * (trust.initial - sim.trust));
    const isGrey = isGreyNow(sim, ticket, component);
    let contested = (1 - sim.scope.clarity) * distrust;
    if (isGrey) {
      tickets.flags[ticket]! |= FLAG.grey;
      sim.add(COLUMN.greyTickets, sim.month, 1);
      if (uniform(sim.draw(ticket, PURPOSE.notice)) >= scope.detection) return true; // nobody noticed: done as if covered
      tickets.flags[ticket]! |= FLAG.noticed;
      for (let at = 0; at < sim.onNoticed.length; at++) if (!sim.onNoticed[at]!(sim, ticket)) return true;
      tickets.flags[ticket]! |= FLAG.unmeasured;
      contested = scope.disputeGrey * distrust;
    }
    if (contested === 0 || uniform(sim.draw(ticket, PURPOSE.dispute)) >= contested) return true;
    openDispute(sim, ticket);
    return false;
  });
}
