/** M/G/1: one server, Poisson arrivals, any service law, given by its first three moments. */

/** E[S], E[S²], E[S³]. */
export interface Moments {
  mean: number;
  second: number;
  third: number;
}

/** Moments of a lognormal law given by mean and coefficient of variation. @see Johnson, Kotz & Balakrishnan 1994, ch. 14 */
export const lognormalMoments = (mean: number, cv: number): Moments => ({
  mean,
  second: mean ** 2 * (1 + cv ** 2),
  third: mean ** 3 * (1 + cv ** 2) ** 3,
});

/** Moments of an exponential law: k!·mean^k. */
export const exponentialMoments = (mean: number): Moments => ({
  mean,
  second: 2 * mean ** 2,
  third: 6 * mean ** 3,
});

/** Moments of a constant. */
export const deterministicMoments = (mean: number): Moments => ({
  mean,
  second: mean ** 2,
  third: mean ** 3,
});

function stableLoad(arrivalRate: number, service: Moments): number {
  const utilisation = arrivalRate * service.mean;
  if (!(utilisation < 1))
    throw new RangeError(`utilisation is ${utilisation}; a steady state of one server needs less than 1`);
  return utilisation;
}

/**
 * Mean wait in queue in M/G/1 (Pollaczek–Khinchine), in the unit of the service moments.
 * @throws RangeError if λ·E[S] ≥ 1
 * @see Pollaczek 1930; Khinchine 1932; Cooper 1981, eq. 5.8.39
 */
export function pollaczekKhinchineWait(arrivalRate: number, service: Moments): number {
  return (arrivalRate * service.second) / (2 * (1 - stableLoad(arrivalRate, service)));
}

/**
 * Variance of the wait in queue in M/G/1, first come first served.
 * @throws RangeError if λ·E[S] ≥ 1
 * @see Takács 1962, Introduction to the Theory of Queues: E[W²] = 2·E[W]² + λ·E[S³] / 3(1 − ρ)
 */
export function singleServerWaitVariance(arrivalRate: number, service: Moments): number {
  const mean = pollaczekKhinchineWait(arrivalRate, service);
  return mean ** 2 + (arrivalRate * service.third) / (3 * (1 - arrivalRate * service.mean));
}

/** λ·t beyond which the alternating sum of `constantServiceWaitWithin` loses more than six digits. */
const LONGEST = 25;

/**
 * Probability that the wait in queue is at most `time` in M/D/1.
 * @param service  the constant service time
 * @throws RangeError if λ·service ≥ 1, or λ·time > 25 where the sum is no longer precise
 * @see Erlang 1909, Nyt Tidsskrift for Matematik B 20, 33
 */
export function constantServiceWaitWithin(arrivalRate: number, service: number, time: number): number {
  const utilisation = stableLoad(arrivalRate, deterministicMoments(service));
  if (arrivalRate * time > LONGEST)
    throw new RangeError(`λ·time is ${arrivalRate * time}; the sum is precise up to ${LONGEST}`);
  let sum = 0;
  for (let served = 0; served * service <= time; served++) {
    const left = arrivalRate * (time - served * service);
    let term = Math.exp(left);
    for (let factor = 1; factor <= served; factor++) term *= -left / factor;
    sum += term;
  }
  return (1 - utilisation) * sum;
}
