/**
 * What it costs to go on keeping a promise as well as today once it is tighter: the points that the step takes off its
 * attainment, at the lowest price of a point that one more post buys. Lines are taken as straight over that distance.
 */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Design } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import { clusteredMean } from "../../statistics/clusters.ts";
import type { Figure } from "../answer.ts";
import type { Track } from "../track.ts";
import type { DesignInput } from "../trials.ts";
import { nameOf } from "./clauses.ts";

/** A gain that may be less than this share of its mean is no price to count on. */
const SURE = 0.5;
/** What takes more posts than this is beyond a straight line. */
const MOST_POSTS = 2;

/** One post more in a team, on its largest shift. */
export interface MorePosts {
  team: string;
  name: Text;
  change: (design: DesignInput) => void;
}

/** Why a promise is tighter: another target, judged on the tickets themselves, or a higher share required. */
export interface Tighter {
  /** place of the line in the design */
  line: number;
  /** points by which the required share rises, as a share; null: the target moves */
  required: number | null;
}

export interface Keeping {
  /** attainment lost to the step */
  points: Figure;
  /** capacity that makes up for it, euros a year, and the team where it is cheapest; null: one or two posts do not buy it for sure */
  capacity: { team: Text; eur: Figure } | null;
}

export function morePostsOf({ provider }: Design): MorePosts[] {
  return Object.entries(provider.teams).flatMap(([id, { name, shifts }]): MorePosts[] => {
    const largest = Math.max(...shifts.map(({ headcount }) => headcount));
    const at = shifts.findIndex(({ headcount }) => headcount === largest);
    if (largest === 0) return [];
    return [
      {
        team: id,
        name: nameOf({ id, name }),
        change: (design) => {
          const shift = design.provider.teams[id]?.shifts[at];
          if (shift) shift.headcount = largest + 1;
        },
      },
    ];
  });
}

/** Place of a line by its name, in a compiled design. */
export const placeOf = ({ slas }: CompiledDesign, id: string): number =>
  slas.findIndex((line) => line.id === id);

/** Tickets met more in the first than in the second by future, over the mean number of tickets: their mean is the gain. */
function gained(first: Track, second: Track, line: number): Float64Array {
  const count = Math.min(first.replications, second.replications);
  let tickets = 0;
  const met = Float64Array.from({ length: count }, (_, future) => {
    const [one, of] = first.line(future, line);
    const [other, otherOf] = second.line(future, line);
    tickets += otherOf / count;
    return of > 0 && otherOf > 0 ? (one / of - other / otherOf) * otherOf : 0;
  });
  return met.map((more) => more / tickets);
}

const mean = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

const figure = (values: Float64Array, perDraw: number): Figure => {
  const { mean: middle, low, high } = clusteredMean(values, perDraw);
  return { mean: middle, ci95: low === null || high === null ? null : [low, high] };
};

/** Euros a year that a post adds to the provider's cost, by future. */
function costs(more: Track, base: Track): Float64Array {
  const [one, other] = [more.values("providerCost"), base.values("providerCost")];
  const perYear = 12 / base.compiled.months;
  return one.slice(0, other.length).map((cost, at) => (cost - other[at]!) * perYear);
}

/**
 * @param moved  the contract with the tighter promise; its lives differ from the base's only where somebody looks at it
 * @param posts  the base with one post more, by team, with the team's name
 * @returns null where the step takes nothing off the promise
 */
export function keepingOf(
  { line, required }: Tighter,
  base: Track,
  moved: Track,
  posts: readonly { name: Text; track: Track }[],
): Keeping | null {
  const { perDraw } = base;
  const lost =
    required === null ? gained(base, moved, line) : new Float64Array(base.replications).fill(required);
  const points = mean(lost);
  if (!(points > 0)) return null;
  const offers = posts.flatMap(({ name, track }) => {
    if (track.unstable) return [];
    const gain = gained(track, base, line);
    const cost = costs(track, base);
    const isSure = (figure(gain, perDraw).ci95?.[0] ?? 0) > SURE * mean(gain);
    const isWithin = points <= MOST_POSTS * mean(gain);
    return isSure && isWithin && mean(cost) > 0 ? [{ name, gain, cost, price: mean(cost) / mean(gain) }] : [];
  });
  const best = offers.toSorted((a, b) => a.price - b.price)[0];
  return {
    points: figure(lost, perDraw),
    capacity: best ? { team: best.name, eur: capacityOf(lost, best, perDraw) } : null,
  };
}

/** Points × cost / gain, linearised by future so that its interval counts the three together. */
function capacityOf(
  lost: Float64Array,
  { gain, cost }: { gain: Float64Array; cost: Float64Array },
  perDraw: number,
): Figure {
  const [points, euros, gains] = [mean(lost), mean(cost), mean(gain)];
  const whole = (points * euros) / gains;
  const count = Math.min(lost.length, gain.length, cost.length);
  const values = Float64Array.from(
    { length: count },
    (_, at) => whole * (lost[at]! / points + cost[at]! / euros - gain[at]! / gains),
  );
  return figure(values, perDraw);
}
