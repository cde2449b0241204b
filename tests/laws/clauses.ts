/** Clauses of money, all forms at once: what the living scenario's contracts owe. */
import type { ScenarioInput } from "#engine";

type Contract = ScenarioInput["designs"][string]["contract"];
export type Penalties = NonNullable<Contract["penalties"]>;

/** Every form, with everything that a clause may add to it, on the desk's two families. */
export const EVERY_CLAUSE: Penalties = {
  clauses: [
    {
      form: "perPoint",
      id: "shortfall",
      sla: "restoration",
      perPoint: "1%",
      repeat: [1, 1.5, 2],
      cap: "4%",
      earnBack: { above: "90%", periods: 1 },
    },
    {
      form: "perLateTicket",
      id: "late",
      sla: "restoration",
      perStartedUnit: { P1: "40 EUR", P2: "20 EUR" },
      unit: "30 min",
      ticketCap: "200 EUR",
    },
    {
      form: "tiers",
      id: "tiers",
      sla: "response.P3",
      tiers: [
        { below: "80%", rate: "2%" },
        { below: "95%", rate: "1%" },
      ],
    },
    {
      form: "perMiss",
      id: "miss",
      sla: "response.P2",
      amount: "30 EUR",
      share: "0.3%",
      levels: { minimum: "60%", misses: 2, within: 3 },
      exemption: "40 EUR",
    },
    {
      form: "points",
      id: "points",
      points: { response: 3, "restoration.P1": 8 },
      table: [
        { from: 5, rate: "1%" },
        { from: 10, rate: "2%" },
      ],
      averageOver: 2,
    },
    {
      form: "atRisk",
      id: "credits",
      atRisk: "6%",
      pool: "150%",
      allocation: { "restoration.P1": "50%", "restoration.P2": "40%", "response.P1": "30%" },
    },
    {
      form: "bonusMalus",
      id: "incentive",
      sla: "restoration.P4",
      bonusPerPoint: "0.2%",
      bonusAbove: "96%",
      bonusCap: "1%",
    },
    {
      form: "lateDelivery",
      id: "delivery",
      indexed: true,
      totalCap: { share: "5%" },
      deliverables: [
        { id: "plan", value: "30 kEUR", due: { month: 2 }, late: "60%", delay: "exponential(10 d)" },
        { id: "audit", value: "15 kEUR", due: { date: "2027-03-15" }, delay: "lognormal(6 d, cv 1)" },
      ],
    },
  ],
  exemption: "25 EUR",
  caps: { month: "12%", yearAmount: "4000 EUR", lifetime: "9%" },
  claim: "80%",
  chronicFailure: { misses: 2, within: 3, monthsAtCap: 2 },
  improvement: [{ sla: "restoration", best: 3, share: "20%" }],
};

/** What the living scenario's contracts price beyond a fee. */
export const EVERY_PRICE: NonNullable<Contract["price"]> = {
  fixed: "4000 EUR",
  perUnit: { workstations: "20 EUR" },
  perTicket: { P1: "15 EUR", P2: "5 EUR" },
  deadBand: {
    band: "3%",
    additional: "80%",
    reduced: "60%",
    counts: "beyond",
    z: 0.9,
    wider: [{ band: "10%", additional: "70%", reduced: "50%" }],
  },
  minimumCommitment: { share: "85%" },
  timeAndMaterials: "90 EUR",
  indexation: { share: 0.7, from: "signature", cap: "3%", productivity: "1%" },
};
