/** How surely a roster keeps what it must, played until it is known or the futures end. */
import type { Resolved } from "../../scenario/resolve.ts";
import { clusteredMean, clusteredShare } from "../../statistics/clusters.ts";
import { ratioOfSums, Sums } from "../../statistics/estimate.ts";
import { Z } from "../../statistics/wilson.ts";
import type { Figure } from "../answer.ts";
import { type Chance, reaches } from "../feasibility/kept.ts";
import { UNDECIDED } from "../guessed/try.ts";
import { type Roster, staffed } from "../roster.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";
import type { Wanted } from "./wanted.ts";

export type Standing = "keeps" | "fails" | "undecided";

const FIRST = 16;

export class Evidence {
  declare readonly wanted: Wanted;
  declare private readonly trials: Trials;
  declare private readonly read: Resolved;
  /** what the rosters that were let go of did */
  declare private readonly past: Map<string, { chance: Chance; marks: Float64Array }>;
  /** probability to reach */
  declare goal: number;
  /** most futures of a roster, and of one that is only compared with others */
  declare most: number;
  declare usual: number;
  /** how it is kept: every period, or any one */
  declare over: Wanted["over"];
  /** lives played from which nothing more is judged: what is not known by then stays undecided */
  declare until: number;

  constructor(wanted: Wanted, trials: Trials, read: Resolved) {
    this.wanted = wanted;
    this.trials = trials;
    this.read = read;
    this.past = new Map();
    this.goal = wanted.sure;
    this.over = wanted.over;
    this.most = FIRST;
    this.usual = Number.POSITIVE_INFINITY;
    this.until = Number.POSITIVE_INFINITY;
  }

  get perDraw(): number {
    const { ranges, experiment } = this.read.scenario;
    return ranges ? experiment.perDraw : 1;
  }

  get isSpent(): boolean {
    return this.trials.lives >= this.until;
  }

  /** Turns to another goal: what was let go of must be seen anew. */
  aim(over: Wanted["over"], goal: number): void {
    this.past.clear();
    this.over = over;
    this.goal = goal;
  }

  variant(roster: Roster): Variant {
    return staffed(this.wanted.design.id, roster, this.read.written);
  }

  track(roster: Roster): Track | undefined {
    return this.trials.known(this.variant(roster).key);
  }

  chance(roster: Roster): Chance | undefined {
    const { key } = this.variant(roster);
    const track = this.trials.known(key);
    return track ? this.of(track) : this.past.get(key)?.chance;
  }

  /** One value per future: 1 where every period is kept, or the share of them that are. */
  marks(roster: Roster): Float64Array | undefined {
    const { key } = this.variant(roster);
    const track = this.trials.known(key);
    return track ? this.marksOf(track) : this.past.get(key)?.marks;
  }

  private marksOf(track: Track): Float64Array {
    const { lines } = this.wanted;
    if (this.over === "contract") return track.kept(lines);
    const line = this.worstLine(track);
    return Float64Array.from({ length: track.replications }, (_, future) => {
      const [, , met, periods] = track.line(future, line);
      return periods > 0 ? met / periods : 1;
    });
  }

  /** What a variant keeps more than a roster did, paired by future. */
  pairedChange(track: Track, marks: Float64Array): Figure {
    const own = this.marksOf(track);
    const count = Math.min(own.length, marks.length);
    const { mean, low, high } = clusteredMean(
      Float64Array.from({ length: count }, (_, at) => (own[at] ?? 0) - (marks[at] ?? 0)),
      track.perDraw,
    );
    return { mean, ci95: low === null || high === null ? null : [low, high] };
  }

  private sumsOf(track: Track, line: number): Sums {
    const sums = new Sums(track.perDraw);
    for (let future = 0; future < track.replications; future++) {
      const [, , met, periods] = track.line(future, line);
      sums.add(met, periods);
    }
    return sums;
  }

