/** Question 1, compare: which design is best. */
import { z } from "zod";
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import { listTerm, wholeTerm, wordTerm } from "../terms.ts";
import { type CompareFigures, comparableIn, compare } from "./compare.ts";
import { readWanted } from "./wanted.ts";

const compareTerms = z.strictObject({
  on: listTerm(
    { fr: "indicateur:écart qui compte, …", en: "indicator:difference that matters, …" },
    wordTerm({ fr: "indicateur:écart", en: "indicator:difference" }),
    1,
    8,
  ).default(["experiencedAttainment:1pt"]),
  confidence: wholeTerm(
    {
      fr: "probabilité que tous les choix soient justes, %",
      en: "probability that every choice is right, %",
    },
    80,
    99,
  ).default(95),
});
type CompareTerms = z.output<typeof compareTerms>;

function faultsOf({ compiled, terms }: Asked<CompareTerms>): Fault[] {
  const count = compiled.designs.length;
  if (count < 2) return [{ code: "TOO_FEW_DESIGNS", path: ["designs"], value: count, allowed: "≥ 2" }];
  return readWanted(terms.on, comparableIn(compiled)).faults;
}

export const compareQuestion: Question<"compare", CompareTerms, CompareFigures> = {
  name: "compare",
  title: { fr: "Quel contrat est le meilleur ?", en: "Which contract is best?" },
  terms: compareTerms,
  faults: faultsOf,
  ask: ({ compiled, terms, seed, replications }, tools) =>
    compare(compiled, {
      ...tools,
      seed,
      replications,
      indicators: readWanted(terms.on, comparableIn(compiled)).wanted,
      confidence: terms.confidence / 100,
    }),
};
