/** English: the page that lints a contract. */
import type { lintFr } from "./fr-lint.ts";

export const lintEn: typeof lintFr = {
  lint: {
    question: "Does this SLA measure anything but luck?",
    open: "Check its SLAs",
    exact: "Exact and immediate: nothing is simulated",
    loading: "Reading the contract…",
    design: "Contract",
    promises: {
      title: "What chance does to each commitment",
      lead: "Periods missed by a good provider, by chance alone. Choose a commitment to see its curve.",
      promise: "Commitment",
      missed: "Missed by chance",
      missedShort: (share, periods) => `missed by chance: **${share}** of ${periods}`,
      tickets: (count, period) => `${count} tickets per ${period}`,
      required: (required, period) => `${required} per ${period}`,
      none: "Not a share of tickets: chance not computed",
      empty: "This contract has no commitment in figures.",
    },
    periods: {
      "1": { one: "month", many: "months" },
      "3": { one: "quarter", many: "quarters" },
      "12": { one: "year", many: "years" },
    },
    curve: {
      title: (name) => `${name}: what its verdict can tell apart`,
      lead: "The steeper the curve, the better the commitment tells a good provider from a bad one.",
      label: "Operating characteristic of the commitment",
      sentence: (given) =>
        `A good provider (${given.good} on time) meets ${given.goodMet} of periods, a bad one (${given.bad}) ${given.badMet}.`,
      words: {
        title: "Periods met, %",
        unit: "%",
        across: "tickets really on time, % →",
        good: (onTime, met) => `good (${onTime}): meets ${met}`,
        bad: (onTime, met) => `bad (${onTime}): meets ${met}`,
        independent: "independent late tickets",
        clustered: "in clusters",
      },
      onTime: "Really on time",
      met: "Periods met",
      metClustered: "In clusters",
    },
    whatIf: {
      title: "What if…?",
      tickets: "Tickets per period",
      required: "Required share",
      below: "Small sample: under",
      misses: "Late tickets then allowed",
      contract: (value) => `contract: ${value}`,
      reset: "Back to the contract",
      result: (given) =>
        `A good provider misses **${given.good}** of periods, a bad one **${given.bad}**; late tickets allowed at this volume: **${given.allowed}**.`,
    },
    findings: {
      title: (count) =>
        count > 1 ? `${count} points to fix` : count === 1 ? "1 point to fix" : "Nothing to fix",
      lead: "For each point: the clause, the figure, the reason and a better wording. [Brackets] are yours to fill.",
      severities: { serious: "Serious", warning: "To fix", note: "Remark" },
      better: "Better worded",
      copy: "Copy the wording",
      copied: "Wording copied",
    },
    proof: {
      line: (engine, hash) => `No seed, no draw · engine ${engine} · scenario ${hash}`,
    },
  },
};
