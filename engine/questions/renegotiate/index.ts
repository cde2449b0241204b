/** Question 5, renegotiate: sign, renegotiate, watch or leave. */
import type { Question } from "../question.ts";
import { planOf, type RenegotiateTerms, renegotiateTerms } from "./asked.ts";
import type { RenegotiateFigures } from "./figures.ts";
import { Renegotiation } from "./renegotiate.ts";

export const renegotiateQuestion: Question<"renegotiate", RenegotiateTerms, RenegotiateFigures> = {
  name: "renegotiate",
  title: {
    fr: "Signer, renégocier, surveiller ou sortir ?",
    en: "Sign, renegotiate, watch or leave?",
  },
  terms: renegotiateTerms,
  replications: 96,
  livesPerFuture: 18,
  faults: (asked) => {
    const plan = planOf(asked);
    return "faults" in plan ? plan.faults : [];
  },
  ask: (asked, tools) => {
    const plan = planOf(asked);
    if ("faults" in plan) throw new RangeError("asked with faults");
    return new Renegotiation(asked, plan, tools).answer();
  },
};
