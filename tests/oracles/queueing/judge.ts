/** Sets a simulated ratio against a number from outside: does it agree, and could it have disagreed? */
import { ratioInterval } from "../../../engine/statistics/interval.ts";
import { studentQuantile } from "../../../engine/statistics/student.ts";
import type { Expectation } from "./oracle.ts";

/** Half-width that a 95 % interval may have at most: 1 % of a mean, half a point of a probability. */
const POWER = { mean: 0.01, probability: 0.005 } as const;

/** What a simulation found of a metric. */
export interface Found {
  simulated: number;
  /** 95 % half-width of the simulated value */
  halfWidth95: number;
  /** 99.9 % interval of the simulated value */
  low: number;
  high: number;
}

export interface Verdict extends Found {
  metric: string;
  expected: number;
  agrees: boolean;
  powered: boolean;
}

/**
 * The simulated value and its intervals.
 * @param numerators    one sum per replication
 * @param denominators  likewise
 */
export function found(
  { metric, times = 1, from = 0 }: Expectation,
  numerators: Float64Array,
  denominators: Float64Array,
): Found {
  const { n, mean, standardError } = ratioInterval(numerators, denominators);
  if (mean === null || standardError === null) throw new Error(`${metric}: nothing was simulated`);
  const simulated = from + times * mean;
  const error = Math.abs(times) * standardError;
  const wide = studentQuantile(n - 1, 0.999) * error;
  return {
    simulated,
    halfWidth95: studentQuantile(n - 1, 0.95) * error,
    low: simulated - wide,
    high: simulated + wide,
  };
}

/**
 * A value known exactly must lie in the 99.9 % interval; one that other simulators estimated, with half-width H, within
 * 2·√(h² + H²) of the simulated one.
 */
export function judge({ metric, expected, kind, halfWidth }: Expectation, simulation: Found): Verdict {
  const { simulated, halfWidth95, low, high } = simulation;
  return {
    metric,
    expected,
    ...simulation,
    agrees:
      halfWidth === undefined
        ? low <= expected && expected <= high
        : Math.abs(simulated - expected) <= 2 * Math.hypot(halfWidth95, halfWidth),
    powered: halfWidth95 <= (kind === "mean" ? POWER.mean * Math.abs(expected) : POWER.probability),
  };
}
