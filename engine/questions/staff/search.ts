/**
 * The cheapest roster, by cuts: one post more never keeps less, so a roster that fails rules out every one below it, and one that
 * keeps rules out every dearer one. First the number of posts of each team, shared between its shifts as at present; then the shifts.
 */
import { type Roster, rosterOf, shared, sumOf, withTeam } from "../roster.ts";
import type { Evidence, Standing } from "./evidence.ts";
import { leastPosts, squareRoot, type TeamLoad } from "./load.ts";

/** Posts by team, in the scenario's order. */
export type Posts = readonly number[];

export interface SearchTerms {
  evidence: Evidence;
  loads: readonly TeamLoad[];
  /** cost of a post of each team, above 0 */
  cost: readonly number[];
  onStep: () => void;
}

/** Qualities of service of square-root staffing to begin with: 0 is work without a margin. */
const BETAS = [0, 0.5, 1, 1.5, 2, 3, 4.5, 7];
/** rosters played side by side */
const TOGETHER = 2;

const isWithin = (one: Posts, other: Posts) => one.every((count, team) => count <= (other[team] ?? 0));

export class Search {
  declare private readonly terms: SearchTerms;
  declare private readonly present: Roster;
  /** posts by team that were judged */
  declare readonly judged: Map<string, { posts: Posts; standing: Standing }>;
  /** fewest posts of each team that may do, whatever the others have: its load allows no fewer, and they keep what is promised */
  declare least: number[];

  constructor(terms: SearchTerms) {
    this.terms = terms;
    this.present = rosterOf(terms.evidence.wanted.design);
    this.judged = new Map();
    this.least = this.present.map((_, team) => {
      const load = terms.loads[team];
      return load ? leastPosts(load, terms.evidence.wanted.load) : 1;
    });
  }

  roster(posts: Posts): Roster {
    return posts.reduce<Roster>(
      (roster, count, team) =>
        sumOf(roster[team] ?? []) === count
          ? roster
          : withTeam(roster, team, shared(roster[team] ?? [], count)),
      this.present,
    );
  }

  costOf(posts: Posts): number {
    return sumOf(posts.map((count, team) => count * (this.terms.cost[team] ?? 0)));
  }

  /** Square-root staffing of the teams that may change. */
  start(beta: number): Posts {
    const { teams, most } = this.terms.evidence.wanted;
    return this.present.map((shifts, team) => {
      const load = this.terms.loads[team];
      return teams.includes(team) && load
        ? Math.min(most, Math.max(this.least[team] ?? 1, squareRoot(load, beta)))
        : sumOf(shifts);
    });
  }

  async judge(candidates: readonly Posts[]): Promise<Standing[]> {
    const standings = await this.terms.evidence.judge(candidates.map((posts) => this.roster(posts)));
    candidates.forEach((posts, at) => {
      this.judged.set(posts.join(), { posts, standing: standings[at] ?? "undecided" });
    });
    this.terms.onStep();
    return standings;
  }

  /** Whether monotony rules a roster out: it has no more than one that is not known to keep. */
  isRuledOut(posts: Posts): boolean {
    return [...this.judged.values()].some((one) => one.standing !== "keeps" && isWithin(posts, one.posts));
  }

  /** Whether no team that may change is loaded beyond what is allowed. */
  isSound(posts: Posts): boolean {
    const { teams, load } = this.terms.evidence.wanted;
    return teams.every((team) => {
      const own = this.terms.loads[team];
      return !own || (posts[team] ?? 0) >= leastPosts(own, load);
    });
  }

  /** The cheapest roster known to keep so far. */
  best(): Posts | null {
    const keepers = [...this.judged.values()].filter(
      ({ posts, standing }) => standing === "keeps" && this.isSound(posts),
    );
    keepers.sort((a, b) => this.costOf(a.posts) - this.costOf(b.posts));
    return keepers[0]?.posts ?? null;
  }

