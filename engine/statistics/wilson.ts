/** A probability estimated from a count of replications. */

/** 97.5 % quantile of the standard normal law. */
export const Z = 1.959963984540054;

/**
 * Share of replications with its 95 % Wilson score interval; the interval is never empty, so no printed probability is 0 % or 100 %.
 * @param count  replications that show the event, an integer in [0, n]
 * @param n      replications, an integer ≥ 1
 * @throws RangeError if count or n is outside its range
 * @see Wilson 1927, JASA 22, 209; Newcombe 1998, Statistics in Medicine 17, 857, method 3
 */
export function wilson(count: number, n: number): { share: number; low: number; high: number } {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`n is ${n}; a share needs at least 1 replication`);
  if (!Number.isInteger(count) || count < 0 || count > n)
    throw new RangeError(`count is ${count}; it lies in 0..${n}`);
  return wilsonOfShare(count / n, n);
}

/** Wilson's interval of a share seen in n independent trials; n need not be whole (Korn & Graubard 1998). */
export function wilsonOfShare(share: number, n: number): { share: number; low: number; high: number } {
  const centre = (share + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n);
  const halfWidth = (Z / (1 + (Z * Z) / n)) * Math.sqrt((share * (1 - share)) / n + (Z * Z) / (4 * n * n));
  // at the ends the formula gives exactly 0 and 1; rounding must not step outside
  return { share, low: share === 0 ? 0 : centre - halfWidth, high: share === 1 ? 1 : centre + halfWidth };
}
