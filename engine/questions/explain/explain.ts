/**
 * Why a contract goes as it does: the outcome shared out among the mechanisms at work (Shapley values, each mechanism set neutral
 * on the same futures), what the tickets themselves account for, and two futures told.
 */
import type { Text } from "../../scenario/notation.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { type Guess, NO_FIGURE } from "../answer.ts";
import { early } from "../gain.ts";
import type { Asked, Tools } from "../question.ts";
import { swampedCaveats } from "../swamped.ts";
import type { Track } from "../track.ts";
import { Trials } from "../trials.ts";
import { exactPartsOf } from "./accounts.ts";
import { storiesOf } from "./chosen.ts";
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
import {
  designOf,
  type ExplainTerms,
  isOfReport,
  livesOf,
  lossOf,
  outcomeName,
  outcomeOf,
  valuesOf,
} from "./terms.ts";
import { turningGuesses } from "./turning.ts";
import { caveatsOf, othersText, restsOn, tablesOf, verdictOf } from "./words.ts";

/** Futures of a first look, and of the coalitions to begin with. */
const FIRST = 8;
/** Fewest: two tell no interval worth having. */
const FEWEST = 4;
/** Share of the lives that a first look may take. */
const LOOKING = 0.6;
/** Futures among which those to be told are chosen. */
const TELLING = 64;
/** Share of the lives that they may take, and that guesses may. */
const TOLD = 0.1;
const GUESSED = 0.25;

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
  /** lives to be played at most, or nearly */
  declare private readonly lives: number;
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
    this.total = NO_FIGURE;
    this.lives = livesOf(asked);
    this.futures = Math.min(this.firstFutures(), asked.replications);
    this.stories = [];
    this.guesses = [];
  }

  /** Futures of a first look: fewer where every mechanism removed and alone would take most of the lives. */
  private firstFutures(): number {
    const variants = 2 * this.coalitions.mechanisms.length + 2;
    return FIRST * variants > LOOKING * this.lives ? FEWEST : FIRST;
  }

  async run(): Promise<ExplainAnswer> {
    const { terms, replications } = this.asked;
    await this.lookAtAll();
    this.tools.onPartial?.(this.answer());
    this.looked = await lookAlone(this.coalitions, this.futures);
    this.players = playersOf(this.looked.alone, Math.min(terms.players, this.affordable()));
    this.readLook();
    this.tools.onPartial?.(this.answer());
    const coalitions = 2 ** this.players.length;
    while (this.players.length > 0) {
      await this.share();
      this.tools.onPartial?.(this.answer());
      const next = this.futures * 2;
      const isEnough = this.parts.every((part) => this.isSettled(part));
      const isAffordable = this.trials.lives + coalitions * (next - this.futures) <= this.lives;
      if (isEnough || next > replications || !isAffordable) break;
      this.futures = next;
    }
    await this.tell();
    if (this.perDraw === 1) await this.tryGuesses();
    return this.answer();
  }

  /** The contract as it stands and without any mechanism: how much there is to be shared out. */
  private async lookAtAll(): Promise<void> {
    const { mechanisms } = this.coalitions;
    const [all, none] = await this.coalitions.play([mechanisms, []], this.futures);
    this.looked = { all: all!, none: none!, alone: [] };
    this.readLook();
  }

  /** Players of which every coalition is within the budget; two at least. */
  private affordable(): number {
    const left = Math.max(0, this.lives - this.trials.lives);
    return Math.max(2, Math.floor(Math.log2(Math.max(1, left / this.futures))));
  }

  /** The sign of a part would not change with more futures. */
  private isSettled({ value, isNothing }: PartFigures): boolean {
    const { ci95 } = early(value, Math.ceil(this.futures / this.perDraw));
    return isNothing || (ci95 !== null && (ci95[0] > 0 || ci95[1] < 0));
  }

  /** Before anything is shared out: what goes where one alone is removed. */
  private readLook(): void {
    const { all, none, alone } = this.looked!;
    this.total = figureOf(less(all, none), this.perDraw);
    this.parts = alone.map((one) => ({
      ...this.partOf([one], NO_FIGURE),
      isUndecided: !one.isNothing,
    }));
  }

  private partOf(alone: readonly Alone[], value: PartFigures["value"]): PartFigures {
    const [first] = alone;
    const removed = alone.length === 1 && first ? figureOf(first.removed, this.perDraw) : NO_FIGURE;
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

  private async tell(): Promise<void> {
    const { terms } = this.asked;
    const all = this.coalitions.variant(this.coalitions.mechanisms);
    const telling = Math.min(TELLING, Math.max(2 * FIRST, Math.floor(TOLD * this.lives)));
    const futures = Math.max(telling, this.futures, (terms.future ?? 0) + 1);
    const [track] = await this.trials.play([all], futures);
    if (track && !track.unstable) this.stories = storiesOf(this.asked, this.design, track);
  }

  private async tryGuesses(): Promise<void> {
    this.guesses = await turningGuesses({
      trials: this.trials,
      coalitions: this.coalitions,
      parts: this.parts,
      futures: this.futures,
      read: this.asked.read,
      lives: GUESSED * Math.max(this.lives, this.asked.lives),
      valuesIn: valuesOf(this.outcome, this.asked.terms.beyond),
    });
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
      fixedGridLives: 2 ** this.coalitions.mechanisms.length * this.futures,
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
      caveats: [...caveatsOf(figures), ...swampedCaveats([{ name, track }])],
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
