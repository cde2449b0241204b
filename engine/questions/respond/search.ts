/**
 * The response that earns most: steps from the provider as stated to its best neighbour, until no single change earns more.
 * Each step is a race on the same futures: a candidate leaves once its paired interval lies wholly below the leader. It is better
 * only at a level that holds for all candidates and looks at once: of many that change nothing, some would else seem to earn more.
 */
import type { DispatchRule } from "../../mechanisms/staff/dispatch.ts";
import type { Figure } from "../answer.ts";
import type { Variant } from "../trials.ts";
import type { Field } from "./field.ts";
import { type Response, TRICK_NAMES } from "./response.ts";

export interface SearchTerms {
  /** posts more or fewer by shift, at most */
  most: number;
  rules: readonly DispatchRule[];
  hasTricks: boolean;
  /** a difference of fewer euros a year does not matter */
  matters: number;
}

/** A candidate of the last race: how far it is behind the response found. */
export interface Neighbour {
  response: Response;
  variant: Variant;
  /** its gain less that of the response found, euros a year */
  behind: Figure;
  standing: "worse" | "equal" | "undecided" | "unstable" | "unbearable";
}

export interface Found {
  response: Response;
  variant: Variant;
  neighbours: Neighbour[];
  /** responses tried in all */
  tried: number;
  steps: number;
}

/** Futures of a race's first look. */
const FIRST = 8;
/** probability that no candidate of a race is taken for better that is not */
const CONFIDENCE = 0.95;
/** a walk this long goes in circles */
const MOST_STEPS = 20;

const keyOf = (response: Response) => JSON.stringify(response);

/** Every single change of a response; at least one technician stays on a team. */
export function neighboursOf(
  field: Field,
  { posts, rule, tricks }: Response,
  terms: SearchTerms,
): Response[] {
  const moved = field.posts.flatMap(({ team, stated }, at) =>
    [-1, 1].flatMap((by): Response[] => {
      const to = posts[at]! + by;
      const next = posts.with(at, to);
      const left = field.posts.reduce(
        (sum, post, one) => sum + (post.team === team ? post.stated + next[one]! : 0),
        0,
      );
      const isAllowed = Math.abs(to) <= terms.most && stated + to >= 0 && left >= 1;
      return isAllowed ? [{ posts: next, rule, tricks }] : [];
    }),
  );
  const ruled = terms.rules
    .filter((other) => other !== rule)
    .map((other): Response => ({ posts, rule: other, tricks }));
  const tricked = !terms.hasTricks
    ? []
    : TRICK_NAMES.map(
        (trick): Response => ({
          posts,
          rule,
          tricks: TRICK_NAMES.filter((one) => tricks.includes(one) !== (one === trick)),
        }),
      );
  return [...moved, ...ruled, ...tricked];
}

interface Runner {
  response: Response;
  variant: Variant;
}

/**
 * Level of a two-sided interval of which the lower end alone is looked at, for every candidate of a race at each of its looks:
 * Bonferroni's.
 */
export function levelOf(candidates: number, replications: number): number {
  const looks = 1 + Math.max(0, Math.ceil(Math.log2(replications / FIRST)));
  return 1 - (2 * (1 - CONFIDENCE)) / Math.max(2, candidates * looks);
}

export class Search {
  declare private readonly field: Field;
  declare private readonly terms: SearchTerms;
  declare private readonly tried: Set<string>;
  /** level of the intervals by which a candidate of the present race is better */
  declare private level: number;

  constructor(field: Field, terms: SearchTerms) {
    this.field = field;
    this.terms = terms;
    this.tried = new Set();
    this.level = CONFIDENCE;
  }

  private runner(response: Response): Runner {
    this.tried.add(keyOf(response));
    return { response, variant: this.field.variant(response) };
  }

