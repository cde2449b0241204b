/** A simulation that starts in the middle of a contract: its periods, years, committees, prices and tickets go on. */
import { describe, expect, test } from "vitest";
import { inlineExecutor, runStudy } from "#engine";
import {
  beginsPeriod,
  endsPeriod,
  monthsOfPeriod,
  periodOf,
} from "../../../engine/compile/contract-months.ts";
import type { ColumnName } from "../../../engine/life/columns.ts";
import { splitPast } from "../../../engine/mechanisms/governance/observed.ts";
import { compiled, type Observation } from "../../laws/observe.ts";
import {
  component,
  desk,
  JANUARY,
  live,
  promise,
  reported,
  type Stage,
  stage,
  ticket,
  times,
  users,
} from "./stage.ts";

const DAY = 1440;
const byMonth = ({ simulation }: Observation, column: ColumnName): number[] =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month));
const late = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => ticket(from + 3 * DAY * at, 2 * DAY));
const perPoint = { clauses: [{ form: "perPoint" as const, id: "late", sla: "fix", perPoint: "1%" }] };

describe("months of a contract that began before", () => {
  test("keep the rhythm of its periods", () => {
    // 4 months lived: quarters end with simulated months 1, 4, 7 (from 0), the year with month 7
    const ends = (period: number) => [...Array(9).keys()].filter((month) => endsPeriod(4, month, period));
    expect(ends(3)).toEqual([1, 4, 7]);
    expect(ends(12)).toEqual([7]);
    expect([0, 1, 2, 4, 5, 8].map((month) => periodOf(4, month, 3))).toEqual([0, 0, 1, 1, 2, 3]);
    expect([0, 1, 2, 3].map((month) => monthsOfPeriod(4, month, 3))).toEqual([1, 2, 1, 2]);
    expect(beginsPeriod(4, 8, 12)).toBe(true);
  });
  test("are those of the contract alone when nothing was lived before", () => {
    for (const period of [1, 3, 12])
      for (let month = 0; month < 40; month++) {
        expect(periodOf(0, month, period)).toBe(Math.floor(month / period));
        expect(endsPeriod(0, month, period)).toBe((month + 1) % period === 0);
        expect(monthsOfPeriod(0, month, period)).toBe((month % period) + 1);
      }
  });
});

describe("past attainment", () => {
  test("is split into closed periods, the latest first, and the one under way", () => {
    const line = { period: 3, required: 0.9, smallBelow: 0, smallMisses: 0 } as never;
    const months: [number, number][] = [
      [10, 10],
      [10, 10],
      [5, 10], // 25 of 30: missed
      [10, 10],
      [9, 10],
      [10, 10], // 29 of 30: met
      [4, 10],
    ];
    expect(splitPast(months, 7, line)).toEqual({ closed: [true, false], met: 4, tickets: 10 });
  });
  test("weighs on the verdict of the period under way", () => {
    const slas = promise("1 d", { period: 3, required: 0.5 });
    const observed = {
      month: 2,
      attainment: {
        "fix.P4": [
          [8, 8],
          [1, 1],
        ] as [number, number][],
      },
    };
    const contract = { slas, penalties: perPoint, price: { fixed: "1000 EUR" } };
    // the quarter closes with the first simulated month: 9 of 12 with its past, 0 of 3 without
    const seen = live({ contract, observed, teams: desk(3) }, late(3));
    expect(byMonth(seen, "missedPeriods")).toEqual([0]);
    const blind = live({ contract, observed: { month: 2 }, teams: desk(3) }, late(3));
    expect(byMonth(blind, "missedPeriods")).toEqual([1]);
  });
});

