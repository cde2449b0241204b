/** Teams: tiers, shifts, work that advances only while its technician's shift is open, pools shared with other clients. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import { distribution } from "../../scenario/distribution.ts";
import type { Component, Design, Scenario } from "../../scenario/model.ts";
import { id, text } from "../../scenario/notation.ts";
import { duration, integer, money, rate, share } from "../../scenario/units.ts";
import { cellsOfMix, cumulate, FLOW, type Flow, MONTH_MIN, TIERS } from "../demand/flows.ts";
import { truthOf } from "../ticket/priority-matrix.ts";
import {
  assignmentRule,
  type CompiledVariety,
  compileVariety,
  groupParams,
  hasSkill,
  meanSpeed,
} from "./groups.ts";
import { type CompiledOnCall, compileOnCall, onCallParams } from "./on-call.ts";
import { peopleParams } from "./people.ts";

export const team = z.strictObject({
  name: text("name shown to people").optional(),
  tier: integer("tier of the team", { min: 1, max: 5 }),
  skills: z.array(id).max(50).optional().meta({ description: "skills it has; default: all" }),
  shifts: z
    .array(
      z.strictObject({
        window: id,
        headcount: integer("technicians", { min: 0, max: 10_000 }),
        group: id
          .optional()
          .meta({ description: "group of its technicians; needed where the team has groups" }),
      }),
    )
    .min(1)
    .max(20),
  atShiftEnd: z.enum(["resume", "handover", "finish", "finishPooled"]).default("resume").meta({
    description:
      "at every closing of the shift’s window, a lunch break included: an unfinished ticket waits for its own technician, is handed over, or is finished after hours; finishPooled: finished, and nobody starts while as many are at work as are on duty",
  }),
  groups: z.record(id, groupParams).optional().meta({ description: "groups of technicians who differ" }),
  assignment: assignmentRule.default("longestIdle"),
  queueLimit: integer("calls that may wait; beyond, a call is lost; default: no limit", {
    min: 0,
    max: 1_000_000,
  }).optional(),
  handoverEffort: duration("extra work when a ticket is handed over").default(0),
  lostTime: share("share of time lost to absence, meetings, run; work takes effort / (1 − share)", {
    max: 0.95,
  }).default(0),
  cost: money("loaded cost of a technician per month").default(0),
  quota: share("share of the pool’s idle time that this contract pays", { source: "MODEL 11.16" }).default(1),
  people: peopleParams.optional(),
  onCall: onCallParams.optional().meta({ description: "duty outside the shifts, for urgent tickets" }),
  background: z
    .strictObject({
      tickets: rate("tickets of the pool’s other clients per month, all together"),
      priorities: z
        .strictObject({ P1: share("P1"), P2: share("P2"), P3: share("P3"), P4: share("P4") })
        .refine((mix) => Math.abs(mix.P1 + mix.P2 + mix.P3 + mix.P4 - 1) < 1e-6, {
          params: { code: "MIX_NOT_ONE" },
        }),
      effort: distribution("touch time of a background ticket"),
    })
    .optional(),
});

type Team = Design["provider"]["teams"][string];

export const SHIFT_END = { resume: 0, handover: 1, finish: 2, finishPooled: 2 } as const;

export interface CompiledTeam {
  id: string;
  tier: number;
  shiftEnd: number;
  handoverMin: number;
  /** work takes effort × this */
  slowness: number;
  /** loaded cost of a technician per month */
  costEur: number;
  quota: number;
  shifts: { window: number; headcount: number }[];
  /** null: its technicians are alike and take whatever waits */
  variety: CompiledVariety | null;
  onCall: CompiledOnCall | null;
  /** mean effort of its tickets, for the wait that users expect */
  meanEffortMin: number;
}

/** A pool's background is a flow of its own, named by what it is: another design that states it otherwise has another flow. */
function backgroundFlow(compiler: Compiler, truth: Uint8Array, id: string, team: Team): Flow | null {
  if (!team.background || team.background.tickets === 0) return null;
  const { tickets, priorities, effort } = team.background;
  const mix = [priorities.P1, priorities.P2, priorities.P3, priorities.P4];
  return {
    id: `background:${id}:${JSON.stringify([tickets, mix, effort])}`,
    kind: FLOW.background,
    component: -1,
    ratePerMin: tickets / MONTH_MIN,
    ...cumulate(cellsOfMix(mix, truth)),
    requestShare: 0,
    effort: Int32Array.from({ length: TIERS }, (_, tier) =>
      tier === team.tier - 1 ? compiler.distribution(effort) : -1,
    ),
    meanEffort: Float64Array.from({ length: TIERS }, (_, tier) => (tier === team.tier - 1 ? effort.mean : 0)),
    effortFactor: new Float64Array(4).fill(1),
    escalation: new Float64Array(TIERS),
    workaround: 0,
    entryTier: team.tier,
    skill: null,
    major: -1,
    relatedMean: 0,
    relatedDecayMin: 0,
  };
}

