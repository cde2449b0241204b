/** What one variant did in the futures played so far: its indicators and its promises, future by future. */
import type { IndicatorName } from "../answer/indicators.ts";
import { atMonth, type Measure, measuresOf, overLife, type Pair, scaleToDraw } from "../answer/measure.ts";
import type { Compiled, CompiledDesign } from "../compile/compile.ts";
import { drawnNumber } from "../compile/draws.ts";
import { STAGES } from "../life/columns.ts";
import { lifeLayout, READING_COLUMNS } from "../life/layout.ts";
import type { Fault } from "../scenario/errors.ts";
import { PRIORITIES } from "../scenario/notation.ts";
import { clusteredShare } from "../statistics/clusters.ts";
import { CrossSums, pairedDifference, ratioOfSums, Sums } from "../statistics/estimate.ts";
import type { Figure } from "./answer.ts";
import { endsSwamped } from "./swamped.ts";

/** Columns of an SLA line: tickets met, tickets, periods met, periods. */
const PER_LINE = 4;

/** Columns of a declared priority: tickets resolved, minutes to first touch, minutes to resolution. */
const PER_PRIORITY = 3;

const shown = (low: number | null, high: number | null): [number, number] | null =>
  low === null || high === null ? null : [low, high];

/** The counts of the periods that closed, the same ones under every target. */
const closedPeriods = (columns: Float64Array) => Int32Array.from(columns.filter((count) => count >= 0));

export interface TrackOptions {
  /** indicators to be kept month by month too */
  monthly?: readonly IndicatorName[] | undefined;
  /** whose client of a portfolio it is, where it is not the scenario's own */
  of?: { scenario: Compiled; client: string } | null;
}

export class Track {
  /** the scenario in which it was played, and its design there */
  declare readonly compiled: Compiled;
  declare readonly design: CompiledDesign;
  /** futures played */
  declare replications: number;
  /** why the next future cannot be played: a team that never catches up */
  declare unstable: readonly Fault[] | undefined;
  /** futures that end with a team that no longer keeps up */
  declare readonly swamped: number[];
  declare readonly perDraw: number;
  /** the other clients of the portfolio, where they are asked for, in their order */
  declare clients: { id: string; track: Track }[];
  declare private readonly of: TrackOptions["of"];
  declare private readonly seed: number;
  declare private readonly measures: Measure[];
  /** per future: numerator and denominator of every measure */
  declare private readonly pairs: Float64Array[];
  /** per future: four columns of every SLA line */
  declare private readonly lines: Float64Array[];
  declare private readonly linesFrom: number;
  /** per future: tickets resolved, minutes to first touch and to resolution, by declared priority */
  declare private readonly waits: Float64Array[];
  /** per future: the columns of every reading and line */
  declare private readonly read: Float64Array[];
  /** per future: tickets met and tickets after every step from the report to what users live */
  declare private readonly stages: Float64Array[];
  /** per future: counts of every other target and period */
  declare private readonly underOthers: Int32Array[];
  /** measures whose months are kept, each with its sums month by month */
  declare private readonly monthly: { measure: Measure; sums: Sums[] }[];

  constructor(
    compiled: Compiled,
    design: CompiledDesign,
    seed: number,
    { monthly = [], of = null }: TrackOptions = {},
  ) {
    this.compiled = compiled;
    this.design = design;
    this.seed = seed;
    this.replications = 0;
    this.unstable = undefined;
    this.swamped = [];
    this.of = of;
    this.clients = [];
    this.perDraw = (of?.scenario ?? compiled).ranges?.perDraw ?? 1;
    this.measures = measuresOf(compiled);
    this.pairs = [];
    this.lines = [];
    this.waits = [];
    this.read = [];
    this.stages = [];
    this.underOthers = [];
    this.linesFrom = lifeLayout(compiled, design).lines;
    this.monthly = this.measures
      .filter(({ name }) => monthly.includes(name))
      .map((measure) => ({
        measure,
        sums: Array.from({ length: compiled.months }, () => new Sums(this.perDraw)),
      }));
  }

