/** Replications → sums, spreads and paired statistics. Rows are added in order of replication, whoever computed them. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Compiled } from "../compile/compile.ts";
import { drawnNumber } from "../compile/draws.ts";
import { columnCount } from "../life/layout.ts";
import { ownLength, rowLength } from "../life/replicate.ts";
import type { Text } from "../scenario/notation.ts";
import { CrossSums, Sums } from "../statistics/estimate.ts";
import { DesignLines } from "./line-sums.ts";
import { atMonth, type Measure, measuresOf, overLife, type Pair, scaleToDraw, valueIn } from "./measure.ts";
import { EXACT_BYTES, Spread } from "./spread.ts";

/** Sample paths shown are always these replications, never chosen. */
export const PATHS = 20;
/** replications of which the cumulative differences are kept for the parting month */
const PARTING_REPLICATIONS = 4096;

/** One indicator of one design. */
export class DesignColumn {
  declare readonly life: Sums;
  /** one value per replication */
  declare values: Float64Array;
  declare readonly months: Sums[];
  declare readonly spreads: Spread[];
  /** [replication][month] of the first replications */
  declare readonly paths: number[][];
  /** the present replication: pairs by month, then the life */
  declare readonly present: Pair[];

  constructor(months: number, exactLimit: number, isMonthly: boolean, perDraw: number) {
    const count = isMonthly ? months : 0;
    this.life = new Sums(perDraw);
    this.values = new Float64Array(64);
    this.months = Array.from({ length: count }, () => new Sums(perDraw));
    this.spreads = Array.from({ length: count }, () => new Spread(exactLimit));
    this.paths = [];
    this.present = Array.from({ length: count + 1 }, () => ({ n: 0, d: 0 }));
  }

  keep(replication: number, value: number): void {
    if (replication === this.values.length) {
      const { values } = this;
      this.values = new Float64Array(values.length * 2);
      this.values.set(values);
    }
    this.values[replication] = value;
  }
}

/** One indicator of one pair of designs: first − second. */
export class PairColumn {
  declare readonly life: CrossSums;
  declare readonly months: CrossSums[];
  declare readonly spreads: Spread[];
  declare readonly paths: number[][];
  /** no replication so far told the two designs apart: over the life, by month */
  declare isEqual: boolean;
  declare readonly isEqualAt: boolean[];
  /** cumulative differences by replication and month, for the parting month */
  declare cumulative: number[];

  constructor(months: number, exactLimit: number, isMonthly: boolean, perDraw: number) {
    const count = isMonthly ? months : 0;
    this.life = new CrossSums(perDraw);
    this.months = Array.from({ length: count }, () => new CrossSums(perDraw));
    this.spreads = Array.from({ length: count }, () => new Spread(exactLimit));
    this.paths = [];
    this.isEqual = true;
    this.isEqualAt = Array.from({ length: count }, () => true);
    this.cumulative = [];
  }
}

export class Reduction {
  declare readonly compiled: Compiled;
  declare readonly measures: Measure[];
  /** [design][measure] */
  declare readonly designs: DesignColumn[][];
  /** pairs (later, earlier) of designs */
  declare readonly pairs: { design: number; against: number; columns: PairColumn[] }[];
  /** life's own columns of each design, summed; and the evolution events */
  declare readonly tails: Float64Array[];
  declare readonly happened: Float64Array;
  /** SLA lines and readings of each design */
  declare readonly lines: DesignLines[];
  /** the other clients of the portfolio */
  declare readonly clients: { id: string; name: Text; reduction: Reduction }[];
  declare replications: number;
  /** replications that share a draw of the ranges */
  declare readonly perDraw: number;
  declare private readonly seed: number;
  /** the scenario that states the ranges, and where this client stands in it */
  declare private readonly ranges: Compiled;
  declare private readonly within: readonly string[];
  declare private readonly hash: ReturnType<typeof sha256.create>;
  declare private readonly from: number[];

  /** @param of  the scenario whose client this is, where it is another than the scenario's own, and its name there */
  constructor(compiled: Compiled, seed: number, of: { scenario: Compiled; client: string } | null = null) {
    this.seed = seed;
    this.ranges = of?.scenario ?? compiled;
    this.within = of ? ["clients", of.client] : [];
    const { designs, months } = compiled;
    const count = designs.length;
    const perDraw = this.ranges.ranges?.perDraw ?? 1;
    this.perDraw = perDraw;
    this.compiled = compiled;
    this.measures = measuresOf(compiled);
    this.pairs = [];
    const monthly = this.measures.filter(({ indicator }) => indicator.monthly).length;
    const series = (count + (count * (count - 1)) / 2) * monthly * months;
    const exactLimit = Math.max(1024, Math.floor(EXACT_BYTES / 8 / Math.max(1, series)));
    this.designs = designs.map(() =>
      this.measures.map(
        ({ indicator }) => new DesignColumn(months, exactLimit, indicator.monthly !== undefined, perDraw),
      ),
    );
    for (let design = 1; design < count; design++) {
      for (let against = 0; against < design; against++) {
        this.pairs.push({
          design,
          against,
          columns: this.measures.map(
            ({ indicator }) => new PairColumn(months, exactLimit, indicator.monthly !== undefined, perDraw),
          ),
        });
      }
    }
    this.tails = designs.map((design) => new Float64Array(columnCount(compiled, design)));
    this.happened = new Float64Array(compiled.evolution.events.length);
    this.lines = designs.map((design) => new DesignLines(compiled, design, exactLimit, perDraw));
    this.clients = compiled.clients.map(({ id, name, compiled: own }) => ({
      id,
      name,
      reduction: new Reduction(own, seed, { scenario: compiled, client: id }),
    }));
    this.replications = 0;
    this.hash = sha256.create();
    this.from = [];
    designs.reduce((place, design, at) => {
      this.from[at] = place;
      return place + columnCount(compiled, design);
    }, 0);
  }

