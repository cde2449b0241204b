/** DOMAIN §2, MODEL §11.17: exemptions, caps in their order, and the right that chronic failure gives, on months of given tickets. */
import { describe, expect, test } from "vitest";
import { LINE } from "../../../engine/life/ledger.ts";
import { met, monthly, perMiss, settle } from "./clause-stage.ts";
import type { Stage } from "./stage.ts";

describe("an exemption", () => {
  const months = [false, false, false].map(met);
  test("holds amounts back until the contract's total is above it, then they are all due", () => {
    const life = settle(1000, { clauses: [perMiss()], exemption: 150 }, months);
    expect(monthly(life)).toEqual([0, 200, 100]);
  });
  test("is not passed by a total equal to it", () => {
    expect(monthly(settle(1000, { clauses: [perMiss({ exemption: 300 })] }, months))).toEqual([0, 0, 0]);
    expect(monthly(settle(1000, { clauses: [perMiss({ exemption: 299.99 })] }, months))).toEqual([0, 0, 300]);
  });
});

describe("caps", () => {
  const months = [false, false, false].map(met);
  test("of a clause and period come before those of the month", () => {
    const clauses = [perMiss({ cap: "3%" }), perMiss({ id: "other", amount: 70, capAmount: 50 })];
    const life = settle(1000, { clauses, caps: { monthAmount: 60 } }, months);
    expect(monthly(life)).toEqual([60, 60, 60]);
    expect(monthly(life, "penaltyDueEur")).toEqual([80, 80, 80]);
    // 70 and 20 by the clauses' own caps, then 20 by the month's
    expect(monthly(life, "penaltyCappedEur")).toEqual([110, 110, 110]);
    expect(life.ledger.lines[LINE.penalty]).toBe(2250);
  });
  test("of the contract are of its fees as signed", () => {
    const life = settle(1000, { clauses: [perMiss()], caps: { lifetime: "8%" } }, months);
    expect(monthly(life)).toEqual([100, 100, 40]);
    expect(monthly(life, "monthsAtCap")).toEqual([0, 0, 1]);
  });
  test("spread what is left over the lines that caused it, each under its name", () => {
    const clause = { form: "perMiss" as const, id: "miss", sla: "fix", amount: 100 };
    const life = settle(1000, { clauses: [clause], caps: { monthAmount: 100 } }, [
      [
        [0, 1],
        [0, 1],
        [0, 1],
      ],
    ]);
    const { ledger } = life;
    const lines = [0, 1, 2, 3].map((cause) => ledger.lines[ledger.penaltyKind(cause)]);
    expect(lines).toEqual([3334, 3333, 3333, 0]);
    expect([0, 1, 2, 3].map((cause) => ledger.kindTable[ledger.penaltyKind(cause)]?.cause)).toEqual([
      "fix.P1",
      "fix.P2",
      "fix.P3",
      "fix.P4",
    ]);
  });
});

describe("chronic failure", () => {
  const rules = [
    {
      id: "react",
      when: { indicator: "chronicFailure" as const, above: 0.5 },
      // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
      then: [{ resize: "desk", by: 1 }],
      atMost: 1,
    },
  ];
  const given = { governance: { committee: { every: 1 }, rules } };
  const chronicFailure = { slas: ["fix.P1"], misses: 2, within: 3 };
  test("is so many misses of a critical line among its last periods, and a rule sees it", () => {
    const months = [false, true, false, true, true, false].map(met);
    const life = settle(1000, { clauses: [], chronicFailure }, months, given);
    expect(monthly(life, "chronicFailure")).toEqual([0, 0, 1, 0, 0, 0]);
    expect(monthly(life, "amendments")).toEqual([0, 0, 1, 0, 0, 0]);
  });
  test("does not look at lines that are not critical", () => {
    const months = [false, false, false].map((isMet) => [undefined, ...met(isMet)]);
    const life = settle(1000, { clauses: [], chronicFailure }, months, given);
    expect(monthly(life, "chronicFailure")).toEqual([0, 0, 0]);
  });
  test("lets a rule terminate the contract, by the exit that it states", () => {
    // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
    const terminate = { ...rules[0], then: [{ terminate: true as const }] };
    const given = {
      governance: { committee: { every: 1 }, rules: [terminate] },
      contract: { price: { fixed: 1000 }, exit: { notice: 1 } },
    } as Stage;
    const months = [false, false, true, true, true].map(met);
    const life = settle(1000, { clauses: [perMiss()], chronicFailure }, months, given);
    expect(monthly(life, "chronicFailure").slice(0, 2)).toEqual([0, 1]);
    expect(monthly(life, "ended")).toEqual([0, 0, 1, 0, 0]);
    expect(monthly(life, "feeEur")).toEqual([1000, 1000, 1000, 0, 0]);
  });
  test("is also so many months in a row at a cap", () => {
    const months = [false, false, true, false, false, false].map(met);
    const life = settle(
      1000,
      {
        clauses: [perMiss()],
        caps: { monthAmount: 100 },
        chronicFailure: { ...chronicFailure, misses: 60, within: 60, monthsAtCap: 3 },
      },
      months,
    );
    expect(monthly(life, "monthsAtCap")).toEqual([1, 1, 0, 1, 1, 1]);
    expect(monthly(life, "chronicFailure")).toEqual([0, 0, 0, 0, 0, 1]);
  });
});