  /** A first roster that keeps: the present one, or the leanest by queueing theory. */
  async findOne(): Promise<void> {
    await this.judge([this.present.map(sumOf)]);
    for (const beta of BETAS) {
      const posts = this.start(beta);
      if (this.judged.has(posts.join()) || this.isRuledOut(posts)) continue;
      if (this.terms.evidence.isSpent) return;
      const [standing] = await this.judge([posts]);
      if (standing === "keeps") return;
    }
    await this.grow();
  }

  /** Half as many again in every team that may change, until it keeps or nothing more is allowed. */
  private async grow(): Promise<void> {
    const { teams, most } = this.terms.evidence.wanted;
    for (let posts = this.start(BETAS.at(-1) ?? 0); ; ) {
      const grown = posts.map((own, team) =>
        teams.includes(team) ? Math.min(most, Math.ceil(1.5 * own)) : own,
      );
      if (grown.join() === posts.join() || this.terms.evidence.isSpent) return;
      posts = grown;
      const [standing] = await this.judge([posts]);
      if (standing === "keeps") return;
    }
  }

  /** The fewest posts of each team with which, the others having plenty, the goal may be reached. */
  async findLeast(plenty: Posts): Promise<void> {
    const best = this.best();
    if (!best) return;
    for (const team of this.terms.evidence.wanted.teams) {
      let count = best[team] ?? 1;
      while (count > (this.least[team] ?? 1)) {
        if (this.terms.evidence.isSpent) return;
        const fewer = plenty.map((own, at) => (at === team ? count - 1 : own));
        const [standing] = await this.judge([fewer]);
        if (standing !== "keeps") break;
        count--;
      }
      this.least[team] = count;
    }
  }

  /** Every cheaper roster that is neither judged nor ruled out. */
  left(): Posts[] {
    const best = this.best();
    if (!best) return [];
    const { teams } = this.terms.evidence.wanted;
    const within = this.costOf(best) - 1e-9;
    let found: number[][] = [[]];
    for (let team = 0; team < best.length; team++) {
      const isFree = teams.includes(team);
      const from = isFree ? (this.least[team] ?? 1) : (best[team] ?? 0);
      found = found.flatMap((before) => {
        const rest = best
          .slice(team + 1)
          .map((own, at) => (teams.includes(team + 1 + at) ? (this.least[team + 1 + at] ?? 1) : own));
        const all: number[][] = [];
        for (let count = from; isFree || count === from; count++) {
          if (this.costOf([...before, count, ...rest]) > within) break;
          all.push([...before, count]);
          if (!isFree) break;
        }
        return all;
      });
    }
    return found.filter((posts) => !this.judged.has(posts.join()) && !this.isRuledOut(posts));
  }

  /** Judges what rules out most, until nothing cheaper is left or the lives are spent. */
  async cut(): Promise<void> {
    for (let left = this.left(); left.length > 0 && !this.terms.evidence.isSpent; left = this.left()) {
      const rulesOut = (posts: Posts) => left.filter((one) => isWithin(one, posts)).length;
      const ranked = left
        .map((posts) => ({ posts, rulesOut: rulesOut(posts) }))
        .sort((a, b) => b.rulesOut - a.rulesOut || this.costOf(a.posts) - this.costOf(b.posts));
      const [first] = ranked;
      const other = ranked.find(
        ({ posts }) => first && !isWithin(posts, first.posts) && !isWithin(first.posts, posts),
      );
      await this.judge([first, other].slice(0, TOGETHER).flatMap((one) => (one ? [one.posts] : [])));
    }
  }

  /**
   * Rosters by team from the floor to square-root staffing, or to the most posts judged: those that a fixed grid would play, not
   * knowing where the cheapest lies.
   */
  gridSize(plenty: Posts): number {
    const tried = [...this.judged.values()].filter(({ posts }) =>
      posts.every((own, team) => own < (plenty[team] ?? 0)),
    );
    const theory = this.start(1);
    return this.terms.evidence.wanted.teams.reduce((product, team) => {
      const load = this.terms.loads[team];
      const from = load ? leastPosts(load, this.terms.evidence.wanted.load) : 1;
      const to = Math.max(from, theory[team] ?? 1, ...tried.map(({ posts }) => posts[team] ?? 0));
      return product * (to - from + 1);
    }, 1);
  }
}
