/** A mean over a table of which both the rows and the columns are samples: what was drawn × replications. */
import { clusteredMean } from "./clusters.ts";
import { type Interval, LEVEL } from "./interval.ts";
import { studentQuantile } from "./student.ts";

export interface Crossed {
  /** n: replications; no interval for a single row or a single replication's draw */
  mean: Interval;
  /** variance of the rows' true means; what the replications add to it is taken off, so that it may fall below 0 by error */
  between: number | null;
}

/** The rows with a replication that is undefined in one of them undefined in all: what is computed from each rests on the same ones. */
export function definedTogether(rows: readonly ArrayLike<number>[]): Float64Array[] {
  const undefinedIn = new Float64Array(rows[0]?.length ?? 0);
  for (const row of rows)
    for (let at = 0; at < row.length; at++) if (Number.isNaN(row[at]!)) undefinedIn[at] = Number.NaN;
  return rows.map((row) => undefinedIn.map((mark, at) => mark + row[at]!));
}

/** Sum over rows and draws of the squared sum of what neither the row nor the replication explains. */
function interaction(
  rows: readonly Float64Array[],
  rowMeans: readonly number[],
  columns: Float64Array,
  perDraw: number,
): number {
  const known = columns.filter((value) => !Number.isNaN(value));
  const centre = known.reduce((sum, value) => sum + value, 0) / known.length;
  let squares = 0;
  for (const [at, row] of rows.entries())
    for (let from = 0; from < columns.length; from += perDraw) {
      let sum = 0;
      for (let one = from; one < Math.min(from + perDraw, columns.length); one++)
        if (!Number.isNaN(columns[one]!)) sum += row[one]! - rowMeans[at]! - columns[one]! + centre;
      squares += sum * sum;
    }
  return squares;
}

/** Mean of every column; NaN where one row is undefined. */
function columnMeans(rows: readonly Float64Array[]): Float64Array {
  const means = new Float64Array(rows[0]!.length);
  for (const row of rows) for (let at = 0; at < means.length; at++) means[at]! += row[at]! / rows.length;
  return means;
}

function rowMean(row: Float64Array, columns: Float64Array, n: number): number {
  let sum = 0;
  for (let at = 0; at < row.length; at++) if (!Number.isNaN(columns[at]!)) sum += row[at]!;
  return sum / n;
}

/**
 * Mean over rows and replications with a 95 % interval that counts both samples' errors: two-way random effects,
 * V = S²(row means) / rows + S²(column means) / columns − the interaction, which both hold; never less than either alone.
 * Degrees of freedom after Satterthwaite.
 * @param rows     [row][replication], one per thing drawn, all played in the same replications; NaN = undefined: that
 *   replication is left out of every row. One replication only: its values are taken as exact
 * @param perDraw  replications in a row that share a draw of the ranges: they count as one column
 * @see Searle, Casella & McCulloch, Variance Components, 1992, §4.3; Satterthwaite 1946, Biometrics Bulletin 2, 110
 */
export function crossedMean(rows: readonly Float64Array[], perDraw = 1): Crossed {
  const columns = columnMeans(rows);
  const all = clusteredMean(columns, perDraw);
  if (all.mean === null) return { mean: all, between: null };
  const centre = all.mean;
  const count = rows.length;
  const draws = Math.ceil(columns.length / perDraw);
  const isExact = columns.length === 1;
  if (count < 2 || (draws < 2 && !isExact))
    return { mean: { ...all, low: null, high: null, standardError: null }, between: null };
  const means = rows.map((row) => rowMean(row, columns, all.n));
  const ofRows = means.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (count - 1) / count;
  const ofColumns = isExact ? 0 : all.standardError! ** 2;
  const both = isExact
    ? 0
    : (interaction(rows, means, columns, perDraw) * draws) / ((draws - 1) * all.n ** 2 * count * (count - 1));
  const variance = Math.max(ofRows + ofColumns - both, ofRows, ofColumns);
  const freedom = isExact
    ? count - 1
    : (ofRows + ofColumns) ** 2 / (ofRows ** 2 / (count - 1) + ofColumns ** 2 / (draws - 1));
  const half = variance === 0 ? 0 : studentQuantile(freedom, LEVEL) * Math.sqrt(variance);
  const mean = {
    n: all.n,
    mean: centre,
    low: centre - half,
    high: centre + half,
    standardError: Math.sqrt(variance),
  };
  return { mean, between: count * (ofRows - both) };
}
