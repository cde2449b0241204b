/** What the futures played so far say: the corridor, every change, every clause. */
import type { Text } from "../../scenario/notation.ts";
import type { Shapley } from "../../statistics/shapley.ts";
import type { Figure } from "../answer.ts";
import { atLevel } from "../gain.ts";
import { type Effect, effectOf, figureOf, gains, ratioFigure, signOf } from "./accounts.ts";
import type { Bargain } from "./bargain.ts";
import { type AtTwoFees, ceilingOf, type Deal, dealOf, floorOf, RISKS, type Risk } from "./corridor.ts";
import { type Keeping, keepingOf } from "./keeping.ts";
import type { Move } from "./steps.ts";

/** What a move does to both, and at which change of the fee each would still sign. */
export interface PricedMove {
  id: string;
  label: Text;
  effect: Effect;
  /** lowest rise of the yearly fee that the provider asks for it; below 0: what it would give */
  asks: number | null;
  /** highest rise of the yearly fee that the client pays for it; below 0: what it would want back */
  pays: number | null;
  /** who gains: the client asks for it, the provider does, both gain, both lose, nothing changes, or it is not known */
  standing: "client" | "provider" | "both" | "neither" | "nothing" | "undecided";
  /** what it gives its asker for each euro that it costs the other; null where it costs the other nothing, or is not known */
  ratio: Figure | null;
  /** both together gain by it, at 95 % for all moves at once: surely, surely not by what matters, or the futures do not tell */
  creates: "yes" | "no" | "undecided";
  /** a tighter promise: what it takes to keep it as well as today; null where it is none, or no post helps for sure */
  keeping: Keeping | null;
}

export interface PricedClause {
  id: string;
  label: Text;
  /** the contract as it stands against the same without it */
  alone: Effect;
  /** its part of what all clauses together do, whatever the order in which they are written (Shapley) */
  shared: { client: Figure; provider: Figure } | null;
}

export interface Corridor {
  /** provider's floor for each wish, as multiples of today's fee */
  floors: Record<Risk, Figure>;
  /** client's ceiling, as a multiple of today's fee; null without an alternative */
  ceiling: Figure | null;
  deal: Deal | null;
}

export interface Priced {
  corridor: Corridor | null;
  moves: PricedMove[];
  clauses: PricedClause[];
  /** all clauses against none */
  together: { client: Figure; provider: Figure } | null;
  yearlyFee: Figure;
  /** today's fee of a month: as signed, or the mean of what is billed where it is by ticket */
  monthlyFee: number;
  /** of a euro more of fee: what is left to the provider, and what the client bears */
  perEuro: { provider: number; client: number };
  /** differences of fewer euros a year do not matter */
  matters: number;
  futures: number;
  fixedGrid: number;
}

/** from this share of the yearly fee on, a difference matters */
const MATTERS = 0.0025;
/** the second fee that is played at first */
const RISE = 1.1;

const CONFIDENCE = 0.95;

/** Whether a move creates something: of twenty that only move money, one would at a plain 95 % seem to. */
export function createsOf(
  { joint, futures }: Pick<Effect, "joint" | "futures">,
  { moves, perDraw, matters }: { moves: number; perDraw: number; matters: number },
): PricedMove["creates"] {
  const level = 1 - (2 * (1 - CONFIDENCE)) / Math.max(2, moves);
  const { ci95 } = atLevel(joint, Math.ceil(futures / perDraw), level);
  if (!ci95) return "undecided";
  if (ci95[1] <= matters) return "no";
  return ci95[0] > 0 ? "yes" : "undecided";
}

const mean = (values: Float64Array) => figureOf(values, 1).mean ?? Number.NaN;

export class Reading {
  declare private readonly bargain: Bargain;
  /** the second fee played, as a multiple of today's */
  declare fee: number;
  declare shapleys: { client: Shapley; provider: Shapley } | null;

  constructor(bargain: Bargain) {
    this.bargain = bargain;
    this.fee = RISE;
    this.shapleys = null;
  }

  yearlyFee(): Figure {
    const { bargain } = this;
    return figureOf(bargain.fees(bargain.base), bargain.accounts(bargain.base).perDraw);
  }

  matters(): number {
    return MATTERS * (this.yearlyFee().mean ?? 0);
  }

  effectOf({ change }: Move): Effect | null {
    const { bargain } = this;
    const variant = bargain.variant(change);
    if (bargain.played(variant) === 0) return null;
    return effectOf(bargain.accounts(variant), bargain.accounts(bargain.base));
  }

  private twoFees(): AtTwoFees {
    const { bargain, fee } = this;
    return {
      first: bargain.accounts(bargain.base),
      second: bargain.accounts(bargain.atFee(fee)),
      fees: [1, fee],
    };
  }

