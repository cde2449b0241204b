/** Named risk measures of every lifetime indicator that can be a loss, as result.ts writes them. */

import { clusteredShare } from "../statistics/clusters.ts";
import { exceedances, expectedShortfall, quantileEstimate, type RiskEstimate } from "../statistics/risk.ts";
import type { Measure } from "./measure.ts";
import type { Probability, Risk } from "./result.ts";

/** the bad end of ten futures */
const TAIL_FROM = 0.9;

/** Probability of an event told by marks (1, 0, NaN: cannot be told), with its interval by cluster of replications. */
export function probability(marks: Float64Array, perDraw: number): Probability {
  const { count, n, share, low, high } = clusteredShare(marks, perDraw);
  return { count, n, share, low, high };
}

const mirrored = (estimate: RiskEstimate | null): RiskEstimate | null =>
  estimate && {
    value: -estimate.value,
    ci95: estimate.ci95 && [-estimate.ci95[1], -estimate.ci95[0]],
  };

/** Risk measures of one value per replication: the bad end is the high one where low is better, the low one where high is. */
function riskOf(
  better: "high" | "low",
  values: Float64Array,
  threshold: number | null,
  perDraw: number,
): Risk {
  const losses = better === "low" ? values : values.map((value) => -value);
  const back = (estimate: RiskEstimate | null) => (better === "low" ? estimate : mirrored(estimate));
  const beyond = threshold === null ? null : exceedances(losses, better === "low" ? threshold : -threshold);
  return {
    badEnd: better === "low" ? "high" : "low",
    threshold,
    beyondThreshold: beyond && probability(beyond, perDraw),
    oneInTen: back(quantileEstimate(losses, TAIL_FROM, perDraw)),
    shortfall: back(expectedShortfall(losses, TAIL_FROM, perDraw)),
  };
}

/** Risk measures by indicator, for those that have a good direction. */
export function risksOf(
  measures: readonly Measure[],
  valuesOf: (at: number) => Float64Array,
  thresholds: Readonly<Record<string, number>>,
  perDraw: number,
): Record<string, Risk> {
  return Object.fromEntries(
    measures.flatMap(({ name, indicator: { better } }, at) =>
      better === null
        ? []
        : [[name, riskOf(better, valuesOf(at), thresholds[name] ?? null, perDraw)] as const],
    ),
  );
}
