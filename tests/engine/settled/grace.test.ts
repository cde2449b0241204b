/** Months of grace, and months of the provider before: measured, but neither is held against who serves now. */
import { describe, expect, test } from "vitest";
import { monthly, promises, settle } from "./clause-stage.ts";
import type { Stage } from "./stage.ts";

const perMiss = (over: object = {}) => ({
  form: "perMiss" as const,
  id: "miss",
  sla: "fix.P1",
  amount: 100,
  ...over,
});
/** So many months with so many of a hundred P1 on time. */
const months = (...runs: [number, number][]) =>
  runs.flatMap(([count, onTime]) => Array.from({ length: count }, () => [[onTime, 100] as const]));
const promised = (period: 1 | 3 = 1) => ({ slas: promises([1], { required: 0.9, period }) });
const grace = (count: number) => ({ contract: { transition: { grace: count } } });
/** A provider who leaves with the month numbered from 1, and who follows. */
const leaver = (last: number, successor: object = {}): Stage => ({
  contract: { exit: { successor } },
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  governance: { rules: [{ id: "stop", when: { month: last - 1 }, then: [{ terminate: true }] }] },
});

describe("continuous improvement", () => {
  const improvement = [{ sla: "fix", best: 3, share: "50%" }];
  /** What is owed after the twelfth month. */
  const owed = (played: ReturnType<typeof months>, given: Stage, period: 1 | 3 = 1) =>
    monthly(settle(1000, { clauses: [perMiss()], improvement }, played, { ...promised(period), ...given }))
      .slice(12)
      .reduce((sum, eur) => sum + eur, 0);
  test("does not ratchet what was reached in months of grace", () => {
    // three months at 100 %, nine at 94 %: with them the target would rise to 90 + 50 % of the gap = 95 %; without, to 94 %
    expect(owed(months([3, 100], [9, 94], [1, 94]), {})).toBe(100);
    expect(owed(months([3, 100], [9, 94], [1, 94]), grace(3))).toBe(0);
    expect(owed(months([3, 100], [9, 94], [1, 93]), grace(3))).toBe(100);
  });
  test("changes nothing after a year that was all grace", () => {
    expect(owed(months([12, 100], [1, 90]), grace(12))).toBe(0);
  });
  test("leaves out a period that began in grace", () => {
    // the first quarter, half of it in grace, was at 100 %; the others at 94 %
    const quarters = months([3, 100], [9, 94], [3, 94]);
    expect(owed(quarters, {}, 3)).toBe(100);
    expect(owed(quarters, grace(2), 3)).toBe(0);
  });
  test("does not ask of a successor what the leaver reached", () => {
    const played = months([7, 100], [5, 94], [1, 94]);
    expect(owed(played, leaver(7))).toBe(0);
    expect(owed(months([7, 100], [5, 94], [1, 93]), leaver(7))).toBe(100);
    // all that is left of the year is grace: the target stays
    expect(owed(months([7, 100], [5, 94], [1, 90]), leaver(7, { grace: 5 }))).toBe(0);
  });
});

describe("chronic failure", () => {
  const chronicFailure = { slas: ["fix.P1"], misses: 2, within: 3 };
  test("does not count what was missed in months of grace", () => {
    const played = months([2, 80], [1, 100], [2, 80]);
    const failing = (given: Stage) =>
      monthly(
        settle(1000, { clauses: [], chronicFailure }, played, { ...promised(), ...given }),
        "chronicFailure",
      );
    expect(failing({})).toEqual([0, 1, 1, 1, 1]);
    expect(failing(grace(2))).toEqual([0, 0, 0, 0, 1]);
  });
  test("of a contract taken up in its grace does not count the months before it", () => {
    // two months lived, both missed and in grace; the third, the first simulated, is met, the fourth missed
    const observed = {
      month: 2,
      attainment: {
        "fix.P1": [
          [80, 100],
          [80, 100],
        ] as [number, number][],
      },
    };
    const failing = (count: number) =>
      monthly(
        settle(1000, { clauses: [], chronicFailure }, months([1, 100], [1, 80]), {
          ...promised(),
          observed,
          ...grace(count),
        }),
        "chronicFailure",
      );
    expect(failing(0)).toEqual([1, 1]);
    expect(failing(2)).toEqual([0, 0]);
  });
});

describe("a default by what was missed lately", () => {
  const levels = { misses: 3, within: 4 };
  const owed = (played: ReturnType<typeof months>, given: Stage) =>
    monthly(settle(1000, { clauses: [perMiss({ levels })] }, played, { ...promised(), ...given }));
  test("counts what the present provider missed, not the leaver", () => {
    expect(owed(months([5, 80]), {})).toEqual([0, 0, 100, 100, 100]);
    expect(owed(months([5, 80]), leaver(2))).toEqual([0, 0, 0, 0, 100]);
  });
  test("counts no month of grace", () => {
    expect(owed(months([5, 80]), grace(2))).toEqual([0, 0, 0, 0, 100]);
  });
});
