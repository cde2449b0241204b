/** The answer of a study: what `run --json` prints, the service stores and the page draws. All plain JSON. */
import type { MetricName } from "../mechanisms/promises/measurement.ts";
import type { Text } from "../scenario/notation.ts";

export const QUANTILES = [0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975] as const;

export type Unit =
  | "share"
  | "points"
  | "h"
  | "h/user/yr"
  | "EUR"
  | "tickets"
  | "months"
  | "min"
  | "count"
  | "trust";

/** Mean over replications with its 95 % confidence interval (error), and the spread of futures (risk): two different things. */
export interface Summary {
  unit: Unit;
  /** replications in which the indicator is defined */
  n: number;
  mean: number | null;
  ci95: [number, number] | null;
  /** by QUANTILES; null where n does not support the quantile */
  quantiles: (number | null)[];
  /** only where the scenario has ranges */
  spreadByCause?: SpreadByCause;
}

/** The spread of one lifetime value, split between luck and not knowing (analysis of variance by draw of the ranges). */
export interface SpreadByCause {
  /** share of the variance that comes from not knowing; null where nothing varies or fewer than 5 draws were played */
  notKnowing: number | null;
  /** null below 20 draws, or where luck is too rare to be measured */
  ci95: [number, number] | null;
  /** standard deviation that would remain if the ranges were known, and that of what they add */
  luckSd: number | null;
  notKnowingSd: number | null;
}

/** A number of the scenario that is not known, and what the study took it to be. */
export interface RangeResult {
  /** where the scenario states it */
  path: string;
  label: Text;
  form: "between" | "likely" | "oneOf";
  /** its ends or values as written: [low, high], [low, likely, high] or all */
  values: (number | string)[];
  /** of `drawn`; null: a plain number */
  unit: string | null;
  /** by draw; a distribution's mean in minutes, or which of listed distributions (0 = first) */
  drawn: number[];
}

/** One indicator month by month. Arrays are by month. */
export interface MonthSeries {
  unit: Unit;
  mean: (number | null)[];
  ciLow: (number | null)[];
  ciHigh: (number | null)[];
  /** [quantile of QUANTILES][month] */
  quantiles: (number | null)[][];
  /** [replication 0 to 19][month] */
  paths: (number | null)[][];
}

/** A probability estimated from n replications with its 95 % Wilson interval. */
export interface Probability {
  count: number;
  n: number;
  share: number;
  low: number;
  high: number;
}

/** An estimate with its 95 % interval, null where the replications do not support one. */
export interface RiskEstimate {
  value: number;
  ci95: [number, number] | null;
}

/** Named risk measures of a lifetime indicator: the bad end of its futures. Error of each estimate apart, as its 95 % interval. */
export interface Risk {
  /** where the losses lie: high values, or low ones where more is better */
  badEnd: "high" | "low";
  /** stated in the scenario's experiment; null: none */
  threshold: number | null;
  /** probability that a future is strictly worse than the threshold */
  beyondThreshold: Probability | null;
  /** value that one future in ten is worse than (90th percentile of the loss), interval of order statistics; null where n does not support it */
  oneInTen: RiskEstimate | null;
  /** expected shortfall at 90 %: mean of the worst tenth of the futures */
  shortfall: RiskEstimate | null;
}

/** One step from contractual to experienced attainment; the parts add up exactly to contractual − experienced. */
export interface AccountingPart {
  id:
    | "otherMonth"
    | "reclassified"
    | "looserTarget"
    | "paused"
    | "excluded"
    | "disputed"
    | "outOfScope"
    | "bypassed";
  kind: "neverPromised" | "notCounted" | "estimated";
  /** attainment points lost in this step, share scale (0.034 = 3.4 points); ratio of sums over all replications */
  loss: number;
  /** tickets per replication that the step adds to the denominator */
  addedTickets: number;
}

export interface SignedAmendment {
  rule: string;
  name: Text;
  month: number;
  /** share of replications in which it was signed in that month */
  share: number;
}

export interface SlaLine {
  id: string;
  metric: MetricName;
  priority: string;
  targetMin: number;
  required: number;
  /** contractual attainment over the whole life */
  attainment: Summary;
  /** probability that a closed period meets the target */
  periodsMet: Summary;
}

