/**
 * Coverage of the 95 % intervals: many studies of n replications each are repeated, and the share of them whose interval
 * holds the true value is counted. The true value is that of all replications together, hundreds of times more than one
 * study has.
 */
import { compile, type IndicatorName, readScenario, type ScenarioInput } from "#engine";
import { type Measure, measuresOf, overLife } from "../../engine/answer/measure.ts";
import type { Compiled } from "../../engine/compile/compile.ts";
import type { Executor } from "../../engine/executor.ts";
import { columnCount } from "../../engine/life/layout.ts";
import { rowLength, wholeBlock } from "../../engine/life/replicate.ts";
import { CrossSums, pairedDifference, ratioOfSums, Sums } from "../../engine/statistics/estimate.ts";
import type { Interval } from "../../engine/statistics/interval.ts";
import { wilson } from "../../engine/statistics/wilson.ts";
import { deskScenario } from "../laws/desk.ts";

/** Indicators whose intervals are counted; each alone in the first design, and as a difference between the two. */
export const COVERED = [
  "experiencedAttainment",
  "contractualAttainment",
  "lostHours",
  "invoicedCost",
  "penalties",
  "providerMargin",
  "backlog",
  "missedPeriods",
] as const satisfies readonly IndicatorName[];

/**
 * From how many replications on an interval holds the truth as often as it says. At 16, differences hold it in 92 to 93
 * studies of 100. A difference that most futures do not show (the backlog's: nearly always the same) has intervals that
 * are far too narrow until enough futures have shown it.
 */
export function nominalFrom(what: string): number {
  if (what === "backlog, paired difference") return 1024;
  return what.endsWith("paired difference") || what === "backlog, P(lower)" ? 64 : 16;
}

export interface Coverage {
  what: string;
  n: number;
  studies: number;
  covered: number;
  /** 99.9 % limits of the share covered if each interval held the truth with 95 % */
  nominal: [low: number, high: number];
}

/** A desk whose penalties are capped and skewed, alone and with a second technician behind it. */
export function coverageScenario(): ScenarioInput {
  const scenario = deskScenario();
  const { desk } = scenario.designs;
  const back = desk?.provider.teams["back"];
  if (!desk || !back) throw new Error("the desk has changed its names");
  return {
    ...scenario,
    designs: {
      desk,
      larger: {
        ...desk,
        provider: {
          teams: { ...desk.provider.teams, back: { ...back, shifts: [{ window: "office", headcount: 2 }] } },
        },
      },
    },
  };
}

/** (n, d) of every covered indicator of both designs, replication by replication. */
export class Played {
  readonly replications: number;
  private readonly pairs: Float64Array;
  private readonly width: number;

  constructor(replications: number, measures: number) {
    this.replications = replications;
    this.width = 4 * measures;
    this.pairs = new Float64Array(replications * this.width);
  }

  put(replication: number, measure: number, design: number, n: number, d: number): void {
    const at = replication * this.width + 4 * measure + 2 * design;
    this.pairs[at] = n;
    this.pairs[at + 1] = d;
  }

  /** n and d of the first design, then of the second. */
  of(replication: number, measure: number): readonly [number, number, number, number] {
    const at = replication * this.width + 4 * measure;
    const [n1 = 0, d1 = 0, n2 = 0, d2 = 0] = this.pairs.subarray(at, at + 4);
    return [n1, d1, n2, d2];
  }
}

/** Plays the replications of all studies together. */
export async function playAll(replications: number, executor: Executor): Promise<Played> {
  const read = readScenario(coverageScenario());
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const compiled = compile(read.scenario, read.world);
  const measures = COVERED.map((name) => measuresOf(compiled).find((measure) => measure.name === name));
  if (measures.some((measure) => !measure)) throw new Error("an indicator is not answered");
  const played = new Played(replications, COVERED.length);
  const { signal } = new AbortController();
  const blocks = Math.ceil(replications / 16);
  for (let first = 0; first < blocks; first += executor.width) {
    const some = Array.from({ length: Math.min(executor.width, blocks - first) }, (_, at) => first + at);
    const rows = await Promise.all(
      some.map((block) => executor.run(compiled, 2027, wholeBlock(block), signal)),
    );
    for (const [at, block] of some.entries())
      keep(compiled, measures as Measure[], rows[at] as Float64Array, block, played);
  }
  return played;
}

