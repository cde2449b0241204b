/** DOMAIN 10, check 5: late deliverables by V·R/1000, up to a tenth of their value. */
import { describe, expect, test } from "vitest";
import { live } from "../engine/settled/stage.ts";

const penalty = (days: number) =>
  live(
    {
      months: 8,
      contract: {
        price: { fixed: 100_000 },
        penalties: {
          clauses: [
            {
              form: "lateDelivery",
              id: "delivery",
              totalCap: { share: "10%", of: "order" },
              deliverables: [{ id: "report", value: 100_000, due: { month: 1 }, delay: `${days} d` }],
            },
          ],
        },
      },
    },
    [],
  );
const paid = (days: number) => {
  const { simulation } = penalty(days);
  return Array.from({ length: 8 }, (_, month) => simulation.value("penaltyEur", month)).reduce(
    (a, b) => a + b,
  );
};

describe("a deliverable worth 100,000", () => {
  test("costs 1,200 twelve days late", () => {
    expect(paid(12)).toBe(1200);
  });
  test("costs its cap, a tenth of its value, from a hundred days on", () => {
    expect([paid(99), paid(100), paid(101), paid(150)]).toEqual([9900, 10_000, 10_000, 10_000]);
  });
});
