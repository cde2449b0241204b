/** Neutral by default: a mechanism that a scenario does not mention, and one at its neutral setting, change no bit. */
import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy, type ScenarioInput } from "#engine";
import { MECHANISMS } from "../../engine/mechanisms/index.ts";
import { deskScenario } from "./library.ts";
import { compiled } from "./observe.ts";

type Change = (scenario: ScenarioInput) => void;

const component = (scenario: ScenarioInput, fields: object) => {
  scenario.situation.components["workstations"] = {
    ...scenario.situation.components["workstations"],
    ...fields,
  } as never;
};
const contract = (scenario: ScenarioInput, fields: object) => {
  for (const design of Object.values(scenario.designs)) Object.assign(design.contract as object, fields);
};
const teams = (scenario: ScenarioInput, fields: object) => {
  for (const design of Object.values(scenario.designs))
    for (const team of Object.values(design.provider.teams)) Object.assign(team, fields);
};
const design = (scenario: ScenarioInput, fields: object) => {
  for (const one of Object.values(scenario.designs)) Object.assign(one, fields);
};

/** Explicit neutral settings; the fields that would matter otherwise are set as in a living contract. */
const NEUTRAL: Record<string, Change> = {
  "demand: no over-dispersion, empty profile": (scenario) => {
    scenario.situation.demand = { profile: {}, weeklyCv: 0, dailyCv: 0 };
  },
  "major incidents: rate 0": (scenario) =>
    component(scenario, { majors: { rate: 0, related: 12, decay: "4h" } }),
  "demand: no factor of a component's own, bursts of one ticket": (scenario) =>
    component(scenario, { weeklyCv: 0, dailyCv: 0, bursts: [{ size: 1, share: 1 }] }),
  "reopening: probability 0": (scenario) =>
    component(scenario, { reopening: { probability: 0, delay: "2 d", to: "entryTier" } }),
  "ageing: rate 0, an end of life that changes nothing": (scenario) =>
    component(scenario, {
      ageing: { rate: 0, age: 4, endOfLife: { age: 5, factor: 1 }, renewals: [{ month: 2 }] },
    }),
  "changes: rate 0; shadow: nothing left behind": (scenario) => {
    component(scenario, { changes: { rate: 0, effort: "1h", failure: 0.1, incidents: 3 } });
    scenario.situation.shadow = { probability: 0, tickets: "1/month" };
  },
  "recurrence: branching 0; items told apart": (scenario) =>
    component(scenario, { recurrence: { branching: 0, delay: "3 d" }, items: { count: 30, zipf: 1.2 } }),
  "problems: a method without an hour of prevention": (scenario) => {
    for (const { provider } of Object.values(scenario.designs)) provider.problems = { effort: "8h" };
  },
  "unfamiliarity: all mastered": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.unfamiliarity = {
        all: { share: 0, effort: 2, escalation: 0.2, thirdParty: { probability: 0.3, delay: "2 d" } },
        components: { workstations: { effort: 1, thirdParty: { probability: 0, delay: "2 d" } } },
      };
  },
  "evolution: no event, no growth, nothing replaced": (scenario) => {
    scenario.situation.evolution = { events: [], growthVolatility: 0 };
    component(scenario, { growth: 0, replacement: 0 });
  },
  "evolution: a random event of rate 0": (scenario) => {
    scenario.situation.evolution = {
      events: [{ id: "never", name: "never", rate: 0, units: { workstations: "+50%" } }],
    };
  },
  "waiting: probability 0": (scenario) => {
    scenario.situation.waiting = {
      probability: 0,
      delay: "lognormal(median 20h, sigma 1.8)",
      window: "office",
    };
  },
  "reporting: all reported, no bypass": (scenario) => {
    scenario.situation.reporting = {
      reported: 1,
      trustSlope: 0,
      bypass: { atLowTrust: 0, whenImpatient: 0, patience: "1h" },
    };
  },
  "trust: neither gain nor loss, whatever depends on it": (scenario) => {
    scenario.situation.trust = {
      initial: 0.65,
      gain: 0,
      loss: 0,
      transparency: 1,
      stability: 1,
      onLeadTime: 1,
      onArbitration: 1,
      onDispute: 1,
      onInflation: 1,
    };
  },
  "client staff: stated, and never asked": (scenario) => {
    scenario.situation.clientStaff = { effort: "lognormal(1h, cv 1)", delay: "8h", hourlyCost: "45 EUR" };
  },
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
  "failures: components that do not fail alone": (scenario) => component(scenario, { failsAlone: false }),
  "service levels: none": (scenario) => contract(scenario, { serviceLevels: {} }),
  "exclusions: shares 0, and a claim that nobody makes": (scenario) =>
    contract(scenario, {
      exclusions: { forceMajeure: 0, clientCaused: 0, accepted: 0.5, evidence: "1h" },
    }),
  "readings: none": (scenario) => contract(scenario, { readings: [] }),
  "qualification: no delay": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.qualification = { delay: 0, window: "office" };
  },
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
  "teams: no background, no lost time, own pool": (scenario) =>
    teams(scenario, {
      lostTime: 0,
      quota: 1,
      atShiftEnd: "resume",
      handoverEffort: "10 min",
      background: { tickets: 0, priorities: { P1: 0, P2: 0, P3: 1, P4: 0 }, effort: "1h" },
    }),
  "teams: groups that do not differ": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      for (const team of Object.values(provider.teams)) {
        team.groups = { everybody: { speed: 1 } };
        team.assignment = "fastest";
        for (const shift of team.shifts) shift.group = "everybody";
      }
  },
  "teams: a queue without end": (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    teams(scenario, { queueLimit: 1_000_000 });
  },
  "patience: users who wait for ever": (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    component(scenario, { patience: "520 wk" });
  },
  "teams: on-call in the hours of the shifts, at no cost": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      for (const team of Object.values(provider.teams)) team.onCall = { window: "office", weekCost: 0 };
  },
  "dispatch: weights and a formula that no rule reads": (scenario) => {
    for (const { provider } of Object.values(scenario.designs)) {
      provider.ageing = { P1: 10, P2: 5, P3: 2, P4: 1 };
      provider.formula = "cost / work";
    }
  },
  "dispatch: a formula that is the same for all": (scenario) => {
    for (const { provider } of Object.values(scenario.designs)) {
      provider.dispatch = "formula";
      provider.formula = "1";
    }
  },
  "dispatch: first come first served": (scenario) => {
    for (const { provider } of Object.values(scenario.designs)) provider.dispatch = "firstComeFirstServed";
  },
  "posture: no hour given": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.posture = { prevention: { front: 0, back: 0 } };
  },
  "people: nobody leaves, newcomers are fully productive": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.people = {
        turnover: 0,
        hiringDelay: "60 d",
        initialProductivity: 1,
        tenureAtStart: 0,
        replacementCost: "8000 EUR",
      };
  },
  "knowledge: whole, and never lost": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.people = { knowledge: { initial: 1, loss: 0, onPriority: 1, onHandOff: 1 } };
  },
  "staffing: fixed": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.staffing = [{ team: "front", rule: "fixed", every: 1, hiringCost: "9000 EUR" }];
  },
  "opportunism: every probability 0": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.opportunism = { whenLeft: "50%", contested: 1, earlyEffort: "10%", earlyReopens: "90%" };
  },
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

