/** Distribution functions of durations, P(X ≤ t), that simple-statistics does not have. Any unit of time. */
import { gammaln } from "simple-statistics";
import { incompleteBeta } from "../student.ts";

const MOST_TERMS = 10_000;

/** Regularised lower incomplete gamma function P(a, x): a series below a + 1, Lentz's continued fraction above (Abramowitz & Stegun 6.5.29, 6.5.31). */
function incompleteGamma(a: number, x: number): number {
  if (x <= 0) return 0;
  const front = Math.exp(a * Math.log(x) - x - gammaln(a));
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MOST_TERMS && term > sum * 1e-16; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return Math.min(1, front * sum);
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const term = n * (a - n);
    b += 2;
    d = 1 / (term * d + b || 1e-300);
    c = b + term / c || 1e-300;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - front * fraction;
}

/** Standard normal distribution function. */
export function normalCdf(z: number): number {
  const half = incompleteGamma(0.5, (z * z) / 2) / 2;
  return z < 0 ? 0.5 - half : 0.5 + half;
}

/** Lognormal law whose logarithm has mean mu and standard deviation sigma > 0. */
export const lognormalCdf = (t: number, mu: number, sigma: number) =>
  t <= 0 ? 0 : normalCdf((Math.log(t) - mu) / sigma);

/** Gamma law by its mean and shape. */
export const gammaCdf = (t: number, mean: number, shape: number) =>
  incompleteGamma(shape, (t * shape) / mean);

/** Weibull law by its scale and shape; shape 1 is exponential. */
export const weibullCdf = (t: number, scale: number, shape: number) =>
  t <= 0 ? 0 : -Math.expm1(-((t / scale) ** shape));

/** Triangular law on [low, high] with its mode. */
export function triangularCdf(t: number, low: number, mode: number, high: number): number {
  if (t <= low) return 0;
  if (t >= high) return 1;
  return t < mode
    ? (t - low) ** 2 / ((high - low) * (mode - low))
    : 1 - (high - t) ** 2 / ((high - low) * (high - mode));
}

/** PERT law on [low, high] with its mode: a beta law of weight 4. */
export function pertCdf(t: number, low: number, mode: number, high: number): number {
  const width = high - low;
  const x = Math.min(1, Math.max(0, (t - low) / width));
  return incompleteBeta(x, 1 + (4 * (mode - low)) / width, 1 + (4 * (high - mode)) / width);
}
