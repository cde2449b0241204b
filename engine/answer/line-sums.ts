/** SLA lines and readings of one design over replications: attainment, periods met, tickets that a reading judges otherwise. */
import type { Compiled, CompiledDesign } from "../compile/compile.ts";
import { lifeLayout, READING_COLUMNS } from "../life/layout.ts";
import { METRICS } from "../mechanisms/promises/measurement.ts";
import { PRIORITIES } from "../scenario/notation.ts";
import { ratioOfSums, Sums } from "../statistics/estimate.ts";
import type { ReadingResult, SlaLine, Summary, Unit } from "./result.ts";
import { Spread } from "./spread.ts";

/** A ratio of two counts: of their sums as an estimate, of each replication as a spread. */
class RatioSums {
  declare private readonly sums: Sums;
  declare private readonly spread: Spread;

  constructor(exactLimit: number, perDraw: number) {
    this.sums = new Sums(perDraw);
    this.spread = new Spread(exactLimit);
  }

  add(numerator: number, denominator: number): void {
    this.sums.add(numerator, denominator);
    this.spread.add(denominator > 0 ? numerator / denominator : Number.NaN);
  }

  summary(unit: Unit): Summary {
    const { n, mean, low, high } = ratioOfSums(this.sums);
    return {
      unit,
      n,
      mean,
      ci95: low === null || high === null ? null : [low, high],
      quantiles: this.spread.quantiles(),
    };
  }
}

/** Counts of one line, of the contract (met, tickets; periods met, periods) or of a reading (met, tickets; differing; moved). */
interface LineSums {
  attainment: RatioSums;
  others: [RatioSums, RatioSums];
}

export class DesignLines {
  declare private readonly design: CompiledDesign;
  declare private readonly lines: LineSums[];
  /** [reading][line] */
  declare private readonly readings: LineSums[][];
  declare private readonly linesFrom: number;
  declare private readonly readingsFrom: number;

  constructor(compiled: Compiled, design: CompiledDesign, exactLimit: number, perDraw: number) {
    const ratio = () => new RatioSums(exactLimit, perDraw);
    const open = (): LineSums[] =>
      design.slas.map(() => ({
        attainment: ratio(),
        others: [ratio(), ratio()],
      }));
    const layout = lifeLayout(compiled, design);
    this.design = design;
    this.lines = open();
    this.readings = design.clock.readings.map(open);
    this.linesFrom = layout.lines;
    this.readingsFrom = layout.readings;
  }

  /** Adds the columns of one replication of the design, which begin at `from`. */
  add(row: Float64Array, from: number): void {
    this.lines.forEach(({ attainment, others }, line) => {
      const at = from + this.linesFrom + 4 * line;
      attainment.add(row[at]!, row[at + 1]!);
      others[0].add(row[at + 2]!, row[at + 3]!);
    });
    this.readings.forEach((lines, reading) => {
      lines.forEach(({ attainment, others }, line) => {
        const at = from + this.readingsFrom + READING_COLUMNS * (reading * this.lines.length + line);
        attainment.add(row[at]!, row[at + 1]!);
        others[0].add(row[at + 2]!, 1);
        others[1].add(row[at + 3]!, 1);
      });
    });
  }

  slas(): SlaLine[] {
    return this.design.slas.map((line, at) => {
      const { attainment, others } = this.lines[at]!;
      return {
        id: line.id,
        metric: METRICS[line.metric]!,
        priority: PRIORITIES[line.priority] ?? "all",
        targetMin: line.targetMin,
        required: line.required,
        attainment: attainment.summary("share"),
        periodsMet: others[0].summary("share"),
      };
    });
  }

  readingResults(): ReadingResult[] {
    const { clock, slas } = this.design;
    return clock.readings.map(({ id }, reading) => ({
      id,
      lines: slas.flatMap((line, at) => {
        if (line.service !== null) return []; // no clock to read otherwise
        const { attainment, others } = this.readings[reading]![at]!;
        return [
          {
            id: line.id,
            attainment: attainment.summary("share"),
            differing: others[0].summary("tickets"),
            moved: others[1].summary("tickets"),
          },
        ];
      }),
    }));
  }
}
