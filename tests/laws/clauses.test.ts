/** Whatever clauses a contract has: the ledger reconciles, no cap is exceeded, nothing is paid twice or given back twice. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LINE, PARTY } from "../../engine/life/ledger.ts";
import { EVERY_CLAUSE, type Penalties } from "./clauses.ts";
import { deskScenario } from "./desk.ts";
import { type Observation, observe } from "./observe.ts";
import { anyPenalties } from "./random/penalties.ts";

const NONE = Number.POSITIVE_INFINITY;
const FEE = 6000;
const NAMES = ["restoration", "response", "restoration.P1", "response.P4", "restoration.P3"];
const DATES = fc.constantFrom("2027-01-04", "2027-02-11", "2027-05-31");

/** Half a year of the desk under given penalties; a year and more where it is asked. */
function play(penalties: Penalties, months = 6, replication = 0): Observation {
  const scenario = deskScenario();
  for (const { contract } of Object.values(scenario.designs)) Object.assign(contract, { penalties });
  const [life] = observe({ ...scenario, months }, { replication });
  if (!life) throw new Error("the desk has one design");
  return life;
}

const cents = (life: Observation, column: Parameters<Observation["simulation"]["value"]>[0]) =>
  Array.from({ length: life.simulation.compiled.months }, (_, month) =>
    Math.round(100 * life.simulation.value(column, month)),
  );
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("under any clauses", () => {
  test("the ledger reconciles, and no cap is exceeded", () => {
    const seen = { paid: 0, refunded: 0, bonus: 0, capped: 0 };
    fc.assert(
      fc.property(anyPenalties(NAMES, DATES), fc.integer({ min: 0, max: 99 }), (penalties, replication) => {
        const life = play(penalties, 6, replication);
        const { ledger } = life;
        expect([...ledger.lines].every((amount) => Number.isInteger(amount) && amount >= 0)).toBe(true);
        expect(sum([...ledger.balances])).toBe(0);
        const paid = cents(life, "penaltyEur");
        const due = cents(life, "penaltyDueEur");
        const refunds = cents(life, "refundEur");
        seen.paid += sum(paid);
        seen.refunded += sum(refunds);
        seen.bonus += sum(cents(life, "bonusEur"));
        seen.capped += sum(cents(life, "penaltyCappedEur"));
        const caps = (penalties.caps ?? {}) as Record<string, number>;
        const { month = NONE, monthAmount = NONE, year = NONE, yearAmount = NONE } = caps;
        const { lifetime = NONE, lifetimeAmount = NONE } = caps;
        paid.forEach((amount, at) => {
          expect(amount).toBeLessThanOrEqual(due[at] ?? 0);
          expect(amount).toBeLessThanOrEqual(Math.min(month * FEE, monthAmount) * 100 + 0.5);
        });
        // half a year lies within one contract year
        expect(sum(paid)).toBeLessThanOrEqual(Math.min(year * 12 * FEE, yearAmount) * 100 + 0.5);
        expect(sum(paid)).toBeLessThanOrEqual(Math.min(lifetime * 6 * FEE, lifetimeAmount) * 100 + 0.5);
        // a refund gives back what its own cause paid before, once
        const causes = (ledger.kinds - LINE.penalty) / 3;
        for (let cause = 0; cause < causes; cause++) {
          let left = 0;
          for (let at = 0; at < 6; at++) {
            left -= ledger.lines[at * ledger.kinds + ledger.refundKind(cause)] ?? 0;
            expect(left).toBeGreaterThanOrEqual(0);
            left += ledger.lines[at * ledger.kinds + ledger.penaltyKind(cause)] ?? 0;
          }
        }
        expect(ledger.balances[PARTY.client]).toBe(
          sum(paid) - sum(refunds) - sum(cents(life, "bonusEur")) - 6 * FEE * 100,
        );
      }),
      { numRuns: 60 },
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(0);
  });
  test("lines of the ledger say who pays whom, by which clause and for what", () => {
    const { ledger } = play(EVERY_CLAUSE);
    const named = ledger.kindTable.slice(LINE.penalty);
    expect(new Set(named.map(({ line }) => line))).toEqual(new Set(["penalty", "refund", "bonus"]));
    for (const { line, payer, payee, clause, cause } of named) {
      expect([payer, payee]).toEqual(
        line === "penalty" ? [PARTY.provider, PARTY.client] : [PARTY.client, PARTY.provider],
      );
      expect(EVERY_CLAUSE.clauses?.some(({ id }) => id === clause)).toBe(true);
      expect(cause).toMatch(/^(response|restoration)\.P[1-4]$|^plan$|^audit$/);
    }
  });
  test("every form is at work somewhere in a few lives", () => {
    const owed = new Set<string>();
    for (let replication = 0; replication < 8; replication++) {
      const { ledger } = play(EVERY_CLAUSE, 14, replication);
      ledger.lines.forEach((amount, at) => {
        const kind = ledger.kindTable[at % ledger.kinds];
        if (amount > 0 && kind && at % ledger.kinds >= LINE.penalty) owed.add(`${kind.line} ${kind.clause}`);
      });
    }
    const penalties = (EVERY_CLAUSE.clauses ?? [])
      .map(({ id }) => `penalty ${id}`)
      .filter((name) => name !== "penalty incentive");
    expect([...owed].sort()).toEqual([...penalties, "bonus incentive", "refund shortfall"].sort());
  });
  test("a deliverable is as late in one design as in another, whatever else they owe", () => {
    const scenario = deskScenario();
    const [first] = Object.values(scenario.designs);
    if (!first) throw new Error("no design");
    const only = (EVERY_CLAUSE.clauses ?? []).filter(({ form }) => form === "lateDelivery");
    scenario.designs = {
      all: { ...first, contract: { ...first.contract, penalties: { clauses: EVERY_CLAUSE.clauses ?? [] } } },
      only: { ...first, contract: { ...first.contract, penalties: { clauses: only } } },
    };
    const paidFor = ({ ledger }: Observation) =>
      ["plan", "audit"].map((cause) =>
        sum([...ledger.lines].filter((_, at) => ledger.kindTable[at % ledger.kinds]?.cause === cause)),
      );
    const lives = observe({ ...scenario, months: 6 });
    const [all, alone] = lives.map(paidFor);
    expect(sum(all ?? [])).toBeGreaterThan(0);
    expect(all).toEqual(alone);
  });
});
