/** English: question, verdict, chip, cards, table of differences. */
import type { answerFr } from "./fr-answer.ts";

export const answerEn: typeof answerFr = {
  answer: {
    question: "Should this contract stay frozen?",
    why: "Why?",
    sides: { frozen: "frozen", evolving: "evolving" },
    contracts: { frozen: "frozen contract", evolving: "evolving contract" },
    chips: { solid: "Solid", depends: "Depends on an assumption", undecided: "Undecided" },
    chipHelp: {
      solid: "The answer holds in every world tried and over the whole range of the lost hour.",
      depends: "The answer flips inside what is not known: see “Why?”.",
      undecided: "The interval of the mean contains zero: these futures do not separate the two contracts.",
    },
    sticky: (share, cost, hours) =>
      `better served in **${share} of 100 futures** · **${cost}** invoiced · **${hours}** lost`,
    standIns: (frozen, evolving) => `here “frozen” = ${frozen}, “evolving” = ${evolving}`,
    adjust: (count) => (count > 0 ? `Adjust (${count})` : "Adjust"),
  },
  verdict: {
    differs: ({ months, winner, share, range }) =>
      `Over ${months} months the ${winner} gives better service in **${share} of 100 futures**${range}`,
    between: (low, high) => ` (${low}–${high})`,
    atLeast: (low) => ` (at least ${low})`,
    atMost: (high) => ` (at most ${high})`,
    clearFrom: (month) => `; the mean gap is clear **from month ${month}**.`,
    neverClear: "; in no month is the mean gap clear.",
    dearer: (cost, staff) => `It costs **${cost} more** ${staff ? "(your staff included)" : "in invoices"}`,
    cheaper: (cost, staff) => `It costs **${cost} less** ${staff ? "(your staff included)" : "in invoices"}`,
    sameCost: (staff) =>
      staff ? "It costs about the same, your staff included," : "It costs about the same in invoices",
    saves: (hours) => ` and avoids **${hours} lost hours**`,
    loses: (hours) => ` and loses **${hours} more hours**`,
    sameHours: " without clearly changing the lost hours",
    paysAbove: (price, entered) =>
      `: worthwhile above **${price}\u00a0€ per hour** (you: ${entered}\u00a0€).`,
    paysBelow: (price, entered) =>
      `: worthwhile below **${price}\u00a0€ per hour** (you: ${entered}\u00a0€).`,
    paysAlways: ": worthwhile **whatever an hour is worth**.",
    paysNever: ": not worthwhile **at any price of an hour**.",
    stop: ".",
    frozenWins: (calm) => `With this ${calm ? "calm " : ""}IT, **frozen is cheaper**`,
    evolvingCheaper: (calm) =>
      `With this ${calm ? "calm " : ""}IT, service does not separate them, but **evolving is cheaper**`,
    evolvingPaysAbove: (growth) => `; evolving pays **above ${growth}% growth**.`,
    evolvingPaysIn: (world) => `; evolving pays in the world **“${world}”**.`,
    frozenPaysIn: (world) => `; frozen pays in the world **“${world}”**.`,
    undecided: (assumption, value) =>
      `**Undecided**: the answer flips if ${assumption} exceeds **${value}**. Ask for it.`,
    undecidedWorld: (world) =>
      `**Undecided**: the answer flips in the world **“${world}”**. Ask what will become of the IT.`,
    undecidedAll: (months) =>
      `**Undecided**: over ${months} months neither service nor cost separates the two contracts.`,
    lostHour: "the value of a lost hour",
    greenButFailing: ({ failing, months, cause }) =>
      `**Green report, poor service**: ${failing} of ${months} months${cause === null ? "" : `; main cause: **${cause}**`}.`,
    single: ({ months, experienced, report }) =>
      `Over ${months} months users are served on time in **${experienced}** of cases; the report shows **${report}**.`,
  },
  cards: {
    lostHours: { title: "Lost hours", per: "per user per year" },
    lostHoursTotal: { title: "Lost hours", per: "over the whole contract" },
    outOfScope: { title: "Out of scope", per: "share of tickets" },
    invoices: { title: "Invoices", per: (months) => `over ${months} months, before VAT` },
    onAverage: (half) => `on average (±${half})`,
    points: "points",
    sentence: ({ title, mean, half, low, high }) =>
      `${title}: mean difference ${mean} (±${half}); 95% of futures between ${low} and ${high}.`,
  },
  table: {
    title: "All the differences",
    lead: (count) => `Means over ${count} simulated futures, the same for both contracts.`,
    csv: "CSV",
    csvExcel: "CSV for a spreadsheet",
    csvMachine: "CSV for machines",
    over: (months) => `Over ${months} months`,
    gap: "Mean difference",
    futures95: "95% of futures",
    better: "Evolving does better in",
    outOf: (share) => `${share} of 100`,
    range: (low, high) => `${low} to ${high}`,
    monthsOf: (value, months) => `${value} of ${months}`,
    noDirection: "not applicable",
  },
  indicators: {
    experiencedAttainment: "Experienced service",
    contractualAttainment: "Contractual attainment",
    lostHoursPerUserYear: "Lost hours per user and year",
    lostHours: "Lost hours",
    greyShare: "Tickets out of scope",
    disputedShare: "Disputed tickets",
    invoicedCost: "Invoices (before VAT)",
    lostTimeCost: "Estimated cost of lost time",
    costWithLostTime: "Cost with lost time",
    clientStaffHours: "Hours of your own staff",
    clientStaffCost: "Internal costs (your own staff)",
    silentFailureMonths: "Months green on paper, poor in service",
    missedPeriods: "Commitments missed (lines × periods)",
    trust: "Trust",
  },
};
