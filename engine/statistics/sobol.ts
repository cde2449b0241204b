/**
 * Sobol' indices: which share of an output's variance each uncertain input explains, alone and with its interactions. Inputs are
 * independent and lie in [0, 1]: the caller maps them to ranges or quantiles, simulates the points and hands the outputs back.
 */
import { definedTogether } from "./crossed.ts";
import type { Interval } from "./interval.ts";
import { below, bitsOf } from "./seeded.ts";
import { MOST_DIMENSIONS, sobolPoints } from "./sobol-sequence.ts";

export const MOST_INPUTS = MOST_DIMENSIONS / 2;

export interface SobolDesign {
  inputs: number;
  /** rows of A and of B */
  base: number;
  seed: number;
  /** base · (inputs + 2) points: A, B, then A with its first column from B, A with its second column from B, … */
  points: Float64Array[];
}

/**
 * Points of an analysis: two matrices A and B from one scrambled Sobol' sequence of twice as many dimensions, and A with one column
 * from B. Several hundred rows are usual.
 * @param base  a power of two, 4 or more: other numbers would spoil the sequence's evenness (Owen 2020)
 * @throws RangeError naming the argument outside its range
 * @see Saltelli et al. 2010, Computer Physics Communications 181, 259
 */
export function sobolDesign(inputs: number, base: number, seed: number): SobolDesign {
  if (!Number.isInteger(inputs) || inputs < 1 || inputs > MOST_INPUTS)
    throw new RangeError(`inputs: ${inputs}; allowed: an integer from 1 to ${MOST_INPUTS}`);
  if (!Number.isInteger(Math.log2(base)) || base < 4)
    throw new RangeError(`base: ${base}; allowed: a power of two, 4 or more`);
  const rows = sobolPoints(2 * inputs, base, seed);
  const a = rows.map((row) => row.slice(0, inputs));
  const b = rows.map((row) => row.slice(inputs));
  const mixed = Array.from({ length: inputs }, (_, input) =>
    a.map((row, at) => row.map((value, column) => (column === input ? b[at]![column]! : value))),
  );
  return { inputs, base, seed, points: [...a, ...b, ...mixed.flat()] };
}

export interface SobolIndex {
  /** share of the variance that would go if this input were known: its effect alone */
  first: Interval;
  /** share that would be left if all others were known: with all its interactions; 0 = does nothing at all */
  total: Interval;
  /** the total's interval contains 0, or there is none; false for an input that changes nothing in any point */
  undecided: boolean;
}

export interface Sobol {
  inputs: SobolIndex[];
  /** of the output over the inputs, simulation noise taken off; may fall below 0 by error, and there are no indices then */
  variance: number;
  /** share of simulation noise in the variance of the points' mean outputs; null for one replication, taken as exact */
  noise: number | null;
}

/** Resamples of the rows; (999 + 1) · 2.5 % is a whole number. */
const RESAMPLES = 999;
const NOTHING: Interval = { n: 0, mean: null, low: null, high: null, standardError: null };

/** By row: what adds up to the variance, its mean's offset, and what adds up to each input's two parts. */
interface Rows {
  squares: Float64Array;
  offsets: Float64Array;
  firsts: Float64Array[];
  totals: Float64Array[];
}

/**
 * Mean of x · y over pairs of two different replications, in which their noise has no part; the plain product for one.
 * @param left  a replication to leave out
 */
function product(x: ArrayLike<number>, y: ArrayLike<number>, left: number): number {
  let n = 0;
  let sumX = 0;
  let sumY = 0;
  let same = 0;
  for (let at = 0; at < x.length; at++) {
    if (at === left) continue;
    n++;
    sumX += x[at]!;
    sumY += y[at]!;
    same += x[at]! * y[at]!;
  }
  return n === 1 ? same : (sumX * sumY - same) / (n * (n - 1));
}

const difference = (x: Float64Array, y: Float64Array) => x.map((value, at) => value - y[at]!);
const average = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Rows of the estimators: Saltelli et al. 2010, table 2 (b) for the first order, (f) of Jansen 1999 for the total. */
function rowsOf({ inputs, base }: SobolDesign, outputs: readonly Float64Array[], left = -1): Rows {
  const rows: Rows = {
    squares: new Float64Array(base),
    offsets: new Float64Array(base),
    firsts: Array.from({ length: inputs }, () => new Float64Array(base)),
    totals: Array.from({ length: inputs }, () => new Float64Array(base)),
  };
  const one = new Float64Array(outputs[0]!.length).fill(1);
  for (let row = 0; row < base; row++) {
    const a = outputs[row]!;
    const b = outputs[base + row]!;
    rows.squares[row] = (product(a, a, left) + product(b, b, left)) / 2;
    rows.offsets[row] = (product(a, one, left) + product(b, one, left)) / 2;
    for (let input = 0; input < inputs; input++) {
      const change = difference(outputs[(input + 2) * base + row]!, a);
      rows.firsts[input]![row] = product(b, change, left);
      rows.totals[input]![row] = product(change, change, left) / 2;
    }
  }
  return rows;
}

const varianceOf = ({ squares, offsets }: Rows) => average(squares) - average(offsets) ** 2;

/** The indices of resampled rows, sorted: [part][resample], first orders and then totals. */
function resampled({ inputs, base, seed }: SobolDesign, rows: Rows): Float64Array[] {
  const parts = [...rows.firsts, ...rows.totals];
  const indices = parts.map(() => new Float64Array(RESAMPLES));
  const chosen = new Int32Array(base);
  const meanOf = (values: Float64Array) => {
    let sum = 0;
    for (let at = 0; at < base; at++) sum += values[chosen[at]!]!;
    return sum / base;
  };
  for (let resample = 0; resample < RESAMPLES; resample++) {
    const bits = bitsOf(seed, "sobol rows", resample);
    for (let at = 0; at < base; at++) chosen[at] = below(bits, base);
    const variance = meanOf(rows.squares) - meanOf(rows.offsets) ** 2;
    for (let part = 0; part < 2 * inputs; part++) indices[part]![resample] = meanOf(parts[part]!) / variance;
  }
  return indices.map((values) => values.sort());
}

