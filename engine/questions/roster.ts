/** Rosters: how many technicians each shift of each team has, and a design staffed so. */
import type { CompiledDesign } from "../compile/compile.ts";
import type { ScenarioInput } from "../scenario/model.ts";
import type { DesignInput, Variant } from "./trials.ts";

/** Technicians by team and shift, in the scenario's order. */
export type Roster = readonly (readonly number[])[];

export const rosterOf = ({ staff }: CompiledDesign): number[][] =>
  staff.teams.map(({ shifts }) => shifts.map(({ headcount }) => headcount));

export const sumOf = (headcounts: readonly number[]): number =>
  headcounts.reduce((sum, headcount) => sum + headcount, 0);

/** Posts of a whole roster. */
export const postsOf = (roster: Roster): number => sumOf(roster.map(sumOf));

/** A roster with another number of technicians in one team. */
export const withTeam = (roster: Roster, team: number, headcounts: readonly number[]): Roster =>
  roster.map((present, at) => (at === team ? headcounts : present));

/** A roster with so many technicians more, or fewer, in one shift. */
export const withMore = (roster: Roster, team: number, shift: number, by: number): Roster =>
  roster.map((headcounts, at) =>
    at === team ? headcounts.map((one, place) => (place === shift ? one + by : one)) : headcounts,
  );

/**
 * A number of technicians shared between the shifts of a team as they are at present: one more never takes one from a shift.
 * @see Jefferson's method (D’Hondt), which gives the present shares back for the present number
 */
export function shared(present: readonly number[], technicians: number): number[] {
  const votes = sumOf(present) > 0 ? present : present.map(() => 1);
  const headcounts = present.map(() => 0);
  for (let one = 0; one < technicians; one++) {
    const quotients = votes.map((vote, shift) => vote / ((headcounts[shift] ?? 0) + 1));
    const next = quotients.indexOf(Math.max(...quotients));
    headcounts[next] = (headcounts[next] ?? 0) + 1;
  }
  return headcounts;
}

/** Staff so ample that nobody waits for a technician who is at work. */
const AMPLE = 10;
export const ample = (roster: Roster): Roster =>
  roster.map((headcounts) => headcounts.map((one) => AMPLE * Math.max(1, one)));

/** A design with another roster; headcounts that were observed in the middle of a contract give way to it. */
export function staffed(of: string, roster: Roster, scenario: ScenarioInput): Variant {
  const around = {
    key: "headcounts as asked",
    change: ({ observed }: ScenarioInput) => {
      if (observed) delete observed.staff;
    },
  };
  return {
    key: `${of}: ${roster.map((headcounts) => headcounts.join("+")).join(" ")}`,
    of,
    change: ({ provider }: DesignInput) => {
      Object.values(provider.teams).forEach(({ shifts }, team) => {
        shifts.forEach((shift, at) => {
          shift.headcount = roster[team]?.[at] ?? shift.headcount;
        });
      });
    },
    ...(scenario.observed?.staff === undefined ? {} : { around }),
  };
}
