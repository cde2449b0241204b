/** Luck and not knowing: how much of the spread of futures comes from the ranges, and how much remains if they were known. */
import { LEVEL } from "./interval.ts";
import { studentQuantile } from "./student.ts";

/** draws from which a share is given at all, and from which its interval covers as it says */
export const LEAST_DRAWS = 5;
export const LEAST_DRAWS_FOR_INTERVAL = 20;

export interface Causes {
  /** share of the variance that comes from not knowing, in [0, 1] */
  share: number | null;
  ci95: [number, number] | null;
  /** standard deviation within a draw, and that of what the draws add */
  luckSd: number | null;
  notKnowingSd: number | null;
}

const UNKNOWN: Causes = { share: null, ci95: null, luckSd: null, notKnowingSd: null };

/** One draw: its replications, their sum and sum of squares about their own mean. */
interface Group {
  m: number;
  sum: number;
  within: number;
}

/** Groups of the defined values, taken about the mean of all so that large values keep their digits. */
function groupsOf(values: Float64Array, perDraw: number): Group[] {
  const known = values.filter((value) => !Number.isNaN(value));
  const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
  const groups: Group[] = [];
  for (let from = 0; from < values.length; from += perDraw) {
    const own = [...values.subarray(from, from + perDraw)].filter((value) => !Number.isNaN(value));
    if (own.length === 0) continue;
    const sum = own.reduce((total, value) => total + (value - centre), 0);
    const mean = sum / own.length;
    const within = own.reduce((total, value) => total + (value - centre - mean) ** 2, 0);
    groups.push({ m: own.length, sum, within });
  }
  return groups;
}

/** Sums over groups from which both mean squares follow, with or without one of them. */
class Analysis {
  declare private readonly k: number;
  declare private readonly n: number;
  declare private readonly sum: number;
  declare private readonly within: number;
  declare private readonly squares: number;
  /** replications per draw that balanced draws would have */
  declare readonly size: number;

  constructor(groups: readonly Group[]) {
    this.k = groups.length;
    this.n = groups.reduce((sum, { m }) => sum + m, 0);
    this.sum = groups.reduce((total, { sum }) => total + sum, 0);
    this.within = groups.reduce((total, group) => total + group.within, 0);
    this.squares = groups.reduce((total, { m, sum }) => total + (sum * sum) / m, 0);
    const ms = groups.reduce((total, { m }) => total + m * m, 0);
    this.size = (this.n - ms / this.n) / (this.k - 1);
  }

  /** [between, within] mean squares, less one group's part. */
  meanSquares(less: Group = { m: 0, sum: 0, within: 0 }): [number, number] {
    const k = less.m > 0 ? this.k - 1 : this.k;
    const n = this.n - less.m;
    const sum = this.sum - less.sum;
    const squares = this.squares - (less.m > 0 ? (less.sum * less.sum) / less.m : 0);
    return [(squares - (sum * sum) / n) / (k - 1), Math.max(0, this.within - less.within) / (n - k)];
  }
}

const shareOf = (ratio: number, size: number) =>
  ratio === Number.POSITIVE_INFINITY ? 1 : Math.max(0, (ratio - 1) / (ratio - 1 + size));

/** Interval of the share by the jackknife of log(between / within), one draw left out at a time. */
function interval(groups: readonly Group[], analysis: Analysis, ratio: number): [number, number] | null {
  const k = groups.length;
  if (k < LEAST_DRAWS_FOR_INTERVAL) return null;
  const pseudo = groups.map((group) => {
    const [between, within] = analysis.meanSquares(group);
    return k * Math.log(ratio) - (k - 1) * Math.log(between / within);
  });
  const mean = pseudo.reduce((sum, value) => sum + value, 0) / k;
  const variance = pseudo.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (k - 1);
  const half = studentQuantile(k - 1, LEVEL) * Math.sqrt(variance / k);
  if (!Number.isFinite(half)) return null;
  return [shareOf(Math.exp(mean - half), analysis.size), shareOf(Math.exp(mean + half), analysis.size)];
}

/** A standard deviation below this is rounding: a billionth, or a trillionth of the largest value. */
function roundingOf(values: Float64Array): number {
  let largest = 0;
  for (const value of values) if (Math.abs(value) > largest) largest = Math.abs(value);
  return Math.max(1e-9, 1e-12 * largest);
}

/**
 * One-way random-effects analysis of variance by draw (MODEL 11.21), the draws' number of replications need not be equal.
 * The interval is a jackknife of the log ratio of mean squares, which needs no normal law; null below 20 draws.
 * @param values  one per replication, in order; NaN = undefined: left out
 * @returns nulls below 5 draws, or where no draw has two replications
 * @see Searle, Casella & McCulloch, Variance Components, 1992, §3.6; Arvesen & Schmitz 1970, Biometrics 26, 677
 */
export function varianceByCause(values: Float64Array, perDraw: number): Causes {
  const groups = groupsOf(values, perDraw);
  if (groups.length < LEAST_DRAWS || groups.every(({ m }) => m < 2)) return UNKNOWN;
  const analysis = new Analysis(groups);
  const floor = roundingOf(values) ** 2;
  const [between, within] = analysis.meanSquares().map((square) => (square < floor ? 0 : square)) as [
    number,
    number,
  ];
  const added = Math.max(0, (between - within) / analysis.size);
  const sds = { luckSd: Math.sqrt(within), notKnowingSd: Math.sqrt(added) };
  if (between === 0 && within === 0) return { ...UNKNOWN, ...sds };
  if (within === 0) return { share: 1, ci95: null, ...sds };
  const ratio = between / within;
  return { share: shareOf(ratio, analysis.size), ci95: interval(groups, analysis, ratio), ...sds };
}
