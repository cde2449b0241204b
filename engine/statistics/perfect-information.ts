/** What it is worth to know an uncertain input before deciding, in the payoff's unit. */
import { definedTogether } from "./crossed.ts";
import { type Interval, meanInterval, skewedMeanInterval } from "./interval.ts";
import { fitCurves } from "./linear-spline.ts";
import { bitsOf, permutation } from "./seeded.ts";

export interface InformationValue {
  value: Interval;
  /** the interval contains 0, or there is none: the input may be worth nothing, and at most the high end */
  undecided: boolean;
}

export interface PerfectInformation {
  /** the decision with the best mean payoff, as an index: what one decides knowing nothing more */
  best: number | null;
  /** EVPI: of knowing all that differs between samples. Luck left in a sample's payoff counts as if it could be known */
  everything: InformationValue;
  /** EVPPI: of knowing each input alone; never above `everything` */
  inputs: InformationValue[];
}

/** Samples below which nothing is said. */
export const LEAST_SAMPLES = 20;
const FOLDS = 10;
const NOTHING: Interval = { n: 0, mean: null, low: null, high: null, standardError: null };

const meanOf = (values: Float64Array): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

const largest = (values: readonly number[]): number =>
  values.reduce((best, value, at) => (value > values[best]! ? at : best), 0);

const pick = (values: Float64Array, samples: readonly number[]): Float64Array =>
  Float64Array.from(samples, (sample) => values[sample]!);

const less = (values: Float64Array, others: Float64Array): Float64Array =>
  values.map((value, at) => value - others[at]!);

/** Samples to learn from, samples to judge on, and the decision that is best in those to learn from. */
interface Split {
  learn: number[];
  judge: number[];
  usual: number;
}

function splitOf(learn: number[], judge: number[], payoff: readonly Float64Array[]): Split {
  return { learn, judge, usual: largest(payoff.map((values) => meanOf(pick(values, learn)))) };
}

/** Ten parts, each judged by what the others teach; which sample is in which part depends on their number only. */
function folds(n: number, payoff: readonly Float64Array[]): Split[] {
  const order = permutation(bitsOf(0, "folds", n), n);
  return Array.from({ length: FOLDS }, (_, fold) =>
    splitOf(
      order.filter((_sample, place) => place % FOLDS !== fold),
      order.filter((_sample, place) => place % FOLDS === fold),
      payoff,
    ),
  );
}

/** What every piece of information is measured against. */
interface Choice {
  payoff: readonly Float64Array[];
  splits: readonly Split[];
  whole: Split;
  /** by sample: the payoff of what one decides knowing nothing more, learnt from other samples as every rule is */
  usual: Float64Array;
  /** payoffs of the decisions that may be the best: what they are behind by has an interval that contains 0 */
  rivals: readonly Float64Array[];
}

function choiceAmong(payoff: readonly Float64Array[], n: number): Choice {
  const everyone = Array.from({ length: n }, (_, sample) => sample);
  const whole = splitOf(everyone, everyone, payoff);
  const splits = folds(n, payoff);
  const usual = new Float64Array(n);
  for (const split of splits) for (const sample of split.judge) usual[sample] = payoff[split.usual]![sample]!;
  const best = payoff[whole.usual]!;
  const rivals = payoff.filter((values) => meanInterval(less(best, values)).low! <= 0);
  return { payoff, splits, whole, usual, rivals };
}

/** What a value of the input calls for: a decision, and what it is expected to bring beyond the usual one, ≥ 0. */
type Rule = (value: number) => { decision: number; gain: number };

/** A rule learnt by regression of the differences of payoffs on the input. */
function ruleFrom(
  { learn, usual }: Split,
  input: Float64Array,
  payoff: readonly Float64Array[],
  atLeast: "constant" | "line",
): Rule {
  const differences = payoff.map((values) => pick(less(values, payoff[usual]!), learn));
  const curves = fitCurves(pick(input, learn), differences, atLeast);
  return (value) => {
    const expected = curves.map((curve, decision) => (decision === usual ? 0 : curve(value)));
    const first = largest(expected);
    return expected[first]! > 0 ? { decision: first, gain: expected[first]! } : { decision: usual, gain: 0 };
  };
}

/**
 * Value of the payoffs played over the usual ones. Where several decisions may be the best, the true gain is the least of the
 * gains over them, and so is each end of the interval.
 * @param flattered  payoffs that can only be too good: they may raise the high end
 */
