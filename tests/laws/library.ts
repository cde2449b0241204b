/** Scenarios that the laws are tried on: the library's, and small ones of their own. */
import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import type { ScenarioInput } from "#engine";
import { EVERY_CLAUSE, EVERY_PRICE } from "./clauses.ts";

const FOLDER = new URL("../../scenarios/library/", import.meta.url);

export const LIBRARY: readonly string[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith(".yaml"))
  .map((file) => file.replace(".yaml", ""));

/** A scenario of the library as raw data, with another number of months where one is given. */
export function fromLibrary(name: string, months?: number): Record<string, unknown> {
  const raw = parse(readFileSync(new URL(`${name}.yaml`, FOLDER), "utf8")) as Record<string, unknown>;
  return months === undefined ? raw : { ...raw, months };
}

/** A desk with office hours, four priorities, a promise and a penalty: most of what an ordinary contract has, and quick. */
export function deskScenario(): ScenarioInput {
  return {
    name: "desk",
    start: "2027-01-01",
    months: 4,
    calendars: { office: { hours: "8h30-12h,13h-17h30 Mon-Fri", holidays: "FR" } },
    situation: {
      users: 80,
      components: {
        workstations: {
          units: 80,
          incidents: "1/month",
          requests: "0.4/month",
          priorities: { P1: 0.05, P2: 0.15, P3: 0.4, P4: 0.4 },
          effort: ["lognormal(25 min, cv 1)", "lognormal(1h, cv 1.2)"],
          escalation: [0.3],
        },
      },
      impact: {
        window: "office",
        usersAffected: { P1: 10, P2: 3, P3: 1, P4: 1 },
        productivityLoss: 0.3,
        lostHourPrice: "35 EUR",
      },
      expectations: { targets: { P1: "4h", P2: "8h", P3: "16h", P4: "40h" } },
    },
    designs: {
      desk: {
        contract: {
          slas: {
            response: {
              metric: "response",
              targets: { P1: "30 min", P2: "1h", P3: "4h", P4: "8h" },
              window: "office",
            },
            restoration: {
              metric: "restoration",
              targets: { P1: "4h", P2: "8h", P3: "16h", P4: "40h" },
              window: "office",
              required: "95%",
            },
          },
          penalties: {
            clauses: [{ form: "perPoint", id: "shortfall", sla: "restoration", perPoint: "1%" }],
            caps: { month: "10%" },
          },
          price: { fixed: "6000 EUR" },
        },
        provider: {
          teams: {
            front: { tier: 1, shifts: [{ window: "office", headcount: 1 }], cost: "5000 EUR" },
            back: { tier: 2, shifts: [{ window: "office", headcount: 1 }], cost: "6000 EUR" },
          },
        },
      },
    },
    experiment: { replications: 16, seed: 11 },
  };
}

const REVISION = {
  id: "revision",
  when: { every: 3 },
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  then: [{ rebaseline: "all" as const }],
  after: "10 d",
  cost: { invoiced: "300 EUR" },
};

/** A contract that most lives leave after six months, or earlier in distrust, for a successor. */
const ENDING = {
  transition: { months: 2, effort: 1.2, fee: "500 EUR", grace: 1 },
  term: { months: 6, renewal: 6, notice: 2, leave: "60%", onTrust: 3, onService: 2, onDependence: 1 },
  distrust: { below: 0.6, months: 2, monthly: "20%" },
  dependence: { documentation: "60%", tenure: 6, transfer: "20%", onStartup: 0.5 },
  exit: {
    notice: 1,
    cost: "10%",
    beforeTerm: 2,
    reversibility: { months: 1, cost: "10%" },
    successor: {
      price: 1.1,
      teams: { front: [2] },
      fee: "400 EUR",
      startup: { months: 2, effort: 1.3 },
      grace: 1,
      knowledge: "30%",
      posture: { prevention: { back: 5 } },
      problems: { effort: "lognormal(8h, cv 1)", from: 3 },
      opportunism: { whenLeft: "20%", parking: "30%", earlyClose: "10%" },
      onCall: { front: { technicians: 3, reaction: "exponential(40 min)" } },
    },
  },
};