/** The same tickets under another reading of the clocks. */
export interface ReadingResult {
  id: string;
  lines: {
    /** id of the SLA line */
    id: string;
    /** attainment over the whole life as this reading has it */
    attainment: Summary;
    /** tickets per replication that this reading judges otherwise than the contract: met, late, not measured */
    differing: Summary;
    /** tickets per replication judged alike and counted in another period */
    moved: Summary;
  }[];
}

export interface DesignResult {
  id: string;
  name: Text;
  baseline: boolean;
  indicators: Record<string, Summary>;
  months: Record<string, MonthSeries>;
  /** one value per replication of every lifetime indicator */
  lifetimes: Record<string, (number | null)[]>;
  /** of every lifetime indicator that has a good direction */
  risks: Record<string, Risk>;
  accounting: { contractual: number | null; experienced: number | null; parts: AccountingPart[] };
  slas: SlaLine[];
  /** other readings of the same tickets that the contract lists */
  readings: ReadingResult[];
  amendments: SignedAmendment[];
  /** months in which a committee meets */
  committees: number[];
  /** months of notice deadlines */
  notice: number[];
  /** by declared priority, over all replications: wall-clock minutes from opening to first touch and to the resolution that held, once per ticket */
  waits: {
    priority: string;
    ticketsPerReplication: number;
    meanWaitMin: number;
    meanResolutionMin: number;
  }[];
}

export interface DifferenceSummary extends Summary {
  /** probabilities that `design` is better, equal, worse than `against` in a future; null where the indicator has no good direction */
  better: Probability | null;
  equal: Probability | null;
  worse: Probability | null;
}

/** Paired differences design − against, replication by replication under common random numbers. */
export interface PairResult {
  design: string;
  against: string;
  indicators: Record<string, DifferenceSummary>;
  /** of the paired differences, loss by loss */
  risks: Record<string, Risk>;
  months: Record<string, MonthSeries>;
  /** first month after which a simultaneous 95 % band of the cumulative mean difference excludes zero up to the horizon */
  partingMonth: Record<string, number | null>;
}

export interface SituationEvent {
  id: string;
  name: Text;
  /** 1-based month of a dated event; null when it is random */
  month: number | null;
  /** share of replications in which it happens at least once */
  share: number;
}

/** Another client of the portfolio, under each of the study's designs. */
export interface ClientResult {
  id: string;
  name: Text;
  designs: DesignResult[];
  differences: PairResult[];
}

/** Indicators that are summed over all contracts. */
export const BOOK = ["invoicedCost", "penalties", "providerCost", "providerMargin"] as const;

/** What the provider earns on all contracts of the portfolio together, under one design. */
export interface BookResult {
  design: string;
  indicators: Record<(typeof BOOK)[number], Summary>;
  /** one value per replication */
  lifetimes: Record<(typeof BOOK)[number], (number | null)[]>;
}

export interface StudyResult {
  engineVersion: string;
  scenarioHash: string;
  world: string | null;
  seed: number;
  replications: number;
  /** replications asked for; fewer were kept if the study was cancelled */
  requested: number;
  resultHash: string;
  start: string;
  months: number;
  /** local date of each month's first day */
  monthStarts: string[];
  users: number | null;
  lostHourPriceEur: number;
  designs: DesignResult[];
  /** every pair of designs, the later listed minus the earlier listed */
  differences: PairResult[];
  events: SituationEvent[];
  /** scenario fields that are set but not simulated by this engine: none, every field of the schema acts */
  notYetSimulated: string[];
  /** numbers that are not known; empty where every number is */
  ranges: RangeResult[];
  /** replications played with each draw of the ranges; 1 without ranges. Intervals count draws, not replications */
  perDraw: number;
  /** fields of an observed state that are not stated: neutral ones were taken */
  notObserved: string[];
  /** the other clients of the same teams, and the totals of all; empty where the scenario has one client */
  clients: ClientResult[];
  book: BookResult[];
}

/** A study under way. */
export interface Progress {
  done: number;
  requested: number;
}
