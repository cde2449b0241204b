/**
 * Amendments of one or two moves that reach a goal: every move in few futures; those that clearly fail, or clearly reach it, are
 * settled, the others played on; then the pairs that promise most, by adding the effects of their moves future by future.
 */
import { goTogether, type Move, moved } from "../moves/index.ts";
import { CLIENT, PROVIDER, pairedMean, sumChange } from "../sum-change.ts";
import type { Track } from "../track.ts";
import type { Trials } from "../trials.ts";
import type { AmendmentFigure } from "./figures.ts";
import { beyond, type Goal, goalValues, marksOf, probabilityOf, type Reach, reachOf } from "./reach.ts";

/** Pairs played at most. */
const MOST_PAIRS = 8;
/** A pair is worth playing where its added effects come this near to the probability asked for. */
const NEAR = 0.2;

export interface Amendment {
  moves: Move[];
  reach: Reach;
}

export class ChangeSearch {
  declare readonly amendments: Amendment[];
  declare readonly design: string;
  declare readonly goal: Goal;
  /** pairs that go together, and those of them that were played */
  declare pairs: { played: number; of: number };
  declare private readonly trials: Trials;
  /** futures at each look */
  declare private readonly looks: readonly number[];

  constructor(trials: Trials, design: string, goal: Goal, looks: readonly number[]) {
    this.trials = trials;
    this.design = design;
    this.goal = goal;
    this.looks = looks;
    this.amendments = [];
    this.pairs = { played: 0, of: 0 };
  }

  get present(): Track {
    return this.trials.track(moved(this.design, []).key);
  }

  track(moves: readonly Move[]): Track {
    return this.trials.track(moved(this.design, moves).key);
  }

  /** The contract as it is, until it is known whether it reaches the goal already. */
  async lookAtPresent(): Promise<Reach> {
    let reach: Reach = "open";
    for (const futures of this.looks) {
      await this.trials.play([moved(this.design, [])], futures);
      reach = reachOf(this.present, this.goal);
      const share = probabilityOf(this.present, this.goal).mean ?? 0;
      if (reach !== "open" || share < this.goal.probability) break;
    }
    return reach;
  }

  /** Plays amendments until each is settled, or the futures are used up. */
  async settle(
    candidates: readonly (readonly Move[])[],
    onLook: () => void = () => undefined,
  ): Promise<void> {
    const own = candidates.map((moves): Amendment => ({ moves: [...moves], reach: "open" }));
    this.amendments.push(...own);
    for (const futures of this.looks) {
      const open = own.filter(({ reach }) => reach === "open");
      if (open.length === 0) break;
      const variants = open.map(({ moves }) => moved(this.design, moves));
      await this.trials.play([moved(this.design, []), ...variants], futures);
      for (const amendment of open) amendment.reach = reachOf(this.track(amendment.moves), this.goal);
      onLook();
    }
  }

  /** Pairs of moves none of which reaches the goal alone, likely to reach it together, cheapest first. */
  promisingPairs(): Move[][] {
    const alone = this.amendments.filter(({ moves, reach }) => moves.length === 1 && reach !== "reaches");
    const singles = alone.flatMap(({ moves }) => moves).filter((move) => !this.track([move]).unstable);
    const pairs = singles.flatMap((one, at) =>
      singles
        .slice(at + 1)
        .flatMap((other) => (goTogether(one, other) ? [[one, other] as [Move, Move]] : [])),
    );
    this.pairs.of = pairs.length;
    const told = pairs.map(([one, other]) => ({ pair: [one, other], ...this.added(one, other) }));
    const promising = told
      .filter(({ isMore, share }) => isMore && share >= this.goal.probability - NEAR)
      .sort((a, b) => a.cost - b.cost)
      .slice(0, MOST_PAIRS);
    this.pairs.played = promising.length;
    return promising.map(({ pair }) => pair);
  }

  /** What two moves would do if their effects added up in each future: share that meets the goal, cost for both sides. */
  private added(one: Move, other: Move): { share: number; cost: number; isMore: boolean } {
    const [base, first, second] = [this.present, this.track([one]), this.track([other])];
    const values = [base, first, second].map((track) => goalValues(track, this.goal));
    const length = Math.min(...values.map((series) => series.length));
    const at = (series: number, future: number) => values[series]?.[future] ?? Number.NaN;
    const sum = Float64Array.from({ length }, (_, future) => at(1, future) + at(2, future) - at(0, future));
    const marks = marksOf(sum, this.goal).filter((mark) => !Number.isNaN(mark));
    const share = marks.reduce((all, mark) => all + mark, 0) / Math.max(1, marks.length);
    const helps = [1, 2].map((series) => {
      let gain = 0;
      for (let future = 0; future < length; future++)
        gain += beyond(this.goal, at(series, future)) - beyond(this.goal, at(0, future));
      return gain > 0;
    });
    const cost = [first, second].reduce(
      (all, track) => all + (sumChange(track, base, [...CLIENT, ...PROVIDER]).mean ?? 0),
      0,
    );
    return { share, cost, isMore: helps.every(Boolean) };
  }

  figures(): AmendmentFigure[] {
    const base = this.present;
    const { about } = this.goal;
    const change = (track: Track) =>
      about === "kept" ? pairedMean(track.kept(), base.kept(), track.perDraw) : track.minus(base, about);
    const order: Record<Reach, number> = { reaches: 0, open: 1, fails: 2 };
    return this.amendments
      .map(({ moves, reach }): AmendmentFigure => {
        const track = this.track(moves);
        return {
          moves: moves.map(({ id, family, name }) => ({ id, family, name })),
          probability: probabilityOf(track, this.goal),
          reach,
          futures: track.replications,
          change: change(track),
          clientCost: sumChange(track, base, CLIENT),
          providerCost: sumChange(track, base, PROVIDER),
          jointCost: sumChange(track, base, [...CLIENT, ...PROVIDER]),
          isCostUnknown: moves.some(({ isCostUnknown }) => isCostUnknown),
        };
      })
      .sort(
        (a, b) =>
          order[a.reach] - order[b.reach] ||
          (a.reach === "reaches"
            ? (a.jointCost.mean ?? 0) - (b.jointCost.mean ?? 0)
            : (b.probability.mean ?? 0) - (a.probability.mean ?? 0)),
      );
  }
}
