/** Four designs in which every mechanism is at work. */
import type { ScenarioInput } from "#engine";
import { EVERY_CLAUSE, EVERY_PRICE } from "./clauses.ts";
import { deskScenario } from "./desk.ts";
import { livingProvider } from "./living-provider.ts";
import { livingSituation } from "./living-situation.ts";

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

function livingContract() {
  const { desk } = deskScenario().designs;
  if (!desk) throw new Error("the desk has changed its name");
  return {
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
}

/** Four designs in which every mechanism is at work, small enough to be played hundreds of times. */
export function livingScenario(): ScenarioInput {
  const base = deskScenario();
  const contract = livingContract();
  const provider = livingProvider();
  const committee = { every: 2, indicators: "shared" as const, clientHours: 2, providerHours: 3 };
  const hourlyCost = { client: "50 EUR", provider: "60 EUR" };
  return {
    ...base,
    name: "living",
    months: 8,
    situation: livingSituation(),
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
