/** Clauses of money, all forms at once: what the living scenario's contracts owe, and random ones. */
import fc from "fast-check";
import type { ScenarioInput } from "#engine";

type Contract = ScenarioInput["designs"][string]["contract"];
export type Penalties = NonNullable<Contract["penalties"]>;
type Clause = NonNullable<Penalties["clauses"]>[number];

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

/** A share in thousandths of its maximum: fast-check spreads doubles over their exponents, nearly all of them next to nothing. */
const share = (max: number) => fc.integer({ min: 0, max: 1000 }).map((part) => (part * max) / 1000);
const sla = fc.constantFrom("restoration", "response", "restoration.P1", "response.P4", "restoration.P3");
const measured = {
  repeat: fc.array(share(3), { minLength: 1, maxLength: 3 }),
  cap: fc.option(share(0.1), { nil: undefined }),
  exemption: fc.option(share(500), { nil: undefined }),
  levels: fc.option(
    fc.record({
      minimum: share(1),
      misses: fc.integer({ min: 1, max: 3 }),
      within: fc.integer({ min: 1, max: 4 }),
    }),
    { nil: undefined },
  ),
};
const earnBack = fc.option(
  fc.record({
    above: share(0.7),
    periods: fc.integer({ min: 1, max: 2 }),
    settled: fc.constantFrom("atOnce", "yearEnd"),
  }),
  { nil: undefined },
);
const tier = fc.record({ below: share(1), rate: share(0.2) });

/** A clause of any form, its numbers anywhere in their ranges. */
const clause = fc.oneof(
  fc.record({ form: fc.constant("perPoint"), sla, perPoint: share(0.05), earnBack, ...measured }),
  fc.record({
    form: fc.constant("perMiss"),
    sla,
    amount: fc.integer({ min: 0, max: 999 }),
    earnBack,
    ...measured,
  }),
  fc.record({
    form: fc.constant("tiers"),
    sla,
    tiers: fc.array(tier, { minLength: 1, maxLength: 3 }),
    ...measured,
  }),
  fc.record({
    form: fc.constant("perLateTicket"),
    sla,
    perTicket: fc.integer({ min: 0, max: 300 }),
    perStartedHour: share(77),
    ticketCap: fc.integer({ min: 0, max: 600 }),
  }),
  fc.record({
    form: fc.constant("points"),
    points: fc.dictionary(sla, fc.integer({ min: 0, max: 9 }), { minKeys: 1, maxKeys: 3 }),
    table: fc.array(fc.record({ from: fc.integer({ min: 0, max: 20 }), rate: share(0.1) }), {
      minLength: 1,
      maxLength: 3,
    }),
    averageOver: fc.constantFrom(1, 2),
  }),
  fc.record({
    form: fc.constant("atRisk"),
    atRisk: share(0.3),
    pool: share(3),
    allocation: fc.dictionary(sla, share(1), { minKeys: 1, maxKeys: 3 }),
    earnBack,
    ...measured,
  }),
  fc.record({
    form: fc.constant("bonusMalus"),
    sla,
    malusPerPoint: share(0.02),
    bonusPerPoint: share(0.02),
    bonusAbove: share(1),
    bonusCap: share(0.05),
  }),
  fc.record({
    form: fc.constant("lateDelivery"),
    deliverables: fc.constant([
      { id: "plan", value: 12_345, due: { month: 1 }, late: 0.7, delay: "exponential(20 d)" },
      { id: "audit", value: 777, due: { date: "2027-02-11" }, delay: "exponential(200 d)" },
    ]),
    divisor: fc.integer({ min: 100, max: 3000 }),
    totalCap: fc.option(fc.record({ share: share(0.1), of: fc.constantFrom("contract", "order") }), {
      nil: undefined,
    }),
  }),
);

/** Random contracts of penalties, caps and exemption included. */
export const anyPenalties: fc.Arbitrary<Penalties> = fc
  .record({
    clauses: fc.array(clause, { minLength: 1, maxLength: 5 }),
    caps: fc.record(
      {
        month: share(0.3),
        year: share(0.2),
        lifetime: share(0.2),
        monthAmount: fc.integer({ min: 0, max: 900 }),
      },
      { requiredKeys: [] },
    ),
    exemption: fc.integer({ min: 0, max: 400 }),
    claim: share(1),
  })
  .map(({ clauses, ...rest }) => ({
    ...rest,
    clauses: clauses.map((one, at) => ({ id: `clause${at}`, ...one }) as Clause),
  }));