  /** Walks from a response to one that no single change beats. */
  async from(stated: Response, onStep: (found: Found) => void): Promise<Found> {
    let current = this.runner(stated);
    for (let step = 1; ; step++) {
      const field = neighboursOf(this.field, current.response, this.terms).map((one) => this.runner(one));
      this.level = levelOf(field.length, this.field.replications);
      const better = await this.race(current, field);
      const found = this.told(current, field, step);
      onStep(found);
      if (better.length === 0 || step >= MOST_STEPS) return found;
      current = await this.best(current, better);
    }
  }

  /** Plays the neighbours until each is known to be better or not, by what matters; the better ones, best first. */
  private async race(current: Runner, runners: readonly Runner[]): Promise<Runner[]> {
    const { field } = this;
    let open = [...runners];
    for (
      let futures = Math.min(FIRST, field.replications);
      ;
      futures = Math.min(2 * futures, field.replications)
    ) {
      await field.play(
        [current, ...open].map(({ variant }) => variant),
        futures,
      );
      open = open.filter((one) => this.standing(one, current) === "undecided");
      if (open.length === 0 || futures >= field.replications) break;
    }
    const mean = (one: Runner) =>
      field.gainOver(one.variant, current.variant).mean ?? Number.NEGATIVE_INFINITY;
    return runners
      .filter((one) => field.isViable(one.variant) && this.isBetter(one, current))
      .sort((a, b) => mean(b) - mean(a));
  }

  /** Changes that each earn more, taken together, are tried first: they mostly add up. */
  private async best(current: Runner, better: readonly Runner[]): Promise<Runner> {
    const { field } = this;
    const [single] = better;
    const joint = this.runner(
      together(
        current.response,
        better.map(({ response }) => response),
      ),
    );
    const futures = Math.min(2 * FIRST, field.replications);
    await field.play([current.variant, single!.variant, joint.variant], futures);
    const isAhead =
      field.isViable(joint.variant) && (field.gainOver(joint.variant, single!.variant).mean ?? -1) >= 0;
    return isAhead && this.isBetter(joint, current) ? joint : single!;
  }

  /** Surely better, though maybe by less than matters. */
  private isAhead({ variant }: Runner, current: Runner): boolean {
    return (this.field.gainAt(variant, current.variant, this.level).ci95?.[0] ?? 0) > 0;
  }

  private isBetter(one: Runner, current: Runner): boolean {
    const { mean } = this.field.gainOver(one.variant, current.variant);
    return this.isAhead(one, current) && (mean ?? 0) > this.terms.matters / 2;
  }

  private standing(one: Runner, current: Runner): Neighbour["standing"] | "better" {
    const impasse = this.field.impasse(one.variant);
    if (impasse) return impasse;
    const { ci95 } = this.field.gainOver(one.variant, current.variant);
    if (!ci95) return "undecided";
    const { matters } = this.terms;
    if (ci95[0] >= -matters && ci95[1] <= matters) return "equal";
    if (ci95[1] < 0) return "worse";
    return this.isAhead(one, current) ? "better" : "undecided";
  }

  private told(current: Runner, runners: readonly Runner[], steps: number): Found {
    const neighbours = runners.map((one): Neighbour => {
      const standing = this.standing(one, current);
      const isHardlyBetter = standing === "better" && !this.isBetter(one, current);
      return {
        ...one,
        behind: this.field.gainOver(one.variant, current.variant),
        standing: isHardlyBetter ? "equal" : standing === "better" ? "undecided" : standing,
      };
    });
    return { ...current, neighbours, tried: this.tried.size, steps };
  }
}

/** The best post change of each shift, the best rule and all tricks that earn more, at once; responses are best first. */
export function together(current: Response, better: readonly Response[]): Response {
  const posts = current.posts.map((now, at) => better.find((one) => one.posts[at] !== now)?.posts[at] ?? now);
  const rule = better.find((one) => one.rule !== current.rule)?.rule ?? current.rule;
  const tricks = TRICK_NAMES.filter(
    (trick) =>
      current.tricks.includes(trick) !==
      better.some((one) => one.tricks.includes(trick) !== current.tricks.includes(trick)),
  );
  return { posts, rule, tricks };
}
