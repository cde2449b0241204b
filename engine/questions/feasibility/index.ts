/** Question 2, feasibility: can this provider promise a target, and which. */
import type { Fault } from "../../scenario/errors.ts";
import type { Asked, Question } from "../question.ts";
import { type FeasibilityFigures, feasibility } from "./feasibility.ts";
import { readPromise } from "./promise.ts";
import { type FeasibilityTerms, feasibilityTerms } from "./terms.ts";

function faultsOf({ compiled, terms }: Asked<FeasibilityTerms>): Fault[] {
  const read = readPromise(compiled, terms);
  return "faults" in read ? read.faults : [];
}

export const feasibilityQuestion: Question<"feasibility", FeasibilityTerms, FeasibilityFigures> = {
  name: "feasibility",
  title: { fr: "Puis-je le promettre ?", en: "Can I promise it?" },
  terms: feasibilityTerms,
  faults: faultsOf,
  ask: feasibility,
};
