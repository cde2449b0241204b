/**
 * exp and log from + − × ÷ and integer operations only, so that every machine and browser gives the same bits
 * (ECMAScript leaves the last bits of Math.exp and Math.log free). Relative error below 4e-16.
 */

const BITS = new Float64Array(1);
const WORDS = new Int32Array(BITS.buffer);
/** Index of the high word of a double: 1 on the little-endian machines that run JavaScript engines today. */
const HIGH = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

const LN2_HIGH = 0.6931471803691238; // upper 33 bits of ln 2 (fdlibm's split): k · LN2_HIGH is exact
const LN2_LOW = 1.9082149292705877e-10;
const STEPS = 64;
/** a step of ln 2 / 64: a division by a power of two is exact */
const STEP_HIGH = LN2_HIGH / STEPS;
const STEP_LOW = LN2_LOW / STEPS;
const INVERSE_STEP = STEPS / (LN2_HIGH + LN2_LOW);

const LEAST_EXPONENT = -1022;
/** 2^k for k from -1022 to 1023: a load is cheaper than writing the bits of a double */
const POWERS = Float64Array.from({ length: 2046 }, (_, at) => 2 ** (at + LEAST_EXPONENT));

function expSeries(x: number): number {
  let sum = 1;
  for (let term = 24; term > 0; term--) sum = 1 + (sum * x) / term;
  return sum;
}

/** 2^(step / 64) */
const ROOTS = Float64Array.from({ length: STEPS }, (_, step) =>
  expSeries((step * (LN2_HIGH + LN2_LOW)) / STEPS),
);

/** e^x. 0 below -708, Infinity above 709. */
export function exp(x: number): number {
  if (!(x > -708)) return x <= -708 ? 0 : Number.NaN;
  if (x > 709) return Number.POSITIVE_INFINITY;
  const k = Math.floor(x * INVERSE_STEP + 0.5) | 0; // |k| < 2^17: an integer to the compiler
  const r = x - k * STEP_HIGH - k * STEP_LOW;
  const step = k & (STEPS - 1);
  const polynomial = 1 + r * (1 + r * (1 / 2 + r * (1 / 6 + r * (1 / 24 + r * (1 / 120 + r * (1 / 720))))));
  return ROOTS[step]! * polynomial * POWERS[((k - step) >> 6) - LEAST_EXPONENT]!;
}

/** Natural logarithm of a positive normal number; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  BITS[0] = x;
  const high = WORDS[HIGH]!;
  let exponent = ((high >> 20) & 0x7ff) - 1023;
  WORDS[HIGH] = (high & 0xfffff) | (1023 << 20);
  let mantissa = BITS[0]!;
  if (mantissa > Math.SQRT2) {
    mantissa /= 2;
    exponent++;
  }
  const s = (mantissa - 1) / (mantissa + 1);
  const s2 = s * s;
  let sum = 0;
  for (let odd = 23; odd > 1; odd -= 2) sum = s2 * (1 / odd + sum);
  return exponent * LN2_HIGH + (2 * s * (1 + sum) + exponent * LN2_LOW);
}

/** x^power for x > 0. */
export function pow(x: number, power: number): number {
  return exp(power * log(x));
}
