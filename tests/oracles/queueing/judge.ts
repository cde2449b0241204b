/** Sets a simulated ratio against a number from outside: does it agree, and could it have disagreed? */
import { ratioInterval } from "../../../engine/statistics/interval.ts";
import { studentQuantile } from "../../../engine/statistics/student.ts";
import type { Measure } from "./oracle.ts";

/** Half-width that a 95 % interval may have at most: 1 % of a mean, half a point of a probability. */
const POWER = { mean: 0.01, probability: 0.005 } as const;

export interface Verdict {
  metric: string;
  expected: number;
  simulated: number;
  /** 95 % half-width of the simulated value */
  halfWidth95: number;
  /** 99.9 % interval of the simulated value */
  low: number;
  high: number;
  agrees: boolean;
  powered: boolean;
}

/**
 * A value known exactly must lie in the 99.9 % interval; one that other simulators estimated, with half-width H, within
 * 2·√(h² + H²) of the simulated one.
 * @param numerators    one sum per replication
 * @param denominators  likewise
 */
export function judge(measure: Measure, numerators: Float64Array, denominators: Float64Array): Verdict {
  const { metric, expected, kind, times = 1, from = 0, halfWidth } = measure;
  const { n, mean, standardError } = ratioInterval(numerators, denominators);
  if (mean === null || standardError === null) throw new Error(`${metric}: nothing was simulated`);
  const simulated = from + times * mean;
  const error = Math.abs(times) * standardError;
  const halfWidth95 = studentQuantile(n - 1, 0.95) * error;
  const wide = studentQuantile(n - 1, 0.999) * error;
  const allowed = halfWidth === undefined ? wide : 2 * Math.hypot(halfWidth95, halfWidth);
  return {
    metric,
    expected,
    simulated,
    halfWidth95,
    low: simulated - wide,
    high: simulated + wide,
    agrees: Math.abs(simulated - expected) <= allowed,
    powered: halfWidth95 <= (kind === "mean" ? POWER.mean * Math.abs(expected) : POWER.probability),
  };
}