function gainOf(
  played: Float64Array,
  flattered: readonly Float64Array[],
  { usual, rivals }: Choice,
): InformationValue {
  const gain = meanInterval(less(played, usual));
  let low = Number.POSITIVE_INFINITY;
  let high = Number.POSITIVE_INFINITY;
  for (const rival of rivals) {
    low = Math.min(low, skewedMeanInterval(less(played, rival)).low!);
    const ends = [played, ...flattered].map((values) => skewedMeanInterval(less(values, rival)).high!);
    high = Math.min(high, Math.max(...ends));
  }
  const mean = Math.max(0, gain.mean!);
  const value = { ...gain, mean, low: Math.min(mean, Math.max(0, low)), high: Math.max(mean, high) };
  return { value, undecided: value.low === 0 };
}

/** Rules judged on samples that they were not learnt from; then one on its own samples, by what it brings and what it expects. */
function valueOfInput(input: Float64Array, choice: Choice): InformationValue {
  const { payoff, splits, whole } = choice;
  const played = new Float64Array(input.length);
  for (const split of splits) {
    const rule = ruleFrom(split, input, payoff, "constant");
    for (const sample of split.judge) played[sample] = payoff[rule(input[sample]!).decision]![sample]!;
  }
  const own = Array.from(input, ruleFrom(whole, input, payoff, "line"));
  const brought = Float64Array.from(own, ({ decision }, sample) => payoff[decision]![sample]!);
  const expected = Float64Array.from(own, ({ gain }, sample) => payoff[whole.usual]![sample]! + gain);
  return gainOf(played, [brought, expected], choice);
}

/** The samples that are defined in every input and payoff. */
function definedSamples(inputs: readonly ArrayLike<number>[], payoff: readonly ArrayLike<number>[]) {
  const rows = definedTogether([...inputs, ...payoff]).map((row) =>
    row.filter((value) => !Number.isNaN(value)),
  );
  return { known: rows.slice(0, inputs.length), paid: rows.slice(inputs.length) };
}

function refuseUnequal(inputs: readonly ArrayLike<number>[], payoff: readonly ArrayLike<number>[]): void {
  const samples = payoff[0]?.length;
  if (samples === undefined) throw new RangeError("payoff: no decision; there is at least one");
  for (const [name, rows] of Object.entries({ inputs, payoff }))
    for (const [at, { length }] of rows.entries())
      if (length !== samples)
        throw new RangeError(`${name}[${at}]: ${length} samples; payoff[0] has ${samples}`);
}

/**
 * Expected value of perfect information, on everything (EVPI) and on each input alone (EVPPI), with 95 % intervals.
 *
 * The mean payoff of each decision given the input is a regression on it, of as many pieces as predict best (Strong, Oakley &
 * Brennan 2014). The greatest of fitted means flatters itself: an input without any value would be given one. So a rule "this value
 * of the input, that decision" is learnt on nine tenths of the samples and judged on the tenth, in turn: the value of a rule that
 * one can really have, on average not above the true one, and short of it by the rule's own error only (of order 1 / n). The
 * interval goes from the low end of that value up to its high end or, where higher, that of the flattered one; both are corrected
 * for skewness. Never below 0. What fewer than about 3 / n of the samples would show is not seen.
 * @param inputs  inputs[input][sample]
 * @param payoff  payoff[decision][sample], the more the better, all decisions in the same samples; NaN = undefined: left out.
 *   Replications that share a draw of the inputs are averaged first (`clusterMeans`): a sample is a draw
 * @returns nulls below 20 samples
 * @throws RangeError unless there is a decision and every row has as many samples
 * @see Strong, Oakley & Brennan 2014, Medical Decision Making 34, 311; Mak, Morton & Wood 1999, Operations Research Letters 24, 47
 *   (a value enclosed by a rule judged on other samples and one judged on its own)
 */
export function perfectInformation(
  inputs: readonly ArrayLike<number>[],
  payoff: readonly ArrayLike<number>[],
): PerfectInformation {
  refuseUnequal(inputs, payoff);
  const { known, paid } = definedSamples(inputs, payoff);
  const n = paid[0]!.length;
  if (n < LEAST_SAMPLES) {
    const none = { value: { ...NOTHING, n }, undecided: true };
    return { best: null, everything: none, inputs: known.map(() => none) };
  }
  const choice = choiceAmong(paid, n);
  const greatest = paid[0]!.map((_, sample) => Math.max(...paid.map((values) => values[sample]!)));
  return {
    best: choice.whole.usual,
    everything: gainOf(greatest, [], choice),
    inputs: known.map((input) => valueOfInput(input, choice)),
  };
}
