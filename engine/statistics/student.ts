/** Student's t distribution: the quantile that simple-statistics does not have. */
import { bisect, gammaln } from "simple-statistics";

/** Past this many terms the continued fraction has converged for every number of degrees of freedom a study can have. */
const MOST_TERMS = 20_000;
const TINY = 1e-300;

/**
 * Continued fraction of the incomplete beta function, by Lentz's method.
 * @see Abramowitz & Stegun 1964, 26.5.8; Lentz 1976, Applied Optics 15, 668
 */
function betaFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (Math.abs(1 - ((a + b) * x) / (a + 1)) < TINY ? TINY : 1 - ((a + b) * x) / (a + 1));
  let fraction = d;
  for (let term = 1; term <= MOST_TERMS; term++) {
    const even = (term * (b - term) * x) / ((a + 2 * term - 1) * (a + 2 * term));
    const odd = (-(a + term) * (a + b + term) * x) / ((a + 2 * term) * (a + 2 * term + 1));
    d = 1 / (1 + even * d || TINY);
    c = 1 + even / c || TINY;
    fraction *= d * c;
    d = 1 / (1 + odd * d || TINY);
    c = 1 + odd / c || TINY;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) return fraction;
  }
  throw new RangeError(`incomplete beta function did not converge at x = ${x}, a = ${a}, b = ${b}`);
}

/** Regularised incomplete beta function I_x(a, b) for x in [0, 1], a and b > 0. */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(gammaln(a + b) - gammaln(a) - gammaln(b) + a * Math.log(x) + b * Math.log1p(-x));
  // the fraction converges fast on this side of the mean only; the other side follows by symmetry
  return x < (a + 1) / (a + b + 2)
    ? (front * betaFraction(x, a, b)) / a
    : 1 - (front * betaFraction(1 - x, b, a)) / b;
}

/**
 * Probability that |T| exceeds t, T being Student's with `freedom` degrees of freedom.
 * @param t        ≥ 0
 * @param freedom  > 0
 * @see Abramowitz & Stegun 1964, 26.7.1 with 26.5.27
 */
export function studentTwoTail(t: number, freedom: number): number {
  return incompleteBeta(freedom / (freedom + t * t), freedom / 2, 0.5);
}

const memory = new Map<string, number>();

/**
 * Half-width, in standard errors, of the central interval of Student's t that holds `level` of the mass.
 * @param freedom  degrees of freedom, ≥ 1
 * @param level    in (0, 1); 0.95 gives 12.706 for one degree of freedom, 1.960 for many
 * @throws RangeError if freedom < 1 or level is not in (0, 1)
 * @see Fisher & Yates, Statistical Tables, 1963, table III; precise to 1e-9
 */
export function studentQuantile(freedom: number, level: number): number {
  if (!(freedom >= 1)) throw new RangeError(`freedom is ${freedom}; a Student quantile needs at least 1`);
  if (!(level > 0 && level < 1)) throw new RangeError(`level is ${level}; it lies strictly between 0 and 1`);
  const key = `${freedom} ${level}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const outside = 1 - level;
  let high = 2;
  while (studentTwoTail(high, freedom) > outside) high *= 2;
  const quantile = bisect((t: number) => studentTwoTail(t, freedom) - outside, 0, high, 200, 1e-11 * high);
  memory.set(key, quantile);
  return quantile;
}