function keep(
  compiled: Compiled,
  measures: readonly Measure[],
  rows: Float64Array,
  block: number,
  into: Played,
): void {
  const length = rowLength(compiled);
  const second = columnCount(compiled, compiled.designs[0] as Compiled["designs"][number]);
  const pair = { n: 0, d: 0 };
  for (let at = 0; at < 16 && block * 16 + at < into.replications; at++) {
    const row = rows.subarray(at * length, (at + 1) * length);
    measures.forEach((measure, place) => {
      for (const design of [0, 1]) {
        overLife(measure, row, design * second, compiled.months, pair);
        into.put(block * 16 + at, place, design, pair.n, pair.d);
      }
    });
  }
}

interface Estimates {
  alone: Interval;
  difference: Interval;
  /** share of replications in which the second design has the lower value, with its Wilson interval */
  lower: { share: number; low: number; high: number };
}

function estimatesOf(played: Played, measure: number, from: number, n: number): Estimates {
  const [first, second, cross] = [new Sums(), new Sums(), new CrossSums()];
  let lower = 0;
  let isEqual = true;
  for (let replication = from; replication < from + n; replication++) {
    const [n1, d1, n2, d2] = played.of(replication, measure);
    first.add(n1, d1);
    second.add(n2, d2);
    cross.add(n2, d2, n1, d1);
    if (n2 / d2 < n1 / d1) lower++;
    if (n1 !== n2 || d1 !== d2) isEqual = false;
  }
  return {
    alone: ratioOfSums(first),
    difference: pairedDifference(second, first, cross, isEqual),
    lower: wilson(lower, n),
  };
}

const holds = ({ low, high }: Interval, truth: number | null) =>
  low !== null && high !== null && truth !== null && low <= truth && truth <= high;

/** 99.9 % limits of a share of `studies` when the true one is 95 %. */
function nominalLimits(studies: number): [number, number] {
  const half = 3.29 * Math.sqrt((0.95 * 0.05) / studies);
  return [0.95 - half, 0.95 + half];
}

/** Whether an interval that is said to be nominal at this n holds the truth often enough; one that holds it more often is only cautious. */
export const isAsSaid = ({ what, n, studies, covered, nominal }: Coverage): boolean =>
  n < nominalFrom(what) || covered / studies >= nominal[0];

/** Counts, for each indicator, how many of `studies` disjoint studies of n replications hold the truth. */
export function coverageOf(played: Played, n: number, studies: number): Coverage[] {
  if (n * studies > played.replications)
    throw new RangeError(`${studies} studies of ${n} need more replications`);
  const nominal = nominalLimits(studies);
  return COVERED.flatMap((name, measure) => {
    const truth = estimatesOf(played, measure, 0, played.replications);
    const covered = { alone: 0, difference: 0, lower: 0 };
    for (let study = 0; study < studies; study++) {
      const found = estimatesOf(played, measure, study * n, n);
      if (holds(found.alone, truth.alone.mean)) covered.alone++;
      if (holds(found.difference, truth.difference.mean)) covered.difference++;
      if (found.lower.low <= truth.lower.share && truth.lower.share <= found.lower.high) covered.lower++;
    }
    const row = (what: string, count: number): Coverage => ({ what, n, studies, covered: count, nominal });
    return [
      row(`${name}, mean`, covered.alone),
      row(`${name}, paired difference`, covered.difference),
      row(`${name}, P(lower)`, covered.lower),
    ];
  });
}
