/**
 * Morris screening: which of many inputs matter at all, from few points. Inputs lie in [0, 1]: the caller maps them to ranges or
 * quantiles, simulates the points and hands the outputs back.
 */
import { clusteredMean } from "./clusters.ts";
import { crossedMean, definedTogether } from "./crossed.ts";
import { type Interval, LEVEL } from "./interval.ts";
import { below, bitsOf, permutation } from "./seeded.ts";
import { studentQuantile } from "./student.ts";

export interface MorrisTerms {
  inputs: number;
  /** 2 or more; 10 to 20 are usual. A screening plays trajectories · (inputs + 1) points */
  trajectories: number;
  /** even; 4 by Morris's own choice */
  levels?: number;
  seed: number;
}

export interface MorrisDesign {
  inputs: number;
  trajectories: number;
  /** inputs in (0, 1), trajectory after trajectory, inputs + 1 points each */
  points: Float64Array[];
  /** by point: the input that differs from the point before; −1 at a trajectory's start */
  moved: number[];
}

/** Every step is half of the range: with an even number of levels all of them are then as likely. */
const STEP = 0.5;

/** Levels and order of one trajectory, as points. */
function trajectory(
  { inputs, levels = 4, seed }: MorrisTerms,
  nth: number,
): { points: Float64Array[]; moved: number[] } {
  const bits = bitsOf(seed, "morris", nth);
  const start = Float64Array.from({ length: inputs }, () => (below(bits, levels) + 0.5) / levels);
  const moved = permutation(bits, inputs);
  const points = [start];
  for (const input of moved) {
    const next = Float64Array.from(points.at(-1)!);
    next[input]! += next[input]! < 0.5 ? STEP : -STEP;
    points.push(next);
  }
  return { points, moved: [-1, ...moved] };
}

/**
 * Points of a screening: random trajectories in which each input moves once, by half of its range. Levels are the middles of equal
 * parts of [0, 1] (1/8, 3/8, 5/8, 7/8) and not its ends, where an unbounded law has no value; otherwise the design is Morris's.
 * Trajectories rather than radial steps: a step of fixed length bounds what simulation noise does to an effect. The same seed
 * gives the same design, and more trajectories begin with fewer.
 * @throws RangeError naming the term outside its range
 * @see Morris 1991, Technometrics 33, 161
 */
export function morrisDesign(terms: MorrisTerms): MorrisDesign {
  const { inputs, trajectories, levels = 4 } = terms;
  const inRange = (name: string, value: number, isIn: boolean, range: string) => {
    if (!Number.isInteger(value) || !isIn) throw new RangeError(`${name}: ${value}; allowed: ${range}`);
  };
  inRange("inputs", inputs, inputs >= 1, "an integer of 1 or more");
  inRange("trajectories", trajectories, trajectories >= 2, "an integer of 2 or more");
  inRange("levels", levels, levels >= 2 && levels % 2 === 0, "an even number of 2 or more");
  const all = Array.from({ length: trajectories }, (_, nth) => trajectory(terms, nth));
  return {
    inputs,
    trajectories,
    points: all.flatMap(({ points }) => points),
    moved: all.flatMap(({ moved }) => moved),
  };
}

/** What one input does, in the output's unit over the whole of the input's range. */
export interface Effect {
  /** mean effect, signed: opposite effects cancel */
  mu: Interval;
  /** mean absolute effect: how much the input matters. Simulation noise only raises it */
  muStar: Interval;
  /** spread of the effect from place to place: curvature, or interaction with other inputs; simulation noise is taken off */
  sigma: { value: number | null; low: number | null; high: number | null };
  /** the muStar that simulation noise alone would show; null for a single replication, whose output is taken as exact */
  noise: number | null;
  /** muStar's interval does not lie above the noise; false for an input that changes nothing in any step */
  undecided: boolean;
}

/** Elementary effects of an input: [trajectory][replication]. */
function effectsOf(
  input: number,
  { points, moved }: MorrisDesign,
  outputs: readonly ArrayLike<number>[],
): Float64Array[] {
  const rows: Float64Array[] = [];
  for (const [at, which] of moved.entries()) {
    if (which !== input) continue;
    const step = points[at]![input]! - points[at - 1]![input]!;
    rows.push(
      Float64Array.from(
        outputs[at]!,
        (output, replication) => (output - outputs[at - 1]![replication]!) / step,
      ),
    );
  }
  return definedTogether(rows);
}

/** Standard deviation between trajectories with the replications' noise taken off; jackknife interval of its square. */
function sigmaOf(rows: readonly Float64Array[], perDraw: number): Effect["sigma"] {
  const { between } = crossedMean(rows, perDraw);
  if (between === null) return { value: null, low: null, high: null };
  const count = rows.length;
  const root = (square: number) => Math.sqrt(Math.max(0, square));
  if (count < 3) return { value: root(between), low: null, high: null };
  const pseudo = rows.map((_, left) => {
    const others = rows.filter((__, at) => at !== left);
    return count * between - (count - 1) * crossedMean(others, perDraw).between!;
  });
  const mean = pseudo.reduce((sum, value) => sum + value, 0) / count;
  const variance = pseudo.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1) / count;
  const half = studentQuantile(count - 1, LEVEL) * Math.sqrt(variance);
  return { value: root(between), low: root(between - half), high: root(between + half) };
}

/** Mean absolute value of effects that are nothing but noise: of a normal law with the noise's root mean square error. */
function noiseOf(means: readonly Interval[]): number | null {
  const errors = means.flatMap(({ standardError }) => (standardError === null ? [] : [standardError ** 2]));
  if (errors.length === 0) return null;
  return Math.sqrt(((2 / Math.PI) * errors.reduce((sum, square) => sum + square, 0)) / errors.length);
}

function effectOf(rows: readonly Float64Array[], perDraw: number): Effect {
  const means = rows.map((row) => clusteredMean(row, perDraw));
  const absolute = rows.map((row, at) => (means[at]!.mean! < 0 ? row.map((value) => -value) : row));
  const { mean } = crossedMean(absolute, perDraw);
  const muStar = mean.low === null ? mean : { ...mean, low: Math.max(0, mean.low) };
  const noise = noiseOf(means);
  const isNothing = muStar.mean === 0 && muStar.standardError === 0;
  return {
    mu: crossedMean(rows, perDraw).mean,
    muStar,
    sigma: sigmaOf(rows, perDraw),
    noise,
    undecided: !isNothing && (muStar.low === null || muStar.low <= (noise ?? 0)),
  };
}

/**
 * Effects of every input, with 95 % intervals that count the trajectories' error and the replications'.
 * @param outputs  outputs[point][replication], all points in the same replications (common random numbers: an effect is then a
 *   paired difference, and its noise small); NaN = undefined: the replication is left out of that input. One replication: exact
 * @param perDraw  replications in a row that share a draw of what is not screened
 * @throws RangeError unless every point has an output, with the same number of replications
 * @see Campolongo, Cariboni & Saltelli 2007, Environmental Modelling & Software 22, 1509 (mu*)
 */
export function morris(design: MorrisDesign, outputs: readonly ArrayLike<number>[], perDraw = 1): Effect[] {
  const { points, inputs } = design;
  if (outputs.length !== points.length || outputs.some(({ length }) => length !== outputs[0]!.length))
    throw new RangeError(
      `${outputs.length} outputs for ${points.length} points; every point has one, with as many replications`,
    );
  return Array.from({ length: inputs }, (_, input) => effectOf(effectsOf(input, design, outputs), perDraw));
}