  /** Adds the next future: the columns of its row that begin at `from`. */
  add(row: Float64Array, from: number): void {
    const { compiled, measures, perDraw, replications, seed, of } = this;
    const stating = of?.scenario ?? compiled;
    const within = of ? ["clients", of.client] : [];
    if (stating.ranges && replications % perDraw === 0)
      scaleToDraw(measures, compiled, (...path) =>
        drawnNumber(stating, [...within, ...path], seed, replications / perDraw),
      );
    const pairs = new Float64Array(2 * measures.length);
    const pair: Pair = { n: 0, d: 0 };
    measures.forEach((measure, at) => {
      overLife(measure, row, from, compiled.months, pair);
      pairs[2 * at] = pair.n;
      pairs[2 * at + 1] = pair.d;
    });
    this.pairs.push(pairs);
    if (endsSwamped(row, from, compiled.months)) this.swamped.push(replications);
    for (const { measure, sums } of this.monthly)
      sums.forEach((sum, month) => {
        atMonth(measure, row, from, month, pair);
        sum.add(pair.n, pair.d);
      });
    const lines = from + this.linesFrom;
    this.stages.push(row.slice(lines - 2 * STAGES.length, lines));
    this.lines.push(row.slice(lines, lines + PER_LINE * this.design.slas.length));
    const { waits } = lifeLayout(compiled, this.design);
    this.waits.push(row.slice(from + waits, from + waits + PER_PRIORITY * PRIORITIES.length));
    if (this.design.clock.readings.length > 0) {
      const { readings, signed } = lifeLayout(compiled, this.design);
      this.read.push(row.slice(from + readings, from + signed));
    }
    if (this.design.otherTargets) {
      const { otherTargets, count } = lifeLayout(compiled, this.design);
      this.underOthers.push(closedPeriods(row.subarray(from + otherTargets, from + count)));
    }
    this.replications++;
  }

  get indicators(): IndicatorName[] {
    return this.measures.map(({ name }) => name);
  }

  /** @throws RangeError for an indicator that the scenario cannot answer */
  private placeOf(name: IndicatorName): number {
    const at = this.measures.findIndex((measure) => measure.name === name);
    if (at < 0) throw new RangeError(`indicator: ${name}; allowed: ${this.indicators.join(", ")}`);
    return 2 * at;
  }

  /** One value per future; NaN where the indicator has none. */
  values(name: IndicatorName): Float64Array {
    const at = this.placeOf(name);
    return Float64Array.from(this.pairs, (pairs) => {
      const d = pairs[at + 1] ?? 0;
      return d > 0 ? (pairs[at] ?? 0) / d : Number.NaN;
    });
  }

  private sums(name: IndicatorName, count: number): Sums {
    const at = this.placeOf(name);
    const sums = new Sums(this.perDraw);
    for (let one = 0; one < count; one++) sums.add(this.pairs[one]![at]!, this.pairs[one]![at + 1]!);
    return sums;
  }

  /** The indicator over the first futures (all, unless said): ratio of sums with its interval. */
  estimate(name: IndicatorName, count: number = this.replications): Figure {
    const { mean, low, high } = ratioOfSums(this.sums(name, count));
    return { mean, ci95: shown(low, high) };
  }

  /** An indicator of which months are kept, in one month, 0 = the first; nothing where it is not in force in any future. */
  month(name: IndicatorName, month: number): Figure {
    const sums = this.monthly.find(({ measure }) => measure.name === name)?.sums[month];
    if (!sums) throw new RangeError(`months of ${name} are not kept, or there is no month ${month}`);
    const { mean, low, high } = ratioOfSums(sums);
    return { mean, ci95: shown(low, high) };
  }

  /** What indicators make of another that they are parts of, in a future: mean of the futures where there is anything of it. */
  shareOf(parts: readonly IndicatorName[], whole: IndicatorName): Figure {
    const places = parts.map((part) => this.placeOf(part));
    const at = this.placeOf(whole);
    const sums = new Sums(this.perDraw);
    for (const pairs of this.pairs) {
      const all = pairs[at]!;
      const of = places.reduce((sum, place) => sum + pairs[place]!, 0);
      sums.add(all > 0 ? of / all : 0, all > 0 ? 1 : 0);
    }
    const { mean, low, high } = ratioOfSums(sums);
    return { mean, ci95: shown(low, high) };
  }

