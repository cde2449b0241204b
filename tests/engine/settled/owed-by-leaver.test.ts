/** Deliverables around a change of provider: what a party owed is settled with it, and with nobody else. */
import { describe, expect, test } from "vitest";
import { LINE } from "../../../engine/life/ledger.ts";
import type { Observation } from "../../laws/observe.ts";
import { live, type Stage } from "./stage.ts";

type Clause = NonNullable<NonNullable<NonNullable<Stage["contract"]>["penalties"]>["clauses"]>[number];
type Deliverables = Extract<Clause, { form: "lateDelivery" }>["deliverables"];

/** Notice at the end of January, so the leaver serves to the end of February; six months, a fee of 10,000. */
const played = (deliverables: Deliverables, clause: object = {}, successor: object = {}): Observation =>
  live(
    {
      months: 6,
      contract: {
        price: { fixed: 10_000 },
        exit: { successor: { price: 1, ...successor } },
        penalties: { clauses: [{ form: "lateDelivery", id: "delivery", deliverables, ...clause }] },
      },
      governance: {
        // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
        rules: [{ id: "stop", when: { month: 1 }, then: [{ terminate: true }] }],
      },
    },
    [],
  );
const byMonth = ({ simulation }: Observation, column: "penaltyEur" | "successorMarginEur") =>
  Array.from({ length: 6 }, (_, month) => simulation.value(column, month));
const item = (id: string, month: number, days: number) => ({
  id,
  value: 100_000,
  due: { month },
  delay: `${days} d`,
});

describe("a deliverable of a provider who leaves", () => {
  test("that it still owes at its end is settled with it, late until then", () => {
    // due 31 January, delivered 12 March; the leaver's last day is 28 February: 28 days × 100,000 / 1,000
    const told = played([item("report", 1, 40)]);
    expect(byMonth(told, "penaltyEur")).toEqual([0, 2800, 0, 0, 0, 0]);
    expect(byMonth(told, "successorMarginEur")).toEqual([0, 0, 10_000, 10_000, 10_000, 10_000]);
    expect(told.ledger.lines[1 * told.ledger.kinds + LINE.penalty]).toBe(280_000);
  });
  test("that falls due with its last day is not yet late, and is not its successor's", () => {
    expect(byMonth(played([item("report", 2, 30)]), "penaltyEur")).toEqual([0, 0, 0, 0, 0, 0]);
  });
  test("that falls due after it has left is its successor's", () => {
    // due 30 April, delivered 10 May: 10 days, in May
    const told = played([item("report", 4, 10)]);
    expect(byMonth(told, "penaltyEur")).toEqual([0, 0, 0, 0, 1000, 0]);
    expect(byMonth(told, "successorMarginEur")).toEqual([0, 0, 10_000, 10_000, 9000, 10_000]);
  });
  test("counts in its own total cap: the successor's begins anew", () => {
    // 1.5 % of the two deliverables listed, 3,000: the leaver owes 2,800; the successor 2,500, not the 200 left
    const told = played([item("first", 1, 40), item("second", 3, 25)], {
      totalCap: { share: "1.5%", of: "order" },
    });
    expect(byMonth(told, "penaltyEur")).toEqual([0, 2800, 0, 2500, 0, 0]);
  });
  test("is not excused by the months without penalty of its successor", () => {
    expect(byMonth(played([item("report", 1, 40)], {}, { grace: 3 }), "penaltyEur")).toEqual([
      0, 2800, 0, 0, 0, 0,
    ]);
  });
});