describe("an observed state", () => {
  test("keeps the contract year: its cap is what past penalties leave", () => {
    const slas = promise("1 d", { required: 1 });
    const penalties = { ...perPoint, caps: { year: "10%" } }; // 1,200 a year
    const contract = { slas, penalties, price: { fixed: "1000 EUR" } };
    const tickets = [...late(1), ...late(1, JANUARY + 1)];
    const given: Stage = { months: 2, contract, teams: desk(2) };
    const fresh = live(given, tickets);
    expect(byMonth(fresh, "penaltyEur")).toEqual([1000, 200]);
    // the year ends with the first simulated month, and 900 were paid before
    const later = live({ ...given, observed: { month: 11, yearPenalties: "900 EUR" } }, tickets);
    expect(byMonth(later, "penaltyEur")).toEqual([300, 1000]);
  });
  test("keeps committees and the months of rules", () => {
    const governance = {
      committee: { every: 3, clientHours: 1 },
      hourlyCost: { client: "10 EUR", provider: 0 },
      rules: [
        {
          id: "yearly",
          when: { every: 12 },
          // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
          then: [{ clarity: 1 }],
          cost: { invoiced: "50 EUR" },
        },
      ],
    };
    const told = live({ months: 4, governance, observed: { month: 10 } }, []);
    expect(byMonth(told, "clientStaffEur")).toEqual([0, 10, 0, 0]);
    expect(byMonth(told, "amendmentEur")).toEqual([0, 50, 0, 0]);
  });
  test("indexes prices at the anniversary of their last indexation", () => {
    const priceIndex = { calm: { mean: 0.1, sd: 0 } };
    const contract = { price: { fixed: "1000 EUR", indexation: {} } };
    const told = live({ months: 3, contract, situation: { priceIndex }, observed: { month: 34 } }, []);
    expect(byMonth(told, "feeEur")).toEqual([1000, 1000, 1100]);
    const stated = live(
      { months: 3, contract, situation: { priceIndex }, observed: { month: 34, indexAge: 11 } },
      [],
    );
    expect(byMonth(stated, "feeEur")).toEqual([1000, 1100, 1100]);
  });
  test("has its staff and its trust", () => {
    const told = live({ observed: { month: 5, staff: { desk: [2] }, trust: 0.2 } }, [
      ticket(0, 60),
      ticket(0, 60),
    ]);
    expect(times(told).map(([, , resolved]) => resolved)).toEqual([60, 60]);
    expect(byMonth(told, "trust")).toEqual([0.2]);
  });
  test("has its coverage: the share above the contractual quantity is out of scope", () => {
    const scope = {
      components: { desk: { quantity: 10 } },
      outcomes: { inScope: 0, bestEffort: 1, timeAndMaterials: 0, refused: 0 },
    };
    const observed = { month: 5, coverage: { desk: { quantity: 4 } } };
    const told = live({ contract: { scope }, units: 10, observed }, []);
    expect(byMonth(told, "coverage")[0]).toBeCloseTo(0.4, 12);
  });
  test("counts past tenure and past terms", () => {
    const contract = {
      price: { fixed: "1000 EUR" },
      dependence: { documentation: 0, tenure: 12, transfer: 1 },
      term: { months: 12, renewal: 6, notice: 2, leave: 1 },
    };
    const told = live({ months: 8, contract, observed: { month: 11 } }, []);
    // the first term's deadline has passed, so it was renewed: to month 18, the 7th simulated one
    expect(byMonth(told, "inForce")).toEqual([1, 1, 1, 1, 1, 1, 1, 0]);
    expect(byMonth(told, "dependence")[0]).toBeCloseTo(1 - Math.exp(-1), 9);
  });
});

describe("tickets taken over", () => {
  const backlog = { desk: [{ priority: "P4" as const, tickets: 2, age: "3 d" }] };
  test("are served first, on clocks that have run since they were opened", () => {
    const slas = promise("73h"); // 1 hour is left
    const observed = { month: 5, backlog };
    const told = live({ contract: { slas }, observed }, [ticket(30, 10)]);
    expect(times(told)).toEqual([
      [0, 0, 60, 60],
      [0, 60, 120, 120],
      [30, 120, 130, 130],
    ]);
    expect(reported(told)).toEqual([2, 3]);
  });
  test("cost their users what is still to come, and count by their whole wait", () => {
    const told = live({ observed: { month: 5, backlog }, situation: users("73h") }, []);
    const { simulation } = told;
    const lost = simulation.value("lostQueueHours", 0) + simulation.value("lostWorkHours", 0);
    expect(lost).toBeCloseTo(1 + 2, 9);
    expect([simulation.value("experiencedMet", 0), simulation.value("experiencedTickets", 0)]).toEqual([
      1, 2,
    ]);
  });
  test("that were answered do not count for the response again", () => {
    const slas = {
      answer: { metric: "response" as const, targets: { P4: "1h" }, window: "always" },
    };
    const touched = { desk: [{ ...backlog.desk[0], touched: true }] } as never;
    expect(reported(live({ contract: { slas }, observed: { month: 5, backlog: touched } }, []))).toEqual([
      0, 0,
    ]);
    expect(reported(live({ contract: { slas }, observed: { month: 5, backlog } }, []))).toEqual([0, 2]);
  });
  test("may come with a transition", () => {
    const told = live({ contract: { transition: { backlog } } }, []);
    expect(told.stories).toHaveLength(2);
  });
});

test("what is not stated is listed with the result", async () => {
  const scenario = stage({
    observed: { month: 5, trust: 0.5 },
    situation: { components: { desk: component() } },
  });
  const result = await runStudy(compiled(scenario), { executor: inlineExecutor() });
  expect(result.notObserved).toEqual([
    "backlog",
    "coverage",
    "staff",
    "attainment",
    "yearPenalties",
    "amendments",
    "indexAge",
  ]);
});

test("a name that no design knows is refused", () => {
  expect(() => compiled(stage({ observed: { month: 5, staff: { dsk: [1] } } }))).toThrow(/UNKNOWN_TEAM|dsk/);
  expect(() => compiled(stage({ observed: { month: 5, attainment: { "fix.P1": [[1, 1]] } } }))).toThrow();
});
