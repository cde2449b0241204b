/** What a grid of probabilities says: the tightest target at a probability, the posts that a promise takes, and their price. */

import { crossing, rising } from "../../statistics/isotonic.ts";
import { bitsOf, resampled } from "../../statistics/seeded.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import { AMPLE, type Grid } from "./grid.ts";
import type { Chance } from "./kept.ts";

/** The tightest target at a probability, in minutes; null where no target tried is loose enough. */
export interface Frontier {
  level: number;
  required: number;
  /** null: staff without limit */
  posts: number | null;
  targetMin: Figure;
}

const firstAt = (targets: readonly number[], chances: readonly number[], level: number): number | null =>
  targets[chances.findIndex((chance) => chance >= level)] ?? null;

/**
 * The tightest target with at least this probability: as estimated, and by the ends of the intervals; where the lower end of the
 * interval never reaches the level, the interval is open and not shown.
 */
export function frontierAt(grid: Grid, level: number, required: number, posts: number): Frontier {
  const { answersAll, asked } = grid;
  const targets = answersAll ? asked.ladderMin : asked.targetsMin;
  const known = targets.flatMap((targetMin): [number, Chance][] => {
    const chance = grid.chance({ targetMin, required, posts });
    return chance ? [[targetMin, chance]] : [];
  });
  const at = known.map(([target]) => target);
  const reached = (of: (chance: Chance) => number) =>
    firstAt(
      at,
      rising(
        known.map(([, chance]) => of(chance)),
        known.map(() => 1),
      ),
      level,
    );
  const [low, mean, high] = [
    reached((one) => one.high),
    reached((one) => one.share),
    reached((one) => one.low),
  ];
  const ci95: [number, number] | null = low === null || high === null ? null : [low, high];
  return { level, required, posts: posts === AMPLE ? null : posts, targetMin: { mean, ci95 } };
}

/** What a tighter promise costs in posts, at one probability. */
export interface MarginalPrice {
  level: number;
  /** posts of the team that the promise takes, between headcounts by a straight line */
  need: Figure;
  /** posts that the last hour and the last point take */
  lastHour: Figure;
  lastPoint: Figure;
}

const RESAMPLES = 200;
/** a figure that too many resamples lack is no figure: it would stand without its interval */
const MOST_UNDEFINED = 0.1;
const POINT = 0.01;

type Marks = (Float64Array | undefined)[];

function figureOf(mean: number | null, resampled: readonly (number | null)[]): Figure {
  const known = resampled.filter((one) => one !== null).sort((a, b) => a - b);
  if (mean === null || known.length < (1 - MOST_UNDEFINED) * RESAMPLES) return NO_FIGURE;
  const [low, high] = [0.025, 0.975].map((share) => known[Math.floor(share * (known.length - 1))] ?? mean);
  return { mean, ci95: [low ?? mean, high ?? mean] };
}

const minus = (one: number | null, other: number | null) =>
  one === null || other === null ? null : one - other;

/** Posts at which each of three promises reaches the level: this one, an hour looser, a point looser. */
function needs(
  at: readonly number[],
  three: readonly Marks[],
  level: number,
  pick: readonly number[] | null,
) {
  return three.map((marks) => {
    const shares = marks.map((own) => {
      if (!own || own.length === 0) return 0;
      if (!pick) return own.reduce((sum, mark) => sum + mark, 0) / own.length;
      return pick.reduce((sum, future) => sum + (own[future] ?? 0), 0) / pick.length;
    });
    return crossing(
      at,
      rising(
        shares,
        marks.map((own) => Math.max(1, own?.length ?? 1)),
      ),
      level,
    );
  });
}

/** Prices by a bootstrap over the futures, or draws of the ranges, that every headcount has played; what a frontier beyond the headcounts tried hides is null. */
export function priceAt(grid: Grid, level: number, posts: readonly number[], seed: number): MarginalPrice {
  const { targetMin, required, hourMin } = grid.asked;
  const marksOf = (target: number, share: number) =>
    posts.map((count) => grid.marks({ targetMin: target, required: share, posts: count }));
  const three = [
    marksOf(targetMin, required),
    marksOf(targetMin + hourMin, required),
    marksOf(targetMin, required - POINT),
  ];
  const common = Math.min(...(three[0] ?? []).flatMap((marks) => marks?.length ?? []));
  const [need = null, looser = null, lower = null] = needs(posts, three, level, null);
  const bits = bitsOf(seed, "feasibility", Math.round(level * 1000));
  const found = Array.from({ length: common > 0 ? RESAMPLES : 0 }, () =>
    needs(posts, three, level, resampled(bits, common, grid.perDraw)),
  );
  return {
    level,
    need: figureOf(
      need,
      found.map(([own = null]) => own),
    ),
    lastHour: figureOf(
      minus(need, looser),
      found.map(([own = null, hour = null]) => minus(own, hour)),
    ),
    lastPoint: figureOf(
      minus(need, lower),
      found.map(([own = null, , point = null]) => minus(own, point)),
    ),
  };
}
