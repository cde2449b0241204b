/** Erlang's queues: M/M/c/c (loss) and M/M/c (delay). The offered load is λ·E[S], in Erlang; times are in the unit of the mean service time given. */

/**
 * Probability that an arriving ticket finds all servers busy and is lost in M/M/c/c (Erlang B), in [0, 1]; holds for M/G/c/c too.
 * @param offeredLoad  λ·E[S] in Erlang, ≥ 0
 * @param servers      integer ≥ 0
 * @throws RangeError outside these ranges
 * @see Erlang 1917; recursion after Cooper, Introduction to Queueing Theory, 1981
 */
export function erlangB(offeredLoad: number, servers: number): number {
  if (!(offeredLoad >= 0)) throw new RangeError(`offeredLoad is ${offeredLoad}; it is ≥ 0`);
  if (!Number.isInteger(servers) || servers < 0)
    throw new RangeError(`servers is ${servers}; it is an integer ≥ 0`);
  let blocked = 1;
  for (let server = 1; server <= servers; server++)
    blocked = (offeredLoad * blocked) / (server + offeredLoad * blocked);
  return blocked;
}

/**
 * Offered load, in Erlang, at which M/M/c/c loses the share `blocking`: what a printed traffic table holds.
 * @throws RangeError if blocking is not in (0, 1) or servers < 1
 * @see Cooper 1981, ch. 3: B grows with the load, so bisection finds it
 */
export function loadForBlocking(blocking: number, servers: number): number {
  if (!(blocking > 0 && blocking < 1) || !(servers >= 1))
    throw new RangeError(`blocking is ${blocking} on ${servers} servers; it lies in (0, 1), on at least 1`);
  let low = 0;
  let high = 1;
  while (erlangB(high, servers) < blocking) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (erlangB(middle, servers) < blocking) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Probability that an arriving ticket must wait in M/M/c (Erlang C), in [0, 1].
 * @param offeredLoad  λ·E[S] in Erlang, ≥ 0 and < servers
 * @throws RangeError if offeredLoad ≥ servers: there is no steady state to speak of
 * @see Erlang 1917; from Erlang B after Cooper, Introduction to Queueing Theory, 1981
 */
export function erlangC(offeredLoad: number, servers: number): number {
  if (!(offeredLoad < servers))
    throw new RangeError(`offeredLoad is ${offeredLoad}; with ${servers} servers a steady state needs less`);
  const blocked = erlangB(offeredLoad, servers);
  return blocked / (1 - (offeredLoad / servers) * (1 - blocked));
}

/** M/M/c, first come first served, in steady state. */
export interface DelayQueue {
  servers: number;
  /** tickets per unit of time */
  arrivalRate: number;
  /** mean service time, in the same unit */
  meanService: number;
}

const load = ({ arrivalRate, meanService }: DelayQueue) => arrivalRate * meanService;
/** Rate at which the wait of those who wait ends: c·µ − λ. */
const drainRate = (queue: DelayQueue) => (queue.servers - load(queue)) / queue.meanService;

/** Probability of waiting in M/M/c. @throws RangeError if unstable @see erlangC */
export const waitProbability = (queue: DelayQueue): number => erlangC(load(queue), queue.servers);

/** Mean wait in queue in M/M/c, those who do not wait included. @throws RangeError if unstable @see Cooper 1981, eq. 4.11 */
export const meanWait = (queue: DelayQueue): number => waitProbability(queue) / drainRate(queue);

/** Variance of the wait in queue in M/M/c. @throws RangeError if unstable @see Cooper 1981: an exponential wait with probability C, else 0 */
export function waitVariance(queue: DelayQueue): number {
  const waits = waitProbability(queue);
  return (waits * (2 - waits)) / drainRate(queue) ** 2;
}

/** Probability that the wait in queue is at most `time` in M/M/c. @throws RangeError if unstable @see Cooper 1981, eq. 4.10 */
export const waitWithin = (queue: DelayQueue, time: number): number =>
  1 - waitProbability(queue) * Math.exp(-drainRate(queue) * time);

/**
 * Smallest time within which the share `probability` of tickets starts in M/M/c; 0 where that many do not wait at all.
 * @param probability  in [0, 1)
 * @throws RangeError if unstable
 * @see Cooper 1981, eq. 4.10 inverted
 */
export const waitQuantile = (queue: DelayQueue, probability: number): number =>
  Math.max(0, Math.log(waitProbability(queue) / (1 - probability)) / drainRate(queue));

/**
 * Probability that wait and service together take at most `time` in M/M/c, first come first served.
 * @throws RangeError if unstable
 * @see Gross, Shortle, Thompson & Harris, Fundamentals of Queueing Theory, 4th ed. 2008, §2.3 (exponential wait plus exponential service)
 */
export function sojournWithin(queue: DelayQueue, time: number): number {
  const serviceRate = 1 / queue.meanService;
  const gap = drainRate(queue) - serviceRate;
  // (1 − e^(−gap·t)) / gap tends to t where both exponentials have the same rate
  const shared = gap === 0 ? time : -Math.expm1(-gap * time) / gap;
  return (
    -Math.expm1(-serviceRate * time) -
    waitProbability(queue) * serviceRate * Math.exp(-serviceRate * time) * shared
  );
}

/** Fewest servers with which M/M/c starts the share `share` of tickets within `time`. @see Gans, Koole & Mandelbaum 2003, M&SOM 5, 79 */
export function serversForServiceLevel(
  offered: Omit<DelayQueue, "servers">,
  time: number,
  share: number,
): number {
  let servers = Math.floor(offered.arrivalRate * offered.meanService) + 1;
  while (waitWithin({ ...offered, servers }, time) < share) servers++;
  return servers;
}