export interface CompiledStaff {
  teams: CompiledTeam[];
  /** by component and tier: team, or -1 */
  route: Int32Array;
  /** names of the background flows, by team; null where a team has none */
  background: (string | null)[];
}

/** Teams of a design; background flows not yet known are added to `flows`. */
export function compileTeams(
  compiler: Compiler,
  scenario: Scenario,
  design: Design,
  path: Path,
  flows: Map<string, Flow>,
): CompiledStaff {
  const entries = Object.entries(design.provider.teams);
  const truth = truthOf(scenario);
  const route = routeTable(compiler, scenario, entries, path);
  const background = entries.map(([id, team]) => {
    const flow = backgroundFlow(compiler, truth, id, team);
    if (flow && !flows.has(flow.id)) flows.set(flow.id, flow);
    return flow?.id ?? null;
  });
  const teams = entries.map(
    ([id, team], at): CompiledTeam => ({
      id,
      tier: team.tier,
      shiftEnd: SHIFT_END[team.atShiftEnd],
      handoverMin: team.handoverEffort,
      slowness: 1 / (1 - team.lostTime),
      costEur: team.cost,
      quota: team.quota,
      shifts: team.shifts.map(({ window, headcount }, shift) => ({
        window: compiler.window(window, [...path, "provider", "teams", id, "shifts", shift, "window"]),
        headcount: scenario.observed?.staff?.[id]?.[shift] ?? headcount,
      })),
      onCall: compileOnCall(compiler, team.onCall, team.shifts, [...path, "provider", "teams", id]),
      variety: compileVariety(compiler, team, [...path, "provider", "teams", id]),
      meanEffortMin: meanEffort(scenario, team, at, route) / meanSpeed(team),
    }),
  );
  return { teams, background, route };
}

/** Mean effort of a team's tickets, by the rates of the components that enter it and of its background. */
function meanEffort(scenario: Scenario, team: Team, at: number, route: Int32Array): number {
  let tickets = team.background?.tickets ?? 0;
  let effort = tickets * (team.background?.effort.mean ?? 0);
  Object.values(scenario.situation.components).forEach((component, place) => {
    if (route[place * TIERS + team.tier - 1] !== at) return;
    const rate = component.units * ((component.incidents ?? 0) + (component.requests ?? 0));
    tickets += rate;
    effort += rate * (component.effort?.[team.tier - 1]?.mean ?? 0);
  });
  return tickets > 0 ? effort / tickets : 0;
}

/** Tiers at which work of a component begins: where tickets enter, and where changes are made. */
function entryTiers({ entryTier = 1, changes }: Component): number[] {
  return changes && changes.rate > 0 ? [entryTier, changes.tier ?? entryTier] : [entryTier];
}

function routeTable(compiler: Compiler, scenario: Scenario, teams: [string, Team][], path: Path): Int32Array {
  const components = Object.values(scenario.situation.components);
  const route = new Int32Array(components.length * TIERS).fill(-1);
  components.forEach((component, at) => {
    const tiers = Math.max(component.effort?.length ?? 1, component.majors?.effort?.length ?? 0);
    const entries = entryTiers(component);
    for (let tier = 1; tier <= tiers; tier++) {
      if (tier < (component.entryTier ?? 1) && !entries.includes(tier)) continue;
      const team = teams.findIndex(
        ([, candidate]) => candidate.tier === tier && hasSkill(candidate, component.skill),
      );
      route[at * TIERS + tier - 1] = team;
      const isReached = entries.includes(tier) || (component.escalation?.[tier - 2] ?? 0) > 0;
      const missing = `${compiler.componentIds[at]}, tier ${tier}`;
      if (team < 0 && isReached) compiler.fault("NO_TEAM_FOR_TIER", [...path, "provider", "teams"], missing);
    }
  });
  return route;
}
