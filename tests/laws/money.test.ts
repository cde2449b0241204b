/** Money is exact: whole cents, transfers that sum to zero, totals that are the sums of their parts. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy } from "#engine";
import { LINE, spreadCents } from "../../engine/life/ledger.ts";
import { LIBRARY, LIVING, scenarioOf } from "./library.ts";
import { livingScenario } from "./living.ts";
import { compiled, observe } from "./observe.ts";

const PAID = LIBRARY.filter((name) => name.startsWith("contract-") && name !== "contract-c").concat(
  "frozen-vs-evolving",
  LIVING,
);

describe("the ledger", () => {
  test.each(PAID)("of %s balances to the cent and holds every amount of the result", (name) => {
    for (const { ledger, simulation } of observe(scenarioOf(name), { seed: 8 })) {
      const { lines, balances, kinds } = ledger;
      expect([...lines].every((cents) => Number.isInteger(cents))).toBe(true);
      expect(balances.reduce((sum, cents) => sum + cents, 0)).toBe(0);
      const { months } = simulation.compiled;
      const of = (kind: number, month: number) => lines[month * kinds + kind] ?? Number.NaN;
      for (let month = 0; month < months; month++) {
        const causes = (kinds - LINE.penalty) / 3;
        const total = (first: number) =>
          Array.from({ length: causes }, (_, cause) => of(first + cause, month)).reduce((a, b) => a + b, 0);
        const penalties = total(ledger.penaltyKind(0));
        expect(Math.round(100 * simulation.value("refundEur", month))).toBe(total(ledger.refundKind(0)));
        expect(Math.round(100 * simulation.value("bonusEur", month))).toBe(total(ledger.bonusKind(0)));
        expect(Math.round(100 * simulation.value("ticketFeeEur", month))).toBe(of(LINE.tickets, month));
        expect(Math.round(100 * simulation.value("feeEur", month))).toBe(of(LINE.fee, month));
        expect(Math.round(100 * simulation.value("timeAndMaterialsEur", month))).toBe(
          of(LINE.timeAndMaterials, month),
        );
        expect(Math.round(100 * simulation.value("amendmentEur", month))).toBe(of(LINE.amendment, month));
        expect(Math.round(100 * simulation.value("penaltyEur", month))).toBe(penalties);
        expect(Math.round(100 * simulation.value("providerCostEur", month))).toBe(
          of(LINE.wages, month) + of(LINE.providerOverhead, month) + of(LINE.onCall, month),
        );
        expect(Math.round(100 * simulation.value("clientStaffEur", month))).toBe(of(LINE.clientStaff, month));
        expect(simulation.value("penaltyEur", month)).toBeLessThanOrEqual(
          simulation.value("penaltyDueEur", month) + 1e-9,
        );
      }
    }
  });
  test("spreads a capped amount over its causes without losing or making a cent", () => {
    const into: number[] = [];
    spreadCents(1000, [333, 333, 334, 700], into);
    expect(into.reduce((sum, cents) => sum + cents, 0)).toBe(1000);
    spreadCents(7, [1, 1, 1], into);
    expect(into.slice(0, 3).sort()).toEqual([2, 2, 3]);
  });
});

describe("a result's totals", () => {
  test("are the sums of their parts, to the cent, in every replication", async () => {
    const { designs } = await runStudy(compiled(livingScenario()), {
      seed: 2,
      replications: 32,
      executor: inlineExecutor(),
    });
    for (const { lifetimes } of designs) {
      const of = (name: string, replication: number) => lifetimes[name]?.[replication] ?? Number.NaN;
      for (let replication = 0; replication < 32; replication++) {
        const amendments =
          of("invoicedCost", replication) -
          of("fee", replication) -
          of("timeAndMaterials", replication) -
          of("ticketFees", replication) -
          of("bonus", replication) -
          of("penaltiesRefunded", replication) +
          of("penalties", replication);
        expect(amendments).toBeGreaterThanOrEqual(-0.005);
        expect(Math.abs(amendments * 100 - Math.round(amendments * 100))).toBeLessThan(1e-3);
        expect(
          Math.abs(
            of("invoicedCost", replication) -
              of("providerCost", replication) -
              of("providerMargin", replication) -
              of("successorMargin", replication),
          ),
        ).toBeLessThan(0.005);
        const lost = of("lostTimeCost", replication);
        expect(
          Math.abs(
            of("costWithLostTime", replication) -
              of("invoicedCost", replication) -
              of("clientStaffCost", replication) -
              lost,
          ),
        ).toBeLessThan(0.02 + lost * 1e-6);
      }
    }
  });
});
