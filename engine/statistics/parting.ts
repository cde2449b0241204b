/** When two designs part: a simultaneous band over the months (MODEL 11.23). */
import { LEVEL } from "./interval.ts";
import { studentQuantile } from "./student.ts";

/** Sign patterns of the bootstrap; (499 + 1) · 0.95 is a whole number, so the 95 % quantile is an order statistic. */
const PATTERNS = 499;
/** At most this many sign-flipped groups of replications: bounds the cost, and 127 degrees of freedom are enough for a quantile. */
const MOST_GROUPS = 128;
/** Any fixed number: the signs belong to the method, not to the study's randomness. */
const KEY = 0x9e3779b9;

/** 32 random bits for a counter: an integer hash with full avalanche (murmur3's finaliser). */
function bits(counter: number): number {
  let word = (Math.imul(counter + 1, KEY) ^ (counter >>> 16)) | 0;
  word = Math.imul(word ^ (word >>> 16), 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 13), 0xc2b2ae35);
  return word ^ (word >>> 16);
}

interface Moments {
  mean: Float64Array;
  /** of the mean, by month */
  standardError: Float64Array;
}

/** Replications that are defined at the horizon, as row numbers. */
function definedRows(differences: Float64Array, replications: number, months: number): number[] {
  const rows: number[] = [];
  for (let row = 0; row < replications; row++)
    if (!Number.isNaN(differences[(row + 1) * months - 1]!)) rows.push(row);
  return rows;
}

/** Mean and standard error by month; a month that is undefined in some replication gets an infinite error. */
function momentsByMonth(differences: Float64Array, rows: readonly number[], months: number): Moments {
  const n = rows.length;
  const mean = new Float64Array(months);
  const squares = new Float64Array(months);
  for (const row of rows) {
    for (let month = 0; month < months; month++) mean[month]! += differences[row * months + month]! / n;
  }
  for (const row of rows) {
    for (let month = 0; month < months; month++)
      squares[month]! += (differences[row * months + month]! - mean[month]!) ** 2;
  }
  const standardError = squares.map((square) =>
    Number.isNaN(square) ? Number.POSITIVE_INFINITY : Math.sqrt(square / (n - 1) / n),
  );
  return { mean, standardError };
}

/** Sums of centred differences over consecutive groups of replications, [group][month]; zeros in an undefined month. */
function groupResiduals(
  differences: Float64Array,
  rows: readonly number[],
  months: number,
  mean: Float64Array,
): Float64Array {
  const groups = Math.min(rows.length, MOST_GROUPS);
  const residuals = new Float64Array(groups * months);
  for (let at = 0; at < rows.length; at++) {
    const group = Math.floor((at * groups) / rows.length);
    const from = rows[at]! * months;
    for (let month = 0; month < months; month++) {
      if (!Number.isNaN(mean[month]!))
        residuals[group * months + month]! += differences[from + month]! - mean[month]!;
    }
  }
  return residuals;
}

/** Largest |t| over the months when each group's residuals keep or change their sign together. */
function largestStatistic(
  residuals: Float64Array,
  groups: number,
  months: number,
  pattern: number,
  sums: Float64Array,
  squares: Float64Array,
): number {
  sums.fill(0);
  const wordsPerPattern = Math.ceil(groups / 32);
  for (let group = 0; group < groups; group++) {
    const positive = (bits(pattern * wordsPerPattern + (group >>> 5)) >>> (group & 31)) & 1;
    const from = group * months;
    if (positive) for (let month = 0; month < months; month++) sums[month]! += residuals[from + month]!;
    else for (let month = 0; month < months; month++) sums[month]! -= residuals[from + month]!;
  }
  let largest = 0;
  for (let month = 0; month < months; month++) {
    const sum = sums[month]!;
    const variance = (squares[month]! - (sum * sum) / groups) / (groups - 1);
    if (variance > 0) largest = Math.max(largest, (sum * sum) / groups / variance);
  }
  return Math.sqrt(largest);
}

/** Half-width of the simultaneous 95 % band, in standard errors of each month; never below the pointwise Student quantile. */
function criticalValue(
  differences: Float64Array,
  rows: readonly number[],
  months: number,
  mean: Float64Array,
): number {
  const residuals = groupResiduals(differences, rows, months, mean);
  const groups = residuals.length / months;
  const squares = new Float64Array(months);
  for (let at = 0; at < residuals.length; at++) squares[at % months]! += residuals[at]! ** 2;
  const statistics = new Float64Array(PATTERNS);
  const sums = new Float64Array(months);
  for (let pattern = 0; pattern < PATTERNS; pattern++) {
    statistics[pattern] = largestStatistic(residuals, groups, months, pattern, sums, squares);
  }
  statistics.sort();
  return Math.max(statistics[(PATTERNS + 1) * LEVEL - 1]!, studentQuantile(rows.length - 1, LEVEL));
}

/**
 * First month (1 = first) from which a simultaneous 95 % band of the mean cumulative paired difference excludes zero at every
 * month up to the horizon; null if the designs do not part. Sup-t band, its half-width by a multiplier bootstrap-t with fixed
 * Rademacher signs: the same differences give the same month, whatever else is computed. A month whose differences are all zero never excludes zero.
 * @param cumulativeDifferences  [replication][month]; NaN = undefined: a replication that is undefined at the horizon is
 *   left out, and a month that is undefined in another one (no ticket yet) never excludes zero
 * @throws RangeError if the length is not replications · months
 * @see Montiel Olea & Plagborg-Møller 2019, Journal of Applied Econometrics 34, 1 (sup-t); Liu 1988, Annals of Statistics 16, 1696 (signs)
 */
export function partingMonth(
  cumulativeDifferences: Float64Array,
  replications: number,
  months: number,
): number | null {
  if (cumulativeDifferences.length !== replications * months) {
    throw new RangeError(
      `${cumulativeDifferences.length} differences; ${replications} replications of ${months} months have ${replications * months}`,
    );
  }
  const rows = definedRows(cumulativeDifferences, replications, months);
  if (rows.length < 2 || months === 0) return null;
  const { mean, standardError } = momentsByMonth(cumulativeDifferences, rows, months);
  const excludes = (month: number, critical: number) =>
    Math.abs(mean[month]!) > critical * standardError[month]!;
  // most pairs stop here: what a pointwise interval leaves open, the wider band leaves open too
  if (!excludes(months - 1, studentQuantile(rows.length - 1, LEVEL))) return null;
  const critical = criticalValue(cumulativeDifferences, rows, months, mean);
  let first = months;
  while (first > 0 && excludes(first - 1, critical)) first--;
  return first === months ? null : first + 1;
}
