/** Staffing policies: how a provider changes its posts over the life of a contract; every change takes its lead time. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { RANK } from "../../kernel/event-heap.ts";
import { COLUMN } from "../../life/columns.ts";
import { EVENT } from "../../life/events.ts";
import { LINE, toCents } from "../../life/ledger.ts";
import type { Simulation } from "../../life/simulation.ts";
import type { Design } from "../../scenario/model.ts";
import { id } from "../../scenario/notation.ts";
import { duration, integer, money, share } from "../../scenario/units.ts";
import { MONTH_MIN } from "../demand/flows.ts";
import { ProviderAccounts, runningMargin } from "../money/provider-accounts.ts";
import { changePosts } from "./posts.ts";

/** Neutral: no policy, or `fixed`. */
export const staffingParams = z
  .array(
    z.strictObject({
      team: id,
      shift: integer("shift of the team, 1 = first", { min: 1, max: 20 }).default(1),
      rule: z.enum(["fixed", "utilisation", "commitment", "marginFloor"]).default("fixed").meta({
        description:
          "fixed; towards a utilisation; one more when the report falls below what is required; one fewer when the margin falls below a floor, hours of prevention first",
      }),
      every: integer("months between two reviews", { min: 1, max: 24 }).default(3),
      utilisation: share("utilisation aimed at", { max: 2, source: "DOMAIN 5.8 R70" }).default(0.8),
      tolerance: share("distance from it at which posts change", { source: "DOMAIN 8 A2 G" }).default(0.1),
      required: share(
        "attainment below which a post is added; default: what the headline SLA requires",
      ).optional(),
      floor: share("running margin, as a share of running revenue, below which a post is cut", {
        min: -10,
        source: "DOMAIN 8 A2 G",
      }).default(0),
      over: integer("months over which the margin is taken; default: since the start", {
        min: 1,
        max: 120,
      }).optional(),
      preventionFirst: z
        .boolean()
        .default(true)
        .meta({ description: "the team’s hours of prevention are cut before its posts" }),
      step: integer("posts at a time", { min: 1, max: 1000 }).default(1),
      min: integer("fewest posts of the shift", { min: 0, max: 10_000 }).default(1),
      max: integer("most posts of the shift", { min: 0, max: 10_000 }).default(10_000),
      hiringLead: duration("time from a decision to the newcomer", {
        source: "DOMAIN 8 knobs: 2–4 months",
      }).default(3 * MONTH_MIN),
      cuttingLead: duration("time from a decision to the post’s end", { source: "G" }).default(MONTH_MIN),
      hiringCost: money("cost of a post added").default(0),
      cuttingCost: money("cost of a post cut").default(0),
    }),
  )
  .max(50);

type Policy = z.output<typeof staffingParams>[number];

export interface CompiledPolicy {
  team: number;
  shift: number;
  rule: Policy["rule"];
  every: number;
  utilisation: number;
  tolerance: number;
  /** NaN: what the headline's lines require */
  required: number;
  floor: number;
  /** months; Infinity: since the start */
  over: number;
  preventionFirst: boolean;
  step: number;
  min: number;
  max: number;
  hiringMin: number;
  cuttingMin: number;
  hiringEur: number;
  cuttingEur: number;
}

export function compileStaffing(compiler: Compiler, design: Design, path: Path): CompiledPolicy[] {
  const teams = Object.keys(design.provider.teams);
  const policies = design.provider.staffing ?? [];
  return policies.flatMap((policy, at): CompiledPolicy[] => {
    if (policy.rule === "fixed") return [];
    const here = [...path, "provider", "staffing", at];
    const team = compiler.index(policy.team, teams, "UNKNOWN_TEAM", [...here, "team"]);
    const shifts = Object.values(design.provider.teams)[team]?.shifts.length ?? 0;
    if (policy.shift > shifts)
      compiler.fault(
        "UNKNOWN_REFERENCE",
        [...here, "shift"],
        policy.shift,
        Array.from({ length: shifts }, (_, shift) => String(shift + 1)),
      );
    const { rule, every, utilisation, tolerance, required, floor, over, preventionFirst, step } = policy;
    return [
      {
        team,
        shift: policy.shift - 1,
        rule,
        every,
        utilisation,
        tolerance,
        required: required ?? Number.NaN,
        floor,
        over: over ?? Number.POSITIVE_INFINITY,
        preventionFirst,
        step,
        min: policy.min,
        max: policy.max,
        hiringMin: policy.hiringLead,
        cuttingMin: policy.cuttingLead,
        hiringEur: policy.hiringCost,
        cuttingEur: policy.cuttingCost,
      },
    ];
  });
}

/** A design's reviews: what they look back on, and what they have decided. */
class Staffing {
  declare private readonly sim: Simulation;
  declare private readonly policies: readonly CompiledPolicy[];
  /** by policy: busy and open minutes of its team since its last review, posts decided and not yet changed */
  declare private readonly busyMin: Float64Array;
  declare private readonly openMin: Float64Array;
  declare private readonly decided: Int32Array;
  /** by policy: posts that it has added so far, those cut taken off */
  declare private readonly added: Int32Array;
  declare private readonly accounts: ProviderAccounts;
  /** provider's running result and revenue since the start, by month's end */
  declare private readonly result: Float64Array;
  declare private readonly revenue: Float64Array;

