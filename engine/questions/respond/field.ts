/** A contract under which providers are tried: their variants, and what each makes of it, future by future. */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Design } from "../../scenario/model.ts";
import type { Figure } from "../answer.ts";
import { figureOf } from "../clause-price/accounts.ts";
import { atLevel, clusters } from "../gain.ts";
import type { Asked } from "../question.ts";
import { variantOf } from "../same-design.ts";
import type { Track } from "../track.ts";
import type { DesignInput, Trials, Variant } from "../trials.ts";
import { type Post, postsOf, type Response, respondWith } from "./response.ts";

/** A change of the contract that a provider answers. */
export type Terms = (design: DesignInput) => void;
const asSigned: Terms = () => undefined;

/** Logit of staying by trust, and the share who leave at trust 50 % (DOMAIN §6.4, §10.7). */
const STAY = { slope: 3, leave: 0.12 };

export class Field {
  declare readonly design: Design;
  declare readonly compiled: CompiledDesign;
  declare readonly posts: Post[];
  declare readonly months: number;
  declare readonly keys: Set<string>;
  declare private readonly of: string;
  declare private readonly asked: Asked<unknown>;
  declare private readonly trials: Trials;
  /** euros a year that a contract which is surely renewed is worth; 0: nothing beyond the term counts */
  declare renewalEur: number;
  /** the provider as stated, once it is played */
  declare stated: Variant | null;
  /** the client leaves beyond this multiple of the hours that it loses under the provider as stated */
  declare private readonly bears: number;

  constructor(
    asked: Asked<unknown>,
    { design: of, bears }: { design: string; bears: number },
    trials: Trials,
  ) {
    const { scenario } = asked.read;
    this.of = of;
    this.asked = asked;
    this.trials = trials;
    this.design = scenario.designs[of]!;
    this.compiled = asked.compiled.designs[Object.keys(scenario.designs).indexOf(of)]!;
    this.posts = postsOf(this.design);
    this.months = asked.compiled.months;
    this.keys = new Set();
    this.renewalEur = 0;
    this.stated = null;
    this.bears = bears;
  }

  /** @param after  what is said of the provider's behaviour under these terms */
  variant(response: Response, terms: Terms = asSigned, after: Terms = asSigned): Variant {
    const variant = variantOf(this.asked.read.written, this.of, (design) => {
      terms(design);
      respondWith(design, this.posts, response);
      after(design);
    });
    this.keys.add(variant.key);
    return variant;
  }

  play(variants: readonly Variant[], futures: number): Promise<Track[]> {
    return this.trials.play(variants, futures);
  }

  track({ key }: Variant): Track {
    return this.trials.track(key);
  }

  /** Why a provider cannot go on like this: a team never catches up, or the client leaves; null: it can. */
  impasse(variant: Variant): "unstable" | "unbearable" | null {
    if (this.track(variant).unstable) return "unstable";
    if (!this.stated) return null;
    const [lost, before] = [this.yearly(variant, "lostHours"), this.yearly(this.stated, "lostHours")];
    const count = Math.min(lost.length, before.length);
    const sum = (values: Float64Array) => values.slice(0, count).reduce((all, hours) => all + hours, 0);
    return sum(before) > 0 && sum(lost) > this.bears * sum(before) ? "unbearable" : null;
  }

  isViable(variant: Variant): boolean {
    return this.impasse(variant) === null;
  }

  /** An indicator, euros or hours a year. */
  yearly(variant: Variant, name: Parameters<Track["values"]>[0]): Float64Array {
    return this.track(variant)
      .values(name)
      .map((value) => (value * 12) / this.months);
  }

  /** What the provider maximises: margin a year, and what renewal is worth to it. */
  gain(variant: Variant): Float64Array {
    const margin = this.yearly(variant, "providerMargin");
    if (this.renewalEur === 0) return margin;
    const trust = this.track(variant).values("trust");
    return margin.map((eur, at) => eur + this.renewalEur * staying(trust[at]!));
  }

  get perDraw(): number {
    return this.asked.compiled.ranges?.perDraw ?? 1;
  }

  get lives(): number {
    return this.trials.lives;
  }

  get replications(): number {
    return this.asked.replications;
  }

  /** Difference of two variants' gains over the futures of both. */
  gainOver(one: Variant, other: Variant): Figure {
    return this.difference(this.gain(one), this.gain(other));
  }

  /** The same, its interval at another level. */
  gainAt(one: Variant, other: Variant, level: number): Figure {
    return atLevel(this.gainOver(one, other), clusters(this.track(one), this.track(other)), level);
  }

  difference(first: Float64Array, second: Float64Array): Figure {
    const count = Math.min(first.length, second.length);
    return figureOf(
      first.slice(0, count).map((value, at) => value - second[at]!),
      this.perDraw,
    );
  }
}

/** Probability that the client renews, by trust. */
export const staying = (trust: number): number =>
  1 / (1 + Math.exp(-STAY.slope * (trust - 0.5)) * (STAY.leave / (1 - STAY.leave)));
