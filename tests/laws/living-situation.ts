/** The information system of the living scenario: it grows, ages, fails, and its users judge. */
import type { ScenarioInput } from "#engine";
import { deskScenario } from "./desk.ts";

export function livingSituation(): ScenarioInput["situation"] {
  const base = deskScenario();
  const workstations = base.situation.components["workstations"];
  if (!workstations) throw new Error("the desk has changed its component");
  return {
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
  };
}
