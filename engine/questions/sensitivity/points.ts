/** Points in the space of what is not known: each input at a value, every design played there in the same futures. */
import type { IndicatorName } from "../../answer/indicators.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import type { ScenarioInput } from "../../scenario/model.ts";
import type { UncertainInput } from "../guessed/input.ts";
import type { Track } from "../track.ts";
import type { Trials } from "../trials.ts";

/** What the designs did at a point. */
export interface Outputs {
  /** the indicator, or the first design's less the second's: one value per future, or per draw of the ranges left */
  on: Float64Array;
  /** mean payoff of every design */
  payoffs: number[];
}

export interface PointTerms {
  trials: Trials;
  /** the first two are compared on the indicator */
  designs: readonly string[];
  indicator: IndicatorName;
  /** what a choice between the designs is worth: the more, the better */
  payoffOf: (track: Track) => Float64Array;
  /** every input that is moved somewhere; elsewhere it is as the scenario has it, a range at its middle or its likely value */
  inputs: readonly UncertainInput[];
  /** points played at once */
  width: number;
}

/** Values of some inputs. */
export type Point = ReadonlyMap<UncertainInput, number>;

const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Means of futures in a row that share a draw. */
function byDraw(values: Float64Array, perDraw: number): Float64Array {
  if (perDraw === 1) return values;
  return Float64Array.from({ length: Math.floor(values.length / perDraw) }, (_, draw) =>
    meanOf(values.subarray(draw * perDraw, (draw + 1) * perDraw)),
  );
}

export class Points {
  declare readonly terms: PointTerms;
  declare private readonly known: Map<string, Outputs | null>;

  constructor(terms: PointTerms) {
    this.terms = terms;
    this.known = new Map();
  }

  /**
   * The outputs of each point in the futures 0 to `futures` − 1; null where a team never catches up there or the values make no
   * sense together. What was played before is not played again.
   */
  async play(points: readonly Point[], futures: number): Promise<(Outputs | null)[]> {
    const keys = points.map((point) => this.keyOf(point));
    const left = points.filter((_, at) => !this.known.has(`${futures} ${keys[at]}`));
    const next = left.values();
    const worker = async () => {
      for (const point of next)
        this.known.set(`${futures} ${this.keyOf(point)}`, await this.playOne(point, futures));
    };
    await Promise.all(Array.from({ length: this.terms.width }, worker));
    return keys.map((key) => this.known.get(`${futures} ${key}`) ?? null);
  }

  private keyOf(point: Point): string {
    return this.terms.inputs.map((input) => point.get(input) ?? input.present).join(" ");
  }

  private async playOne(point: Point, futures: number): Promise<Outputs | null> {
    const { trials, designs, inputs } = this.terms;
    const key = this.keyOf(point);
    const change = (scenario: ScenarioInput) => {
      for (const input of inputs) {
        const value = point.get(input) ?? input.present;
        if (input.isStated || value !== input.present) input.set(scenario, value);
      }
    };
    const variants = designs.map((of) => ({ key: `${of} at ${key}`, of, supposing: { key, change } }));
    try {
      const tracks = await trials.play(variants, futures);
      return tracks.every(({ replications }) => replications >= futures)
        ? this.outputsOf(tracks, futures)
        : null;
    } catch (error) {
      if (error instanceof ScenarioError) return null;
      throw error;
    }
  }

  private outputsOf(tracks: readonly Track[], futures: number): Outputs {
    const { indicator, payoffOf } = this.terms;
    const [first, second] = tracks.map((track) => track.values(indicator).subarray(0, futures));
    const difference = first!.map((value, at) => value - (second ? second[at]! : 0));
    const perDraw = tracks[0]!.perDraw;
    return {
      on: byDraw(difference, perDraw),
      payoffs: tracks.map((track) => meanOf(payoffOf(track).subarray(0, futures))),
    };
  }
}
