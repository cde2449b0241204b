/** English: what every question's page says. */
import type { questionsFr } from "./fr-questions.ts";

export const questionsEn: typeof questionsFr = {
  questions: {
    menu: "Questions",
    home: "Should this contract stay frozen?",
    askers: { buyer: "Buyer", provider: "Provider", committee: "Committee" },
    mode: "Who is looking?",
    preparation: "Preparation",
    meeting: "Meeting",
    meetingHelp: "In a meeting, each party's costs, red lines and tricks are not shown.",
    hidden: "This question prepares a negotiation: it is not shown in a meeting.",
    terms: "Settings of the question",
    byDefault: "default",
    defaultIs: (value) => `${value} (default)`,
    reset: "Back to the default settings",
    csv: "Spreadsheet (CSV)",
    month: "Month",
    nothing: "No answer yet.",
    computing: (done, requested, hasAnswer) =>
      `${hasAnswer ? "First answer, being refined" : "Computing"}: ${done} futures played of ${requested} expected so far…`,
    stopped: "Stopped: the last answer is provisional.",
    whyTitle: "Why this answer?",
    explained: "Which mechanisms and which tickets lead to it?",
    rows: (count, isOne) => `${count} ${isOne ? "row" : "rows"}`,
    inFigures: "In figures",
    notTold: "The futures played tell nothing about it.",
    noDifference: "No difference: zero for each, in every future played.",
    rest: (count) => `Read on: ${count} lines`,
    guesses: "What would flip the answer",
    restsOn: "Rests on",
    caveats: "Caveats",
    proof: (futures, lives, seed, scenario, engine) =>
      `${futures} simulated futures at most for each variant, ${lives} contract lives in all · seed ${seed} · scenario ${scenario} · engine ${engine}`,
    notAdvice: "A decision aid, not legal advice.",
    undecided: "undecided",
    noFigure: "no value",
    scale: "bar: 95% confidence on the mean",
  },
};
