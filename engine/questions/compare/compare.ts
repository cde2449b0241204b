/**
 * Which design is best, on each indicator asked for, with a guaranteed probability of correct selection. Replications are added
 * until every indicator has its best design, or the budget ends; the answer says which. Values are compared replication by
 * replication under common random numbers; replications that share a draw of the ranges count once, by their mean.
 */
import { INDICATORS, type IndicatorName } from "../../answer/indicators.ts";
import { measuresOf } from "../../answer/measure.ts";
import type { Reduction } from "../../answer/reduction.ts";
import type { StudyResult, Unit } from "../../answer/result.ts";
import type { Compiled } from "../../compile/compile.ts";
import type { Text } from "../../scenario/notation.ts";
import { Selection } from "../../statistics/selection.ts";
import { runStudy } from "../../study.ts";
import { ENGINE_VERSION } from "../../version.ts";
import type { Answer } from "../answer.ts";
import type { Tools } from "../question.ts";
import { heavyCaveats, worstShare } from "../swamped.ts";
import { caveatsOf, restsOn, tablesOf, verdictOf } from "./words.ts";

export interface CompareTerms extends Tools<CompareAnswer> {
  /** default: the scenario's */
  seed?: number;
  /** with the smallest difference worth detecting, in the indicator's unit (a share for shares) */
  indicators: { name: IndicatorName; indifference: number }[];
  /** probability that all selections are right at once */
  confidence: number;
  /** most replications to be played; default: the scenario's */
  replications?: number;
}

/** Where a design stands on one indicator. */
export interface Standing {
  design: string;
  name: Text;
  mean: number | null;
  ci95: [number, number] | null;
  /** this design minus the selected one; null for the selected one itself, and where none leads */
  behind: { mean: number | null; ci95: [number, number] | null } | null;
  /** selected: the best; equal: no further than the indifference from it, at 95 %; eliminated: not better by the indifference, at the confidence; undecided: the budget ended first */
  standing: "selected" | "equal" | "eliminated" | "undecided";
}

export interface Ranking {
  indicator: IndicatorName;
  label: Text;
  unit: Unit;
  better: "high" | "low";
  indifference: number;
  /** designs from the best mean to the worst */
  designs: Standing[];
  /** false: the budget ended before a best design was selected */
  isDecided: boolean;
  /** replications after which it was selected */
  replications: number;
  /** replications in which the indicator is not defined for every design: they tell nothing of it */
  undefined: number;
}

export interface CompareFigures {
  confidence: number;
  requested: number;
  /** lives that a fixed number of futures of every design would have taken for the same guarantee; null before the first stage is over */
  fixedGridLives: number | null;
  rankings: Ranking[];
}

export type CompareAnswer = Answer<"compare", CompareFigures>;

/** replications, or draws of the ranges, before the first elimination: paired differences cover as they should from here on (docs/validation.md) */
export const FIRST_STAGE = 64;

/** The selection on one indicator, fed from a study. */
class Contest {
  declare readonly selection: Selection;
  declare readonly name: IndicatorName;
  declare readonly indifference: number;
  declare undefined: number;
  /** replications that the study had when the best was selected */
  declare decidedAt: number;
  declare private readonly sign: number;
  declare private clusters: number;

  constructor(name: IndicatorName, indifference: number, confidence: number, systems: number) {
    this.selection = new Selection({ systems, confidence, indifference, first: FIRST_STAGE });
    this.name = name;
    this.indifference = indifference;
    this.undefined = 0;
    this.decidedAt = 0;
    this.sign = INDICATORS[name].better === "low" ? -1 : 1;
    this.clusters = 0;
  }

  /** Reads the replications that the study has added since. */
  read({ designs, measures, replications, perDraw }: Reduction): void {
    const at = measures.findIndex(({ name }) => name === this.name);
    for (; (this.clusters + 1) * perDraw <= replications; this.clusters++) {
      const values = designs.map((columns) => {
        let sum = 0;
        for (let one = 0; one < perDraw; one++)
          sum += columns[at]?.values[this.clusters * perDraw + one] ?? Number.NaN;
        return (this.sign * sum) / perDraw;
      });
      if (values.some(Number.isNaN)) this.undefined += perDraw;
      else this.selection.add(values);
      if (this.decidedAt === 0 && this.isDecided) this.decidedAt = (this.clusters + 1) * perDraw;
    }
  }

  get isDecided(): boolean {
    return this.selection.state().selected !== null;
  }
}

/** One design minus another on an indicator; null where nothing is known of it. */
function gapBetween(
  result: StudyResult,
  name: IndicatorName,
  design: string,
  other: string,
): Standing["behind"] {
  const asListed = result.differences.find((pair) => pair.design === design && pair.against === other);
  const reversed = result.differences.find((pair) => pair.design === other && pair.against === design);
  const { mean = null, ci95 = null } = (asListed ?? reversed)?.indicators[name] ?? {};
  if (asListed || mean === null) return { mean, ci95 };
  return { mean: -mean, ci95: ci95 && [-ci95[1], -ci95[0]] };
}

