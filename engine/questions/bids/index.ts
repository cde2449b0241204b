/** Bids: several offers for one contract, and which will keep its word. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import { choiceTerm, numberTerm } from "../terms.ts";
import { type BidsFigures, bids, promisingIn } from "./bids.ts";

const bidsTerms = z.strictObject({
  of: choiceTerm(
    {
      fr: "promesses qui comptent : celles à pénalité, ou toutes",
      en: "promises that count: those with a penalty, or all",
    },
    ["penalised", "all"],
  ).default("penalised"),
  indifference: numberTerm(
    { fr: "points de périodes tenues qui comptent", en: "points of periods kept that matter" },
    0.1,
    20,
  ).default(1),
});
type BidsTerms = z.output<typeof bidsTerms>;

function faultsOf({ compiled }: Asked<BidsTerms>): Fault[] {
  const count = promisingIn(compiled).length;
  return count < 2 ? [{ code: "TOO_FEW_DESIGNS", path: ["designs"], value: count, allowed: "≥ 2" }] : [];
}

export const bidsQuestion: Question<"bids", BidsTerms, BidsFigures> = {
  name: "bids",
  title: { fr: "Quelle offre tiendra parole ?", en: "Which bid will keep its word?" },
  terms: bidsTerms,
  replications: 128,
  faults: faultsOf,
  ask: bids,
};
