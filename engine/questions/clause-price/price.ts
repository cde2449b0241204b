/** Prices a contract's clauses and its whole: coarse first, then more futures where something is not known yet. */
import { ScenarioError } from "../../scenario/errors.ts";
import { permutationPlan, type Shapley, sampledShapley, shapley } from "../../statistics/shapley.ts";
import type { Figure } from "../answer.ts";
import type { Asked } from "../question.ts";
import type { Trials, Variant } from "../trials.ts";
import { type Accounts, type Effect, signOf } from "./accounts.ts";
import { Bargain, type PriceTerms } from "./bargain.ts";
import { type Priced, partOf, Reading } from "./priced.ts";

/** Futures of the coarse answer, and of the first look at every move. */
const COARSE = 8;
const FIRST = 16;
/** a corridor's ends are known within this share of the fee */
const PRECISION = 0.01;
/** clauses shared out exactly; beyond, in orders drawn */
const MOST_EXACT = 5;
const PAIRS = 4;

const within = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

export class Pricing {
  declare readonly bargain: Bargain;
  declare private readonly most: number;
  declare private readonly reading: Reading;

  constructor(asked: Asked<unknown>, terms: PriceTerms, trials: Trials) {
    this.bargain = new Bargain(asked, terms, trials);
    this.most = asked.replications;
    this.reading = new Reading(this.bargain);
  }

  /** The second fee played, as a multiple of today's. */
  get fee(): number {
    return this.reading.fee;
  }

  /** Plays what is needed; tells where it stands after each round. */
  async run(onRound: (priced: Priced) => void): Promise<Priced> {
    await this.playCorridor(Math.min(COARSE, this.most));
    const { unstable } = this.bargain.track(this.bargain.base);
    if (unstable) throw new ScenarioError([...unstable]);
    onRound(this.reading.read());
    await this.roundsOfMoves(onRound);
    await this.roundsOfCorridor(onRound);
    await this.roundsOfClauses(onRound);
    return this.reading.read();
  }

  private async playCorridor(replications: number): Promise<void> {
    const { bargain, reading } = this;
    const { base, alternative } = bargain;
    await bargain.play(
      [base, bargain.atFee(reading.fee), ...(alternative ? [alternative] : [])],
      replications,
    );
  }

  /** More futures until both ends are known well enough and it is known whether they leave room. */
  private async roundsOfCorridor(onRound: (priced: Priced) => void): Promise<void> {
    const { bargain, most } = this;
    if (!bargain.terms.about.includes("corridor")) return;
    for (let futures = Math.min(2 * FIRST, most); ; futures = Math.min(2 * futures, most)) {
      await this.playCorridor(futures);
      // the second fee played is where the floor is thought to be: there the straight line is exact
      const floor = this.reading.corridor()?.floors[bargain.terms.risk].mean;
      const nearer = Math.round(100 * within(floor ?? 1, 0.5, 2)) / 100;
      if (Math.abs(nearer - this.reading.fee) > PRECISION && Math.abs(nearer - 1) > PRECISION) {
        this.reading.fee = nearer;
        await this.playCorridor(futures);
      }
      onRound(this.reading.read());
      if (futures >= most || this.isCorridorKnown()) return;
    }
  }

  private isCorridorKnown(): boolean {
    const corridor = this.reading.corridor();
    if (!corridor) return true;
    const floor = corridor.floors[this.bargain.terms.risk];
    const half = ({ ci95 }: Figure) => (ci95 ? (ci95[1] - ci95[0]) / 2 : Number.POSITIVE_INFINITY);
    const isKnown = half(floor) <= PRECISION && (!corridor.ceiling || half(corridor.ceiling) <= PRECISION);
    return isKnown && corridor.deal !== "undecided";
  }

  private async roundsOfMoves(onRound: (priced: Priced) => void): Promise<void> {
    const { bargain, most } = this;
    let open = bargain.moves;
    const hired = bargain.morePosts.map(({ change }) => bargain.variant(change));
    for (let futures = Math.min(FIRST, most); open.length > 0; futures = Math.min(2 * futures, most)) {
      const moved = open.map(({ change }) => bargain.variant(change));
      await bargain.play([bargain.base, ...moved, ...hired], futures);
      onRound(this.reading.read());
      if (futures >= most) return;
      const matters = this.reading.matters();
      open = open.filter((move) => {
        const effect = this.reading.effectOf(move);
        return effect && this.isOpen(effect, matters);
      });
    }
  }

  private isOpen({ client, provider }: Pick<Effect, "client" | "provider">, matters: number): boolean {
    return signOf(client, matters) === null || signOf(provider, matters) === null;
  }

  private coalitions(): {
    masks: readonly number[];
    share: (values: (mask: number) => Float64Array) => Shapley;
  } {
    const players = this.bargain.clauses.length;
    const { perDraw } = this.bargain.accounts(this.bargain.base);
    if (players <= MOST_EXACT) {
      const masks = Array.from({ length: 2 ** players }, (_, mask) => mask);
      return { masks, share: (values) => shapley(masks.map(values), perDraw) };
    }
    const plan = permutationPlan(players, PAIRS, 0);
    return { masks: plan.coalitions, share: (values) => sampledShapley(plan, values, perDraw) };
  }

  private async roundsOfClauses(onRound: (priced: Priced) => void): Promise<void> {
    const { bargain, most } = this;
    const { clauses } = bargain;
    if (clauses.length === 0) return;
    const { masks, share } = this.coalitions();
    const all = 2 ** clauses.length - 1;
    const needed = [...masks, ...clauses.map((_, at) => all & ~(1 << at))];
    const variants = new Map(needed.map((mask): [number, Variant] => [mask, bargain.coalition(mask)]));
    for (let futures = Math.min(FIRST, most); ; futures = Math.min(2 * futures, most)) {
      await bargain.play([...variants.values()], futures);
      const accounts = new Map(
        masks.map((mask): [number, Accounts] => [mask, bargain.accounts(variants.get(mask)!)]),
      );
      const least = Math.min(...[...accounts.values()].map(({ client }) => client.length));
      const of = (part: "client" | "margin", sign: number) =>
        share((mask) =>
          accounts
            .get(mask)!
            [part].slice(0, least)
            .map((value) => sign * value),
        );
      this.reading.shapleys = { client: of("client", -1), provider: of("margin", 1) };
      onRound(this.reading.read());
      const matters = this.reading.matters();
      const { client, provider } = this.reading.shapleys;
      const isOpen = clauses.some((_, at) =>
        this.isOpen({ client: partOf(client, at), provider: partOf(provider, at) }, matters),
      );
      if (futures >= most || !isOpen) return;
    }
  }
}
