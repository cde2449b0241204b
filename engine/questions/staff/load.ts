/** Work of each team and the posts that queueing theory starts from: rates as stated at signing, square-root staffing. */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import { openMinutes } from "../../kernel/window.ts";
import { FLOW, MONTH_MIN, TIERS } from "../../mechanisms/demand/flows.ts";
import { type Share, sharesOf } from "../lint/volume.ts";
import { sumOf } from "../roster.ts";

export interface TeamLoad {
  /** minutes of its shifts a month that this client's tickets take, and those of the pool's other clients */
  ownMin: number;
  otherMin: number;
  /** the same of advice and prevention */
  preventionMin: number;
  /** minutes a month that a post is on duty, over its shifts */
  openMin: number;
  /** mean elapsed minutes of work of a background ticket */
  backgroundMin: number;
}

/** Work of one kind of ticket by team: what reaches each tier. */
function addWork(
  { staff }: CompiledDesign,
  { flow, truth, incidents, requests }: Share,
  minutes: number[],
): void {
  let reaching = incidents + requests;
  for (let tier = flow.entryTier; tier <= TIERS && reaching > 0; tier++) {
    const at = staff.route[flow.component * TIERS + tier - 1] ?? -1;
    const team = staff.teams[at];
    const effort = flow.meanEffort[tier - 1] ?? 0;
    if (!team || effort === 0) return;
    minutes[at] = (minutes[at] ?? 0) + reaching * effort * (flow.effortFactor[truth] ?? 1) * team.slowness;
    reaching *= flow.escalation[tier - 1] ?? 0;
  }
}

export function loadsOf(compiled: Compiled, design: CompiledDesign): TeamLoad[] {
  const { staff, posture } = design;
  const own = staff.teams.map(() => 0);
  for (const share of sharesOf(compiled, design)) addWork(design, share, own);
  const horizon = compiled.monthStartMin[compiled.months] ?? 0;
  return staff.teams.map((team, at): TeamLoad => {
    const flow = compiled.flows.find(
      ({ id, kind }) => kind === FLOW.background && id === staff.background[at],
    );
    const backgroundMin = flow ? (flow.meanEffort[team.tier - 1] ?? 0) * team.slowness : 0;
    const present = sumOf(team.shifts.map(({ headcount }) => headcount));
    const openMin = sumOf(
      team.shifts.map(({ window, headcount }) => {
        const table = compiled.windows[window];
        const weight = present > 0 ? headcount / present : 1 / team.shifts.length;
        return table ? (weight * openMinutes(table, 0, horizon)) / compiled.months : 0;
      }),
    );
    return {
      ownMin: own[at] ?? 0,
      otherMin: (flow?.ratePerMin ?? 0) * MONTH_MIN * backgroundMin,
      preventionMin: 60 * (posture[at] ?? 0),
      openMin,
      backgroundMin,
    };
  });
}

/** Posts that would be at work all the time: the offered load, in Erlang of posts. */
export const offered = ({ ownMin, otherMin, preventionMin, openMin }: TeamLoad): number =>
  openMin > 0 ? (ownMin + otherMin + preventionMin) / openMin : 0;

/** Fewest posts whose hours the load takes no more than this share of. */
export const leastPosts = (load: TeamLoad, share: number): number =>
  Math.max(1, Math.ceil(offered(load) / share - 1e-9));

/** Share of a team's tickets that are this client's, by their work. */
export const ownShare = ({ ownMin, otherMin }: TeamLoad): number =>
  ownMin + otherMin > 0 ? ownMin / (ownMin + otherMin) : 1;

/**
 * Posts for a load at a quality of service: R + β√R.
 * @see Halfin & Whitt 1981, Oper. Res. 29, 567; Borst, Mandelbaum & Reiman 2004, Oper. Res. 52, 17
 */
export const squareRoot = (load: TeamLoad, beta: number): number => {
  const erlangs = offered(load);
  return Math.max(1, Math.ceil(erlangs + beta * Math.sqrt(erlangs) - 1e-9));
};
