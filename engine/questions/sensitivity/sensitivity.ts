/**
 * What matters among all that is not known: a screening (Morris) leaves the inputs that move the answer at all, an analysis of
 * variance (Sobol') shares its uncertainty out among them, a tornado says how far each moves it, and the value of information
 * what it is worth to know one before choosing. All points are played in the same futures.
 */
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { ENGINE_VERSION } from "../../version.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import { uncertainInputs } from "../guessed/index.ts";
import type { UncertainInput } from "../guessed/input.ts";
import { inputValue } from "../guessed/words.ts";
import type { Asked, Tools } from "../question.ts";
import { Trials } from "../trials.ts";
import { type Bar, type Screening, type Shares, screen, shareOut, standing, tornado } from "./analysis.ts";
import type { SensitivityAnswer, SensitivityFigures } from "./figures.ts";
import { keptOf } from "./kept.ts";
import { Points } from "./points.ts";
import { tablesOf } from "./tables.ts";
import { designsOf, indicatorOf, inputsOf, type SensitivityTerms } from "./terms.ts";
import { named, screenedOf, sharesOf, worthOf } from "./told.ts";
import { caveatsOf, guessesOf, restsOn, verdictOf } from "./words.ts";

/** Futures of the first coarse answer: where the designs stand. */
const COARSE = 16;
/** Futures of a point: fewer would not tell their own error. */
const PER_POINT = 3;
const FEWEST_ROWS = 16;
/** Share of luck in the variance of the points from which more futures tell more than more points. */
const NOISY = 0.3;

/** What a choice is worth: the indicator itself where it is money, else the client's cost. */
function payoffOf(indicator: IndicatorName, hasPrice: boolean): IndicatorName {
  const { unit, better } = INDICATORS[indicator];
  if (unit === "EUR" && better !== null) return indicator;
  return hasPrice ? "costWithLostTime" : "invoicedCost";
}

/** All that has been found so far. */
interface Found {
  inputs: readonly UncertainInput[];
  kept: readonly UncertainInput[];
  screening: Screening | null;
  shares: Shares | null;
  bars: Bar[];
  present: Figure;
}

class Analysis {
  declare private readonly asked: Asked<SensitivityTerms>;
  declare private readonly tools: Tools<SensitivityAnswer>;
  declare private readonly trials: Trials;
  declare private readonly points: Points;
  declare private readonly designs: string[];
  declare private readonly indicator: IndicatorName;
  declare private readonly payoff: IndicatorName;
  declare private readonly futures: SensitivityFigures["futures"];
  /** of the analysis of variance so far */
  declare private rows: number;
  declare private found: Found;

  constructor(asked: Asked<SensitivityTerms>, tools: Tools<SensitivityAnswer>) {
    const { read, compiled, terms, seed, replications } = asked;
    this.asked = asked;
    this.tools = tools;
    this.trials = new Trials(read, seed, tools);
    this.designs = designsOf(asked);
    this.indicator = indicatorOf(asked);
    this.payoff = payoffOf(this.indicator, compiled.impact.lostHourPrice > 0);
    const inputs = inputsOf(read, terms);
    const stated = compiled.ranges?.stated.length ?? 0;
    const isAllKnown = inputs.filter(({ isStated }) => isStated).length === stated;
    const perPoint = PER_POINT * (isAllKnown ? 1 : (compiled.ranges?.perDraw ?? 1));
    const point = Math.min(replications, perPoint);
    this.futures = { point, shares: point, bar: replications };
    const sign = INDICATORS[this.payoff].better === "low" ? -1 : 1;
    this.points = new Points({
      trials: this.trials,
      designs: this.designs,
      indicator: this.indicator,
      payoffOf: (track) => track.values(this.payoff).map((value) => sign * value),
      inputs,
      width: tools.executor.width,
    });
    this.rows = 0;
    this.found = {
      inputs,
      kept: [],
      screening: null,
      shares: null,
      bars: [],
      present: NO_FIGURE,
    };
  }

  private tell(): void {
    this.tools.onPartial?.(this.answer());
  }

  async run(): Promise<SensitivityAnswer> {
    const { terms } = this.asked;
    const { inputs } = this.found;
    this.found.present = await standing(this.points, Math.min(COARSE, this.futures.bar));
    this.tell();
    if (inputs.length > terms.most) await this.screen();
    else this.found.kept = inputs;
    this.tell();
    await this.shareOut();
    const { present, bars } = await tornado(this.points, this.found.kept, this.futures.bar);
    this.found.present = present;
    this.found.bars = bars;
    return this.answer();
  }

