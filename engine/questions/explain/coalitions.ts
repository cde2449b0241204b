/** Coalitions of mechanisms, played in the same futures: those that are not in a coalition are neutral. */
import type { ScenarioInput } from "../../scenario/model.ts";
import { clusteredMean } from "../../statistics/clusters.ts";
import { shapley as exactShapley, type Shapley } from "../../statistics/shapley.ts";
import type { Figure } from "../answer.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";
import type { Mechanism } from "./mechanism.ts";

/** Mechanisms that are switched together. */
export type Player = readonly Mechanism[];

export const figureOf = (values: Float64Array, perDraw: number): Figure => {
  const { mean, low, high } = clusteredMean(values, perDraw);
  return { mean, ci95: low === null || high === null ? null : [low, high] };
};

export const less = (values: Float64Array, others: Float64Array): Float64Array =>
  values.map((value, at) => value - others[at]!);

export class Coalitions {
  declare readonly mechanisms: readonly Mechanism[];
  declare private readonly trials: Trials;
  declare private readonly design: string;
  declare private readonly valuesIn: (track: Track) => Float64Array;
  declare private readonly width: number;

  constructor(terms: {
    trials: Trials;
    design: string;
    mechanisms: readonly Mechanism[];
    /** the outcome in each future */
    valuesIn: (track: Track) => Float64Array;
    width: number;
  }) {
    this.trials = terms.trials;
    this.design = terms.design;
    this.mechanisms = terms.mechanisms;
    this.valuesIn = terms.valuesIn;
    this.width = terms.width;
  }

  /** The variant in which only some mechanisms act; all of them: the contract as it stands. */
  variant(acting: readonly Mechanism[]): Variant {
    const neutral = this.mechanisms.filter((one) => !acting.includes(one));
    const key = neutral.map(({ id }) => id).join(" ");
    if (neutral.length === 0) return { key: this.design, of: this.design };
    const change = (scenario: ScenarioInput) => {
      for (const one of neutral) one.neutralise(scenario);
    };
    return { key: `${this.design} without ${key}`, of: this.design, supposing: { key, change } };
  }

  /** Outcomes of coalitions, future by future, in their order; a future that one of them cannot play is undefined in it. */
  async play(coalitions: readonly (readonly Mechanism[])[], futures: number): Promise<Float64Array[]> {
    const variants = coalitions.map((acting) => this.variant(acting));
    const next = variants.values();
    const worker = async () => {
      for (const variant of next) await this.trials.play([variant], futures);
    };
    await Promise.all(Array.from({ length: this.width }, worker));
    return variants.map(({ key }) => {
      const values = this.valuesIn(this.trials.track(key));
      return Float64Array.from({ length: futures }, (_, future) => values[future] ?? Number.NaN);
    });
  }

  /** The mechanisms of the players whose bits a mask sets, and those of no player. */
  private actingIn(players: readonly Player[], mask: number): Mechanism[] {
    const out = players.filter((_, at) => (mask & (1 << at)) === 0).flat();
    return this.mechanisms.filter((one) => !out.includes(one));
  }

  /** Shapley values of the players, over every coalition of them. */
  async shapley(players: readonly Player[], futures: number, perDraw: number): Promise<Shapley> {
    const masks = Array.from({ length: 2 ** players.length }, (_, mask) => mask);
    const values = await this.play(
      masks.map((mask) => this.actingIn(players, mask)),
      futures,
    );
    return exactShapley(values, perDraw);
  }
}

/** What one mechanism does where it alone is removed, and where it alone acts. */
export interface Alone {
  mechanism: Mechanism;
  /** all less all others */
  removed: Float64Array;
  /** it alone less none */
  added: Float64Array;
  /** neither changes a bit */
  isNothing: boolean;
}

export interface Looked {
  all: Float64Array;
  none: Float64Array;
  alone: Alone[];
}

/** Each mechanism removed, and each by itself. */
export async function lookAlone(coalitions: Coalitions, futures: number): Promise<Looked> {
  const { mechanisms } = coalitions;
  const without = mechanisms.map((one) => mechanisms.filter((other) => other !== one));
  const [all, none, ...rest] = await coalitions.play(
    [mechanisms, [], ...without, ...mechanisms.map((one) => [one])],
    futures,
  );
  const alone = mechanisms.map((mechanism, at): Alone => {
    const removed = less(all!, rest[at]!);
    const added = less(rest[mechanisms.length + at]!, none!);
    const isNothing = [removed, added].every((values) => values.every((value) => value === 0));
    return { mechanism, removed, added, isNothing };
  });
  return { all: all!, none: none!, alone };
}

const sizeOf = ({ removed, added }: Alone): number =>
  [removed, added].reduce((sum, values) => sum + Math.abs(figureOf(values, 1).mean ?? 0), 0);

/** Those that do most, each a player; the others together are one. What does nothing plays no part. */
export function playersOf(alone: readonly Alone[], most: number): Player[] {
  const acting = alone.filter(({ isNothing }) => !isNothing).toSorted((a, b) => sizeOf(b) - sizeOf(a));
  if (acting.length <= most) return acting.map(({ mechanism }) => [mechanism]);
  return [
    ...acting.slice(0, most - 1).map(({ mechanism }) => [mechanism]),
    acting.slice(most - 1).map(({ mechanism }) => mechanism),
  ];
}
