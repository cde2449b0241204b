/**
 * P(every period kept) over target × percentage × headcount. Where nobody looks at the promise, one life answers every target and
 * every percentage at once; elsewhere each cell is played. Futures go to the headcounts whose frontier they still move.
 */
import type { Text } from "../../scenario/notation.ts";
import type { Resolved } from "../../scenario/resolve.ts";
import { rising } from "../../statistics/isotonic.ts";
import { readersOf } from "../promise-readers.ts";
import { ample, rosterOf, shared, staffed, withTeam } from "../roster.ts";
import type { Track } from "../track.ts";
import type { DesignInput, Trials, Variant } from "../trials.ts";
import { type Chance, chanceOf, marksUnder, reaches } from "./kept.ts";
import type { Asked } from "./promise.ts";

/** Headcount of a team that never lets anybody wait, and neither do the others. */
export const AMPLE = Number.POSITIVE_INFINITY;

export interface Cell {
  targetMin: number;
  required: number;
  /** AMPLE: every team has more than enough */
  posts: number;
}

/** What a variant answers. */
interface Source {
  posts: number;
  variant: Variant;
  /** place of the target among those asked of its lives; −1: the contract's own line, changed */
  placeOf(targetMin: number, required: number): number | undefined;
}

const FIRST = 16;
/** a cell whose interval reaches no further is precise enough to be drawn beside a level */
const HALF_WIDTH = 0.04;

export class Grid {
  declare readonly asked: Asked;
  /** who looks at the promise; nobody: lives answer every cell */
  declare readonly readers: Text[];
  declare private readonly trials: Trials;
  declare private readonly read: Resolved;
  declare private sources: Source[];
  declare private team: number;
  declare private readonly known: Map<string, { marks: Float64Array; at: number }>;

  constructor(asked: Asked, trials: Trials, read: Resolved) {
    const { target, required } = readersOf(asked.design, asked.at);
    this.asked = asked;
    this.trials = trials;
    this.read = read;
    this.readers = [...new Set([...target, ...required])];
    this.sources = [];
    this.team = Math.max(0, asked.team);
    this.known = new Map();
  }

  get perDraw(): number {
    const { ranges, experiment } = this.read.scenario;
    return ranges ? experiment.perDraw : 1;
  }

  get answersAll(): boolean {
    return this.readers.length === 0;
  }

  /** The variant with so many posts in a team, in which the lives answer every target. */
  staffedWith(posts: number, team = this.team): Variant {
    const { design, at, ladderMin } = this.asked;
    const present = rosterOf(design);
    const roster =
      posts === AMPLE ? ample(present) : withTeam(present, team, shared(present[team] ?? [], posts));
    const variant = staffed(design.id, roster, this.read.written);
    if (!this.answersAll) return variant;
    return { ...variant, otherTargets: { line: at, targetsMin: ladderMin } };
  }

  /** Turns to headcounts of a team. */
  over(team: number, posts: readonly number[]): void {
    this.team = team;
    this.sources = [...posts, AMPLE].flatMap((count) => this.sourcesOf(count));
  }

  private sourcesOf(posts: number): Source[] {
    const { asked } = this;
    const variant = this.staffedWith(posts);
    if (this.answersAll) {
      const placeOf = (targetMin: number) => {
        const at = asked.ladderMin.indexOf(targetMin);
        return at < 0 ? undefined : at;
      };
      return [{ posts, variant, placeOf }];
    }
    return this.cross().map(([targetMin, required]) => ({
      posts,
      variant: promising(variant, asked, targetMin, required),
      placeOf: (target, share) => (target === targetMin && share === required ? -1 : undefined),
    }));
  }

  /** Cells by which the futures are shared out: every target shown at the percentage, every percentage at the target. */
  private cross(): [targetMin: number, required: number][] {
    const { targetsMin, percentages, targetMin, required } = this.asked;
    return [
      ...targetsMin.map((target): [number, number] => [target, required]),
      ...percentages
        .filter((share) => share !== required)
        .map((share): [number, number] => [targetMin, share]),
    ];
  }

  /** Plays what one would promise, at present, so that a first answer comes soon. */
  async begin(futures: number): Promise<void> {
    await this.trials.play(
      this.sources.map(({ variant }) => variant),
      futures,
    );
  }