  /** The promise that is kept in the fewest of its periods. */
  worstLine(track: Track): number {
    const { lines } = this.wanted;
    const shares = lines.map((line) => this.sumsOf(track, line).ratio());
    return lines[shares.indexOf(Math.min(...shares))] ?? 0;
  }

  of(track: Track): Chance {
    if (track.unstable || track.replications === 0) return { share: 0, low: 0, high: 0, futures: 0 };
    const futures = track.replications;
    const every = clusteredShare(track.kept(this.wanted.lines), track.perDraw);
    if (this.over === "contract") return { share: every.share, low: every.low, high: every.high, futures };
    const { mean, low, high } = ratioOfSums(this.sumsOf(track, this.worstLine(track)));
    // all kept in every future: a period is kept at least as often as all of them are
    if (mean === null || mean === 1) return { share: 1, low: every.low, high: 1, futures };
    return { share: mean, low: Math.max(0, low ?? 0), high: Math.min(1, high ?? 1), futures };
  }

  standing(roster: Roster): Standing | undefined {
    const chance = this.chance(roster);
    return chance && this.standingOf(chance);
  }

  private standingOf(chance: Chance): Standing {
    const isLast = chance.futures >= Math.min(this.usual, this.most);
    const known = reaches(chance, this.goal, isLast);
    return known === "undecided" ? known : known === "yes" ? "keeps" : "fails";
  }

  /** A rough verdict, by one standard error: enough to tell which guesses may turn the real one. */
  roughly(track: Track): "keeps" | "fails" | typeof UNDECIDED {
    const { share, low, high, futures } = this.of(track);
    if (futures === 0) return "fails";
    const error = (high - low) / (2 * Z);
    if (share >= this.goal + error || share === 1) return "keeps";
    return share < this.goal - error ? "fails" : UNDECIDED;
  }

  /**
   * Plays rosters until each is known to reach the goal or not, at 95 % over all looks, or the futures or the lives end. Those
   * that fail are let go of.
   * @param most  futures of a roster at most
   * @param isFull  every roster to the last future, whatever the lives
   */
  async judge(rosters: readonly Roster[], isFull = false): Promise<Standing[]> {
    const most = isFull ? this.most : Math.min(this.usual, this.most);
    for (let futures = isFull ? most : Math.min(FIRST, most); ; futures = Math.min(2 * futures, most)) {
      if (this.isSpent && !isFull) break;
      const open = rosters.filter((roster) => this.isOpen(roster, isFull));
      if (open.length > 0)
        await this.trials.play(
          open.map((roster) => this.variant(roster)),
          futures,
        );
      for (const roster of open) this.letGo(roster);
      if (open.length === 0 || futures >= most) break;
    }
    return rosters.map((roster) => this.standing(roster) ?? "undecided");
  }

  /** The same of a variant that differs otherwise than by its roster. */
  async judgeVariant(variant: Variant): Promise<{ chance: Chance; standing: Standing } | null> {
    if (this.isSpent) return null;
    const most = Math.min(this.usual, this.most);
    for (let futures = Math.min(FIRST, most); ; futures = Math.min(2 * futures, most)) {
      const [track] = await this.trials.play([variant], futures);
      const chance = track ? this.of(track) : { share: 0, low: 0, high: 0, futures: 0 };
      const standing = this.standingOf(chance);
      const isKnown = standing !== "undecided" || track?.unstable !== undefined;
      if (isKnown || this.isSpent || futures >= most) return { chance, standing };
    }
  }

  private isOpen(roster: Roster, isFull: boolean): boolean {
    const { key } = this.variant(roster);
    if (this.past.has(key) || this.trials.known(key)?.unstable) return false;
    const standing = this.standing(roster);
    return standing === undefined || standing === "undecided" || isFull;
  }

  private letGo(roster: Roster): void {
    const { key } = this.variant(roster);
    const track = this.trials.known(key);
    if (!track || track.unstable || this.standing(roster) !== "fails") return;
    this.past.set(key, { chance: this.of(track), marks: this.marksOf(track) });
    this.trials.forget(key);
  }
}
