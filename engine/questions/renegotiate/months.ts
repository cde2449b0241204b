/**
 * The best month of an amendment: months evenly spread and those of known events first; those that another clearly beats are
 * dropped, the steps around the best one halved, and futures added to those that are left.
 */
import type { IndicatorName } from "../../answer/indicators.ts";
import type { Figure } from "../answer.ts";
import { gainAt, gainOver, mayBeBest } from "../gain.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";

export interface Months {
  /** first and last month of the contract at whose end it can be signed, and change something */
  first: number;
  last: number;
  /** between two months looked at first */
  step: number;
  /** months of known events: looked at first, whatever the step */
  marked: readonly number[];
}

/** Months looked at first: every `step`th from the first on, the last one, and the marked ones. */
export function firstLook({ first, last, step, marked }: Months): number[] {
  const months = new Set(marked.filter((month) => month >= first && month <= last));
  for (let month = first; month < last; month += step) months.add(month);
  months.add(last);
  return [...months].sort((a, b) => a - b);
}

/** The months halfway from one that was looked at to its neighbours that were. */
export function halfway(looked: readonly number[], month: number): number[] {
  const sorted = [...looked].sort((a, b) => a - b);
  const at = sorted.indexOf(month);
  return [sorted[at - 1], sorted[at + 1]].flatMap((other) => {
    if (other === undefined || Math.abs(other - month) < 2) return [];
    return [Math.floor((other + month) / 2)];
  });
}

export interface MonthSearch {
  trials: Trials;
  /** the contract as it stands */
  stand: Variant;
  signed: (month: number) => Variant;
  indicator: IndicatorName;
  /** gain over another month that would not matter, in the indicator's unit; asked once the contract as it stands was played */
  matters: () => number;
  confidence: number;
}

/** Months looked at so far, and which of them may be the best. */
export class MonthRace {
  declare readonly looked: number[];
  /** none of these is clearly beaten; the best month is one of them, at the confidence asked for, if it was looked at */
  declare left: number[];
  declare private readonly search: MonthSearch;
  declare private readonly months: Months;
  declare private readonly looks: number;

  /**
   * @param looks   times that the months left will be compared, at most
   * @param looked  months to begin with
   */
  constructor(search: MonthSearch, months: Months, looks: number, looked = firstLook(months)) {
    this.search = search;
    this.months = months;
    this.looks = looks;
    this.looked = looked;
    this.left = [...looked];
  }

  track(month: number): Track {
    return this.search.trials.track(this.search.signed(month).key);
  }

  /** Level at which the gains of all months, or what whichever is the best gains over all others, hold at once, at every look. */
  get level(): number {
    const { first, last } = this.months;
    return 1 - (1 - this.search.confidence) / ((last - first + 1) * this.looks);
  }

  /** The one of the months left with the best mean; the earliest of equals. The first month where none is left. */
  get best(): number {
    const { indicator } = this.search;
    const [first = this.looked[0] ?? 0, ...others] = this.left;
    return others.reduce(
      (best, month) =>
        (gainOver(this.track(month), this.track(best), indicator).mean ?? 0) > 0 ? month : best,
      first,
    );
  }

  /** What the best month gains over another; its interval holds whichever month turned out to be the best in these futures. */
  regret(month: number): Figure {
    return gainAt(this.track(this.best), this.track(month), this.search.indicator, this.level);
  }

  /** Plays months without looking at them: what is known of them so far is a first answer. */
  async play(months: readonly number[], futures: number): Promise<void> {
    const { trials, stand, signed } = this.search;
    await trials.play([stand, ...months.map(signed)], futures);
  }

  private keep(): void {
    const { first, last } = this.months;
    const { indicator, confidence } = this.search;
    const marks = mayBeBest(
      this.left.map((month) => this.track(month)),
      indicator,
      { confidence, pairs: last - first, risk: 1 / this.looks },
    );
    this.left = this.left.filter((_, at) => marks[at]);
  }

  /** One look at so many futures of every month left, and at the months around the best one. */
  async look(futures: number): Promise<void> {
    await this.play(this.left, futures);
    this.keep();
    for (let more = this.around(); more.length > 0; more = this.around()) {
      await this.play(more, futures);
      this.looked.push(...more);
      this.left.push(...more);
      this.looked.sort((a, b) => a - b);
      this.left.sort((a, b) => a - b);
      this.keep();
    }
  }

  private around(): number[] {
    return this.left.length === 0 ? [] : halfway(this.looked, this.best);
  }

  /** One month is left, or none of those left can gain on the best what would matter. */
  get isSettled(): boolean {
    const { best, left, search } = this;
    return left.every((month) => {
      if (month === best) return true;
      const { ci95 } = gainAt(this.track(month), this.track(best), search.indicator, this.level);
      return ci95 !== null && ci95[1] <= search.matters();
    });
  }
}
