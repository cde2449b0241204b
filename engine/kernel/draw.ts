/** Bits → numbers. Exponentials and normals by a 256-layer ziggurat (Marsaglia & Tsang 2000; tail by Marsaglia 1964). */
import { exp, log } from "./elementary.ts";
import type { Bits, Stream } from "./rng.ts";

const LAYERS = 256;
const EXPONENTIAL_TAIL = 7.69711747013105;
const EXPONENTIAL_AREA = 0.003949659822581557;
const NORMAL_TAIL = 3.6541528853610088;
const NORMAL_AREA = 0.00492867323399;

function ziggurat(
  tail: number,
  area: number,
  density: (x: number) => number,
  inverse: (y: number) => number,
) {
  const x = new Float64Array(LAYERS + 1);
  x[0] = area / density(tail);
  x[1] = tail;
  for (let layer = 2; layer < LAYERS; layer++)
    x[layer] = inverse(area / x[layer - 1]! + density(x[layer - 1]!));
  return { x, y: x.map(density) };
}
const EXPONENTIAL = ziggurat(
  EXPONENTIAL_TAIL,
  EXPONENTIAL_AREA,
  (x) => exp(-x),
  (y) => -log(y),
);
const NORMAL = ziggurat(
  NORMAL_TAIL,
  NORMAL_AREA,
  (x) => exp((-x * x) / 2),
  (y) => Math.sqrt(-2 * log(y)),
);
const EX = EXPONENTIAL.x;
const EY = EXPONENTIAL.y;
const NX = NORMAL.x;
const NY = NORMAL.y;

/** Uniform in [0, 1), 32 bits. */
export function uniform(bits: Bits): number {
  return (bits.next() >>> 0) * 2.3283064365386963e-10;
}

/** Uniform in (0, 1), never 0. */
function openUniform(bits: Bits): number {
  return ((bits.next() >>> 0) + 0.5) * 2.3283064365386963e-10;
}

/** Exponential of mean 1. */
export function exponential(bits: Bits): number {
  const word = bits.next();
  const layer = word & 255;
  const x = (word >>> 8) * 5.9604644775390625e-8 * EX[layer]!;
  return x < EX[layer + 1]! ? x : exponentialEdge(bits, layer, x);
}

function exponentialEdge(bits: Bits, firstLayer: number, firstX: number): number {
  let layer = firstLayer;
  let x = firstX;
  for (;;) {
    if (layer === 0) return EXPONENTIAL_TAIL - log(openUniform(bits));
    if (EY[layer]! + uniform(bits) * (EY[layer + 1]! - EY[layer]!) < exp(-x)) return x;
    const word = bits.next();
    layer = word & 255;
    x = (word >>> 8) * 5.9604644775390625e-8 * EX[layer]!;
    if (x < EX[layer + 1]!) return x;
  }
}

/** Standard normal. */
export function normal(bits: Bits): number {
  const word = bits.next();
  const layer = word & 255;
  const x = ((word >> 8) + 0.5) * 1.1920928955078125e-7 * NX[layer]!;
  return Math.abs(x) < NX[layer + 1]! ? x : normalEdge(bits, layer, x);
}

function normalEdge(bits: Bits, firstLayer: number, firstX: number): number {
  let layer = firstLayer;
  let x = firstX;
  for (;;) {
    if (layer === 0) return normalTail(bits, x < 0);
    if (NY[layer]! + uniform(bits) * (NY[layer + 1]! - NY[layer]!) < exp((-x * x) / 2)) return x;
    const word = bits.next();
    layer = word & 255;
    x = ((word >> 8) + 0.5) * 1.1920928955078125e-7 * NX[layer]!;
    if (Math.abs(x) < NX[layer + 1]!) return x;
  }
}

function normalTail(bits: Bits, negative: boolean): number {
  for (;;) {
    const over = -log(openUniform(bits)) / NORMAL_TAIL;
    if (-2 * log(openUniform(bits)) >= over * over)
      return negative ? -(NORMAL_TAIL + over) : NORMAL_TAIL + over;
  }
}

