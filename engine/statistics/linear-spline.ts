/** Regression on one input by continuous pieces of straight line, as many as the data bear out. */

/** Numbers of knots tried beyond a straight line. */
const KNOTS = [0, 1, 2, 3, 5, 8];
/** Samples that each parameter beyond the first must have. */
const SAMPLES_PER_PARAMETER = 10;

export type Curve = (x: number) => number;

/** A basis made orthonormal over the samples: by column, its values and what was subtracted of the columns before it. */
interface Basis {
  functions: readonly Curve[];
  columns: Float64Array[];
  /** [column][column before, or its own length] */
  steps: number[][];
}

const dot = (one: Float64Array, other: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < one.length; at++) sum += one[at]! * other[at]!;
  return sum;
};

/**
 * Modified Gram–Schmidt; null where a function adds nothing to those before it.
 * @see Golub & Van Loan, Matrix Computations, 4th ed. 2013, §5.2.8
 */
function orthonormal(functions: readonly Curve[], x: Float64Array): Basis | null {
  const columns: Float64Array[] = [];
  const steps: number[][] = [];
  for (const value of functions) {
    const column = x.map(value);
    const size = Math.sqrt(dot(column, column));
    const step: number[] = [];
    for (const before of columns) {
      const along = dot(before, column);
      step.push(along);
      for (let at = 0; at < column.length; at++) column[at]! -= along * before[at]!;
    }
    const left = Math.sqrt(dot(column, column));
    if (!(left > 1e-6 * size)) return null;
    columns.push(column.map((entry) => entry / left));
    steps.push([...step, left]);
  }
  return { functions, columns, steps };
}

/** The constant alone, a straight line, and lines bent at 1 … 8 knots that part the distinct values equally. */
function bases(x: Float64Array): Basis[] {
  const mean = x.reduce((sum, value) => sum + value, 0) / x.length;
  const scale = Math.sqrt(x.reduce((sum, value) => sum + (value - mean) ** 2, 0) / x.length);
  const distinct = [...new Set(x)].sort((one, other) => one - other);
  const constant: Curve = () => 1;
  const found = [orthonormal([constant], x)];
  for (const knots of KNOTS) {
    if (knots > distinct.length - 2 && knots > 0) break;
    if (SAMPLES_PER_PARAMETER * (knots + 1) > x.length || scale === 0) break;
    const hinges = Array.from({ length: knots }, (_, at): Curve => {
      const knot = distinct[Math.round(((at + 1) * (distinct.length - 1)) / (knots + 1))]!;
      return (value) => Math.max(0, value - knot) / scale;
    });
    found.push(orthonormal([constant, (value) => (value - mean) / scale, ...hinges], x));
  }
  return found.filter((basis) => basis !== null);
}

/** Sum of squared errors of predicting each sample from the others; infinite where a sample stands alone. */
function leftOutError(basis: Basis, response: Float64Array, weights: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < response.length; at++) {
    let fitted = 0;
    let leverage = 0;
    for (const [column, weight] of weights.entries()) {
      const value = basis.columns[column]![at]!;
      fitted += weight * value;
      leverage += value * value;
    }
    if (leverage > 1 - 1e-9) return Number.POSITIVE_INFINITY;
    sum += ((response[at]! - fitted) / (1 - leverage)) ** 2;
  }
  return sum;
}

function curveOf({ functions, steps }: Basis, weights: readonly number[]): Curve {
  return (x) => {
    const values: number[] = [];
    let sum = 0;
    for (const [column, value] of functions.entries()) {
      let left = value(x);
      const step = steps[column]!;
      for (const [before, along] of values.entries()) left -= step[before]! * along;
      values.push(left / step[column]!);
      sum += weights[column]! * values[column]!;
    }
    return sum;
  };
}

/**
 * Least-squares curve of each response on x. The number of pieces is the one that predicts best samples that were left out
 * (PRESS), at least ten samples a parameter; a few distinct values of x may each have their own mean.
 * @param atLeast  the simplest curve allowed: a line is taken even where it predicts no better than the constant
 * @see Allen 1974, Technometrics 16, 125 (PRESS)
 */
export function fitCurves(
  x: Float64Array,
  responses: readonly Float64Array[],
  atLeast: "constant" | "line",
): Curve[] {
  const all = bases(x);
  const allowed = atLeast === "line" && all.length > 1 ? all.slice(1) : all;
  return responses.map((response) => {
    let best = { error: Number.POSITIVE_INFINITY, curve: (() => Number.NaN) as Curve };
    for (const basis of allowed) {
      const weights = basis.columns.map((column) => dot(column, response));
      const error = leftOutError(basis, response, weights);
      // a tie is the simpler curve's: rounding decides nothing
      if (error < best.error * (1 - 1e-9) || best.error === Number.POSITIVE_INFINITY)
        best = { error, curve: curveOf(basis, weights) };
    }
    return best.curve;
  });
}
