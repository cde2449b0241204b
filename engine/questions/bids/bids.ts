/**
 * Which bid will keep its word: the designs of a scenario as offers for one contract. The best by share of periods kept is
 * selected by the procedure of Kim and Nelson on the same futures; bids that it eliminates are played no further.
 */
import type { Compiled, CompiledDesign } from "../../compile/compile.ts";
import type { Text } from "../../scenario/notation.ts";
import { Selection } from "../../statistics/selection.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer, Guess } from "../answer.ts";
import { tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Asked, Tools } from "../question.ts";
import { ratioDifference } from "../ratios.ts";
import type { Track } from "../track.ts";
import { Trials, type Variant } from "../trials.ts";
import { type Missing, missingOf } from "./missing.ts";
import { type Bid, countedLines, offerOf, periodsIn } from "./offer.ts";
import { tablesOf } from "./tables.ts";
import { caveatsOf, restsOn, verdictOf } from "./words.ts";

export interface BidsTerms {
  of: "penalised" | "all";
  /** smallest difference that matters, in points of periods kept */
  indifference: number;
}

export interface BidsFigures {
  months: number;
  /** the best first, by share of periods kept */
  bids: Bid[];
  /** the bid selected; null where the futures played do not tell */
  best: string | null;
  /** points of periods kept within which two bids are one */
  indifference: number;
  missing: Missing[];
  /** lives of every bid in as many futures as the most played one */
  fixedGridLives: number;
}

export type BidsAnswer = Answer<"bids", BidsFigures>;

/** Designs that promise anything: the others cannot break their word. */
export const promisingIn = ({ designs }: Pick<Compiled, "designs">): CompiledDesign[] =>
  designs.filter(({ slas }) => slas.length > 0);

const FIRST = 4;
/** Futures before the first elimination. */
const FIRST_STAGE = 32;
const CONFIDENCE = 0.95;
/** Futures of a try of what is missing, and inputs tried. */
const TRY = 8;
const MOST_TRIED = 6;
/** Lives spent on looking closer at what would turn the ranking. */
const MOST_FOR_GUESSES = 256;

const kept = (track: Track, lines: readonly number[], from = 0, count = track.replications): number => {
  let [met, all] = [0, 0];
  for (let future = from; future < from + count; future++) {
    const [one, of] = periodsIn(track, lines, future);
    met += one;
    all += of;
  }
  return all > 0 ? met / all : 1;
};

class Session {
  declare private readonly asked: Asked<BidsTerms>;
  declare private readonly trials: Trials;
  declare private readonly designs: CompiledDesign[];
  declare private readonly variants: Variant[];
  declare private readonly lines: number[][];
  declare private readonly selection: Selection;
  declare private clusters: number;
  declare private missing: Missing[];
  declare private guesses: Guess[];

  constructor(asked: Asked<BidsTerms>, tools: Tools<BidsAnswer>) {
    const { compiled, read, seed, terms } = asked;
    this.asked = asked;
    this.trials = new Trials(read, seed, tools);
    this.designs = promisingIn(compiled);
    this.variants = this.designs.map(({ id }) => ({ key: id, of: id }));
    this.lines = this.designs.map((design) => countedLines(design, terms.of));
    this.selection = new Selection({
      systems: this.variants.length,
      confidence: CONFIDENCE,
      indifference: terms.indifference / 100,
      first: FIRST_STAGE,
    });
    this.clusters = 0;
    this.missing = [];
    this.guesses = [];
  }

  private track(at: number): Track {
    return this.trials.track(this.variants[at]!.key);
  }

  /** Plays the bids that are still in the contest, and reads them one draw after the other. */
  async play(replications: number): Promise<void> {
    const { survivors } = this.selection.state();
    await this.trials.play(
      survivors.map((at) => this.variants[at]!),
      replications,
    );
    const { perDraw } = this.track(survivors[0]!);
    for (; (this.clusters + 1) * perDraw <= replications; this.clusters++) {
      const { survivors: alive } = this.selection.state();
      const values = new Float64Array(this.variants.length).fill(Number.NaN);
      for (const at of alive)
        values[at] = this.track(at).unstable
          ? 0
          : kept(this.track(at), this.lines[at]!, this.clusters * perDraw, perDraw);
      this.selection.add(values);
    }
  }

  get selected(): number | null {
    return this.selection.state().selected;
  }

  private gap(at: number, other: number) {
    const [one, two] = [this.track(at), this.track(other)];
    const futures = { replications: Math.min(one.replications, two.replications), perDraw: one.perDraw };
    return ratioDifference(
      futures,
      (future) => periodsIn(one, this.lines[at]!, future),
      (future) => periodsIn(two, this.lines[other]!, future),
    );
  }

