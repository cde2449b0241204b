/** Penalties to the cent: the formulas of the forms of clause, as pure functions. penalty-cases.test.ts plays them as clauses. */
import { describe, expect, test } from "vitest";
import { toCents } from "../../engine/life/ledger.ts";
import { atRiskEur } from "../../engine/mechanisms/money/clauses/at-risk.ts";
import { shortfallEur, tierEur } from "../../engine/mechanisms/money/clauses/attainment.ts";
import { daysLate, lateDeliveryEur } from "../../engine/mechanisms/money/clauses/late-delivery.ts";
import { lateTicketEur } from "../../engine/mechanisms/money/clauses/late-ticket.ts";
import { repeatFactor } from "../../engine/mechanisms/money/clauses/periods.ts";
import { pointsEur } from "../../engine/mechanisms/money/clauses/points.ts";
import { Exemption } from "../../engine/mechanisms/money/penalty-caps.ts";
import { layPriceFactors } from "../../engine/mechanisms/money/price-index.ts";
import { isPeriodMet } from "../../engine/mechanisms/promises/sla.ts";
import { observe } from "../laws/observe.ts";
import { caseOf } from "./cases.ts";

const cents = (eur: number) => Math.round(eur * 100);
/** Amounts of a clause as the ledger takes them, from a fee in euros. */
const atRiskCents = (missed: readonly number[], atRisk: number, fee: number) =>
  toCents(atRiskEur(missed, atRisk, fee));
