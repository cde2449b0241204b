/** One bid: does it keep its word, at what price, and does its bidder live on it? */
import type { CompiledDesign } from "../../compile/compile.ts";
import type { Text } from "../../scenario/notation.ts";
import { clusteredShare } from "../../statistics/clusters.ts";
import { quantiles } from "../../statistics/quantile.ts";
import { type Figure, NO_FIGURE } from "../answer.ts";
import { nameOf } from "../lint/reading.ts";
import { ratio } from "../ratios.ts";
import type { Track } from "../track.ts";

export interface PromiseKept {
  sla: string;
  name: Text;
  targetMin: number;
  required: number;
  /** probability that every period of a contract is kept */
  kept: Figure;
  /** periods kept of those closed */
  periodsKept: Figure;
}

export interface Offer {
  /** probability that every period of every promise that counts is kept */
  kept: Figure;
  /** periods kept of those closed, over the promises that count */
  periodsKept: Figure;
  promises: PromiseKept[];
  /** what the client is invoiced over the contract, penalties deducted */
  invoices: Figure;
  /** one contract in ten is cheaper than the first, one in ten dearer than the second; null: too few futures to tell */
  invoicesSpread: [number, number] | null;
  /** invoices over promises kept: one promise in one period */
  pricePerKept: Figure;
  margin: Figure;
  /** margin over invoices */
  marginRate: Figure;
  /** probability that the bidder loses money on the contract */
  loses: Figure;
}

/** Places of the promises that count in a bid: those that a penalty looks at, or all where none does; or all. */
export function countedLines({ slas, penalties }: CompiledDesign, of: "penalised" | "all"): number[] {
  const all = slas.map((_, line) => line);
  const looked = new Set(penalties.clauses.flatMap(({ causes }) => causes.map(({ line }) => line)));
  const penalised = all.filter((line) => looked.has(line));
  return of === "all" || penalised.length === 0 ? all : penalised;
}

/** Periods kept and closed of a future. */
export function periodsIn(
  track: Track,
  lines: readonly number[],
  future: number,
): [kept: number, all: number] {
  let [kept, all] = [0, 0];
  for (const line of lines) {
    const [, , met, periods] = track.line(future, line);
    kept += met;
    all += periods;
  }
  return [kept, all];
}

const shareOf = (marks: Float64Array, perDraw: number): Figure => {
  if (marks.length === 0) return NO_FIGURE;
  const { share, low, high } = clusteredShare(marks, perDraw);
  return { mean: share, ci95: [low, high] };
};

/** What a bid is worth over the futures played. */
export function offerOf(track: Track, lines: readonly number[]): Offer {
  const { design, perDraw } = track;
  const [invoices, margins] = [track.values("invoicedCost"), track.values("providerMargin")];
  const [low, high] = quantiles(invoices, [0.1, 0.9]);
  return {
    kept: track.probabilityKept(lines),
    periodsKept: ratio(track, (future) => periodsIn(track, lines, future)),
    promises: lines.map((line) => {
      const table = design.slas[line]!;
      const { id, targetMin, required } = table;
      return {
        sla: id,
        name: nameOf([table]),
        targetMin,
        required,
        kept: track.probabilityKept([line]),
        periodsKept: ratio(track, (future) => periodsIn(track, [line], future)),
      };
    }),
    invoices: track.estimate("invoicedCost"),
    invoicesSpread: low == null || high == null ? null : [low, high],
    pricePerKept: ratio(track, (future) => [invoices[future]!, periodsIn(track, lines, future)[0]]),
    margin: track.estimate("providerMargin"),
    marginRate: ratio(track, (future) => [margins[future]!, invoices[future]!]),
    loses: shareOf(
      Float64Array.from(margins, (margin) => (margin < 0 ? 1 : 0)),
      perDraw,
    ),
  };
}

/** What bids promise otherwise than the first: their words are not the same word. */
export function isSameWord(one: readonly PromiseKept[], other: readonly PromiseKept[]): boolean {
  const told = (promises: readonly PromiseKept[]) =>
    promises.map(({ sla, targetMin, required }) => `${sla} ${targetMin} ${required}`).join(";");
  return told(one) === told(other);
}

export interface Bid extends Offer {
  design: string;
  name: Text;
  /** a team of it never catches up: it keeps nothing */
  isUnstable: boolean;
  /** periods kept, minus those of the best bid, paired by future; null for the best itself, and where none is selected */
  behind: Figure | null;
  standing: "best" | "equal" | "behind" | "undecided";
}
