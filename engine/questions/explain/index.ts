/** Question 7, explain: why a contract goes as it does, and the story of one future. */
import type { Question } from "../question.ts";
import { explainOutcome } from "./explain.ts";
import type { ExplainFigures } from "./figures.ts";
import { type ExplainTerms, explainTerms, faultsOf } from "./terms.ts";

export const explainQuestion: Question<"explain", ExplainTerms, ExplainFigures> = {
  name: "explain",
  title: { fr: "Pourquoi cela tourne-t-il mal ?", en: "Why does it go wrong?" },
  terms: explainTerms,
  replications: 64,
  faults: faultsOf,
  ask: explainOutcome,
};
