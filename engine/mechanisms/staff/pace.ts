/** What a team's condition does to its tickets: how much longer work takes than its effort, how often it is passed on. */
import type { CompiledTeam } from "./teams.ts";

/** Mechanisms hold one factor by team each and call `update` when they change it; at 1 nothing changes. */
export class Pace {
  declare private readonly base: Float64Array;
  declare private readonly lost: Float64Array[];
  declare private readonly slow: Float64Array[];
  declare private readonly slowForClient: Float64Array[];
  /** work takes effort × this: a pool's other clients, and the client */
  declare readonly slowness: Float64Array;
  declare readonly clientSlowness: Float64Array;
  /** share of a spell that is work proper: without the time lost or given elsewhere */
  declare readonly properShare: Float64Array;
  /** added to the probability that a tier passes a client's ticket on, by team */
  declare readonly escalation: Float64Array;

  constructor(teams: readonly CompiledTeam[]) {
    this.base = Float64Array.from(teams, ({ slowness }) => slowness);
    this.lost = [];
    this.slow = [];
    this.slowForClient = [];
    this.slowness = this.base.slice();
    this.clientSlowness = this.base.slice();
    this.properShare = this.base.map((slowness) => 1 / slowness);
    this.escalation = new Float64Array(teams.length);
  }

  private hold(list: Float64Array[]): Float64Array {
    const factor = new Float64Array(this.base.length).fill(1);
    list.push(factor);
    return factor;
  }

  /** A factor for hours that the team gives to something other than tickets. */
  forLostTime(): Float64Array {
    return this.hold(this.lost);
  }

  /** A factor for how slowly the team works, whoever the ticket is from. */
  forSpeed(): Float64Array {
    return this.hold(this.slow);
  }

  /** A factor for how slowly the team works on the client's tickets. */
  forClientSpeed(): Float64Array {
    return this.hold(this.slowForClient);
  }

  update(team: number): void {
    let slowness = this.base[team]!;
    for (const factor of this.lost) slowness *= factor[team]!;
    this.properShare[team] = 1 / slowness;
    for (const factor of this.slow) slowness *= factor[team]!;
    this.slowness[team] = slowness;
    for (const factor of this.slowForClient) slowness *= factor[team]!;
    this.clientSlowness[team] = slowness;
  }

  reset(): void {
    for (const list of [this.lost, this.slow, this.slowForClient]) for (const factor of list) factor.fill(1);
    this.escalation.fill(0);
    for (let team = 0; team < this.base.length; team++) this.update(team);
  }
}