  private bidOf(at: number, best: number | null): Bid {
    const { id, name } = this.designs[at]!;
    const isUnstable = this.track(at).unstable !== undefined;
    const behind = best === null || best === at ? null : this.gap(at, best);
    const within = this.asked.terms.indifference / 100;
    const isEqual = behind?.ci95 != null && Math.max(-behind.ci95[0], behind.ci95[1]) <= within;
    const standing = best === null ? "undecided" : best === at ? "best" : isEqual ? "equal" : "behind";
    return { design: id, name, isUnstable, ...offerOf(this.track(at), this.lines[at]!), behind, standing };
  }

  private figures(): BidsFigures {
    const { selected: best, asked } = this;
    const bids = this.variants.map((_, at) => this.bidOf(at, best));
    return {
      months: asked.compiled.months,
      bids: bids.sort((a, b) => (b.periodsKept.mean ?? 1) - (a.periodsKept.mean ?? 1)),
      best: best === null ? null : this.variants[best]!.key,
      indifference: asked.terms.indifference,
      missing: this.missing,
      fixedGridLives: this.variants.length * this.replications,
    };
  }

  private get replications(): number {
    return Math.max(...this.variants.map((_, at) => this.track(at).replications));
  }

  /** The bid that is ahead of every other by more than the difference that matters, as a verdict. */
  private leader(tracks: readonly Track[]): string {
    if (tracks.some(({ unstable }) => unstable)) return UNDECIDED;
    const shares = tracks.map((track, at) => kept(track, this.lines[at]!));
    const first = shares.indexOf(Math.max(...shares));
    const isAhead = tracks.every((track, at) => {
      if (at === first) return true;
      const { ci95 } = ratioDifference(
        tracks[first]!,
        (future) => periodsIn(tracks[first]!, this.lines[first]!, future),
        (future) => periodsIn(track, this.lines[at]!, future),
      );
      return ci95 !== null && ci95[0] > 0;
    });
    return isAhead ? this.variants[first]!.key : UNDECIDED;
  }

  /** What is not known that moves promises, and what of it would put another bid first. */
  async findMissing(): Promise<void> {
    const { trials, variants, asked, selected } = this;
    const { missing, inputs } = await missingOf({
      read: asked.read,
      trials,
      variants,
      keptBy: (track, at) => kept(track, this.lines[at]!),
      futures: TRY,
      count: MOST_TRIED,
    });
    this.missing = missing;
    if (selected === null) return;
    const present = variants[selected]!.key;
    const moving = inputs.filter(({ path }) => missing.some((one) => one.path === path && one.gapSwing > 0));
    const nameOf = (design: string): Text =>
      this.designs.find(({ id }) => id === design)?.name ?? { fr: design, en: design };
    const { guesses } = await tryGuesses({
      trials,
      variants,
      judge: (tracks) => this.leader(tracks),
      present,
      says: (design) => ({
        fr: `«\u00a0${nameOf(design).fr}\u00a0» tiendrait mieux parole`,
        en: `“${nameOf(design).en}” would keep its word best`,
      }),
      inputs: moving.sort((a, b) => this.rankOf(a.path) - this.rankOf(b.path)),
      lives: Math.min(MOST_FOR_GUESSES, trials.lives),
    });
    this.guesses = guesses;
  }

  /** Place among what is missing, by what the ranking feels. */
  private rankOf(path: string): number {
    return this.missing.toSorted((a, b) => b.gapSwing - a.gapSwing).findIndex((one) => one.path === path);
  }

  answer(): BidsAnswer {
    const { asked, trials, guesses } = this;
    const figures = this.figures();
    return {
      question: "bids",
      scenarioHash: asked.compiled.scenarioHash,
      world: asked.compiled.world,
      engineVersion: ENGINE_VERSION,
      seed: asked.seed,
      replications: this.replications,
      lives: trials.lives,
      verdict: verdictOf(figures),
      isDecided: figures.best !== null,
      restsOn: restsOn(figures, this.replications),
      caveats: caveatsOf(figures, asked.compiled),
      guesses,
      figures,
      tables: tablesOf(figures),
    };
  }
}

export async function bids(asked: Asked<BidsTerms>, tools: Tools<BidsAnswer>): Promise<BidsAnswer> {
  const session = new Session(asked, tools);
  const most = asked.replications;
  await session.play(Math.min(FIRST, most));
  for (let futures = FIRST_STAGE; futures < 2 * most && session.selected === null; futures *= 2) {
    tools.onPartial?.(session.answer());
    await session.play(Math.min(futures, most));
  }
  tools.onPartial?.(session.answer());
  await session.findMissing();
  return session.answer();
}
