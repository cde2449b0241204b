/** What chance alone does to a period's verdict: exact laws under the contract's own rule. */
import { isPeriodMet, type SlaLineTable } from "../../mechanisms/promises/sla.ts";
import { correlationOf, lateBeyond, lateBeyondOfPoisson } from "../../statistics/theory/late-counts.ts";

/** What decides a period. */
export type PeriodRule = Pick<SlaLineTable, "required" | "smallBelow" | "smallMisses">;

/** Tickets of a period: so many, or a Poisson number around a mean. */
export type Volume = { exactly: number } | { onAverage: number };

/** Late tickets that n tickets may have, by the engine's own rule for a period. */
export function allowedLate({ required, smallBelow, smallMisses }: PeriodRule, tickets: number): number {
  const rule = { required, smallBelow, smallMisses };
  let late = Math.floor(tickets * (1 - required));
  while (late < tickets && isPeriodMet(tickets - late - 1, tickets, rule)) late++;
  while (late > 0 && !isPeriodMet(tickets - late, tickets, rule)) late--;
  return late;
}

/** The same, each number of tickets worked out once. */
function remembered(rule: PeriodRule): (tickets: number) => number {
  const known: number[] = [];
  return (tickets) => {
    const allowed = known[tickets] ?? allowedLate(rule, tickets);
    known[tickets] = allowed;
    return allowed;
  };
}

/**
 * Probability that a period is missed by a provider whose tickets are on time with probability `onTime`.
 * @param designEffect  variance of the number of late tickets over that of independent ones, ≥ 1
 */
export function chanceOfMissing(
  volume: Volume,
  onTime: number,
  rule: PeriodRule,
  designEffect = 1,
  allowedOf = remembered(rule),
): number {
  const mean = "exactly" in volume ? volume.exactly : volume.onAverage;
  if (mean <= 0) return 0;
  const law = { onTime, correlation: correlationOf(designEffect, mean) };
  return "exactly" in volume
    ? Math.max(0, lateBeyond(mean, allowedOf(mean), law))
    : lateBeyondOfPoisson(mean, allowedOf, law);
}

/** True shares on time of a good and of a bad provider: 97 % and 90 % for a promise of 95 %. */
export const goodProvider = (required: number): number => required + 0.4 * (1 - required);
export const badProvider = (required: number): number => Math.max(0, required - (1 - required));

/** Late tickets that weigh as twice as many independent ones: an assumption, to be replaced by a simulated figure. */
export const CLUSTERED = 2;
export const DESIGN_EFFECTS = [1, CLUSTERED] as const;

export interface ChanceFigures {
  designEffect: number;
  /** intra-class correlation at the mean number of tickets */
  correlation: number;
  /** share of periods missed by a good and by a bad provider */
  good: number;
  bad: number;
}

/** A point of the operating characteristic: true share on time → share of periods met. */
export interface CurvePoint {
  onTime: number;
  met: number;
  metClustered: number;
}

/** Points of an operating characteristic. */
const STEPS = 40;

/** What chance does to one promise. */
export function chanceFigures(
  onAverage: number,
  rule: PeriodRule,
): { chance: ChanceFigures[]; curve: CurvePoint[] } {
  const allowedOf = remembered(rule);
  const missed = (onTime: number, designEffect: number) =>
    chanceOfMissing({ onAverage }, onTime, rule, designEffect, allowedOf);
  const { required } = rule;
  const chance = DESIGN_EFFECTS.map((designEffect) => ({
    designEffect,
    correlation: correlationOf(designEffect, onAverage),
    good: missed(goodProvider(required), designEffect),
    bad: missed(badProvider(required), designEffect),
  }));
  const from = Math.max(0, Math.min(0.9, 1 - 4 * (1 - required)));
  const curve = Array.from({ length: STEPS + 1 }, (_, step) => {
    const onTime = from + ((1 - from) * step) / STEPS;
    return { onTime, met: 1 - missed(onTime, 1), metClustered: 1 - missed(onTime, CLUSTERED) };
  });
  return { chance, curve };
}

/** The same with what it is measured against, for a percentage of one's own. */
export function chanceOfClause(onAverage: number, rule: PeriodRule) {
  return {
    allowedLate: allowedLate(rule, Math.round(onAverage)),
    goodOnTime: goodProvider(rule.required),
    badOnTime: badProvider(rule.required),
    ...chanceFigures(onAverage, rule),
  };
}

/** A rule that chance leaves alone, or the nearest to it. */
export interface Proposal {
  period: number;
  /** up to `below` − 1 tickets, `misses` late ones are forgiven; from there on the percentage holds */
  below: number;
  misses: number;
  good: number;
  bad: number;
}

const MOST_MISSES = 400;
/** a good provider should miss no more periods than this */
const RARE = 0.05;
/** share of a bad provider's periods that are missed beyond a good one's */
export const TELLS_APART = 0.5;

/** The fewest late tickets to forgive so that a good provider rarely misses, over the shortest period that still tells a bad one. */
export function proposal(perMonth: number, required: number, period: number): Proposal {
  const periods = [1, 3, 12].filter((months) => months >= period);
  const found = periods.map((months): Proposal => {
    const onAverage = perMonth * months;
    let misses = 0;
    let rule: PeriodRule = { required, smallBelow: 0, smallMisses: 0 };
    let good = chanceOfMissing({ onAverage }, goodProvider(required), rule);
    while (good > RARE && misses < MOST_MISSES) {
      misses++;
      rule = { required, smallBelow: Math.ceil(misses / (1 - required) - 1e-9), smallMisses: misses };
      good = chanceOfMissing({ onAverage }, goodProvider(required), rule);
    }
    const bad = chanceOfMissing({ onAverage }, badProvider(required), rule);
    return { period: months, below: rule.smallBelow, misses, good, bad };
  });
  const best = found.reduce((one, other) => (other.bad - other.good > one.bad - one.good ? other : one));
  return found.find(({ good, bad }) => bad - good >= TELLS_APART) ?? best;
}
