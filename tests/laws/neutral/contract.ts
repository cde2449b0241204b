/** What a contract and its governance say: at rest, and at work. */
import { type Change, contract, design, firstContract } from "./change.ts";

/** Explicit neutral settings; the fields that would matter otherwise are set as in a living contract. */
export const NEUTRAL: Record<string, Change> = {
  "price index: still": (scenario) => {
    scenario.situation.priceIndex = {
      calm: { mean: 0, sd: 0 },
      inflation: { probability: 0, mean: 0.05, sd: 0.02 },
    };
    contract(scenario, { price: { fixed: "6000 EUR", indexation: { share: 0.8, cap: "3%" } } });
  },
  "price: prices of 0": (scenario) =>
    contract(scenario, {
      price: {
        fixed: "6000 EUR",
        perUnit: { workstations: 0 },
        timeAndMaterials: 0,
        deadBand: { band: "10%", additional: "80%", reduced: "60%" },
      },
    }),
  "term, ending: a term at the horizon, a hazard of 0, an exit that never comes": (scenario) =>
    contract(scenario, {
      term: { months: 60, notice: 3, leave: 1, onTrust: 3 },
      distrust: { below: 1, months: 1, monthly: 0 },
      exit: { notice: 3, successor: { price: 2, fee: "900 EUR", startup: { months: 3, effort: 2 } } },
    }),
  "dependence: all documented, free to leave": (scenario) =>
    contract(scenario, { dependence: { documentation: 1, transfer: "50%", onStartup: 1 } }),
  "observed: at month 0 as a contract starts": (scenario) => {
    scenario.observed = {
      month: 0,
      backlog: { workstations: [{ priority: "P3", tickets: 0, age: "3 d" }] },
      coverage: { workstations: { quantity: 80, uncovered: 0 } },
      staff: { front: [1], back: [1] },
      trust: 0.65,
      attainment: {},
      yearPenalties: 0,
      amendments: {},
      indexAge: 0,
    };
  },
  "transition: mastered from the first day": (scenario) =>
    contract(scenario, { transition: { months: 3, effort: 1, fee: 0, grace: 0 } }),
  "scope: all covered and clear": (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    contract(scenario, {
      scope: {
        components: "all",
        initiallyUncovered: 0,
        clarity: 1,
        detection: 0.7,
        disputeGrey: 0.6,
        arbitration: { delay: "lognormal(2 d, cv 1)", window: "office" },
      },
    });
  },
  "scope: a wording rule where nothing is new": (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    contract(scenario, { scope: { components: "all", coveredWhenNew: 0.5, clarity: 1 } });
  },
  "service levels: none": (scenario) => contract(scenario, { serviceLevels: {} }),
  "exclusions: shares 0, and a claim that nobody makes": (scenario) =>
    contract(scenario, {
      exclusions: { forceMajeure: 0, clientCaused: 0, accepted: 0.5, evidence: "1h" },
    }),
  "readings: none": (scenario) => contract(scenario, { readings: [] }),
  "reclassification: probability 0": (scenario) =>
    contract(scenario, {
      priority: { reclassification: { probability: 0, atQualification: 0.3, raised: 0.9 } },
    }),
  "sla: the contract’s own reading of its clocks": (scenario) =>
    contract(scenario, {
      clock: {
        preset: "contract",
        start: "received",
        response: "touch",
        reclassification: "retroactive",
        pastPauses: "givenBack",
        reopening: "continue",
        outOfHours: "nextOpening",
        days: "openMinutes",
      },
    }),
  "sla: clocks read by a tool where nothing tells them apart": (scenario) =>
    contract(scenario, { clock: { preset: "serviceNow", pastPauses: "lost" } }),
  "priority: neither inflated nor downgraded": (scenario) =>
    contract(scenario, { priority: { inflation: 0, downgrade: 0 } }),
  "penalties: claimed for certain": (scenario) =>
    contract(scenario, {
      penalties: { ...firstContract(scenario).penalties, claim: 1, claimWithCommittee: 1 },
    }),
  "penalties: a multiplier of 1, every miss a default, caps and exemption out of reach": (scenario) =>
    contract(scenario, {
      penalties: {
        clauses: [
          {
            form: "perPoint",
            id: "shortfall",
            sla: "restoration",
            perPoint: "1%",
            repeat: [1, 1],
            levels: { misses: 1, within: 12 },
          },
        ],
        caps: { month: "10%", monthAmount: "1 MEUR", lifetimeAmount: "100 MEUR" },
        exemption: 0,
      },
    }),
  "penalties: clauses that owe nothing": (scenario) => {
    const { penalties } = firstContract(scenario);
    contract(scenario, {
      penalties: {
        ...penalties,
        clauses: [
          ...(penalties?.clauses ?? []),
          { form: "perMiss", id: "nothing", sla: "response" },
          { form: "points", id: "points", points: { response: 0 }, table: [{ from: 1, rate: "5%" }] },
          {
            form: "lateDelivery",
            id: "report",
            deliverables: [{ id: "report", value: "10 kEUR", due: { month: 2 }, delay: "9 d", late: 0 }],
          },
        ],
      },
    });
  },
  "price: no ticket price, no commitment, one band written as several": (scenario) =>
    contract(scenario, {
      price: {
        fixed: "6000 EUR",
        perTicket: 0,
        minimumCommitment: { share: 0 },
        deadBand: {
          band: "10%",
          additional: 1,
          reduced: 1,
          z: 1,
          wider: [{ band: "20%", additional: 1, reduced: 1 }],
        },
        indexation: { share: 0, productivity: 0, frozenMonths: 0 },
      },
    }),
  "envelope: share 0": (scenario) => contract(scenario, { envelope: { share: 0, hourlyPrice: "80 EUR" } }),
  "governance: no committee, no rule": (scenario) =>
    design(scenario, { governance: { rules: [], hourlyCost: { client: "60 EUR", provider: "60 EUR" } } }),
  "governance: a free committee without rules": (scenario) =>
    design(scenario, { governance: { committee: { every: 3, indicators: "shared" }, rules: [] } }),
  "sla: clauses that nobody reaches": (scenario) => {
    const { slas } = firstContract(scenario);
    for (const family of Object.values(slas ?? {}))
      Object.assign(family, {
        smallSample: undefined,
        pauses: ["client", "arbitration", "quote"],
        requests: true,
        period: 1,
      });
  },
};

