/** What is on the table: the contract, what may be moved in it, and the variants of it that are played. */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Design } from "../../scenario/model.ts";
import type { Asked } from "../question.ts";
import { variantOf } from "../same-design.ts";
import type { Track } from "../track.ts";
import type { DesignInput, Trials, Variant } from "../trials.ts";
import { type Accounts, accountsOf } from "./accounts.ts";
import { additionsOf } from "./additions.ts";
import { type Clause, clausesOf, takeOut } from "./clauses.ts";
import type { Risk, Wish } from "./corridor.ts";
import { behaveAsWritten, scaleFees } from "./edits.ts";
import { type MorePosts, morePostsOf } from "./keeping.ts";
import { type Move, stepsOf } from "./steps.ts";

export const ABOUT = ["corridor", "moves", "clauses"] as const;

export interface PriceTerms {
  design: string;
  /** null: none */
  alternative: string | null;
  risk: Risk;
  wish: Wish;
  /** price of a lost hour, euros */
  hourEur: number;
  /** false: it is the scenario's */
  isHourAsked: boolean;
  /** opportunism plays its part, as the scenario states it */
  isSly: boolean;
  about: readonly (typeof ABOUT)[number][];
}

export class Bargain {
  declare readonly terms: PriceTerms;
  declare readonly design: Design;
  declare readonly compiled: CompiledDesign;
  declare readonly months: number;
  declare readonly moves: Move[];
  declare readonly clauses: Clause[];
  /** one post more by team: what it costs to keep a promise that is made tighter */
  declare readonly morePosts: MorePosts[];
  declare readonly base: Variant;
  declare readonly alternative: Variant | null;
  /** keys of all variants that were named so far */
  declare readonly keys: Set<string>;
  declare private readonly trials: Trials;
  declare private readonly written: Record<string, DesignInput>;

  constructor({ read, compiled }: Asked<unknown>, terms: PriceTerms, trials: Trials) {
    const { scenario, written } = read;
    const at = Object.keys(scenario.designs).indexOf(terms.design);
    this.terms = terms;
    this.trials = trials;
    this.written = written.designs;
    this.design = scenario.designs[terms.design]!;
    this.compiled = compiled.designs[at]!;
    this.months = compiled.months;
    this.keys = new Set();
    const isIndexed = scenario.situation.priceIndex !== undefined;
    const { about } = terms;
    this.moves = about.includes("moves")
      ? [
          ...stepsOf(this.design, this.compiled, isIndexed),
          ...additionsOf(this.design, this.compiled, scenario, written.designs),
        ]
      : [];
    this.morePosts = this.moves.some(({ tighter }) => tighter) ? morePostsOf(this.design) : [];
    this.clauses = about.includes("clauses") ? clausesOf(this.design, this.compiled, isIndexed) : [];
    this.base = this.variant(() => undefined);
    this.alternative = terms.alternative === null ? null : this.variant(() => undefined, terms.alternative);
  }

  /** A variant of a design: equal designs are one variant. */
  variant(change: (design: DesignInput) => void, of = this.terms.design): Variant {
    const whole = (design: DesignInput) => {
      if (!this.terms.isSly) behaveAsWritten(design);
      change(design);
    };
    const variant = variantOf({ designs: this.written }, of, whole);
    this.keys.add(variant.key);
    return variant;
  }

  atFee(factor: number): Variant {
    return this.variant((design) => scaleFees(design, this.design.contract.price, factor));
  }

  /** The contract with only the clauses of a bit mask. */
  coalition(mask: number): Variant {
    const out = this.clauses.filter((_, at) => (mask & (1 << at)) === 0);
    return this.variant((design) => takeOut(design, out, this.clauses));
  }

  accounts({ key }: Variant): Accounts {
    return accountsOf(this.trials.track(key), this.terms.hourEur);
  }

  /** What is billed for what is in scope, euros a year, by future. */
  fees({ key }: Variant): Float64Array {
    const track = this.trials.track(key);
    const tickets = track.values("ticketFees");
    return track.values("fee").map((fee, at) => ((fee + tickets[at]!) * 12) / this.months);
  }

  track({ key }: Variant): Track {
    return this.trials.track(key);
  }

  play(variants: readonly Variant[], replications: number) {
    return this.trials.play(variants, replications);
  }

  played({ key }: Variant): number {
    return this.trials.played(key);
  }

  get lives(): number {
    return this.trials.lives;
  }
}