  /** This variant minus another, paired by future over those that both have played. */
  minus(other: Track, name: IndicatorName): Figure {
    const count = Math.min(this.replications, other.replications);
    const [a, b] = [this.placeOf(name), other.placeOf(name)];
    const cross = new CrossSums(this.perDraw);
    let areEqual = true;
    for (let one = 0; one < count; one++) {
      const [x, y] = [this.pairs[one]!, other.pairs[one]!];
      cross.add(x[a]!, x[a + 1]!, y[b]!, y[b + 1]!);
      if (x[a] !== y[b] || x[a + 1] !== y[b + 1]) areEqual = false;
    }
    const { mean, low, high } = pairedDifference(
      this.sums(name, count),
      other.sums(name, count),
      cross,
      areEqual,
    );
    return { mean, ci95: shown(low, high) };
  }

  /**
   * What each step from contractual to experienced attainment takes away, ticket by ticket: ratios of sums, whose parts add up to
   * the difference of the two, over the first futures (all, unless said). A step without a ticket takes nothing.
   */
  steps(count: number = this.replications): { step: (typeof STAGES)[number]; loss: Figure }[] {
    const stages = this.stages.slice(0, count);
    const has = STAGES.map((_, at) => stages.some((own) => own[2 * at + 1]! > 0));
    return STAGES.slice(1).map((step, at) => {
      const before = has.lastIndexOf(true, at);
      if (!has[at + 1] || before < 0) return { step, loss: { mean: 0, ci95: [0, 0] } };
      return { step, loss: this.stageLoss(stages, before, at + 1) };
    });
  }

  private stageLoss(stages: readonly Float64Array[], before: number, after: number): Figure {
    const [first, second] = [new Sums(this.perDraw), new Sums(this.perDraw)];
    const cross = new CrossSums(this.perDraw);
    let areEqual = true;
    for (const own of stages) {
      const [x, y] = [own.subarray(2 * before, 2 * before + 2), own.subarray(2 * after, 2 * after + 2)];
      first.add(x[0]!, x[1]!);
      second.add(y[0]!, y[1]!);
      cross.add(x[0]!, x[1]!, y[0]!, y[1]!);
      if (x[0] !== y[0] || x[1] !== y[1]) areEqual = false;
    }
    const { mean, low, high } = pairedDifference(first, second, cross, areEqual);
    return { mean, ci95: shown(low, high) };
  }

  /** Counts of one SLA line in a future: tickets met, tickets, periods met, periods. */
  line(future: number, line: number): [met: number, tickets: number, periodsMet: number, periods: number] {
    const of = this.lines[future]!;
    const at = PER_LINE * line;
    return [of[at]!, of[at + 1]!, of[at + 2]!, of[at + 3]!];
  }

  /** Tickets of a future resolved for good, and their wall-clock minutes to first touch and to that resolution. */
  delays(future: number): [tickets: number, toTouchMin: number, toResolutionMin: number] {
    const of = this.waits[future]!;
    const sum: [number, number, number] = [0, 0, 0];
    for (let at = 0; at < of.length; at++) sum[at % PER_PRIORITY]! += of[at]!;
    return sum;
  }

  /** What another reading of the clocks counts on a line in a future: see READING_COLUMNS. */
  reading(future: number, reading: number, line: number): Float64Array {
    const at = READING_COLUMNS * (reading * this.design.slas.length + line);
    return this.read[future]!.subarray(at, at + READING_COLUMNS);
  }

  /**
   * One mark per future: 1 where every period of the lines is met, 0 where one is missed.
   * @param lines  places of the SLA lines in the design; default: all
   */
  kept(lines: readonly number[] = this.design.slas.map((_, at) => at)): Float64Array {
    return Float64Array.from({ length: this.replications }, (_, future) =>
      lines.every((line) => {
        const [, , met, periods] = this.line(future, line);
        return met === periods;
      })
        ? 1
        : 0,
    );
  }

  /**
   * Counts of the promise under another target in a future, by period that closed: tickets met, tickets measured.
   * @param target  its place among the other targets asked for
   */
  under(future: number, target: number): Int32Array {
    const counts = this.underOthers[future]!;
    const each = counts.length / (this.design.otherTargets?.targetsMin.length ?? 1);
    return counts.subarray(target * each, (target + 1) * each);
  }

  /** Probability that every period of the lines is met, with its Wilson interval; 0 where a team never catches up. */
  probabilityKept(lines?: readonly number[]): Figure {
    if (this.unstable) return { mean: 0, ci95: [0, 0] };
    const { share, low, high } = clusteredShare(this.kept(lines), this.perDraw);
    return { mean: share, ci95: [low, high] };
  }
}