/** The same mechanisms at work: each of them changes some bit. */
export const LIVING: Change[] = [
  (scenario) =>
    contract(scenario, {
      scope: {
        components: "all",
        initiallyUncovered: 0.2,
        outcomes: { inScope: 0, bestEffort: 1, timeAndMaterials: 0, refused: 0 },
      },
    }),
  (scenario) => contract(scenario, { priority: { inflation: 0.2 } }),
  (scenario) => contract(scenario, { priority: { reclassification: { probability: 0.2 } } }),
  (scenario) => contract(scenario, { clock: { response: "acknowledgement" } }),
  (scenario) => contract(scenario, { exclusions: { clientCaused: 0.1 } }),
  (scenario) => contract(scenario, { readings: ["glpi"] }),
  (scenario) => contract(scenario, { serviceLevels: { first: { metric: "firstContact", required: 0.7 } } }),
  (scenario) => contract(scenario, { term: { months: 2 }, exit: { successor: { price: 2 } } }),
  (scenario) => contract(scenario, { distrust: { below: 1, months: 1, monthly: 0.5 } }),
  (scenario) => contract(scenario, { dependence: { documentation: 0.5, transfer: "20%" } }),
  (scenario) => contract(scenario, { transition: { months: 2, effort: 1.5 } }),
  (scenario) => {
    scenario.observed = {
      month: 7,
      backlog: { workstations: [{ priority: "P3", tickets: 4, age: "3 d" }] },
    };
  },
  (scenario) =>
    contract(scenario, {
      scope: {
        components: "all",
        initiallyUncovered: 0.2,
        outcomes: { inScope: 0, bestEffort: 1, timeAndMaterials: 0, refused: 0 },
      },
      envelope: { share: 0.02, hourlyPrice: "80 EUR" },
    }),
  (scenario) => contract(scenario, { price: { fixed: "6000 EUR", perTicket: "3 EUR" } }),
  (scenario) =>
    contract(scenario, {
      penalties: { clauses: [{ form: "perMiss", id: "missed", sla: "restoration", share: "1%" }] },
    }),
];
