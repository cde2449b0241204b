/** Means and shares over replications that come in clusters: those of one draw of the ranges are not independent. */
import { ratioOfSums, Sums } from "./estimate.ts";
import { type Interval, LEVEL, meanInterval } from "./interval.ts";
import { studentQuantile } from "./student.ts";
import { wilson, wilsonOfShare, Z } from "./wilson.ts";

export interface ClusteredShare {
  count: number;
  /** replications in which the event can be told */
  n: number;
  /** independent replications that would tell the share as surely */
  effective: number;
  share: number;
  low: number;
  high: number;
}

/**
 * Independent replications that would tell a share as surely: n over the design effect, less for few clusters. A share of
 * 0 or 1 shows no spread between clusters: it counts them only.
 */
function effectiveNumber(sums: Sums, n: number): number {
  const share = sums.ratio();
  if (sums.count < 2) return 1;
  if (share === 0 || share === 1) return sums.count;
  const student = studentQuantile(sums.count - 1, LEVEL);
  const effective = ((share * (1 - share)) / sums.variance()) * (Z / student) ** 2;
  return Math.max(1, Math.min(n, effective));
}

/**
 * Share of replications that show an event, with its 95 % Wilson interval on the effective number of replications.
 * @param marks  one per replication, in order: 1, 0, or NaN where the event cannot be told
 * @param perCluster  replications in a row that belong together; 1: Wilson's own interval
 * @see Korn & Graubard 1998, Survey Methodology 24, 193; Dean & Pagano 2015, J. Survey Statistics and Methodology 3, 484
 */
export function clusteredShare(marks: Float64Array, perCluster: number): ClusteredShare {
  const sums = new Sums(perCluster);
  let count = 0;
  let n = 0;
  for (const mark of marks) {
    const isKnown = !Number.isNaN(mark);
    sums.add(isKnown ? mark : 0, isKnown ? 1 : 0);
    if (isKnown) n++;
    if (mark === 1) count++;
  }
  if (n === 0) return { count, n, effective: 0, share: 0, low: 0, high: 1 };
  if (perCluster === 1) return { count, n, effective: n, ...wilson(count, n) };
  const effective = effectiveNumber(sums.settled(), n);
  return { count, n, effective, ...wilsonOfShare(count / n, effective) };
}

/**
 * Mean over replications with its 95 % Student interval, by cluster where replications share a draw.
 * @param values  one per replication, in order; NaN = undefined in that replication, left out
 * @param perCluster  replications in a row that belong together; the last cluster need not be whole
 */
export function clusteredMean(values: Float64Array, perCluster: number): Interval {
  if (perCluster === 1) return meanInterval(values);
  const sums = new Sums(perCluster);
  let n = 0;
  for (const value of values) {
    const isKnown = !Number.isNaN(value);
    sums.add(isKnown ? value : 0, isKnown ? 1 : 0);
    if (isKnown) n++;
  }
  return { ...ratioOfSums(sums), n };
}

/**
 * One value per cluster: the mean of its defined replications, NaN where none is. For methods that take a draw of the ranges as one
 * sample.
 * @param perCluster  replications in a row that belong together; the last cluster need not be whole
 */
export function clusterMeans(values: Float64Array, perCluster: number): Float64Array {
  return Float64Array.from({ length: Math.ceil(values.length / perCluster) }, (_, cluster) => {
    const own = values
      .subarray(cluster * perCluster, (cluster + 1) * perCluster)
      .filter((value) => !Number.isNaN(value));
    return own.reduce((sum, value) => sum + value, 0) / own.length;
  });
}
