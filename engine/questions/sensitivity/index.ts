/** Question 8, sensitivity: what matters among all that is not known, and what to find out before signing. */
import type { Question } from "../question.ts";
import type { SensitivityFigures } from "./figures.ts";
import { analyse } from "./sensitivity.ts";
import { faultsOf, type SensitivityTerms, sensitivityTerms } from "./terms.ts";

/** Futures of each bar of the tornado; a point of the other analyses has three. */
const FUTURES = 16;

export const sensitivityQuestion: Question<"sensitivity", SensitivityTerms, SensitivityFigures> = {
  name: "sensitivity",
  title: {
    fr: "Qu’est-ce qui compte, et que demander avant de signer ?",
    en: "What matters, and what to find out before signing?",
  },
  terms: sensitivityTerms,
  replications: FUTURES,
  faults: faultsOf,
  ask: analyse,
};
