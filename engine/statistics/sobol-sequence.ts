/** Points that fill a unit cube more evenly than chance: Sobol' sequences, scrambled so that an average over them has no bias. */
import { bitsOf } from "./seeded.ts";

/**
 * By dimension from the second on: coefficients of its primitive polynomial, then its first direction numbers; their number is
 * the polynomial's degree.
 * @see Joe & Kuo 2008, SIAM Journal on Scientific Computing 30, 2635: new-joe-kuo-6.21201, © 2008 F. Y. Kuo and S. Joe (BSD licence)
 */
// biome-ignore format: a table
const JOE_KUO = [
  "0: 1", "1: 1 3", "1: 1 3 1",
  "2: 1 1 1", "1: 1 1 3 3", "4: 1 3 5 13",
  "2: 1 1 5 5 17", "4: 1 1 5 5 5", "7: 1 1 7 11 19",
  "11: 1 1 5 1 1", "13: 1 1 1 3 11", "14: 1 3 5 5 31",
  "1: 1 3 3 9 7 49", "13: 1 1 1 15 21 21", "16: 1 3 1 13 27 49",
  "19: 1 1 1 15 7 5", "22: 1 3 1 15 13 25", "25: 1 1 5 5 19 61",
  "1: 1 3 7 11 23 15 103", "4: 1 3 7 13 13 15 69", "7: 1 1 3 13 7 35 63",
  "8: 1 3 5 9 1 25 53", "14: 1 3 1 13 9 35 107", "19: 1 3 1 5 27 61 31",
  "21: 1 1 5 11 19 41 61", "28: 1 3 5 3 3 13 69", "31: 1 1 7 13 1 19 1",
  "32: 1 3 7 5 13 19 59", "37: 1 1 3 9 25 29 41", "41: 1 3 5 13 23 1 55",
  "42: 1 3 7 3 13 59 17", "50: 1 3 1 3 5 53 69", "55: 1 1 5 5 23 33 13",
  "56: 1 1 7 7 1 61 123", "59: 1 1 7 9 13 61 49", "62: 1 3 3 5 3 55 33",
  "14: 1 3 1 15 31 13 49 245", "21: 1 3 5 15 31 59 63 97", "22: 1 3 1 11 11 11 77 249",
];

export const MOST_DIMENSIONS = JOE_KUO.length + 1;
const BITS = 32;

/** Direction numbers of a dimension, as fractions of 2^32. */
function directions(dimension: number): Uint32Array {
  if (dimension === 0) return Uint32Array.from({ length: BITS }, (_, bit) => 2 ** (BITS - 1 - bit));
  const [polynomial = "", initial = ""] = JOE_KUO[dimension - 1]!.split(": ");
  const first = initial.split(" ").map(Number);
  const degree = first.length;
  const words = new Uint32Array(BITS);
  for (let bit = 0; bit < BITS; bit++) {
    if (bit < degree) {
      words[bit] = first[bit]! * 2 ** (BITS - 1 - bit);
      continue;
    }
    let word = words[bit - degree]! ^ (words[bit - degree]! >>> degree);
    for (let term = 1; term < degree; term++)
      if ((Number(polynomial) >>> (degree - 1 - term)) & 1) word ^= words[bit - term]!;
    words[bit] = word;
  }
  return words;
}

const DIRECTIONS = Array.from({ length: MOST_DIMENSIONS }, (_, dimension) => directions(dimension));

/**
 * Coordinate of a point, unscrambled, in [0, 2^32). Points stand in their natural order: the first 2^m are the same set as in
 * the order by Gray code.
 * @param dimension  0 … MOST_DIMENSIONS − 1
 */
export function sobolWord(index: number, dimension: number): number {
  const words = DIRECTIONS[dimension]!;
  let word = 0;
  for (let bit = 0, rest = index; rest !== 0; bit++, rest >>>= 1) if (rest & 1) word ^= words[bit]!;
  return word >>> 0;
}

function reversed(word: number): number {
  let left = word;
  left = ((left >>> 1) & 0x55555555) | ((left & 0x55555555) << 1);
  left = ((left >>> 2) & 0x33333333) | ((left & 0x33333333) << 2);
  left = ((left >>> 4) & 0x0f0f0f0f) | ((left & 0x0f0f0f0f) << 4);
  left = ((left >>> 8) & 0x00ff00ff) | ((left & 0x00ff00ff) << 8);
  return (left >>> 16) | (left << 16);
}

/**
 * Owen's nested uniform scrambling by a hash: whether a bit is flipped depends on those above it only, so that the points stay
 * as even as they were.
 * @see Burley 2020, Journal of Computer Graphics Techniques 9(4), 1, §3 (constants of Laine & Karras 2011); Owen 1995
 */
function scrambled(word: number, key: number): number {
  let x = (reversed(word) + key) | 0;
  x ^= Math.imul(x, 0x6c50b47c);
  x ^= Math.imul(x, 0xb82f1e52);
  x ^= Math.imul(x, 0xc7afe638);
  x ^= Math.imul(x, 0x8d22f6e6);
  return reversed(x) >>> 0;
}

/**
 * The first `count` points of a scrambled Sobol' sequence, in (0, 1). Even where count is a power of two; the same seed gives
 * the same points.
 * @param dimensions  1 … MOST_DIMENSIONS
 * @throws RangeError if there are more dimensions than direction numbers
 * @see Sobol' 1967, USSR Computational Mathematics and Mathematical Physics 7(4), 86
 */
export function sobolPoints(dimensions: number, count: number, seed: number): Float64Array[] {
  if (!Number.isInteger(dimensions) || dimensions < 1 || dimensions > MOST_DIMENSIONS)
    throw new RangeError(`dimensions: ${dimensions}; allowed: an integer from 1 to ${MOST_DIMENSIONS}`);
  const keys = Array.from({ length: dimensions }, (_, dimension) => bitsOf(seed, "sobol", dimension).next());
  return Array.from({ length: count }, (_, index) =>
    Float64Array.from(
      keys,
      (key, dimension) => (scrambled(sobolWord(index, dimension), key) + 0.5) / 2 ** BITS,
    ),
  );
}