  corridor(): Corridor | null {
    const { bargain } = this;
    const { alternative, terms } = bargain;
    if (!terms.about.includes("corridor")) return null;
    const two = this.twoFees();
    const floors = Object.fromEntries(RISKS.map((risk) => [risk, floorOf(risk, two, terms.wish)]));
    const ceiling = alternative ? ceilingOf(two, bargain.accounts(alternative)) : null;
    return {
      floors: floors as Corridor["floors"],
      ceiling,
      deal: ceiling && dealOf(floors[terms.risk]!, ceiling),
    };
  }

  /** Of a euro more of fee: what reaches the provider's margin, and what the client bears. */
  private perEuro(): Priced["perEuro"] {
    const { bargain, fee } = this;
    const { first, second } = this.twoFees();
    const billed =
      mean(bargain.fees(bargain.atFee(fee))) -
      mean(bargain.fees(bargain.base).slice(0, second.client.length));
    const [client, provider] = gains(second, first);
    return { provider: mean(provider) / billed, client: -mean(client) / billed };
  }

  private movePriced(move: Move, effect: Effect, perEuro: Priced["perEuro"], matters: number): PricedMove {
    const { client, provider } = effect;
    const standing = standingOf(signOf(client, matters), signOf(provider, matters));
    return {
      id: move.id,
      label: move.label,
      effect,
      asks: provider.mean === null ? null : -provider.mean / perEuro.provider,
      pays: client.mean === null ? null : client.mean / perEuro.client,
      standing,
      ratio: this.ratioOf(move, standing),
      creates: createsOf(effect, {
        moves: this.bargain.moves.length,
        perDraw: this.bargain.accounts(this.bargain.base).perDraw,
        matters,
      }),
      keeping: this.keepingOf(move),
    };
  }

  private keepingOf({ change, tighter }: Move): Keeping | null {
    const { bargain } = this;
    const posts = bargain.morePosts.flatMap(({ name, change: hire }) => {
      const variant = bargain.variant(hire);
      return bargain.played(variant) > 0 ? [{ name, track: bargain.track(variant) }] : [];
    });
    if (!tighter) return null;
    return keepingOf(tighter, bargain.track(bargain.base), bargain.track(bargain.variant(change)), posts);
  }

  private ratioOf({ change }: Move, standing: PricedMove["standing"]): Figure | null {
    if (standing !== "client" && standing !== "provider") return null;
    const { bargain } = this;
    const base = bargain.accounts(bargain.base);
    const [client, provider] = gains(bargain.accounts(bargain.variant(change)), base);
    const lost = (values: Float64Array) => values.map((value) => -value);
    return standing === "client"
      ? ratioFigure(client, lost(provider), base.perDraw)
      : ratioFigure(provider, lost(client), base.perDraw);
  }

  private clausePriced(at: number): PricedClause | null {
    const { bargain, shapleys } = this;
    const { id, label } = bargain.clauses[at]!;
    const without = bargain.coalition((2 ** bargain.clauses.length - 1) & ~(1 << at));
    if (bargain.played(without) === 0) return null;
    return {
      id,
      label,
      alone: effectOf(bargain.accounts(bargain.base), bargain.accounts(without)),
      shared: shapleys && {
        client: partOf(shapleys.client, at),
        provider: partOf(shapleys.provider, at),
      },
    };
  }

  /** Everything as it stands. */
  read(): Priced {
    const { bargain, shapleys } = this;
    const perEuro = this.perEuro();
    const matters = this.matters();
    const yearlyFee = this.yearlyFee();
    const { signedEur } = bargain.compiled.price;
    return {
      corridor: this.corridor(),
      moves: bargain.moves.flatMap((move) => {
        const effect = this.effectOf(move);
        return effect ? [this.movePriced(move, effect, perEuro, matters)] : [];
      }),
      clauses: bargain.clauses.flatMap((_, at) => this.clausePriced(at) ?? []),
      together: shapleys && {
        client: figureFrom(shapleys.client.total),
        provider: figureFrom(shapleys.provider.total),
      },
      yearlyFee,
      monthlyFee: signedEur > 0 ? signedEur : (yearlyFee.mean ?? 0) / 12,
      perEuro,
      matters,
      futures: bargain.played(bargain.base),
      fixedGrid: bargain.keys.size * bargain.played(bargain.base),
    };
  }
}

const figureFrom = ({ value: { mean, low, high } }: Shapley["total"]): Figure => ({
  mean,
  ci95: low === null || high === null ? null : [low, high],
});

export const partOf = ({ players }: Shapley, at: number): Figure => figureFrom(players[at]!);

function standingOf(client: -1 | 0 | 1 | null, provider: -1 | 0 | 1 | null): PricedMove["standing"] {
  if (client === null || provider === null) return "undecided";
  if (client === 0 && provider === 0) return "nothing";
  if (client >= 0 && provider >= 0) return "both";
  if (client <= 0 && provider <= 0) return "neither";
  return client > 0 ? "client" : "provider";
}