/** Gamma of the given shape and mean 1 (Marsaglia & Tsang 2000; the boost u^(1/shape) below shape 1). */
export function gammaOfMeanOne(bits: Bits, shape: number): number {
  const boosted = shape < 1;
  const d = (boosted ? shape + 1 : shape) - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const z = normal(bits);
    const cube = 1 + c * z;
    if (cube <= 0) continue;
    const v = cube * cube * cube;
    if (log(openUniform(bits)) < 0.5 * z * z + d - d * v + d * log(v)) {
      return (d * v * (boosted ? exp(log(openUniform(bits)) / shape) : 1)) / shape;
    }
  }
}

/** Poisson count of the given mean, by exponential gaps: for means up to some thousands. */
export function poisson(bits: Bits, mean: number): number {
  let count = 0;
  for (let sum = exponential(bits); sum < mean; sum += exponential(bits)) count++;
  return count;
}

/** Kinds of duration, as laid out by `layDistribution`: [kind, a, b, c] in a pool of doubles. */
export const KIND = {
  deterministic: 0,
  exponential: 1,
  lognormal: 2,
  gamma: 3,
  weibull: 4,
  triangular: 5,
  pert: 6,
  empirical: 7,
} as const;

/** A duration in minutes from the distribution at `at` of the pool. */
export function drawDuration(bits: Bits, pool: Float64Array, at: number): number {
  const kind = pool[at]!;
  const a = pool[at + 1]!;
  const b = pool[at + 2]!;
  if (kind === KIND.lognormal) return exp(a + b * normal(bits));
  if (kind === KIND.deterministic) return a;
  if (kind === KIND.exponential) return a * exponential(bits);
  return drawRare(bits, pool, at, kind, a, b);
}

/** Durations of one law into places [from, to) of a column: one loop per law, so that nothing is boxed on the way. */
export function drawDurations(
  bits: Stream,
  pool: Float64Array,
  at: number,
  into: Float64Array,
  from: number,
  to: number,
): void {
  if (pool[at] === KIND.lognormal) {
    const mu = pool[at + 1]!;
    const sigma = pool[at + 2]!;
    for (let place = from; place < to; place++) into[place] = exp(mu + sigma * normal(bits));
  } else for (let place = from; place < to; place++) into[place] = drawDuration(bits, pool, at);
}

/** For each value of a mark's first eight bits, the first place whose cumulated share is beyond it: the search begins there. */
export function layGuide(shares: Float64Array): Uint8Array {
  return Uint8Array.from({ length: 256 }, (_, part) => {
    let place = 0;
    while (part / 256 >= shares[place]!) place++;
    return place;
  });
}

/** Values of a discrete law into places [from, to) of a column; `shares` are cumulated, the last one is 1. */
export function drawChoices(
  bits: Stream,
  values: Uint8Array,
  shares: Float64Array,
  guide: Uint8Array,
  into: Uint8Array,
  from: number,
  to: number,
): void {
  for (let at = from; at < to; at++) {
    const word = bits.next();
    const mark = (word >>> 0) * 2.3283064365386963e-10;
    let place = guide[word >>> 24]!;
    while (mark >= shares[place]!) place++;
    into[at] = values[place]!;
  }
}

function drawRare(bits: Bits, pool: Float64Array, at: number, kind: number, a: number, b: number): number {
  const c = pool[at + 3]!;
  switch (kind) {
    case KIND.gamma:
      return a * gammaOfMeanOne(bits, b);
    case KIND.weibull:
      return a * exp(log(exponential(bits)) / b);
    case KIND.triangular: {
      const u = uniform(bits);
      const split = (b - a) / (c - a);
      return u < split ? a + Math.sqrt(u * (c - a) * (b - a)) : c - Math.sqrt((1 - u) * (c - a) * (c - b));
    }
    case KIND.pert: {
      const alpha = 1 + (4 * (b - a)) / (c - a);
      const beta = 1 + (4 * (c - b)) / (c - a);
      const x = alpha * gammaOfMeanOne(bits, alpha);
      return a + ((c - a) * x) / (x + beta * gammaOfMeanOne(bits, beta));
    }
    default: // empirical: a values from place b
      return pool[b + Math.floor(uniform(bits) * a)]!;
  }
}
