/** Posts of a team: what it is meant to have. A post may be vacant; only who is there works. */
import type { Simulation } from "../../life/simulation.ts";

/**
 * Creates or abolishes posts of a team's shift, never below none; where nobody keeps a list of people, technicians come and go
 * with them. Returns the change.
 */
export function changePosts(sim: Simulation, team: number, shift: number, by: number): number {
  const change = sim.staff.shifts.changePosts(team, shift, by);
  const gates = sim.onPosts;
  for (let at = 0; at < gates.length; at++) if (!gates[at]!(sim, team, shift, change)) return change;
  sim.staff.resize(team, shift, change);
  return change;
}

/** Sets the number of posts of a team's shift. */
export function setPosts(sim: Simulation, team: number, shift: number, posts: number): void {
  changePosts(sim, team, shift, posts - sim.staff.shifts.postsOf(team, shift));
}
