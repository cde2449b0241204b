/** A signature scenario played replication by replication, and what its designs say of a cause: means with intervals, paired. */
import { type Compiled, compile, readScenario, type ScenarioInput } from "#engine";
import { readLibraryFile, readSource } from "#scenarios";
import { COLUMN, COLUMNS_PER_MONTH, type ColumnName } from "../../engine/life/columns.ts";
import { columnCount, type LifeLayout, lifeLayout } from "../../engine/life/layout.ts";
import { rowLength, wholeBlock } from "../../engine/life/replicate.ts";
import { openThreads } from "../../engine/parallel/pool.ts";
import { studentQuantile } from "../../engine/statistics/student.ts";

/** Months from and to, 1-based and inclusive. */
export type Span = readonly [from: number, to: number];

/** A mean over replications with its 95 % interval. */
export interface Estimate {
  mean: number;
  low: number;
  high: number;
  n: number;
}

function estimate(values: readonly number[]): Estimate {
  const known = values.filter((value) => !Number.isNaN(value));
  const n = known.length;
  const mean = known.reduce((sum, value) => sum + value, 0) / n;
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const half = studentQuantile(n - 1, 0.95) * Math.sqrt(variance / n);
  return { mean, low: mean - half, high: mean + half, n };
}

/** What one design did, replication by replication. */
export interface Played {
  months: number;
  /** sum of columns over a span of months, by replication */
  sum(columns: readonly ColumnName[], span?: Span): number[];
  /** ratio of sums of columns over a span, by replication */
  ratio(of: readonly ColumnName[], per: readonly ColumnName[], span?: Span): number[];
  /** contractual less experienced attainment over a span, by replication */
  gap(span?: Span): number[];
  /** mean minutes to the first touch of the tickets of a declared priority (4 = P4), by replication */
  wait(priority: number): number[];
  /** share kept of a line of the contract, by replication */
  line(id: string): number[];
  /** mean real time from opening to resolution by the provider, in hours, by replication */
  resolutionHours(): number[];
  /** first month in which an amendment was signed, by replication; NaN where none was */
  firstAmendment(): number[];
}

/** Plays a signature scenario in one world; `change` is given what the file states, to lay another parameter over it. */
export async function playSignature(
  name: string,
  replications: number,
  world?: string,
  change: (raw: ScenarioInput) => void = () => undefined,
): Promise<Record<string, Played>> {
  const file = await readLibraryFile(name);
  if ("faults" in file) throw new Error(JSON.stringify(file.faults));
  const source = readSource(file.file);
  if ("faults" in source) throw new Error(JSON.stringify(source.faults));
  change(source.raw as ScenarioInput);
  const read = readScenario(source.raw, world === undefined ? {} : { world });
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return playCompiled(compile(read.scenario, read.world), replications);
}

/** Plays every design of a scenario on two threads. */
export async function playCompiled(
  compiled: Compiled,
  replications: number,
): Promise<Record<string, Played>> {
  const threads = openThreads(2);
  const length = rowLength(compiled);
  const rows: Float64Array[] = [];
  const blocks = Array.from({ length: Math.ceil(replications / 16) }, (_, block) => block);
  const signal = new AbortController().signal;
  const played = await Promise.all(
    blocks.map((block) => threads.run(compiled, compiled.seed, wholeBlock(block), signal)),
  );
  await threads.close();
  for (const block of played)
    for (let at = 0; at < 16 && rows.length < replications; at++)
      rows.push(block.subarray(at * length, (at + 1) * length));
  let from = 0;
  return Object.fromEntries(
    compiled.designs.map((design) => {
      const own = from;
      from += columnCount(compiled, design);
      const life: Life = {
        layout: lifeLayout(compiled, design),
        rules: design.governance.rules.length,
        lines: design.slas.map(({ id }) => id),
      };
      return [design.id, playedOf(rows, own, compiled.months, life)];
    }),
  );
}

/** Where a design's own columns of the whole life lie, and what they are about. */
interface Life {
  layout: LifeLayout;
  rules: number;
  lines: readonly string[];
}

function playedOf(rows: readonly Float64Array[], from: number, months: number, life: Life): Played {
  const { signed, lines, waits } = life.layout;
  const whole: Span = [1, months];
  const sumIn = (row: Float64Array, columns: readonly ColumnName[], [first, last]: Span) => {
    let sum = 0;
    for (let month = first - 1; month < last; month++)
      for (const column of columns) sum += row[from + month * COLUMNS_PER_MONTH + COLUMN[column]] ?? 0;
    return sum;
  };
  const ratioIn = (row: Float64Array, of: readonly ColumnName[], per: readonly ColumnName[], span: Span) =>
    sumIn(row, of, span) / sumIn(row, per, span);
  const firstIn = (row: Float64Array) => {
    for (let month = 0; month < months; month++)
      for (let rule = 0; rule < life.rules; rule++)
        if ((row[from + signed + rule * months + month] ?? 0) > 0) return month + 1;
    return Number.NaN;
  };
  return {
    months,
    sum: (columns, span = whole) => rows.map((row) => sumIn(row, columns, span)),
    ratio: (of, per, span = whole) => rows.map((row) => ratioIn(row, of, per, span)),
    gap: (span = whole) =>
      rows.map(
        (row) =>
          ratioIn(row, ["contractualMet"], ["contractualTickets"], span) -
          ratioIn(row, ["experiencedMet"], ["experiencedTickets"], span),
      ),
    wait: (priority) =>
      rows.map((row) => {
        const at = from + waits + 3 * (priority - 1);
        return (row[at + 1] ?? Number.NaN) / (row[at] ?? Number.NaN);
      }),
    line: (id) => {
      const place = life.lines.indexOf(id);
      if (place < 0) throw new Error(`no line ${id} among ${life.lines.join(", ")}`);
      const at = from + lines + 4 * place;
      return rows.map((row) => (row[at] ?? Number.NaN) / (row[at + 1] ?? Number.NaN));
    },
    resolutionHours: () =>
      rows.map((row) => {
        let tickets = 0;
        let minutes = 0;
        for (let priority = 0; priority < 4; priority++) {
          const at = from + waits + 3 * priority;
          tickets += row[at] ?? Number.NaN;
          minutes += row[at + 2] ?? Number.NaN;
        }
        return minutes / tickets / 60;
      }),
    firstAmendment: () => rows.map(firstIn),
  };
}

/** Paired difference of two readings of the same replications: first − second. */
export function paired(first: readonly number[], second: readonly number[]): Estimate {
  return estimate(first.map((value, at) => value - (second[at] ?? Number.NaN)));
}

export const meanOf = (values: readonly number[]): Estimate => estimate(values);

const shown = ({ mean, low, high, n }: Estimate) =>
  `${mean.toPrecision(4)} [${low.toPrecision(4)}, ${high.toPrecision(4)}], n = ${n}`;

/** Whether the whole interval lies above or below a level, with what was found. A claim of no effect is two of them: within a margin. */
export function shows(
  found: Estimate,
  claim: "above" | "below",
  level = 0,
): { isShown: boolean; found: string } {
  const isShown = claim === "above" ? found.low > level : found.high < level;
  return { isShown, found: `${shown(found)} is ${claim} ${level}` };
}
