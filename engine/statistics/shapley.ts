/**
 * Shapley values: a total shared out among the players (mechanisms, clauses) that make it together. A coalition is a bit mask:
 * bit i is set where player i takes part. Values come by replication, all coalitions in the same ones (common random
 * numbers), so that a player's part is a paired difference.
 */
import { clusteredMean } from "./clusters.ts";
import { crossedMean, definedTogether } from "./crossed.ts";
import type { Interval } from "./interval.ts";
import { bitsOf, permutation } from "./seeded.ts";

export interface Part {
  value: Interval;
  /** the interval contains 0, or there is none; false for a part of exactly 0 in every replication, which is known */
  undecided: boolean;
}

export interface Shapley {
  /** one per player; their values add up to the total's */
  players: Part[];
  /** value of all together less that of none */
  total: Part;
}

/** A bit mask of 32 bits holds no more; exact sharing of 2^n coalitions ends long before. */
export const MOST_PLAYERS = 30;

function partOf(value: Interval): Part {
  const { mean, low, high, standardError } = value;
  const isNothing = mean === 0 && standardError === 0;
  return { value, undecided: !isNothing && (low === null || high === null || (low <= 0 && high >= 0)) };
}

const sizeOf = (coalition: number): number => {
  let size = 0;
  for (let rest = coalition; rest !== 0; rest &= rest - 1) size++;
  return size;
};

/** Weight of a coalition of each size: s! (n − s − 1)! / n! = 1 / (n · C(n − 1, s)). */
function weightsBySize(players: number): number[] {
  const weights = [1 / players];
  for (let size = 1; size < players; size++) weights.push((weights[size - 1]! * size) / (players - size));
  return weights;
}

/** Adds a weighted difference, replication by replication. */
function addDifference(
  sum: Float64Array,
  weight: number,
  more: ArrayLike<number>,
  less: ArrayLike<number>,
): void {
  for (let at = 0; at < sum.length; at++) sum[at]! += weight * (more[at]! - less[at]!);
}

/** Value of all less that of none by replication; undefined where a part is. */
function totals(all: ArrayLike<number>, none: ArrayLike<number>, part: Float64Array): Float64Array {
  return part.map((value, at) => (Number.isNaN(value) ? value : all[at]! - none[at]!));
}

/**
 * Exact Shapley values, with the 95 % interval of each player's mean part.
 * @param values   values[coalition][replication], all 2^n coalitions, 0 = none; NaN in one coalition: that replication is left
 *   out of all. A ratio of sums is passed `linearised`
 * @param perDraw  replications in a row that share a draw of the ranges: one cluster of the intervals
 * @throws RangeError unless there are 2^n coalitions, n ≥ 1, all with the same number of replications
 * @see Shapley 1953, Contributions to the Theory of Games II, 307. Each interval holds with 95 %, not all of them at once
 */
export function shapley(values: readonly ArrayLike<number>[], perDraw = 1): Shapley {
  const players = Math.log2(values.length);
  if (!Number.isInteger(players) || players < 1)
    throw new RangeError(`${values.length} coalitions; n players have 2^n, and there is at least one player`);
  const replications = values[0]!.length;
  if (values.some(({ length }) => length !== replications))
    throw new RangeError(
      "coalitions differ in their number of replications; all are played in the same ones",
    );
  const weights = weightsBySize(players);
  const parts = Array.from({ length: players }, () => new Float64Array(replications));
  for (let coalition = 0; coalition < values.length; coalition++) {
    const weight = weights[sizeOf(coalition)]!;
    for (let player = 0; player < players; player++) {
      const joined = coalition | (1 << player);
      if (joined !== coalition) addDifference(parts[player]!, weight, values[joined]!, values[coalition]!);
    }
  }
  return {
    players: parts.map((part) => partOf(clusteredMean(part, perDraw))),
    total: partOf(clusteredMean(totals(values.at(-1)!, values[0]!, parts[0]!), perDraw)),
  };
}

/** Which coalitions a sampled sharing needs. */
export interface PermutationPlan {
  players: number;
  /** orders of joining; each is used from both ends */
  orders: readonly (readonly number[])[];
  /** every coalition that some order passes through, each once, in rising order; 0 and all are among them */
  coalitions: readonly number[];
}

