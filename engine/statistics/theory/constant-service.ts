/** M/D/c: Poisson arrivals, c servers, constant service time (Crommelin). */
import { gammaln } from "simple-statistics";

/** P(N ≥ count) for N Poisson of mean `mean` ≤ count, by summing upwards from the largest term. */
function poissonTail(mean: number, count: number): number {
  let term = Math.exp(count * Math.log(mean) - mean - gammaln(count + 1));
  let sum = 0;
  for (let value = count; term > sum * 1e-18; value++) {
    sum += term;
    term *= mean / (value + 1);
  }
  return sum;
}

/** Sums over k = 1, 2… of term(k)/k until the terms no longer count; they fall geometrically for a stable queue. */
function spitzerSum(term: (k: number) => number): number {
  let sum = 0;
  for (let k = 1; ; k++) {
    const addend = term(k) / k;
    sum += addend;
    if (addend <= sum * 1e-17) return sum;
  }
}

/** M/D/c in steady state. */
export interface ConstantServiceQueue {
  servers: number;
  arrivalRate: number;
  /** the constant service time */
  service: number;
}

function checked({ servers, arrivalRate, service }: ConstantServiceQueue): number {
  const cycleLoad = arrivalRate * service;
  if (!(cycleLoad < servers))
    throw new RangeError(`offered load is ${cycleLoad}; with ${servers} servers a steady state needs less`);
  return cycleLoad;
}

/**
 * Mean wait in queue in M/D/c, first come first served. Every c-th ticket meets the same server, so its wait is that of a single
 * server with Erlang-c gaps, whose mean Spitzer's identity gives as Σ (1/k)·E[(k·service − gap of k·c arrivals)⁺].
 * @throws RangeError if λ·service ≥ c
 * @see Crommelin 1932, Post Office Electrical Engineers' Journal 25, 41; Spitzer 1956; Tijms, A First Course in Stochastic Models, 2003, §9.6
 */
export function constantServiceMeanWait(queue: ConstantServiceQueue): number {
  const { servers, arrivalRate, service } = queue;
  const load = checked(queue);
  return spitzerSum((k) => {
    const arrivals = servers * k;
    return (
      k * service * poissonTail(load * k, arrivals) -
      (arrivals / arrivalRate) * poissonTail(load * k, arrivals + 1)
    );
  });
}

/**
 * Probability of waiting in M/D/c.
 * @throws RangeError if λ·service ≥ c
 * @see Crommelin 1932; Spitzer 1956: P(W = 0) = exp(−Σ (1/k)·P(gap of k·c arrivals < k·service))
 */
export function constantServiceWaitProbability(queue: ConstantServiceQueue): number {
  const load = checked(queue);
  return -Math.expm1(-spitzerSum((k) => poissonTail(load * k, queue.servers * k)));
}
