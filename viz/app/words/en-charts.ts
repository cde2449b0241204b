/** English: words on the charts and of the sections around them. */
import type { chartsFr } from "./fr-charts.ts";

export const chartsEn: typeof chartsFr = {
  parting: {
    service: { title: "Experienced service", unit: "% of requests served on time, median future" },
    gap: { title: "Service gap", unit: "points, evolving minus frozen" },
    cost: { title: "Cumulative cost gap", unit: "k€ before VAT, evolving minus frozen, mean" },
    amendment: (ordinal) => `amendment ${ordinal}`,
    notice: "notice",
    committees: (every) =>
      every === 1
        ? "a committee every month"
        : every === 3
          ? "a committee every quarter"
          : every === 12
            ? "a committee every year"
            : every === null
              ? "committees"
              : `a committee every ${every} months`,
    report: (share) => `${share} in the frozen report`,
    level: (share, side) => `${share} ${side}`,
    evolvingBetter: "↑ evolving does better",
    frozenBetter: "↓ frozen does better",
    evolvingDearer: "↑ evolving costs more",
    evolvingCheaper: "↓ evolving costs less",
    partsFrom: (month) => `mean gap clear from M${month}`,
    neverParts: (months) => `mean gap never clear in ${months} months`,
    futures95: (low, high) => `95% of futures: ${low} to ${high}`,
    futures50: (low, high) => `50%: ${low} to ${high}`,
    onAverage: (half) => `on average (±${half})`,
    level0: "level",
    invoicesOnly: "invoices only",
    withLostTime: "with lost time",
    short95: (low, high) => `95%: ${low} to ${high}`,
    belowZeroFrom: (month) => `mean below zero from M${month}`,
    aboveZeroFrom: (month) => `mean above zero from M${month}`,
    neverBelowZero: (months) => `never below zero in ${months} months`,
    month: (month) => `M${month}`,
    notMeasured: "not measured: this scenario does not say what users expect",
  },
  partingCard: {
    label: "When, how far and how surely the two contracts part",
    sentence: ({ frozen, evolving, report, gap, half, low, high, invoices }) =>
      `At the end of the contract, experienced service is ${evolving} for evolving and ${frozen} for frozen, whose report shows ${report}. Gap ${gap} on average (±${half}), 95% of futures between ${low} and ${high}. Cumulative invoice gap: ${invoices}.`,
    bandsOf: { title: "bands:", invoices: "invoices", withLostTime: "lost time" },
    bandsLabel: "Spread of futures, cost gap",
    tabs: { service: "Service", euros: "Euros", scope: "Scope" },
    tabsLabel: "Which chart",
    phoneGap: (half) => `points, evolving minus frozen · mean ±${half}. Bands: 50% and 95% of futures`,
    columns: {
      frozen: "Frozen, %",
      evolving: "Evolving, %",
      report: "Frozen report, %",
      gap: "Gap, points",
      low: "95% low",
      high: "95% high",
      invoices: "Invoices, k€",
      withLostTime: "With lost time, k€",
      happenings: "Events",
    },
    committee: "committee",
    noEvent: "No dated event in this scenario.",
    nothingToCompare: "This scenario has a single contract: there is no gap to show.",
  },
  story: {
    label: "Tell this chart in four steps",
    steps: [
      "Same service at the start",
      "The IT changes",
      "One contract follows",
      "What it costs, and from when",
    ],
    same: ({ month, frozen, evolving }) =>
      `Until month ${month} both contracts go through the same incidents; experienced service: ${frozen} frozen, ${evolving} evolving.`,
    moves: ({ events, loss }) =>
      `What changes: ${events}. Experienced service of the frozen contract goes ${loss}.`,
    growsOnly: ({ loss }) =>
      `No dated event: the IT grows and renews itself. Experienced service of the frozen contract goes ${loss}.`,
    fromTo: (from, to) => `from ${from} to ${to}`,
    follows: ({ amendments, gap }) =>
      `Signed on the evolving side: ${amendments}. At the end the gap is ${gap}.`,
    followsNothing: ({ gap }) => `No amendment in most futures. At the end the gap is ${gap}.`,
    costs: ({ invoices, whole }) => `At the end: ${invoices} in invoices, ${whole} with lost time.`,
    at: (name, month) => `${name} (M${month})`,
  },
  ladder: {
    titles: {
      one: (cause) => `What makes the difference: ${cause}`,
      none: "No cause makes the difference by itself",
    },
    lead: "One cause added at a time, on the same futures. Dot: mean (± its error). Dark bar: 50% of futures, pale: 95%. Blue: evolving does better; orange: frozen does.",
    reference: "reference",
    undecided: "undecided",
    noEffect: "no effect",
    adds: (cause) => `+ ${cause}`,
    start: "nothing changes: the starting point",
    together: (count) =>
      count === 3 ? "the three together" : count === 2 ? "the two together" : "all together",
    sum: (name) => `= ${name}`,
    columns: {
      service: "points",
      lostHours: "per user and year",
      invoices: (months) => `k€ before VAT, ${months} months`,
    },
    short: { service: "Experienced service", lostHours: "Lost hours", invoices: "Invoices" },
    label: "The ladder of causes",
  },
  report: {
    title: (points) => `Why the frozen contract's report is green: ${points} points are missing`,
    titleNone: "The frozen contract's report shows what users experience",
    lead: (months) =>
      `Ticket by ticket, over ${months} months: the parts add up exactly. The dashed part is estimated.`,
    label: "From the report to what users experience, frozen contract",
    words: {
      report: "Reported",
      experienced: "Experienced",
      parts: {
        otherMonth: "Other month",
        reclassified: "Reclassified",
        looserTarget: "Looser target",
        paused: "Clock paused",
        excluded: "Excluded",
        disputed: "Disputed",
        outOfScope: "Out of scope",
        bypassed: "Not reported",
      },
      kinds: { neverPromised: "never promised", notCounted: "promised, not counted", estimated: "estimated" },
      group: (kind, points) => `${kind}: ${points} points`,
      axis: "% of tickets served on time",
    },
    empty: "No ticket was measured in this example.",
    points: "points",
    causes: {
      otherMonth: "tickets counted in another month",
      reclassified: "reclassified tickets",
      looserTarget: "targets looser than expected",
      paused: "paused clock",
      excluded: "excluded tickets",
      disputed: "disputed tickets",
      outOfScope: "requests out of scope",
      bypassed: "unreported requests",
    },
  },
  drift: {
    title: "The frozen contract ages",
    titleNot: "The frozen contract hardly ages",
    lead: "Without revision, whatever is new in the IT falls outside the contract. ◆ amendment.",
    label: "Share of the IT that the contract covers",
    words: {
      title: "Share of the IT covered",
      unit: "%, 50% and 95% of frozen futures",
      threshold: (share) => `threshold ${share}`,
      below: (month) => `below 80% in month ${month}`,
      inOneFutureOfTwo: "in one future of two",
      level: (share, side) => `${share} ${side}`,
      month: (month) => `M${month}`,
    },
    sentence: ({ frozen, evolving, month }) =>
      `At the end, the frozen contract covers a median ${frozen} of the IT, the evolving one ${evolving}. ${month === null ? "Frozen stays above 80% in at least one future of two." : `Frozen falls below 80% in month ${month} in one future of two.`}`,
    empty: "This scenario does not track a scope.",
  },
  dots: {
    invoices: {
      label: "Invoice difference, fifty futures",
      lead: (months) => `Difference over ${months} months, k€ before VAT. One dot = 2% of simulated futures.`,
      evolvingSide: (count) => `evolving cheaper: ${count} of 50`,
      frozenSide: (count) => `frozen cheaper: ${count} of 50`,
      titles: {
        evolving: "Invoices: evolving nearly always costs less",
        mostlyEvolving: "Invoices: evolving often costs less",
        split: "Invoices: it depends on the future",
        mostlyFrozen: "Invoices: evolving often costs more",
        frozen: "Invoices: evolving nearly always costs more",
      },
    },
    lostHours: {
      label: "Difference in lost hours, fifty futures",
      lead: "Difference per user per year, hours. One dot = 2% of simulated futures.",
      evolvingSide: (count) => `evolving, fewer lost hours: ${count} of 50`,
      frozenSide: (count) => `frozen: ${count} of 50`,
      titles: {
        evolving: "Lost hours: evolving nearly always avoids some",
        mostlyEvolving: "Lost hours: evolving often avoids some",
        split: "Lost hours: it depends on the future",
        mostlyFrozen: "Lost hours: evolving often adds some",
        frozen: "Lost hours: evolving nearly always adds some",
      },
    },
    level0: "level",
    columns: { low: "from", high: "to" },
  },
};