function firstContract(scenario: ScenarioInput) {
  const [first] = Object.values(scenario.designs);
  if (!first) throw new Error("no design");
  return first.contract;
}

/** Everything that a study says of its designs, to the last bit; the dates of committees are not a result. */
async function answerOf(scenario: ScenarioInput): Promise<string> {
  const { designs } = await runStudy(compiled(scenario), {
    seed: 9,
    replications: 16,
    executor: inlineExecutor(),
  });
  return createHash("sha256")
    .update(JSON.stringify(designs.map((one) => ({ ...one, committees: null }))))
    .digest("hex");
}

describe("no bit changes", async () => {
  const bare = await answerOf(deskScenario());
  test.each(Object.entries(NEUTRAL))("%s", async (_, change) => {
    const scenario = deskScenario();
    change(scenario);
    expect(await answerOf(scenario)).toBe(bare);
  });
  test("where priority is strict and all tickets have the same one", async () => {
    const alike = (dispatch: "firstComeFirstServed" | "strictPriority" | "preemptivePriority") => {
      const scenario = deskScenario();
      component(scenario, { priorities: { P1: 0, P2: 0, P3: 1, P4: 0 } });
      for (const { provider } of Object.values(scenario.designs)) provider.dispatch = dispatch;
      return answerOf(scenario);
    };
    const [first, strict, preemptive] = await Promise.all([
      alike("firstComeFirstServed"),
      alike("strictPriority"),
      alike("preemptivePriority"),
    ]);
    expect(strict).toBe(first);
    expect(preemptive).toBe(first);
  });
  test("and bits do change when a mechanism leaves its neutral setting", async () => {
    const living: Change[] = [
      (scenario) => {
        scenario.situation.demand = { dailyCv: 0.2 };
      },
      (scenario) => component(scenario, { majors: { rate: "1/month" } }),
      (scenario) => component(scenario, { growth: 0.5 }),
      (scenario) => component(scenario, { ageing: { rate: 0.3 } }),
      (scenario) => component(scenario, { changes: { rate: "0.1/month", effort: "1h" } }),
      (scenario) => component(scenario, { recurrence: { branching: 0.1, delay: "3 d" } }),
      (scenario) => {
        for (const { provider } of Object.values(scenario.designs)) {
          provider.posture = { prevention: { front: 10 } };
          provider.problems = { effort: "2h" };
        }
      },
      (scenario) => {
        for (const { provider } of Object.values(scenario.designs))
          provider.unfamiliarity = { all: { thirdParty: { probability: 0.3, delay: "2 d" } } };
      },
      (scenario) => component(scenario, { dailyCv: 0.3 }),
      (scenario) => component(scenario, { bursts: [{ size: 3, share: 1 }] }),
      (scenario) => component(scenario, { reopening: { probability: 0.05 } }),
      (scenario) => component(scenario, { reopening: { probability: 0.05, delay: "1 d" } }),
      (scenario) => {
        scenario.situation.waiting = { probability: 0.3, delay: "8h" };
      },
      (scenario) => {
        scenario.situation.reporting = { reported: 0.5 };
      },
      (scenario) =>
        contract(scenario, {
          scope: {
            components: "all",
            initiallyUncovered: 0.2,
            outcomes: { inScope: 0, bestEffort: 1, timeAndMaterials: 0, refused: 0 },
          },
        }),
      (scenario) => contract(scenario, { priority: { inflation: 0.2 } }),
      ...(["leastSlack", "expectedPenalty", "ageingPriority", "tracking"] as const).map(
        (dispatch): Change =>
          (scenario) => {
            for (const { provider } of Object.values(scenario.designs)) provider.dispatch = dispatch;
          },
      ),
      (scenario) => contract(scenario, { priority: { reclassification: { probability: 0.2 } } }),
      (scenario) => contract(scenario, { clock: { response: "acknowledgement" } }),
      (scenario) => contract(scenario, { exclusions: { clientCaused: 0.1 } }),
      (scenario) => contract(scenario, { readings: ["glpi"] }),
      (scenario) =>
        contract(scenario, { serviceLevels: { first: { metric: "firstContact", required: 0.7 } } }),
      (scenario) => component(scenario, { failsAlone: true }),
      (scenario) => {
        for (const { provider } of Object.values(scenario.designs)) provider.qualification = { delay: "1h" };
      },
      (scenario) => {
        scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
        teams(scenario, { queueLimit: 0 });
      },
      (scenario) => {
        scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
        component(scenario, { patience: "exponential(1h)" });
      },
      (scenario) =>
        teams(scenario, {
          groups: { juniors: { speed: 0.8 } },
          shifts: [{ window: "office", headcount: 1, group: "juniors" }],
        }),
      (scenario) =>
        teams(scenario, { atShiftEnd: "finishPooled", shifts: [{ window: "office", headcount: 1 }] }),
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
      (scenario) => teams(scenario, { lostTime: 0.1 }),
      (scenario) => teams(scenario, { onCall: { priorities: ["P1", "P2"] } }),
      (scenario) => {
        for (const { provider } of Object.values(scenario.designs))
          provider.staffing = [
            { team: "front", rule: "utilisation", utilisation: 0, tolerance: 0, hiringLead: 0, every: 1 },
          ];
      },
      ...(["parking", "downgrading", "exclusion", "earlyClose"] as const).map(
        (behaviour): Change =>
          (scenario) => {
            for (const { provider } of Object.values(scenario.designs))
              provider.opportunism = { whenLeft: "50%", [behaviour]: 1 };
          },
      ),
      (scenario) => teams(scenario, { people: { turnover: 5, hiringDelay: "30 d" } }),
      (scenario) => teams(scenario, { people: { initialProductivity: "53%", tenureAtStart: 0 } }),
      (scenario) => teams(scenario, { people: { knowledge: { initial: "50%" } } }),
      (scenario) => {
        for (const { provider } of Object.values(scenario.designs))
          provider.posture = { prevention: { front: 10 } };
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
      (scenario) =>
        design(scenario, {
          governance: {
            committee: { every: 1, clientHours: 2 },
            hourlyCost: { client: "60 EUR", provider: 0 },
          },
        }),
    ];
    for (const change of living) {
      const scenario = deskScenario();
      change(scenario);
      expect(await answerOf(scenario)).not.toBe(bare);
    }
  });
  test("is tried for every mechanism of the register", () => {
    const tried = Object.keys(NEUTRAL).join(" ").toLowerCase();
    // what only counts, and what a neutral setting cannot show apart: an absent section is the base of every comparison
    const counted = ["measures", "impact", "costs", "dispute", "outside"];
    for (const { name } of MECHANISMS) if (!counted.includes(name)) expect(tried).toContain(name);
  });
});
