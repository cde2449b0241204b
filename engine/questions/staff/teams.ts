/** What each team has, needs at least, and would take by theory. */
import type { Text } from "../../scenario/notation.ts";
import type { Asked } from "../question.ts";
import { type Roster, sumOf } from "../roster.ts";
import type { Evidence } from "./evidence.ts";
import type { TeamFigures } from "./figures.ts";
import { leastPosts, offered, ownShare, squareRoot, type TeamLoad } from "./load.ts";
import { needOf } from "./need.ts";
import type { StaffTerms } from "./terms.ts";
import type { Wanted } from "./wanted.ts";

export function teamFigures(
  { read, seed }: Asked<StaffTerms>,
  {
    wanted,
    present,
    chosen,
    loads,
    evidence,
  }: {
    wanted: Wanted;
    present: Roster;
    chosen: Roster | null;
    loads: readonly TeamLoad[];
    evidence: Evidence;
  },
): TeamFigures[] {
  const written = read.written.designs[wanted.design.id]?.provider.teams ?? {};
  return wanted.teams.flatMap((team) => {
    const { id, costEur } = wanted.design.staff.teams[team] ?? { id: "", costEur: 0 };
    const name = written[id]?.name ?? id;
    const load = loads[team];
    if (!load) return [];
    return [
      {
        id,
        place: team,
        name: typeof name === "string" ? { fr: name, en: name } : (name as Text),
        postEur: 12 * costEur,
        present: sumOf(present[team] ?? []),
        chosen: chosen && sumOf(chosen[team] ?? []),
        offered: offered(load),
        least: leastPosts(load, wanted.load),
        theory: squareRoot(load, 1),
        need: needOf(evidence, chosen, team, seed),
        ownShare: ownShare(load),
      },
    ];
  });
}
