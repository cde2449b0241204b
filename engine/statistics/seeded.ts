/** Chance that belongs to a method, not to the simulation: the same seed gives the same permutations and resamples. */
import { type Bits, Keyed, mix, nameKey } from "../kernel/rng.ts";

/**
 * Bits of the nth thing that a method draws, whatever was drawn before: a larger plan begins with the smaller one.
 * @param method  a stable name: two methods never share their bits
 */
export const bitsOf = (seed: number, method: string, nth: number): Bits =>
  new Keyed().seek(mix(seed), nameKey(method), nth, 0);

/** A whole number in [0, count), every one as likely but for 1 part in 2^32 / count. */
export const below = (bits: Bits, count: number): number =>
  Math.floor((bits.next() >>> 0) * 2.3283064365386963e-10 * count);

/**
 * As many of the numbers 0 … count − 1 as there are, drawn with replacement (bootstrap); those of one cluster come together.
 * @param perCluster  numbers in a row that belong together
 */
export function resampled(bits: Bits, count: number, perCluster: number): number[] {
  const clusters = Math.ceil(count / perCluster);
  return Array.from({ length: clusters }, () => perCluster * below(bits, clusters)).flatMap((first) =>
    Array.from({ length: Math.min(perCluster, count - first) }, (_, at) => first + at),
  );
}

/**
 * The numbers 0 … count − 1 in random order.
 * @see Durstenfeld 1964, Communications of the ACM 7, 420
 */
export function permutation(bits: Bits, count: number): number[] {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let last = count - 1; last > 0; last--) {
    const other = below(bits, last + 1);
    const moved = order[last]!;
    order[last] = order[other]!;
    order[other] = moved;
  }
  return order;
}
