/** The three things on which designs are weighed against each other, each turned so that more is better. */
import { clusteredMean } from "../../statistics/clusters.ts";
import { quantiles } from "../../statistics/quantile.ts";
import { LEAST_TAIL } from "../../statistics/risk.ts";
import { studentQuantile } from "../../statistics/student.ts";
import { wilsonOfShare, Z } from "../../statistics/wilson.ts";
import type { Figure } from "../answer.ts";
import { atLevel, clusters } from "../gain.ts";
import { CLIENT, pairedMean, sumsOf } from "../sum-change.ts";
import type { Track } from "../track.ts";

export type CostWord = "outlay" | "withLostTime";
export type RiskWord = "service" | "kept" | "shortfall";

export interface Objective {
  id: "cost" | "margin" | "risk";
  /** what is shown is less where it is better */
  isLoss: boolean;
  /** one value per future, more is better; their mean is the objective */
  values(track: Track): Float64Array;
  /** a difference that does not matter, given what the first design costs its client */
  matters(clientCost: number): number;
  isShare: boolean;
  /** a mean over the worst tenth of futures: its own interval needs many, a paired difference does not */
  isTail?: boolean;
}

/** Share of the futures that make up the tail of the losses. */
const TAIL = 0.1;

const negated = (values: Float64Array): Float64Array => values.map((value) => -value);

/**
 * Values whose mean is the expected shortfall at 90 %: q + (x − q)⁺ / 0.1, q the 90th percentile. They are its influence values
 * but for a constant, so that paired differences of them carry its error.
 * @see Rockafellar & Uryasev 2000, Journal of Risk 2, 21
 */
export function shortfallValues(losses: Float64Array): Float64Array {
  const sorted = losses.filter((value) => !Number.isNaN(value)).sort();
  const [found] = quantiles(sorted, [1 - TAIL]);
  const q = found ?? Number.NaN;
  return losses.map((value) => q + Math.max(0, value - q) / TAIL);
}

const cost = (word: CostWord): Objective => ({
  id: "cost",
  isLoss: true,
  values: (track) => negated(word === "outlay" ? sumsOf(track, CLIENT) : track.values("costWithLostTime")),
  matters: (clientCost) => Math.abs(clientCost) / 200,
  isShare: false,
});

const MARGIN: Objective = {
  id: "margin",
  isLoss: false,
  values: (track) => track.values("providerMargin"),
  matters: (clientCost) => Math.abs(clientCost) / 200,
  isShare: false,
};

const RISKS: Record<RiskWord, Objective> = {
  service: {
    id: "risk",
    isLoss: false,
    values: (track) => track.values("experiencedAttainment"),
    matters: () => 0.005,
    isShare: true,
  },
  kept: { id: "risk", isLoss: false, values: (track) => track.kept(), matters: () => 0.02, isShare: true },
  shortfall: {
    id: "risk",
    isLoss: true,
    values: (track) => negated(shortfallValues(track.values("costWithLostTime"))),
    matters: (clientCost) => Math.abs(clientCost) / 200,
    isShare: false,
    isTail: true,
  },
};

export const objectivesOf = (costWord: CostWord, risk: RiskWord): Objective[] => [
  cost(costWord),
  MARGIN,
  RISKS[risk],
];

/** The level of an objective as people read it: costs and losses above zero; of a tail, without an interval where too few fall in it. */
export function levelOf({ values, isLoss, isTail }: Objective, track: Track): Figure {
  const own = values(track);
  const { mean, low, high } = clusteredMean(isLoss ? negated(own) : own, track.perDraw);
  const isThin = isTail === true && TAIL * clusters(track, track) < LEAST_TAIL;
  return { mean, ci95: low === null || high === null || isThin ? null : [low, high] };
}

/** What a design gains on another, at a level of confidence; where no future differs, as much as so few futures can hide of a share. */
export function advantage(
  { values, id, isShare }: Objective,
  track: Track,
  other: Track,
  level: number,
): Figure {
  const gain = pairedMean(values(track), values(other), track.perDraw);
  const count = clusters(track, other);
  const hides =
    isShare && id === "risk" && gain.ci95?.[0] === 0 && gain.ci95[1] === 0 && isMarks(values(track));
  if (hides) {
    const { high } = wilsonOfShare(0, count * (Z / studentQuantile(Math.max(1, count - 1), level)) ** 2);
    return { mean: 0, ci95: [-high, high] };
  }
  return atLevel(gain, count, level);
}

const isMarks = (values: Float64Array) => values.every((value) => value === 0 || value === 1);
