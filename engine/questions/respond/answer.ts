/** Answers question 9 in rounds: the response first, then what it does to the buyer, the useful penalty, the tricks. */

import type { DispatchRule } from "../../mechanisms/staff/dispatch.ts";
import { ScenarioError } from "../../scenario/errors.ts";
import type { Text } from "../../scenario/notation.ts";
import type { Figure } from "../answer.ts";
import { figureOf } from "../clause-price/accounts.ts";
import type { Asked } from "../question.ts";
import type { Track } from "../track.ts";
import type { Trials, Variant } from "../trials.ts";
import { Field } from "./field.ts";
import { type Gamed, Gaming } from "./gaming.ts";
import { ladderOf } from "./ladder.ts";
import { type Outcomes, outcomesOf } from "./outcome.ts";
import { asStated, changesIn, described, type Response } from "./response.ts";
import { type Neighbour, Search } from "./search.ts";
import { PenaltySweep, type Sweep } from "./sweep.ts";

export const ABOUT = ["response", "penalty", "gaming"] as const;

export interface RespondTerms {
  design: string;
  most: number;
  rules: readonly DispatchRule[];
  hasTricks: boolean;
  /** multiple of the hours lost as stated beyond which the client leaves */
  bears: number;
  /** years of the stated provider's margin that a sure renewal is worth to it */
  renewalYears: number;
  about: readonly (typeof ABOUT)[number][];
}

export interface ToldNeighbour {
  label: Text;
  behind: Figure;
  standing: Neighbour["standing"];
}

export interface Responded {
  /** the response that earns most */
  response: Response;
  stated: Response;
  label: Text;
  changes: Text[];
  outcomes: Outcomes;
  /** false: the provider as stated, before any other response is tried */
  isSearched: boolean;
  /** every single change of the response: none earns more */
  neighbours: ToldNeighbour[];
  /** responses tried, of so many that exist */
  tried: number;
  of: number;
  sweeps: Sweep[];
  clauses: string[];
  gaming: Gamed[];
  /** a team serves other clients too */
  isPooled: boolean;
  matters: number;
  yearlyFee: number;
  futures: number;
  fixedGrid: number;
}

const FIRST = 8;
/** from this share of the yearly fee on, a difference matters */
const MATTERS = 0.0025;
/** futures of the sweep at most, and of the matrix: their differences are paired and large, or nothing */
const SHORT = 32;
const GAMES = 16;
const LADDER = 2;

const mean = (values: Float64Array) => figureOf(values, 1).mean ?? 0;

export class Responding {
  declare private readonly field: Field;
  declare private readonly terms: RespondTerms;
  declare private readonly stated: Response;

  constructor(asked: Asked<unknown>, terms: RespondTerms, trials: Trials) {
    this.field = new Field(asked, terms, trials);
    this.terms = terms;
    this.stated = asStated(this.field.design);
  }

  /** Plays what is needed; tells where it stands after each round. */
  async run(onRound: (responded: Responded) => void): Promise<Responded> {
    const { field, stated, terms } = this;
    const base = field.variant(stated);
    const [track] = await field.play([base], Math.min(FIRST, field.replications));
    if (track?.unstable) throw new ScenarioError([...track.unstable]);
    field.stated = base;
    const yearlyFee = mean(field.yearly(base, "fee")) + mean(field.yearly(base, "ticketFees"));
    field.renewalEur = terms.renewalYears * Math.max(0, mean(field.yearly(base, "providerMargin")));
    const matters = Math.max(1, MATTERS * yearlyFee);
    const { most, rules, hasTricks } = terms;
    const search = new Search(field, { most, rules, hasTricks, matters });
    let first: readonly Neighbour[] = [];
    const read = (found: {
      response: Response;
      neighbours: readonly Neighbour[];
      tried: number;
    }): Responded => ({
      response: found.response,
      isSearched: found.tried > 0,
      stated,
      label: described(found.response, stated, field.posts),
      changes: changesIn(found.response, stated, field.posts),
      outcomes: outcomesOf(field, base, field.variant(found.response)),
      neighbours: found.neighbours.map(({ response, behind, standing }) => ({
        label: described(response, found.response, field.posts),
        behind,
        standing,
      })),
      tried: found.tried,
      of: this.responses(),
      sweeps: [],
      clauses: [],
      gaming: [],
      isPooled: Object.values(field.design.provider.teams).some(({ background }) => background !== undefined),
      matters,
      yearlyFee,
      futures: field.track(base).replications,
      fixedGrid: 0,
    });
    onRound(read({ response: stated, neighbours: [], tried: 0 }));
    const found = await search.from(stated, (step) => {
      if (step.steps === 1) first = step.neighbours;
      onRound(read(step));
    });
    // both sides of the comparison in as many futures
    const futures = Math.max(...[base, found.variant].map((one) => field.track(one).replications));
    await field.play([base, found.variant], Math.max(futures, Math.min(SHORT, field.replications)));
    let responded = read(found);
    onRound(responded);
    const short = Math.min(SHORT, field.replications);
    const hasPenalties = (field.design.contract.penalties?.clauses.length ?? 0) > 0;
    if (terms.about.includes("penalty") && hasPenalties) {
      const sweep = new PenaltySweep(field, ladderOf(field, stated, first, Math.min(LADDER, most)), short);
      for (const caps of ["asSigned", "none"] as const) {
        responded = { ...responded, sweeps: [...responded.sweeps, await sweep.run(caps)] };
        onRound(responded);
      }
    }
    if (terms.about.includes("gaming")) {
      const gaming = new Gaming(field, stated);
      responded = {
        ...responded,
        clauses: gaming.clauses,
        gaming: await gaming.run(Math.min(GAMES, field.replications)),
      };
    }
    const played = field.track(base).replications;
    return { ...responded, futures: played, fixedGrid: this.grid(played) };
  }

  /** What the provider as stated did. */
  get stand(): Track {
    return this.field.track(this.field.variant(this.stated));
  }

  /** The provider as stated, and with a response. */
  variants(response: Response): [stated: Variant, response: Variant] {
    return [this.field.variant(this.stated), this.field.variant(response)];
  }

  /** Responses that a full enumeration would have to try. */
  private responses(): number {
    const { field, terms } = this;
    const posts = field.posts.reduce(
      (count, { stated }) => count * (terms.most + Math.min(terms.most, stated) + 1),
      1,
    );
    return posts * Math.max(1, terms.rules.length) * (terms.hasTricks ? 16 : 1);
  }

  /** Lives of a fixed plan: everything that was played, in as many futures as the most played. */
  private grid(played: number): number {
    return this.field.keys.size * played;
  }
}
