/** What nature and the client do: at rest, and at work. */
import { type Change, component } from "./change.ts";

/** Explicit neutral settings; the fields that would matter otherwise are set as in a living contract. */
export const NEUTRAL: Record<string, Change> = {
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
  "failures: components that do not fail alone": (scenario) => component(scenario, { failsAlone: false }),
  "patience: users who wait for ever": (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    component(scenario, { patience: "520 wk" });
  },
};

/** The same mechanisms at work: each of them changes some bit. */
export const LIVING: Change[] = [
  (scenario) => {
    scenario.situation.demand = { dailyCv: 0.2 };
  },
  (scenario) => component(scenario, { majors: { rate: "1/month" } }),
  (scenario) => component(scenario, { growth: 0.5 }),
  (scenario) => component(scenario, { ageing: { rate: 0.3 } }),
  (scenario) => component(scenario, { changes: { rate: "0.1/month", effort: "1h" } }),
  (scenario) => component(scenario, { recurrence: { branching: 0.1, delay: "3 d" } }),
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
  (scenario) => component(scenario, { failsAlone: true }),
  (scenario) => {
    scenario.situation.clientStaff = { effort: "1h", delay: "8h" };
    component(scenario, { patience: "exponential(1h)" });
  },
];