  constructor(sim: Simulation) {
    const { staffing } = sim.design;
    this.sim = sim;
    this.policies = staffing;
    this.busyMin = new Float64Array(staffing.length);
    this.openMin = new Float64Array(staffing.length);
    this.decided = new Int32Array(staffing.length);
    this.added = new Int32Array(staffing.length);
    this.accounts = new ProviderAccounts(sim);
    this.result = new Float64Array(sim.compiled.months + 1);
    this.revenue = new Float64Array(sim.compiled.months + 1);
  }

  reset(): void {
    this.busyMin.fill(0);
    this.openMin.fill(0);
    this.decided.fill(0);
    this.added.fill(0);
  }

  endMonth(month: number): void {
    const { sim, policies } = this;
    this.accounts.read(month);
    this.result[month + 1] = this.accounts.resultEur;
    this.revenue[month + 1] = this.accounts.revenueEur;
    for (let policy = 0; policy < policies.length; policy++) {
      const { team, every } = policies[policy]!;
      this.busyMin[policy]! += sim.busyMin[team]!;
      this.openMin[policy]! += sim.openMin[team]!;
      if ((month + 1) % every !== 0) continue;
      if (this.decided[policy] === 0 && month < sim.life.lastMonth && sim.life.servesFrom === 0)
        this.review(policy, month);
      this.busyMin[policy] = 0;
      this.openMin[policy] = 0;
    }
    const isHandedOver = sim.design.exit.successor !== null && month < sim.compiled.months - 1;
    if (isHandedOver && month === sim.life.endMonth && sim.life.servesFrom === 0) this.lapse();
  }

  /** A policy decides nothing more while its last change is under way. */
  private review(policy: number, month: number): void {
    const { sim } = this;
    const { team, shift, rule, step, min, max, preventionFirst, hiringMin, cuttingMin } =
      this.policies[policy]!;
    const wish = this.wish(policy, month);
    if (wish < 0 && rule === "marginFloor" && preventionFirst && sim.prevention.asked[team]! > 0) {
      sim.prevention.asked[team] = 0;
      return;
    }
    const posts = sim.staff.shifts.postsOf(team, shift);
    const by = wish > 0 ? Math.min(step, max - posts) : wish < 0 ? -Math.min(step, posts - min) : 0;
    if (by === 0 || by > 0 !== wish > 0) return;
    this.decided[policy] = by;
    sim.schedule(sim.nowMin + (by > 0 ? hiringMin : cuttingMin), RANK.staffing, EVENT.posts, policy);
  }

  /** 1: more posts, -1: fewer, 0: as they are. */
  private wish(policy: number, month: number): number {
    const { rule, utilisation, tolerance, floor } = this.policies[policy]!;
    if (rule === "marginFloor") return this.margin(policy, month) < floor ? -1 : 0;
    if (rule === "commitment") return this.attainment(policy, month) < this.required(policy) ? 1 : 0;
    if (this.openMin[policy] === 0) return 0;
    const used = this.busyMin[policy]! / this.openMin[policy]!;
    return used > utilisation + tolerance ? 1 : used < utilisation - tolerance ? -1 : 0;
  }

  /** Running margin of the months that the policy looks back on. */
  private margin(policy: number, month: number): number {
    const from = Math.max(0, month + 1 - this.policies[policy]!.over);
    return runningMargin(
      this.result[month + 1]! - this.result[from]!,
      this.revenue[month + 1]! - this.revenue[from]!,
    );
  }

  /** The report since the last review; NaN, below no requirement, without a ticket. */
  private attainment(policy: number, month: number): number {
    const { sim } = this;
    let met = 0;
    let measured = 0;
    for (let since = month + 1 - this.policies[policy]!.every; since <= month; since++) {
      met += sim.value("contractualMet", since);
      measured += sim.value("contractualTickets", since);
    }
    return measured > 0 ? met / measured : Number.NaN;
  }

  private required(policy: number): number {
    const { sim } = this;
    const stated = this.policies[policy]!.required;
    if (!Number.isNaN(stated)) return stated;
    let required = 0;
    for (const [line, { metric }] of sim.design.slas.entries())
      if (metric === sim.design.headline) required = Math.max(required, sim.required[line]!);
    return required;
  }

  /** The lead time is over. A provider that has left, or whose contract is over, hires nobody. */
  change(policy: number): void {
    const { sim } = this;
    const { team, shift, hiringEur, cuttingEur } = this.policies[policy]!;
    const by = this.decided[policy]!;
    this.decided[policy] = 0;
    if (sim.isDraining || sim.life.servesFrom > 0) return;
    const cents = toCents((by > 0 ? by * hiringEur : -by * cuttingEur) * sim.costFactor[sim.month]!);
    sim.add(COLUMN.providerCostEur, sim.month, cents / 100);
    sim.ledger.post(sim.month, LINE.providerOverhead, cents);
    sim.add(by > 0 ? COLUMN.postsAdded : COLUMN.postsCut, sim.month, Math.abs(by));
    this.added[policy]! += changePosts(sim, team, shift, by);
  }

  /** The provider goes, and what its policies have made of its posts goes with it: a successor has those of the design and its amendments. */
  private lapse(): void {
    for (let policy = 0; policy < this.policies.length; policy++) {
      const { team, shift } = this.policies[policy]!;
      if (this.added[policy] !== 0) changePosts(this.sim, team, shift, -this.added[policy]!);
      this.added[policy] = 0;
    }
  }
}

export function installStaffing(sim: Simulation): void {
  if (sim.design.staffing.length === 0) return;
  const staffing = new Staffing(sim);
  sim.onReset.push(() => staffing.reset());
  sim.onMonthEnd.staffing.push((_, month) => staffing.endMonth(month));
  sim.handlers[EVENT.posts] = (_, policy) => staffing.change(policy);
}