/** Coalitions as the players join in an order, from none to all. */
function passedThrough(order: readonly number[]): number[] {
  const coalitions = [0];
  for (const player of order) coalitions.push(coalitions.at(-1)! | (1 << player));
  return coalitions;
}

/**
 * Orders for `sampledShapley`: at most 2 · pairs · (n − 1) + 2 coalitions are to be played. The same seed gives the same plan,
 * and a plan of more pairs begins with that of fewer, so that nothing played is played again.
 * @param players  2 … 30
 * @param pairs    orders drawn, each taken with its reverse; 2 or more (from about 10 on, an interval means something)
 * @throws RangeError naming the argument outside its range
 */
export function permutationPlan(players: number, pairs: number, seed: number): PermutationPlan {
  if (!Number.isInteger(players) || players < 2 || players > MOST_PLAYERS)
    throw new RangeError(`players: ${players}; allowed: an integer from 2 to ${MOST_PLAYERS}`);
  if (!Number.isInteger(pairs) || pairs < 2)
    throw new RangeError(`pairs: ${pairs}; allowed: an integer of 2 or more`);
  const orders = Array.from({ length: pairs }, (_, nth) =>
    permutation(bitsOf(seed, "shapley", nth), players),
  );
  const coalitions = new Set(
    orders.flatMap((order) => [...passedThrough(order), ...passedThrough(order.toReversed())]),
  );
  return { players, orders, coalitions: [...coalitions].sort((one, other) => one - other) };
}

/** Values of a plan's coalitions; a replication that one of them leaves undefined is undefined in all. */
function valuesOfPlan(
  { coalitions }: PermutationPlan,
  valuesOf: (coalition: number) => ArrayLike<number> | undefined,
): Map<number, Float64Array> {
  const rows = coalitions.map((coalition) => {
    const values = valuesOf(coalition);
    if (!values) throw new RangeError(`coalition ${coalition} has no values; all of the plan have`);
    return values;
  });
  if (rows.some(({ length }) => length !== rows[0]!.length))
    throw new RangeError(
      "coalitions differ in their number of replications; all are played in the same ones",
    );
  const together = definedTogether(rows);
  return new Map(coalitions.map((coalition, at) => [coalition, together[at]!]));
}

/** Each player's mean part over an order and its reverse, by replication: [player][replication]. */
function partsOfPair(order: readonly number[], values: ReadonlyMap<number, Float64Array>): Float64Array[] {
  const parts = order.map(() => new Float64Array(values.get(0)!.length));
  for (const one of [order, order.toReversed()]) {
    const coalitions = passedThrough(one);
    for (const [at, player] of one.entries())
      addDifference(parts[player]!, 0.5, values.get(coalitions[at + 1]!)!, values.get(coalitions[at]!)!);
  }
  return parts;
}

/**
 * Shapley values from the orders of a plan. The interval counts both errors: that of the orders drawn and that of the
 * replications played. Parts add up to the total, whose interval has the second error only.
 * @param valuesOf  values by replication of a coalition of the plan
 * @param perDraw   replications in a row that share a draw of the ranges
 * @throws RangeError if a coalition of the plan has no value, or another number of replications
 * @see Castro, Gómez & Tejada 2009, Computers & Operations Research 36, 1726; the reverse of each order: Mitchell, Cooper,
 *   Frank & Holmes 2022, Journal of Machine Learning Research 23(43), §4.1 (antithetic sampling)
 */
export function sampledShapley(
  plan: PermutationPlan,
  valuesOf: (coalition: number) => ArrayLike<number> | undefined,
  perDraw = 1,
): Shapley {
  const known = valuesOfPlan(plan, valuesOf);
  const pairs = plan.orders.map((order) => partsOfPair(order, known));
  const all = 2 ** plan.players - 1;
  const total = totals(known.get(all)!, known.get(0)!, pairs[0]![0]!);
  return {
    players: Array.from({ length: plan.players }, (_, player) =>
      partOf(
        crossedMean(
          pairs.map((pair) => pair[player]!),
          perDraw,
        ).mean,
      ),
    ),
    total: partOf(clusteredMean(total, perDraw)),
  };
}
