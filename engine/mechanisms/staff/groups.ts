/** Groups of a team: technicians of different speed and skills, and who takes a ticket when several of them are free. */
import { z } from "zod";
import type { Compiler, Path } from "../../compile/compiler.ts";
import type { Design } from "../../scenario/model.ts";
import { id, text } from "../../scenario/notation.ts";
import { number } from "../../scenario/units.ts";

/** Neutral: no group, or groups of speed 1 that have every skill of their team. */
export const groupParams = z.strictObject({
  name: text("name shown to people").optional(),
  speed: number("speed of its technicians: work takes effort / speed", { min: 0.05, max: 20 }).default(1),
  skills: z.array(id).max(50).optional().meta({ description: "skills it has; default: those of its team" }),
});

export const assignmentRule = z
  .enum(["longestIdle", "fastest", "specialistFirst", "waitForSpecialist"])
  .meta({
    description:
      "who takes a ticket when technicians of several groups are free; waitForSpecialist leaves a ticket to the groups with the fewest skills, even while others are free",
  });

export const ASSIGNMENT = { longestIdle: 0, fastest: 1, specialistFirst: 2, waitForSpecialist: 3 } as const;

type Team = Design["provider"]["teams"][string];

/** What sets a team apart from one whose technicians are alike and take whatever waits. */
export interface CompiledVariety {
  /** by shift: speed of its technicians, and how many skills they have (Infinity: all) */
  speed: number[];
  breadth: number[];
  /** skills that tell tickets apart; lane 0 is for work that needs none, the last one for skills that no group names */
  skills: string[];
  lanes: number;
  /** by shift and lane: 1 if its technicians take such tickets */
  serves: Uint8Array;
  assignment: number;
  /** a technician starts work only while fewer are at work than are on duty, late ones counted */
  isPooled: boolean;
  /** calls that may wait; beyond, a call is lost */
  queueLimit: number;
}

/** The group of each shift, or null where the team has no groups. */
function groupsOfShifts(compiler: Compiler, team: Team, path: Path) {
  const known = Object.keys(team.groups ?? {});
  return team.shifts.map(({ group }, shift) => {
    const at = [...path, "shifts", shift, "group"];
    if (group !== undefined) {
      compiler.index(group, known, "UNKNOWN_GROUP", at);
      return team.groups?.[group] ?? null;
    }
    if (known.length > 0) compiler.fault("MISSING_FIELD", at, undefined, known);
    return null;
  });
}

/** 1 where a group with these skills (undefined: all) does the work of a lane. */
function servesLane(own: readonly string[] | undefined, skills: readonly string[], lane: number): number {
  if (own === undefined || lane === 0) return 1;
  return lane <= skills.length && own.includes(skills[lane - 1]!) ? 1 : 0;
}

/** Leaves every lane to the shifts with the fewest skills among those that serve it. */
function onlySpecialists(serves: Uint8Array, breadth: readonly number[], lanes: number): void {
  for (let lane = 0; lane < lanes; lane++) {
    let least = Number.POSITIVE_INFINITY;
    breadth.forEach((own, shift) => {
      if (serves[shift * lanes + lane] === 1) least = Math.min(least, own);
    });
    breadth.forEach((own, shift) => {
      if (own > least) serves[shift * lanes + lane] = 0;
    });
  }
}

/** What sets a team apart; null where nothing does, so that it pays nothing. */
export function compileVariety(compiler: Compiler, team: Team, path: Path): CompiledVariety | null {
  const groups = groupsOfShifts(compiler, team, path);
  const isPooled = team.atShiftEnd === "finishPooled";
  if (team.queueLimit !== undefined && !compiler.scenario.situation.clientStaff)
    compiler.fault("MISSING_FIELD", ["situation", "clientStaff"]);
  const isVaried = groups.some(
    (group) => group !== null && (group.speed !== 1 || group.skills !== undefined),
  );
  if (!isVaried && !isPooled && team.queueLimit === undefined) return null;
  const skills = [...new Set(groups.flatMap((group) => group?.skills ?? []))].sort();
  const lanes = skills.length + 2;
  const serves = new Uint8Array(groups.length * lanes);
  groups.forEach((group, shift) => {
    for (let lane = 0; lane < lanes; lane++)
      serves[shift * lanes + lane] = servesLane(group?.skills, skills, lane);
  });
  const breadth = groups.map((group) => group?.skills?.length ?? Number.POSITIVE_INFINITY);
  if (team.assignment === "waitForSpecialist") onlySpecialists(serves, breadth, lanes);
  return {
    speed: groups.map((group) => group?.speed ?? 1),
    breadth,
    skills,
    lanes,
    serves,
    assignment: ASSIGNMENT[team.assignment],
    isPooled,
    queueLimit: team.queueLimit ?? Number.POSITIVE_INFINITY,
  };
}

/** Whether a team can do work that needs a skill: its own list, and at least one of its groups. */
export function hasSkill(team: Team, skill: string | undefined): boolean {
  if (skill === undefined) return true;
  if (team.skills && !team.skills.includes(skill)) return false;
  const groups = Object.entries(team.groups ?? {}).filter(([name]) =>
    team.shifts.some(({ group }) => group === name),
  );
  return groups.length === 0 || groups.some(([, { skills }]) => !skills || skills.includes(skill));
}

/** Mean speed of a team's technicians. */
export function meanSpeed(team: Team): number {
  let technicians = 0;
  let speed = 0;
  for (const { headcount, group } of team.shifts) {
    technicians += headcount;
    speed += headcount * (group === undefined ? 1 : (team.groups?.[group]?.speed ?? 1));
  }
  return technicians > 0 ? speed / technicians : 1;
}