  /**
   * Few rows of few futures first; then, while the budget lasts and the shares are not told, twice as many futures where luck
   * makes much of the points' variance, twice as many rows elsewhere.
   */
  private async shareOut(): Promise<void> {
    const { terms, seed, replications } = this.asked;
    const { kept } = this.found;
    let rows = Math.min(FEWEST_ROWS, terms.rows);
    let futures = this.futures.point;
    for (;;) {
      this.found.shares = await shareOut(this.points, kept, { rows, futures, seed });
      this.futures.shares = futures;
      this.rows = rows;
      this.tell();
      const isNoisy = (this.found.shares.sobol?.noise ?? 0) > NOISY;
      const canBeMore = futures * 2 <= replications;
      if (this.isTold()) return;
      if (isNoisy && canBeMore) futures *= 2;
      else if (rows * 2 <= terms.rows) rows *= 2;
      else return;
      if (this.trials.lives + (rows * (kept.length + 2) * futures * this.designs.length) / 2 > terms.lives)
        return;
    }
  }

  /** A coarse screening first; then as many trajectories as asked for. */
  private async screen(): Promise<void> {
    const { terms, seed } = this.asked;
    const { inputs } = this.found;
    for (const trajectories of new Set([2, terms.trajectories])) {
      const screening = await screen(this.points, inputs, {
        trajectories,
        futures: this.futures.point,
        seed,
      });
      this.found.screening = screening;
      this.found.kept = keptOf(inputs, screening, terms.most);
      this.tell();
    }
  }

  /** Every share is known to a tenth, and whether knowing an input is worth anything. */
  private isTold(): boolean {
    const { sobol, information } = this.found.shares ?? {};
    const isNarrow = (sobol?.inputs ?? []).every(
      ({ total: { low, high } }) => low !== null && high !== null && high - low < 0.2,
    );
    return isNarrow && (information?.inputs ?? []).every(({ undecided }) => !undecided);
  }

  private answer(): SensitivityAnswer {
    const { read, compiled, seed } = this.asked;
    const figures = this.figures();
    const isCalculated = figures.shares.some(({ isUndecided }) => !isUndecided);
    return {
      question: "sensitivity",
      scenarioHash: compiled.scenarioHash,
      world: read.world,
      engineVersion: ENGINE_VERSION,
      seed,
      replications: this.futures.bar,
      lives: this.trials.lives,
      verdict: verdictOf(figures),
      isDecided: isCalculated,
      restsOn: restsOn(figures),
      caveats: caveatsOf(figures),
      guesses: guessesOf(figures),
      figures,
      tables: tablesOf(figures),
    };
  }

  private figures(): SensitivityFigures {
    const { inputs, screening, shares, bars, present, kept } = this.found;
    const { compiled } = this.asked;
    const { label, unit } = INDICATORS[this.indicator];
    const lost = [screening, shares].filter((one) => one !== null);
    return {
      indicator: this.indicator,
      label,
      unit,
      designs: this.designs.map((id) => ({
        id,
        name: compiled.designs.find((design) => design.id === id)?.name ?? { fr: id, en: id },
      })),
      present,
      screening: screenedOf(inputs, kept, screening),
      shares: sharesOf(kept, shares),
      spread: shares?.sobol && shares.sobol.variance > 0 ? Math.sqrt(shares.sobol.variance) : null,
      noise: shares?.sobol?.noise ?? null,
      tornado: bars.map(({ input, ...bar }) => ({
        ...named(input),
        ...bar,
        said: [inputValue(input, bar.values[0]), inputValue(input, bar.values[1])],
      })),
      information: this.information(),
      known: uncertainInputs(this.asked.read).length,
      futures: this.futures,
      fixedGridLives: this.fixedGridLives(),
      points: {
        lost: lost.reduce((sum, one) => sum + one.lost, 0),
        of: lost.reduce((sum, one) => sum + one.of, 0),
      },
    };
  }

  private fixedGridLives(): number {
    const { inputs } = this.found;
    const perDesign =
      this.rows * (inputs.length + 2) * this.futures.shares + (2 * inputs.length + 1) * this.futures.bar;
    return perDesign * this.designs.length;
  }

  private information(): SensitivityFigures["information"] {
    const { shares, kept } = this.found;
    if (!shares?.information) return null;
    const { best } = shares.information;
    return {
      payoff: this.payoff,
      best: best === null ? null : this.designs[best]!,
      inputs: worthOf(kept, shares),
    };
  }
}

/** @throws what the trials throw */
export const analyse = (
  asked: Asked<SensitivityTerms>,
  tools: Tools<SensitivityAnswer>,
): Promise<SensitivityAnswer> => new Analysis(asked, tools).run();