const tierCents = (attainment: number, tiers: Parameters<typeof tierEur>[1], fee: number) =>
  toCents(tierEur(attainment, tiers, fee));
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("penalties", () => {
  test("PEN-A-01: at-risk amount × pool × allocation", () => {
    const { parameters, expected } = caseOf<Record<"invoice" | "at_risk_pct" | "A" | "B", number>>(
      "penalties",
      "PEN-A-01",
    );
    const atRisk = parameters.at_risk_pct / 100;
    expect(atRiskCents([(atRisk * parameters.A * parameters.B) / 10_000], atRisk, parameters.invoice)).toBe(
      cents(expected["credit"] ?? 0),
    );
  });

  test("PEN-A-02: credits add up, never beyond the amount at risk", () => {
    const { parameters, expected } = caseOf<{
      invoice: number;
      at_risk_pct: number;
      defaults: { A: number; B: number }[];
    }>("penalties", "PEN-A-02");
    const atRisk = parameters.at_risk_pct / 100;
    const missed = parameters.defaults.map(({ A, B }) => (atRisk * A * B) / 10_000);
    expect(atRiskCents(missed, atRisk, parameters.invoice)).toBe(cents(expected["credit"] ?? 0));
    expect(atRiskCents(missed, Number.POSITIVE_INFINITY, parameters.invoice)).toBe(
      cents(expected["uncapped"] ?? 0),
    );
  });

  test.each(["PEN-A-03", "PEN-A-04", "PEN-A-05"])("%s: value × days late / 1000", (id) => {
    const { parameters, expected } = caseOf("penalties", id);
    const { V = 0, R = 0, divisor = 1, exemption = 0, S = 1, S0 = 1 } = parameters;
    const factors = new Float64Array(13);
    const indexation = { share: 0.85, cap: 1, isFromSignature: true, frozenMonths: 0, productivity: 0 };
    layPriceFactors([...Array(12).fill(S0), S], indexation, factors);
    const due = [toCents(lateDeliveryEur(V, daysLate(R * 1440), divisor) * (factors[12] ?? 0))];
    expect(due).toEqual([cents((expected["computed"] ?? expected["penalty"]) as number)]);
    new Exemption(exemption, 1).filter(due);
    expect(due).toEqual([cents(expected["penalty"] ?? Number.NaN)]);
  });

  test("PEN-A-06: a table of points; points between two rows take the lower one", () => {
    const { parameters, expected } = caseOf<{ points: number[]; billed: number }, { credits: number[] }>(
      "penalties",
      "PEN-A-06",
    );
    const table = [10, 15, 20, 25, 30].map((from, row) => ({ from, rate: (row + 1) * 0.02 }));
    const credits = parameters.points.map((points) => toCents(pointsEur(points, table, parameters.billed)));
    expect(credits).toEqual(expected.credits.map(cents));
  });

  test("PEN-A-12: multipliers of misses in a row", () => {
    const { parameters, expected } = caseOf<{ fee: number; missed: number[] }, { malus: number[] }>(
      "penalties",
      "PEN-A-12",
    );
    let row = 0;
    const malus = parameters.missed.map((missed) => {
      row = missed === 1 ? row + 1 : 0;
      return row === 0 ? 0 : toCents(0.04 * parameters.fee * repeatFactor(row, [1, 1.5, 2]));
    });
    expect(malus).toEqual(expected.malus.map(cents));
  });

  test("PEN-A-07: one per cent of the charges per point of shortfall", () => {
    const { parameters, expected } = caseOf<Record<"measure" | "actual" | "charges", number>>(
      "penalties",
      "PEN-A-07",
    );
    expect(
      toCents(shortfallEur(parameters.actual / 100, parameters.measure / 100, 0.01, parameters.charges)),
    ).toBe(cents(expected["credit"] ?? 0));
  });

  test("PEN-A-08: tiers of availability; a threshold itself belongs to the milder tier", () => {
    const { parameters, expected } = caseOf<
      { month_minutes: number; planned_minutes: number; downtime_minutes: number[]; fee: number },
      Record<string, number[]>
    >("penalties", "PEN-A-08");
    const base = parameters.month_minutes - parameters.planned_minutes;
    const tiers = [
      { below: 0.95, rate: 0.5 },
      { below: 0.99, rate: 0.25 },
      { below: 0.999, rate: 0.1 },
    ];
    const credits = parameters.downtime_minutes.map((down) =>
      tierCents(1 - down / base, tiers, parameters.fee),
    );
    expect(credits).toEqual(expected["credits"]?.map(cents));
  });

  const P1_TIERS = [
    { below: 0.9, rate: 0.05 },
    { below: 0.95, rate: 0.02 },
  ];
  const P2_TIERS = [
    { below: 0.85, rate: 0.03 },
    { below: 0.9, rate: 0.01 },
  ];

  test("PEN-A-09: bands of the share within target, by priority", () => {
    const { parameters, expected } = caseOf<{
      fee: number;
      P1: { ok: number; n: number };
      P2: { ok: number; n: number };
    }>("penalties", "PEN-A-09");
    const { fee } = parameters;
    const malus =
      tierCents(parameters.P1.ok / parameters.P1.n, P1_TIERS, fee) +
      tierCents(parameters.P2.ok / parameters.P2.n, P2_TIERS, fee);
    expect(malus).toBe(cents(expected["malus"] ?? 0));
  });

  test("PEN-A-10: under ten tickets one may be late, none at all is met: the verdicts of every month", () => {
    const { parameters, expected } = caseOf<
      { months: { P1: [number, number]; P2: [number, number] }[] },
      { malus_pct: number[] }
    >("penalties", "PEN-A-10");
    const met = parameters.months.map(({ P1, P2 }) => [
      isPeriodMet(...P1, { required: 0.95, smallBelow: 10, smallMisses: 1 }),
      isPeriodMet(...P2, { required: 0.9, smallBelow: 10, smallMisses: 1 }),
    ]);
    expect(met).toEqual([
      [true, false],
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(met.map((verdicts) => verdicts.every(Boolean))).toEqual(
      expected.malus_pct.map((percent) => percent === 0),
    );
  });

  test("PEN-A-11: every started hour late, capped by ticket; a ticket on target owes nothing", () => {
    const { parameters, expected } = caseOf<
      { overrun_minutes: number[]; rate: number; cap_ticket: number; cap_month: number },
      { per_ticket: number[]; month: number }
    >("penalties", "PEN-A-11");
    const perTicket = parameters.overrun_minutes.map((late) =>
      toCents(lateTicketEur(late, 0, parameters.rate, parameters.cap_ticket)),
    );
    expect(perTicket).toEqual(expected.per_ticket.map(cents));
    expect(Math.min(sum(perTicket), cents(parameters.cap_month))).toBe(cents(expected.month));
  });

  test.each(["PEN-A-14", "PEN-A-15"])("%s: a fee follows its index from the first anniversary", (id) => {
    const { parameters, expected } = caseOf<Record<string, number>>("penalties", id);
    const { P0 = 0, S0 = 1 } = parameters;
    // P = P0·(0.30 + 0.70·S/S0) is a fee of which 70 % follow the index; P = P0·S1/S0 one that follows it whole
    const [index = 0, followed] = id === "PEN-A-14" ? [parameters["S1"], 1] : [parameters["S"], 0.7];
    const [observed] = observe({
      name: "indexed",
      start: "2027-01-01",
      months: 14,
      situation: {
        components: {
          desk: { units: 1, incidents: 1, priorities: { P1: 0, P2: 0, P3: 0, P4: 1 }, effort: ["1h"] },
        },
        priceIndex: { calm: { mean: index / S0 - 1, sd: 0 } },
      },
      designs: {
        desk: {
          contract: { price: { fixed: P0, indexation: { share: followed } } },
          provider: { teams: { desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }] } } },
        },
      },
      experiment: { replications: 16, seed: 1 },
    });
    const { feeCents } = observed?.simulation ?? {};
    expect([feeCents?.[11], feeCents?.[12], feeCents?.[13]]).toEqual([
      cents(P0),
      cents(expected["P1"] ?? expected["P"] ?? 0),
      cents(expected["P1"] ?? expected["P"] ?? 0),
    ]);
  });
});
