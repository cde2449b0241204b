/** Queues with priority classes, the first listed the highest, first come first served within a class. */
import { meanWait, waitProbability } from "./erlang.ts";
import type { Moments } from "./single-server.ts";

/** M/M/c with one service law for all classes. */
export interface PriorityDelayQueue {
  servers: number;
  /** by class, highest first */
  arrivalRates: readonly number[];
  meanService: number;
}

/** One class of M/G/1. */
export interface ServiceClass {
  arrivalRate: number;
  service: Moments;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

/** Utilisation by the first k classes, for k = 0, 1…; the last one is below 1. */
function cumulativeLoad(loads: readonly number[]): number[] {
  const cumulative = [0];
  for (const load of loads) cumulative.push(cumulative[cumulative.length - 1]! + load);
  const utilisation = cumulative[loads.length]!;
  if (!(utilisation < 1))
    throw new RangeError(`utilisation is ${utilisation}; a steady state needs less than 1`);
  return cumulative;
}

/**
 * Mean wait in queue by class in M/M/c, non-preemptive priority.
 * @throws RangeError if unstable
 * @see Cobham 1954, Operations Research 2, 70; Kella & Yechiali 1985, Operations Research 33, 837
 */
export function nonPreemptiveWaits({ servers, arrivalRates, meanService }: PriorityDelayQueue): number[] {
  const loads = cumulativeLoad(arrivalRates.map((rate) => (rate * meanService) / servers));
  const residual =
    (waitProbability({ servers, arrivalRate: sum(arrivalRates), meanService }) * meanService) / servers;
  return arrivalRates.map((_, rank) => residual / ((1 - loads[rank]!) * (1 - loads[rank + 1]!)));
}

/**
 * Mean time in system by class in M/M/c, preemptive-resume priority: the first k classes see an M/M/c of their own.
 * @throws RangeError if unstable
 * @see Jaiswal, Priority Queues, 1968; Gross et al. 2008, §3.4
 */
export function preemptiveSojourns({ servers, arrivalRates, meanService }: PriorityDelayQueue): number[] {
  let before = 0;
  let rateBefore = 0;
  return arrivalRates.map((rate) => {
    const arrivalRate = rateBefore + rate;
    const inSystem = arrivalRate * (meanWait({ servers, arrivalRate, meanService }) + meanService);
    const own = (inSystem - before) / rate;
    before = inSystem;
    rateBefore = arrivalRate;
    return own;
  });
}

/** Work in progress that an arrival finds, from the first k classes: Σ λ·E[S²] / 2. */
const residualWork = (classes: readonly ServiceClass[]) =>
  sum(classes.map(({ arrivalRate, service }) => (arrivalRate * service.second) / 2));

/**
 * Mean wait in queue by class in M/G/1, non-preemptive priority; each class may have its own service law.
 * @throws RangeError if unstable
 * @see Cobham 1954, Operations Research 2, 70
 */
export function nonPreemptiveSingleServerWaits(classes: readonly ServiceClass[]): number[] {
  const loads = cumulativeLoad(classes.map(({ arrivalRate, service }) => arrivalRate * service.mean));
  return classes.map((_, rank) => residualWork(classes) / ((1 - loads[rank]!) * (1 - loads[rank + 1]!)));
}

/**
 * Mean time in system by class in M/G/1, preemptive-resume priority.
 * @throws RangeError if unstable
 * @see Miller 1960, Annals of Mathematical Statistics 31, 86; Jaiswal, Priority Queues, 1968
 */
export function preemptiveSingleServerSojourns(classes: readonly ServiceClass[]): number[] {
  const loads = cumulativeLoad(classes.map(({ arrivalRate, service }) => arrivalRate * service.mean));
  return classes.map(
    ({ service }, rank) =>
      service.mean / (1 - loads[rank]!) +
      residualWork(classes.slice(0, rank + 1)) / ((1 - loads[rank]!) * (1 - loads[rank + 1]!)),
  );
}
