/**
 * Why a contract goes as it does: the outcome shared out among the mechanisms at work (Shapley values, each mechanism set neutral
 * on the same futures), what the tickets themselves account for, and two futures told.
 */
import { quantile } from "simple-statistics";
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Guess } from "../answer.ts";
import { guessedInputs } from "../guessed/index.ts";
import { tryGuesses, UNDECIDED } from "../guessed/try.ts";
import type { Asked, Tools } from "../question.ts";
import type { Track } from "../track.ts";
import { Trials } from "../trials.ts";
import { exactPartsOf } from "./accounts.ts";
import {
  type Alone,
  Coalitions,
  figureOf,
  type Looked,
  less,
  lookAlone,
  type Player,
  playersOf,
} from "./coalitions.ts";
import type { ExplainAnswer, Explained, ExplainFigures, PartFigures, Story } from "./figures.ts";
import { mechanismsIn } from "./mechanisms.ts";
import { storyOf } from "./story.ts";
import {
  designOf,
  type ExplainTerms,
  isOfReport,
  lossOf,
  outcomeName,
  outcomeOf,
  valuesOf,
} from "./terms.ts";
import { caveatsOf, othersText, restsOn, tablesOf, turnedText, verdictOf } from "./words.ts";

/** Futures of a first look, and of the coalitions to begin with. */
const FIRST = 8;
/** Futures among which those to be told are chosen. */
const TELLING = 64;
/** Lives that may be spent on guesses. */
const GUESSING = 400;

class Explanation {
  declare private readonly asked: Asked<ExplainTerms>;
  declare private readonly tools: Tools<ExplainAnswer>;
  declare private readonly trials: Trials;
  declare private readonly design: string;
  declare private readonly outcome: Explained;
  declare private readonly coalitions: Coalitions;
  declare private readonly perDraw: number;
  declare private looked: Looked | null;
  declare private players: readonly Player[];
  declare private parts: PartFigures[];
  declare private total: ExplainFigures["total"];
  declare private futures: number;
  declare private stories: Story[];
  declare private guesses: Guess[];

  constructor(asked: Asked<ExplainTerms>, tools: Tools<ExplainAnswer>) {
    const { read, compiled, terms, seed } = asked;
    this.asked = asked;
    this.tools = tools;
    this.trials = new Trials(read, seed, tools);
    this.design = designOf(asked);
    this.outcome = outcomeOf(asked);
    this.perDraw = compiled.ranges?.perDraw ?? 1;
    this.coalitions = new Coalitions({
      trials: this.trials,
      design: this.design,
      mechanisms: mechanismsIn(read.scenario, this.design, isOfReport(this.outcome)),
      valuesIn: valuesOf(this.outcome, terms.beyond),
      width: tools.executor.width,
    });
    this.looked = null;
    this.players = [];
    this.parts = [];
    this.total = { mean: null, ci95: null };
    this.futures = Math.min(FIRST, asked.replications);
    this.stories = [];
    this.guesses = [];
  }

  async run(): Promise<ExplainAnswer> {
    const { terms, replications } = this.asked;
    this.looked = await lookAlone(this.coalitions, this.futures);
    this.players = playersOf(this.looked.alone, terms.players);
    this.readLook();
    this.tools.onPartial?.(this.answer());
    const coalitions = 2 ** this.players.length;
    while (this.players.length > 0) {
      await this.share();
      this.tools.onPartial?.(this.answer());
      const next = this.futures * 2;
      const isEnough = this.parts.every(({ isUndecided }) => !isUndecided);
      const isAffordable = this.trials.lives + coalitions * (next - this.futures) <= terms.lives;
      if (isEnough || next > replications || !isAffordable) break;
      this.futures = next;
    }
    await this.tell();
    await this.tryGuesses();
    return this.answer();
  }

  /** Before anything is shared out: what goes where one alone is removed. */
  private readLook(): void {
    const { all, none, alone } = this.looked!;
    this.total = figureOf(less(all, none), this.perDraw);
    this.parts = alone.map((one) => ({
      ...this.partOf([one], { mean: null, ci95: null }),
      isUndecided: !one.isNothing,
    }));
  }

  private partOf(alone: readonly Alone[], value: PartFigures["value"]): PartFigures {
    const [first] = alone;
    const removed =
      alone.length === 1 && first ? figureOf(first.removed, this.perDraw) : { mean: null, ci95: null };
    const isNothing = alone.every((one) => one.isNothing);
    return {
      ids: alone.map(({ mechanism }) => mechanism.id),
      label:
        alone.length === 1 && first
          ? first.mechanism.label
          : othersText(alone.map(({ mechanism }) => mechanism.label)),
      value: isNothing ? { mean: 0, ci95: [0, 0] } : value,
      removed,
      isUndecided: false,
      isNothing,
    };
  }

  private async share(): Promise<void> {
    const { alone } = this.looked!;
    const { players, total } = await this.coalitions.shapley(this.players, this.futures, this.perDraw);
    const shared = players.map(({ value: { mean, low, high }, undecided }, at): PartFigures => {
      const own = alone.filter(({ mechanism }) => this.players[at]!.includes(mechanism));
      const value = { mean, ci95: low === null || high === null ? null : ([low, high] as [number, number]) };
      return { ...this.partOf(own, value), isUndecided: undecided };
    });
    const nothing = alone
      .filter((one) => one.isNothing)
      .map((one) => this.partOf([one], { mean: 0, ci95: [0, 0] }));
    const { mean, low, high } = total.value;
    this.total = { mean, ci95: low === null || high === null ? null : [low, high] };
    this.parts = [
      ...shared.sort((a, b) => Math.abs(b.value.mean ?? 0) - Math.abs(a.value.mean ?? 0)),
      ...nothing,
    ];
  }

