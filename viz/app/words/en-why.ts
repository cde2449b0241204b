/** English: the drawer "Why?". */
import type { whyFr } from "./fr-why.ts";

export const whyEn: typeof whyFr = {
  why: {
    title: "Why?",
    close: "Close",
    lead: {
      saves: (hours, months) => `The evolving contract avoids ${hours} lost hours in ${months} months.`,
      loses: (hours, months) => `The evolving contract loses ${hours} more hours in ${months} months.`,
      same: "Lost hours do not separate the two contracts.",
    },
    split: {
      title: "In the tickets",
      lead: "where the hours go, counted ticket by ticket",
      label: "Exact split of the difference of lost hours",
      total: "Total",
      exactSum: "exact sum",
      axis: "hours, evolving minus frozen",
      parts: {
        lostQueueHours: "Queueing",
        lostWorkHours: "Technicians at work",
        lostClientHours: "Waiting for the user",
        lostDebateHours: "Debates and quotes",
        lostOutsideHours: "Requests left to the client",
        lostThirdPartyHours: "Third parties' lead times",
      },
    },
    designs: {
      title: "What differs between the two contracts",
      lead: "clause by clause, all the rest is the same",
      settings: "Your settings change as well",
      same: "Nothing: the two contracts are written alike.",
      committeeEvery: (months) =>
        months === 1
          ? "a committee every month"
          : months === 3
            ? "a committee every quarter"
            : `a committee every ${months} months`,
      noCommittee: "no committee",
      seesContractual: "the committee sees the report's figures only",
      seesShared: "the committee sees what users live",
      rule: (name, when, then) => `${name}: ${when}, ${then}`,
      ruleGone: (name) => `no more rule “${name}”`,
      whenMonth: (month) => `in month ${month}`,
      whenEvery: (months) => (months === 12 ? "every year" : `every ${months} months`),
      whenEvent: (event) => `after “${event}”`,
      whenAbove: (indicator, value) => `if ${indicator} exceeds ${value}`,
      whenBelow: (indicator, value) => `if ${indicator} falls below ${value}`,
      rebaseline: "the scope is brought up to date",
      cover: (component) => `“${component}” enters the contract`,
      resize: (team, by) => `team “${team}”: ${by}`,
      target: (target, to) => `target ${target} set to ${to}`,
      clarity: "responsibilities are clarified",
      field: (path, from, to) => `${path}: ${from} → ${to}`,
      watched: {
        contractualAttainment: "contractual attainment",
        penaltyShare: "the share of penalties",
        backlog: "the backlog",
        experiencedAttainment: "experienced service",
        greyShare: "the share out of scope",
        disputedShare: "the disputed share",
        watermelonGap: "the gap between report and life",
        trust: "trust",
      },
    },
    flips: {
      title: "What would flip the answer",
      lead: "assumptions, and the question to ask",
      lostHour: "A lost hour is worth",
      flipsBelow: (value) => `flips **below ${value}**`,
      flipsAbove: (value) => `flips **above ${value}**`,
      neverFlips: "flips at **no value**",
      outside: (value) => `would flip only at **${value}**, outside the range`,
      undecidedHours: "undecided: the difference of lost hours contains zero",
      askFinance: "To your CFO: what does an hour of a stopped desk cost?",
      worlds: "The world the contract lives in",
      worldAnswers: { evolving: "evolving pays", frozen: "frozen pays", undecided: "undecided" },
      worldsAgree: "the answer is the same in **every world tried**",
      worldsDisagree: (world) => `flips in the world **“${world}”**`,
      growth: "IT growth",
      growthFlips: (value) => `flips around **${value}**`,
      askBoard: (year) => `To the board: which sites and applications are planned by ${year}?`,
      computing: "computing the other worlds…",
      costGap: (cost) => `cost gap, lost time included: ${cost}`,
      basis:
        "“Pays” means: costs less, lost time and own staff included, at the price of the hour you entered.",
    },
  },
};
