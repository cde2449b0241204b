/** What a provider has and does: at rest, and at work. */
import { type Change, design, teams } from "./change.ts";

/** Explicit neutral settings; the fields that would matter otherwise are set as in a living contract. */
export const NEUTRAL: Record<string, Change> = {
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
  "qualification: no delay": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.qualification = { delay: 0, window: "office" };
  },
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
  "cost-growth: costs that follow nothing": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.costGrowth = { share: 0, productivity: 0 };
  },
  "overheads: nothing beside the teams": (scenario) => {
    for (const { provider } of Object.values(scenario.designs))
      provider.overheads = { monthly: { tools: 0 }, ofInvoices: 0 };
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
};

/** The same mechanisms at work: each of them changes some bit. */
export const LIVING: Change[] = [
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
  ...(["leastSlack", "expectedPenalty", "ageingPriority", "tracking"] as const).map(
    (dispatch): Change =>
      (scenario) => {
        for (const { provider } of Object.values(scenario.designs)) provider.dispatch = dispatch;
      },
  ),
  (scenario) => {
    for (const { provider } of Object.values(scenario.designs)) provider.qualification = { delay: "1h" };
  },
  (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    teams(scenario, { queueLimit: 0 });
  },
  (scenario) =>
    teams(scenario, {
      groups: { juniors: { speed: 0.8 } },
      shifts: [{ window: "office", headcount: 1, group: "juniors" }],
    }),
  (scenario) => teams(scenario, { atShiftEnd: "finishPooled", shifts: [{ window: "office", headcount: 1 }] }),
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
    design(scenario, {
      governance: {
        committee: { every: 1, clientHours: 2 },
        hourlyCost: { client: "60 EUR", provider: 0 },
      },
    }),
];