  /**
   * Plays until every frontier is drawn precisely enough, the futures are used up or the lives.
   * @param lives  played in all, at most
   * @returns whether lives were wanting
   */
  async refine(most: number, lives: number, onRound: () => void): Promise<boolean> {
    for (let next = Math.min(2 * FIRST, most); ; next = Math.min(2 * next, most)) {
      const open = this.sources.filter((source) => this.isOpen(source));
      if (open.length === 0) return false;
      const futures = Math.min(next, this.affordable(open, lives));
      if (futures < next && open.every(({ variant }) => this.trials.played(variant.key) >= futures))
        return true;
      await this.trials.play(
        open.map(({ variant }) => variant),
        futures,
      );
      if (futures >= most) return false;
      onRound();
      if (futures < next) return true;
    }
  }

  /** Futures of each of these that the lives left allow, in whole blocks. */
  private affordable(open: readonly Source[], lives: number): number {
    const played = Math.min(...open.map(({ variant }) => this.trials.played(variant.key)));
    const left = Math.max(0, lives - this.trials.lives);
    return played + FIRST * Math.floor(left / (FIRST * open.length));
  }

  private isOpen({ posts, variant, placeOf }: Source): boolean {
    const track = this.trials.known(variant.key);
    if (track?.unstable) return false;
    if (!track || track.replications < FIRST) return true;
    const { levels, sure, targetMin, required } = this.asked;
    return this.cross()
      .filter(([target, share]) => placeOf(target, share) !== undefined)
      .some(([target, share]) => {
        const chance = this.chance({ targetMin: target, required: share, posts }) as Chance;
        const { low, high } = chance;
        const isPromise = target === targetMin && share === required;
        const isUnsure =
          levels.some((one) => low < one && one < high) ||
          (isPromise && reaches(chance, sure, false) === "undecided");
        return isUnsure && (high - low) / 2 > HALF_WIDTH;
      });
  }

  private sourceOf({ targetMin, required, posts }: Cell): Source | undefined {
    return this.sources.find((one) => one.posts === posts && one.placeOf(targetMin, required) !== undefined);
  }

  private played(source: Source | undefined): Track | undefined {
    return source && this.trials.known(source.variant.key);
  }

  /** The track of a headcount, where lives answer every cell. */
  trackAt(posts: number): Track | undefined {
    const { targetMin, required } = this.asked;
    return this.played(this.sourceOf({ posts, targetMin, required }));
  }

  /** One mark per future, 1 where every period is kept; undefined where the cell is not played. */
  marks(cell: Cell): Float64Array | undefined {
    const source = this.sourceOf(cell);
    const track = this.played(source);
    if (!source || !track || track.unstable) return undefined;
    const key = `${cell.targetMin} ${cell.required} ${cell.posts}`;
    const known = this.known.get(key);
    if (known?.at === track.replications) return known.marks;
    const place = source.placeOf(cell.targetMin, cell.required) ?? -1;
    const { line, at } = this.asked;
    const marks = place < 0 ? track.kept([at]) : marksUnder(track, place, line, cell.required);
    this.known.set(key, { marks, at: track.replications });
    return marks;
  }

  chance(cell: Cell): Chance | undefined {
    const track = this.played(this.sourceOf(cell));
    const marks = this.marks(cell);
    if (track?.unstable) return { share: 0, low: 0, high: 0, futures: 0 };
    return track && marks && marks.length > 0 ? chanceOf(marks, track) : undefined;
  }

  /** Probabilities by headcount, smoothed: one post more never keeps less. */
  smoothed(targetMin: number, required: number, posts: readonly number[]): number[] {
    const chances = posts.map((count) => this.chance({ targetMin, required, posts: count }));
    return rising(
      chances.map((chance) => chance?.share ?? 0),
      chances.map((chance) => Math.max(1, chance?.futures ?? 0)),
    ).map((share) => Math.round(share * 1e9) / 1e9); // a mean of ones is one
  }
}

/** A design that promises another target and percentage on the line. */
function promising(variant: Variant, { design, line }: Asked, targetMin: number, required: number): Variant {
  const ofFamily = design.slas.filter(({ family, service }) => family === line.family && service === null);
  const written = (own: (one: (typeof ofFamily)[number]) => number) =>
    Object.fromEntries(ofFamily.map((one) => [one.id.split(".").at(-1) ?? "", own(one)]));
  return {
    ...variant,
    key: `${variant.key} | ${line.id} ${targetMin} ${required}`,
    change: (input: DesignInput) => {
      variant.change?.(input);
      const family = input.contract.slas?.[line.family];
      if (!family) return;
      family.targets = written((one) => (one === line ? targetMin : one.targetMin));
      family.required = written((one) => (one === line ? required : one.required));
    },
  };
}
