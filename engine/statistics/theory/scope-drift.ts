/** How a frozen scope drifts away from a moving information system (DOMAIN §4.2). */

export interface Drift {
  /** χ: share of items replaced per year */
  replacement: number;
  /** g: growth of the stock per year */
  growth: number;
  /** κ: share of what is new that the contract's wording covers */
  coveredWhenNew: number;
  /** o0: out-of-scope share at signature or after a rebaselining */
  initiallyUncovered: number;
}

/**
 * Out-of-scope share of tickets after `years` without any amendment, in [0, 1].
 * @see DOMAIN §4.2: do/dt = (χ + g)·[(1 − κ) − o]
 */
export function uncoveredShare(
  { replacement, growth, coveredWhenNew, initiallyUncovered }: Drift,
  years: number,
): number {
  const limit = 1 - coveredWhenNew;
  return limit - (limit - initiallyUncovered) * Math.exp(-(replacement + growth) * years);
}

/**
 * Mean out-of-scope share over a cycle of `years` that a rebaselining ends, in [0, 1]. A cycle of 0 years gives the share at its start.
 * @see DOMAIN §4.2: the mean of `uncoveredShare` over [0, years]
 */
export function meanUncoveredShare(drift: Drift, years: number): number {
  const limit = 1 - drift.coveredWhenNew;
  const turned = (drift.replacement + drift.growth) * years;
  const weight = turned === 0 ? 1 : -Math.expm1(-turned) / turned;
  return limit - (limit - drift.initiallyUncovered) * weight;
}