  /** The median future and the one nearest to the worst tenth; or the one asked for. */
  private async tell(): Promise<void> {
    const { read, compiled, seed, terms } = this.asked;
    const [track] = await this.trials.play(
      [this.coalitions.variant(this.coalitions.mechanisms)],
      Math.max(TELLING, this.futures, (terms.future ?? 0) + 1),
    );
    if (!track || track.unstable) return;
    const losses = track.values(lossOf(this.asked));
    const known = [...losses].filter((loss) => !Number.isNaN(loss));
    if (known.length === 0) return;
    const nearest = (share: number) => {
      const wanted = quantile(known, share);
      const away = [...losses].map((loss) =>
        Number.isNaN(loss) ? Number.POSITIVE_INFINITY : Math.abs(loss - wanted),
      );
      return away.indexOf(Math.min(...away));
    };
    const chosen: [Story["which"], number][] =
      terms.future === undefined
        ? [
            ["median", nearest(0.5)],
            ["bad", nearest(0.9)],
          ]
        : [["asked", terms.future]];
    this.stories = chosen.map(([which, future]) => ({
      which,
      future,
      loss: losses[future]!,
      lines: storyOf(read.scenario, compiled, { seed, future, design: this.design }),
    }));
  }

  /** Whether another plausible value would make the second mechanism count more than the first. */
  private async tryGuesses(): Promise<void> {
    const [first, second] = this.parts.filter(({ ids, isNothing }) => ids.length === 1 && !isNothing);
    if (!first || !second || this.perDraw > 1) return;
    const without = ({ ids }: PartFigures) =>
      this.coalitions.variant(this.coalitions.mechanisms.filter(({ id }) => !ids.includes(id)));
    const valuesIn = valuesOf(this.outcome, this.asked.terms.beyond);
    const judge = (tracks: readonly Track[]): string => {
      const count = Math.min(...tracks.map(({ replications }) => replications));
      const [a, b] = tracks.map((track) => valuesIn(track).subarray(0, count));
      const { ci95 } = figureOf(less(b!, a!), 1);
      if (!ci95 || (ci95[0] <= 0 && ci95[1] >= 0)) return UNDECIDED;
      // what goes with the first is all less a: it is the larger part where a is the smaller
      return ci95[0] > 0 === (first.value.mean ?? 0) > 0 ? "first" : "second";
    };
    const variants = [without(first), without(second)];
    const present = judge(await this.trials.play(variants, this.futures));
    if (present !== "first") return;
    const { guesses } = await tryGuesses({
      trials: this.trials,
      variants,
      judge,
      present,
      says: () => turnedText(first, second),
      inputs: guessedInputs(this.asked.read),
      lives: Math.min(GUESSING, this.trials.lives),
    });
    this.guesses = guesses;
  }

  private answer(): ExplainAnswer {
    const { read, compiled, seed, terms } = this.asked;
    const { all, none } = this.looked!;
    const track = this.trials.track(this.coalitions.variant(this.coalitions.mechanisms).key);
    const { label, unit } = outcomeName(this.outcome);
    const name: Text = compiled.designs.find(({ id }) => id === this.design)?.name ?? {
      fr: this.design,
      en: this.design,
    };
    const figures: ExplainFigures = {
      outcome: this.outcome,
      label,
      unit: terms.beyond === undefined ? unit : "share",
      beyond: terms.beyond ?? null,
      design: this.design,
      name,
      asItIs: figureOf(this.valuesOfAll(track), this.perDraw),
      neutral: figureOf(none.length > 0 ? none : all, this.perDraw),
      total: this.total,
      parts: this.parts,
      exact: terms.beyond === undefined ? exactPartsOf(track, this.outcome, this.futures) : [],
      loss: lossOf(this.asked),
      stories: this.stories,
    };
    return {
      question: "explain",
      scenarioHash: compiled.scenarioHash,
      world: read.world,
      engineVersion: ENGINE_VERSION,
      seed,
      replications: track.replications,
      lives: this.trials.lives,
      verdict: verdictOf(figures),
      isDecided: figures.parts.some(({ isUndecided, isNothing }) => !isUndecided && !isNothing),
      restsOn: restsOn(figures, this.futures, 2 ** this.players.length),
      caveats: caveatsOf(figures),
      guesses: this.guesses,
      figures,
      tables: tablesOf(figures),
    };
  }

  /** The outcome as the contract stands, in the futures of the coalitions. */
  private valuesOfAll(track: Track): Float64Array {
    return valuesOf(this.outcome, this.asked.terms.beyond)(track).subarray(0, this.futures);
  }
}

/** @throws what the trials throw */
export const explainOutcome = (
  asked: Asked<ExplainTerms>,
  tools: Tools<ExplainAnswer>,
): Promise<ExplainAnswer> => new Explanation(asked, tools).run();