  /** Adds the first `count` rows of a block. */
  add(rows: Float64Array, count: number): void {
    const length = rowLength(this.compiled);
    for (let at = 0; at < count; at++) this.addRow(rows.subarray(at * length, (at + 1) * length));
  }

  private addRow(row: Float64Array): void {
    const { compiled, replications, perDraw } = this;
    if (this.ranges.ranges && replications % perDraw === 0) this.turnTo(replications / perDraw);
    let place = ownLength(compiled);
    for (const { reduction } of this.clients) {
      const length = ownLength(reduction.compiled);
      reduction.addRow(row.subarray(place, place + length));
      place += length;
    }
    this.hash.update(new Uint8Array(row.buffer, row.byteOffset, row.byteLength));
    for (let design = 0; design < this.designs.length; design++) {
      const tail = this.tails[design]!;
      const from = this.from[design]!;
      for (let column = 0; column < tail.length; column++) tail[column]! += row[from + column]!;
      this.lines[design]!.add(row, from);
      for (let measure = 0; measure < this.measures.length; measure++)
        this.addDesign(design, measure, row, from);
    }
    for (const { design, against, columns } of this.pairs) {
      for (let measure = 0; measure < columns.length; measure++)
        this.addPair(
          columns[measure]!,
          this.measures[measure]!,
          this.designs[design]![measure]!,
          this.designs[against]![measure]!,
        );
    }
    const eventsFrom = ownLength(compiled) - this.happened.length;
    for (let event = 0; event < this.happened.length; event++)
      this.happened[event]! += row[eventsFrom + event]!;
    this.replications++;
  }

  /** Turns to another draw of the ranges. */
  private turnTo(draw: number): void {
    scaleToDraw(this.measures, this.compiled, (...path) =>
      drawnNumber(this.ranges, [...this.within, ...path], this.seed, draw),
    );
  }

  private addDesign(design: number, at: number, row: Float64Array, from: number): void {
    const measure = this.measures[at]!;
    const column = this.designs[design]![at]!;
    const { months, present, spreads } = column;
    const life = present[months.length]!;
    overLife(measure, row, from, this.compiled.months, life);
    column.life.add(life.n, life.d);
    column.keep(this.replications, valueIn(measure, life));
    const path: number[] = [];
    for (let month = 0; month < months.length; month++) {
      const pair = present[month]!;
      if (month > 0) Object.assign(pair, present[month - 1]);
      atMonth(measure, row, from, month, pair);
      months[month]!.add(pair.n, pair.d);
      const value = valueIn(measure, pair);
      spreads[month]!.add(value);
      if (this.replications < PATHS) path.push(value);
    }
    if (this.replications < PATHS && months.length > 0) column.paths.push(path);
  }

  private addPair(pair: PairColumn, measure: Measure, first: DesignColumn, second: DesignColumn): void {
    const count = pair.months.length;
    const a = first.present[count]!;
    const b = second.present[count]!;
    pair.life.add(a.n, a.d, b.n, b.d);
    if (a.n !== b.n || a.d !== b.d) pair.isEqual = false;
    if (count === 0) return;
    const path: number[] = [];
    for (let month = 0; month < count; month++) {
      const x = first.present[month]!;
      const y = second.present[month]!;
      pair.months[month]!.add(x.n, x.d, y.n, y.d);
      if (x.n !== y.n || x.d !== y.d) pair.isEqualAt[month] = false;
      const difference = valueIn(measure, x) - valueIn(measure, y);
      pair.spreads[month]!.add(difference);
      path.push(difference);
    }
    if (this.replications < PATHS) pair.paths.push(path);
    if (this.replications < PARTING_REPLICATIONS) {
      const one = cumulated(measure, first.present, count);
      const other = cumulated(measure, second.present, count);
      for (let month = 0; month < count; month++) {
        const difference = one[month]! - other[month]!;
        pair.cumulative.push(Number.isNaN(difference) ? 0 : difference); // nothing measured yet tells nothing apart
      }
    }
  }

  /** Draws whose cumulative differences are kept: whole ones only. */
  get partingDraws(): number {
    return Math.floor(Math.min(this.replications, PARTING_REPLICATIONS) / this.perDraw);
  }

  /** Cumulative differences by draw and month, each the mean over the draw's replications. */
  cumulativeByDraw({ cumulative }: PairColumn): Float64Array {
    const { perDraw, partingDraws } = this;
    const { months } = this.compiled;
    const means = new Float64Array(partingDraws * months);
    if (perDraw === 1) return Float64Array.from(cumulative);
    for (let at = 0; at < means.length * perDraw; at++) {
      const draw = Math.floor(at / (perDraw * months));
      means[draw * months + (at % months)]! += cumulative[at]! / perDraw;
    }
    return means;
  }

  /** SHA-256 over the columns of all replications, in order. */
  resultHash(): string {
    return bytesToHex(this.hash.clone().digest());
  }
}

/** Values of an indicator from the start up to each month: a running total or stock is that already, a ratio is one of running sums. */
function cumulated(measure: Measure, present: readonly Pair[], months: number): number[] {
  const isRunning = measure.indicator.monthly === "cumulative" || measure.indicator.stock !== undefined;
  const sum = { n: 0, d: 0 };
  return Array.from({ length: months }, (_, month) => {
    const { n, d } = present[month]!;
    sum.n = isRunning ? n : sum.n + n;
    sum.d = isRunning || measure.per.length === 0 ? 1 : sum.d + d;
    return sum.d > 0 ? sum.n / sum.d : Number.NaN;
  });
}