/** Jackknife variance of every index over the replications, 0 below three of them. */
function replicationVariance(design: SobolDesign, outputs: readonly Float64Array[]): Float64Array {
  const n = outputs[0]!.length;
  const sums = new Float64Array(2 * design.inputs);
  const squares = new Float64Array(2 * design.inputs);
  if (n < 3) return sums;
  for (let left = 0; left < n; left++) {
    const rows = rowsOf(design, outputs, left);
    const variance = varianceOf(rows);
    for (const [part, values] of [...rows.firsts, ...rows.totals].entries()) {
      sums[part]! += average(values) / variance;
      squares[part]! += (average(values) / variance) ** 2;
    }
  }
  return squares.map((square, part) => Math.max(0, (square - sums[part]! ** 2 / n) * ((n - 1) / n)));
}

/** Percentiles of the resampled rows, drawn apart by what the replications add to the variance. */
function interval(n: number, index: number, sorted: Float64Array, added: number): Interval {
  const centre = average(sorted);
  const ofRows = sorted.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (sorted.length - 1);
  const wider = ofRows > 0 ? Math.sqrt((ofRows + added) / ofRows) : 1;
  const place = (RESAMPLES + 1) * 0.025;
  // noise so large that the variance of some resample is 0
  if (!Number.isFinite(ofRows)) return { n, mean: index, low: null, high: null, standardError: null };
  return {
    n,
    mean: index,
    low: index - wider * (index - sorted[place - 1]!),
    high: index + wider * (sorted[RESAMPLES - place]! - index),
    standardError: Math.sqrt(ofRows + added),
  };
}

/** Outputs in the replications that are defined in every point, each replication taken about its own mean over A and B. */
function centred({ base }: SobolDesign, outputs: readonly ArrayLike<number>[]): Float64Array[] {
  const together = definedTogether(outputs);
  const defined = together.map((row) => row.filter((value) => !Number.isNaN(value)));
  const means = new Float64Array(defined[0]!.length);
  for (let row = 0; row < 2 * base; row++)
    for (let at = 0; at < means.length; at++) means[at]! += defined[row]![at]! / (2 * base);
  return defined.map((row) => difference(row, means));
}

/** A standard deviation below this is rounding. */
function roundingOf(outputs: readonly ArrayLike<number>[]): number {
  let largest = 0;
  for (const row of outputs)
    for (let at = 0; at < row.length; at++) if (Math.abs(row[at]!) > largest) largest = Math.abs(row[at]!);
  return 1e-12 * largest;
}

/** Variance of the points' means over replications: with their noise. */
function rawVariance({ base }: SobolDesign, outputs: readonly Float64Array[]): number {
  return outputs.slice(0, 2 * base).reduce((sum, row) => sum + average(row) ** 2, 0) / (2 * base);
}

/**
 * First-order and total indices with 95 % intervals: bootstrap of the rows (percentiles), drawn apart by a jackknife over the
 * replications where there are three or more. As a scrambled sequence is more even than chance, the intervals mostly are cautious.
 *
 * Simulation noise, left alone, adds to the variance and to every total and so makes first orders small and totals large. With two
 * or more replications every product is taken between different replications, and noise has no part in it, whether points share
 * their replications or not. Shared ones (common random numbers) make differences sharp.
 * @param outputs  outputs[point][replication]; NaN = undefined: the replication is left out of all. Replications that share a draw
 *   of what is not analysed are averaged first. One replication: its outputs are taken as exact
 * @throws RangeError unless every point has an output, with the same number of replications
 * @see Saltelli et al. 2010, Computer Physics Communications 181, 259; Jansen 1999, Computer Physics Communications 117, 35;
 *   Archer, Saltelli & Sobol' 1997, J. Statistical Computation and Simulation 58, 99 (bootstrap)
 */
export function sobol(design: SobolDesign, outputs: readonly ArrayLike<number>[]): Sobol {
  const { inputs, base, points } = design;
  if (outputs.length !== points.length || outputs.some(({ length }) => length !== outputs[0]!.length))
    throw new RangeError(
      `${outputs.length} outputs for ${points.length} points; every point has one, with as many replications`,
    );
  const about = centred(design, outputs);
  const rows = rowsOf(design, about);
  const variance = varianceOf(rows);
  const raw = rawVariance(design, about);
  const noise = about[0]!.length > 1 && raw > 0 ? 1 - variance / raw : null;
  if (!(variance > roundingOf(outputs) ** 2)) {
    const none = () => ({ first: NOTHING, total: NOTHING, undecided: true });
    return { inputs: Array.from({ length: inputs }, none), variance, noise };
  }
  const sorted = resampled(design, rows);
  const added = replicationVariance(design, about);
  const indexOf = (values: Float64Array, part: number) =>
    interval(base, average(values) / variance, sorted[part]!, added[part]!);
  const indices = rows.firsts.map((first, input): SobolIndex => {
    const total = indexOf(rows.totals[input]!, inputs + input);
    const isNothing = total.mean === 0 && total.standardError === 0;
    return {
      first: indexOf(first, input),
      total,
      undecided: !isNothing && (total.low === null || total.low <= 0),
    };
  });
  return { inputs: indices, variance, noise };
}
