/** What chance alone does to a percentage measured on few tickets (DOMAIN §1.6). */
import { gammaln } from "simple-statistics";

/** How many late tickets a clause forgives. */
export interface SmallSampleRule {
  /** holds under this number of tickets */
  below: number;
  /** late tickets allowed there */
  misses: number;
}

/**
 * Late tickets that n tickets may have without missing the required share on time.
 * @param required  share in [0, 1]; a share exactly on target is met
 * @see DOMAIN §1.6; the clause read there: 39 or fewer incidents, at most 2 late
 */
export function allowedMisses(tickets: number, required: number, rule?: SmallSampleRule): number {
  const strict = Math.floor(tickets * (1 - required) + 1e-9);
  return rule && tickets < rule.below ? Math.max(rule.misses, strict) : strict;
}

/**
 * Probability that a provider misses a target by chance: more than `allowed` of n independent tickets are late.
 * @param onTime  true probability that a ticket is on time, in (0, 1)
 * @see exact binomial law; DOMAIN §1.6 prints a table of it
 */
export function missProbability(tickets: number, onTime: number, allowed: number): number {
  let kept = 0;
  for (let late = 0; late <= Math.min(allowed, tickets); late++) {
    const ways = gammaln(tickets + 1) - gammaln(late + 1) - gammaln(tickets - late + 1);
    kept += Math.exp(ways + late * Math.log1p(-onTime) + (tickets - late) * Math.log(onTime));
  }
  return Math.max(0, 1 - kept);
}