function standingsOf({ name, indifference, selection }: Contest, result: StudyResult): Standing[] {
  const { selected, survivors } = selection.state();
  const best = selected === null ? null : result.designs[selected];
  const standing = (at: number, gap: Standing["behind"]): Standing["standing"] => {
    if (at === selected) return "selected";
    if (gap?.ci95 && Math.max(-gap.ci95[0], gap.ci95[1]) <= indifference) return "equal";
    return selected !== null || !survivors.includes(at) ? "eliminated" : "undecided";
  };
  return result.designs.map(({ id, name: design, indicators }, at) => {
    const behind = best && best.id !== id ? gapBetween(result, name, id, best.id) : null;
    const { mean = null, ci95 = null } = indicators[name] ?? {};
    return { design: id, name: design, mean, ci95, behind, standing: standing(at, behind) };
  });
}

function rankingOf(contest: Contest, result: StudyResult): Ranking {
  const { label, unit, better } = INDICATORS[contest.name];
  const sign = better === "low" ? 1 : -1;
  return {
    indicator: contest.name,
    label,
    unit,
    better: better ?? "high",
    indifference: contest.indifference,
    designs: standingsOf(contest, result).sort(
      (a, b) => sign * ((a.mean ?? Number.NaN) - (b.mean ?? Number.NaN)),
    ),
    isDecided: contest.isDecided,
    replications: contest.isDecided ? contest.decidedAt : result.replications,
    undefined: contest.undefined,
  };
}

/** Indicators that the scenario answers and of which more, or less, is better for the client. */
export const comparableIn = (compiled: Compiled): IndicatorName[] =>
  measuresOf(compiled).flatMap(({ name, indicator }) => (indicator.better === null ? [] : [name]));

/** futures of every design before the first coarse answer: within a second, with a few designs */
const FIRST_ANSWER = 8;

/**
 * Compares the designs of a scenario.
 * @throws RangeError with fewer than two designs, an indicator that cannot be compared here, or a term outside its range
 */
export async function compare(compiled: Compiled, terms: CompareTerms): Promise<CompareAnswer> {
  const { indicators, confidence, executor, signal, onProgress, onPartial, seed } = terms;
  const requested = terms.replications ?? compiled.replications;
  const allowed = comparableIn(compiled);
  for (const { name } of indicators)
    if (!allowed.includes(name)) throw new RangeError(`indicators: ${name}; allowed: ${allowed.join(", ")}`);
  const each = 1 - (1 - confidence) / Math.max(1, indicators.length);
  const contests = indicators.map(
    ({ name, indifference }) => new Contest(name, indifference, each, compiled.designs.length),
  );
  let read: Reduction | null = null;
  const answered = (result: StudyResult) =>
    answerOf({ confidence, requested }, contests, result, read && worstIn(read));
  const result = await runStudy(compiled, {
    executor,
    replications: requested,
    ...(seed === undefined ? {} : { seed }),
    ...(signal ? { signal } : {}),
    ...(onProgress ? { onProgress } : {}),
    ...(onPartial ? { onPartial: (partial: StudyResult) => onPartial(answered(partial)) } : {}),
    firstAnswer: FIRST_ANSWER,
    isEnough: (reduction) => {
      read = reduction;
      for (const contest of contests) contest.read(reduction);
      return contests.every(({ isDecided }) => isDecided);
    },
  });
  return answered(result);
}

/** What the worst future of each design makes of its lost hours. */
function worstIn({ designs, measures, replications, compiled }: Reduction) {
  const at = measures.findIndex(({ name }) => name === "lostHours");
  return designs.map((columns, design) => ({
    name: compiled.designs[design]!.name,
    worstFuture: worstShare(columns[at]?.values.slice(0, replications) ?? new Float64Array()),
  }));
}

/** Every design in as many futures as the indicator that asks for most of them; draws of the ranges count once. */
function fixedGridOf(contests: readonly Contest[], { designs, perDraw }: StudyResult): number | null {
  const needed = contests.map(({ selection }) => selection.fixed);
  if (needed.includes(null)) return null;
  return Math.max(...needed.map((clusters) => clusters ?? 0)) * perDraw * designs.length;
}

function answerOf(
  asked: Pick<CompareFigures, "confidence" | "requested">,
  contests: readonly Contest[],
  result: StudyResult,
  worst: ReturnType<typeof worstIn> | null,
): CompareAnswer {
  const figures = {
    ...asked,
    fixedGridLives: fixedGridOf(contests, result),
    rankings: contests.map((contest) => rankingOf(contest, result)),
  };
  return {
    question: "compare",
    scenarioHash: result.scenarioHash,
    world: result.world,
    engineVersion: ENGINE_VERSION,
    seed: result.seed,
    replications: result.replications,
    lives: result.replications * result.designs.length,
    verdict: verdictOf(figures),
    isDecided: figures.rankings.every(({ isDecided }) => isDecided),
    restsOn: restsOn(figures, result),
    caveats: [...caveatsOf(figures, result), ...heavyCaveats(worst ?? [])],
    guesses: [],
    figures,
    tables: tablesOf(figures),
  };
}