/** Four designs in which every mechanism is at work, small enough to be played hundreds of times. */
export function livingScenario(): ScenarioInput {
  const base = deskScenario();
  const { desk } = base.designs;
  const workstations = base.situation.components["workstations"];
  if (!desk || !workstations) throw new Error("the desk has changed its names");
  const contract = {
    ...desk.contract,
    priority: {
      inflation: "10%",
      downgrade: "5%",
      reclassification: { probability: "20%", raised: "60%" },
    },
    clock: { start: "qualified" as const, reclassification: "keepWorst" as const },
    readings: ["serviceNow" as const, "glpi" as const, "jiraServiceManagement" as const],
    exclusions: {
      forceMajeure: "1%",
      clientCaused: "3%",
      aboveForecast: { tickets: 100, band: "5%" },
      accepted: "80%",
      evidence: "20 min",
    },
    serviceLevels: {
      first: { metric: "firstContact" as const, required: "60%" },
      backlog: { metric: "backlogAge" as const, age: "40h", window: "office", atMost: "10%" },
      network: {
        metric: "availability" as const,
        component: "network",
        window: "office",
        required: "99%",
        unitsDown: "50%",
      },
    },
    scope: {
      components: "all" as const,
      coveredWhenNew: "50%",
      initiallyUncovered: "10%",
      clarity: "90%",
      detection: "80%",
      disputeGrey: "60%",
      arbitration: {
        delay: "lognormal(1 d, cv 1)",
        window: "office",
        clientEffort: "20 min",
        providerEffort: "30 min",
      },
      outcomes: { inScope: 0.3, bestEffort: 0.2, timeAndMaterials: 0.3, refused: 0.2 },
      quote: { delay: "lognormal(3 d, cv 1)", approval: "80%" },
    },
    penalties: EVERY_CLAUSE,
    price: EVERY_PRICE,
    envelope: { share: "2%", unused: "carried" as const },
  };
  const background = {
    tickets: "150/month",
    priorities: { P1: 0.02, P2: 0.1, P3: 0.4, P4: 0.48 },
    effort: "lognormal(20 min, cv 1)",
  };
  const { front, back } = desk.provider.teams;
  if (!front || !back) throw new Error("the desk has changed its teams");
  const provider = {
    teams: {
      front: {
        ...front,
        background,
        quota: 0.3,
        queueLimit: 40,
        onCall: {
          priorities: ["P1" as const, "P2" as const],
          technicians: 2,
          reaction: "lognormal(30 min, cv 0.5)",
          weekCost: "300 EUR",
          hourCost: "60 EUR",
          invoicedWeek: "100 EUR",
        },
      },
      back: { ...back, atShiftEnd: "handover" as const, handoverEffort: "5 min" },
    },
    dispatch: "strictPriority" as const,
    posture: { prevention: { back: 10 } },
    opportunism: {
      whenLeft: "20%",
      parking: "50%",
      downgrading: "20%",
      exclusion: "10%",
      contested: "50%",
      earlyClose: "10%",
      earlyDelay: "lognormal(2 d, cv 1)",
    },
    staffing: [
      {
        team: "front",
        rule: "utilisation" as const,
        every: 2,
        hiringLead: "20 d",
        cuttingLead: "10 d",
        max: 3,
      },
      {
        team: "front",
        rule: "commitment" as const,
        every: 3,
        hiringLead: "20 d",
        hiringCost: "3000 EUR",
        max: 3,
      },
      { team: "back", rule: "marginFloor" as const, every: 2, floor: "5%", cuttingLead: "10 d" },
    ],
    problems: { effort: "lognormal(6h, cv 1)", removes: 0.7 },
    unfamiliarity: {
      all: { share: 0.2, effort: 1.5, escalation: "10%" },
      components: {
        network: {
          effort: 1.8,
          thirdParty: { probability: "30%", delay: "lognormal(2 d, cv 1)", window: "office" },
        },
      },
    },
    people: {
      turnover: "60%",
      hiringDelay: "lognormal(30 d, cv 0.5)",
      notice: "10 d",
      overlap: "5 d",
      initialProductivity: "53%",
      tenureAtStart: "52 wk",
      replacementCost: "5000 EUR",
      knowledge: { initial: "80%", loss: "50%", onPriority: "10%", onHandOff: "20%" },
    },
    qualification: { delay: "lognormal(15 min, cv 1)", window: "office" },
  };
  const committee = { every: 2, indicators: "shared" as const, clientHours: 2, providerHours: 3 };
  const hourlyCost = { client: "50 EUR", provider: "60 EUR" };
  return {
    ...base,
    name: "living",
    months: 8,
    situation: {
      ...base.situation,
      components: {
        workstations: {
          ...workstations,
          growth: "10%",
          replacement: "20%",
          majors: { rate: "2/yr", related: 6, decay: "4h" },
          weeklyCv: 0.15,
          dailyCv: 0.2,
          recurrence: { branching: 0.15, delay: "6 d" },
          items: { count: 40, zipf: 1.2 },
          ageing: { rate: "20%", age: 3, endOfLife: { age: 3.3, factor: 1.3 } },
          changes: { rate: "0.1/month", effort: "1h", failure: "15%", incidents: 2, decay: "2 d" },
          reopening: { probability: "6%", delay: "lognormal(1 d, cv 1)" },
        },
        network: {
          ...workstations,
          units: 2,
          incidents: "3/month",
          requests: 0,
          bursts: [
            { size: 1, share: 0.8 },
            { size: 4, share: 0.2 },
          ],
          reopening: { probability: "10%", to: "entryTier" },
          priorities: { P1: 0.2, P2: 0.3, P3: 0.3, P4: 0.2 },
        },
      },
      demand: { profile: { weekdays: [2, 2, 2, 2, 2, 0.5, 0.3] }, weeklyCv: 0.1, dailyCv: 0.1 },
      evolution: {
        growthVolatility: 0.05,
        events: [
          {
            id: "site",
            name: "site",
            month: 4,
            units: { workstations: "+12" },
            spike: { factor: 2, decay: "3 wk" },
          },
          { id: "merger", name: "merger", rate: "0.5/yr", units: { network: "+1" } },
        ],
      },
      waiting: { probability: "30%", delay: "lognormal(median 10 h, sigma 1)", window: "office" },
      reporting: {
        reported: "60%",
        trustSlope: 0.3,
        bypass: { atLowTrust: "30%", patience: "6h", whenImpatient: "10%" },
      },
      shadow: { probability: "30%", tickets: "2/month", of: "all" },
      clientStaff: { effort: "lognormal(1h, cv 1)", delay: "lognormal(1 d, cv 1)", hourlyCost: "45 EUR" },
      trust: {
        initial: "65%",
        gain: 0.02,
        loss: 0.06,
        onArbitration: 0.5,
        onDispute: 0.5,
        onInflation: 1,
        weights: { departures: 0.5 },
        transparency: 0.5,
        stability: 0.5,
        onLeadTime: 0.5,
        formalChange: -0.01,
      },
      priceIndex: { calm: { mean: 0.02, sd: 0.01 } },
    },
    designs: {
      frozen: { contract, provider },
      committee: { contract, provider, governance: { committee, hourlyCost, rules: [] } },
      evolving: { contract, provider, governance: { committee, hourlyCost, rules: [REVISION] } },
      ending: {
        contract: { ...contract, ...ENDING },
        provider,
        governance: { committee, hourlyCost, rules: [] },
      },
    },
    experiment: { replications: 32, seed: 3 },
  };
}

export const LIVING = "living";

/** A scenario by name, the library's or the living one; the speed yardstick only for a month. */
export const scenarioOf = (name: string): unknown =>
  name === LIVING ? livingScenario() : fromLibrary(name, name === "b1" ? 1 : undefined);
