/** The shifts of the cheapest roster: one post less in a team, however the rest is shared. */
import { type Roster, shared, sumOf, withTeam } from "../roster.ts";
import type { Evidence } from "./evidence.ts";

/** Posts that may change places beside the one that goes. */
const MOVED = 1;

/** Every way to share a number of posts that is close to the present one: at most so many more in a shift. */
function splits(present: readonly number[], posts: number): number[][] {
  const [first = 0, ...rest] = present;
  if (rest.length === 0) return posts >= 0 && Math.abs(posts - first) <= 1 + MOVED ? [[posts]] : [];
  const all: number[][] = [];
  for (let own = Math.max(0, first - 1 - MOVED); own <= Math.min(posts, first + MOVED); own++)
    for (const others of splits(rest, posts - own)) all.push([own, ...others]);
  return all;
}

const distance = (one: readonly number[], other: readonly number[]) =>
  sumOf(one.map((count, shift) => Math.abs(count - (other[shift] ?? 0))));

/** A post less in a team: taken from each shift in turn, or from one with another moved. */
export function oneLess(roster: Roster, team: number): Roster[] {
  const present = roster[team] ?? [];
  const fewer = splits(present, sumOf(present) - 1).filter((own) => distance(own, present) <= 1 + 2 * MOVED);
  fewer.sort((a, b) => distance(a, present) - distance(b, present));
  return fewer.filter((own) => sumOf(own) > 0).map((own) => withTeam(roster, team, own));
}

/** A cheaper roster beside another: a team has one less, and at most one other team one more in exchange (−1: none). */
export interface Beside {
  roster: Roster;
  team: number;
  more: number;
}

/** Every roster with a post less, and those with as many posts of which one costs less. */
export function cheaperNeighbours(
  roster: Roster,
  teams: readonly number[],
  cost: readonly number[],
): Beside[] {
  const exchanged = (team: number, more: number): Beside[] => {
    const [fewer] = oneLess(roster, team);
    const own = roster[more] ?? [];
    return fewer ? [{ roster: withTeam(fewer, more, shared(own, sumOf(own) + 1)), team, more }] : [];
  };
  return teams.flatMap((team) => [
    ...oneLess(roster, team).map((fewer): Beside => ({ roster: fewer, team, more: -1 })),
    ...teams.filter((more) => (cost[more] ?? 0) < (cost[team] ?? 0)).flatMap((more) => exchanged(team, more)),
  ]);
}

/**
 * Takes posts away, the dearest first, as long as some way to share the rest keeps.
 * @param least  by team: fewest posts that its load allows
 */
export async function trimmed(
  evidence: Evidence,
  roster: Roster,
  cost: readonly number[],
  least: readonly number[],
): Promise<Roster> {
  const teams = evidence.wanted.teams.toSorted((a, b) => (cost[b] ?? 0) - (cost[a] ?? 0));
  for (const team of teams) {
    if (sumOf(roster[team] ?? []) <= (least[team] ?? 1)) continue;
    const fewer = oneLess(roster, team);
    const standings = await evidence.judge(fewer);
    const found = fewer[standings.indexOf("keeps")];
    if (found) return trimmed(evidence, found, cost, least);
  }
  return roster;
}
