/** DOMAIN §2 P6: what a late deliverable owes, hand-computed. */
import { describe, expect, test } from "vitest";
import { monthly } from "./clause-stage.ts";
import { live } from "./stage.ts";

describe("a deliverable", () => {
  const delivered = (over: object, deliverable: object, months = 3) =>
    live(
      {
        months,
        contract: {
          price: { fixed: 1000 },
          penalties: {
            clauses: [
              {
                form: "lateDelivery",
                id: "late",
                deliverables: [
                  { id: "plan", value: 100_000, due: { month: 1 }, delay: "10 d", ...deliverable },
                ],
                ...over,
              },
            ],
          },
        },
      },
      [],
    );
  test("is late from the day after its date, by days begun", () => {
    expect(monthly(delivered({}, { due: { date: "2027-02-10" } }))).toEqual([0, 1000, 0]);
    expect(monthly(delivered({}, { delay: "9 d" }))).toEqual([0, 900, 0]);
    expect(monthly(delivered({}, { delay: "1 min" }))).toEqual([0, 100, 0]);
    expect(monthly(delivered({}, { delay: 0 }))).toEqual([0, 0, 0]);
    expect(monthly(delivered({}, { late: 0 }))).toEqual([0, 0, 0]);
  });
  test("that never comes is late until the horizon", () => {
    expect(monthly(delivered({}, { delay: "900 d" }))).toEqual([0, 0, (28 + 31) * 100]);
  });
  test("owes at most a share of the order, or of the contract, over the whole contract", () => {
    expect(monthly(delivered({ totalCap: { share: "0.3%", of: "order" } }, {}))).toEqual([0, 300, 0]);
    expect(monthly(delivered({ totalCap: { share: "10%" } }, {}))).toEqual([0, 300, 0]);
  });
  test("is due within the contract", () => {
    expect(() => delivered({}, { due: { month: 4 } })).toThrow("OUTSIDE_HORIZON");
    expect(() => delivered({}, { due: { date: "2027-04-01" } })).toThrow("OUTSIDE_HORIZON");
  });
  test("is as late as its distribution says, replication by replication", () => {
    const owed = Array.from({ length: 60 }, (_, replication) =>
      live(
        {
          months: 3,
          contract: {
            penalties: {
              clauses: [
                {
                  form: "lateDelivery",
                  id: "late",
                  deliverables: [
                    { id: "plan", value: 100_000, due: { month: 1 }, late: 0.5, delay: "exponential(8 d)" },
                  ],
                },
              ],
            },
          },
        },
        [],
        { replication },
      ).simulation.value("penaltyEur", 1),
    );
    const late = owed.filter((eur) => eur > 0).length;
    expect(late).toBeGreaterThan(18);
    expect(late).toBeLessThan(42);
    expect(new Set(owed).size).toBeGreaterThan(8);
  });
});
