/** On-call duty: hand-computed nights. The stage's contract starts on Friday 1 January 2027 at 0h. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { component, HOUR, live, promise, reported, ticket, times } from "./stage.ts";

type Team = ScenarioInput["designs"][string]["provider"]["teams"][string];
const DAY = 24 * HOUR;
const calendars = { office: { hours: "8h-18h Mon-Sun" }, evening: { hours: "18h-22h Mon-Sun" } };
const team = (onCall: Team["onCall"], over: Partial<Team> = {}): Record<string, Team> => ({
  desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }], onCall, ...over },
});
const begun = (life: ReturnType<typeof live>) => times(life).map(([, start]) => start);

describe("on-call duty", () => {
  test("serves urgent tickets of the night after the reaction, and leaves the others to the shift", () => {
    const life = live({ calendars, teams: team({ rest: 0 }) }, [
      ticket(2 * HOUR, 60, 1),
      ticket(2 * HOUR + 10, 60, 2),
    ]);
    expect(begun(life)).toEqual([2 * HOUR + 30, 8 * HOUR]);
    expect(life.stories[0]?.resolvedMin).toBe(3 * HOUR + 30);
  });
  test("ends the response when work starts, not at the call", () => {
    const fast = promise("29 min", { metric: "response", targets: { P1: "29 min" } });
    const kept = promise("30 min", { metric: "response", targets: { P1: "30 min" } });
    const met = (slas: typeof fast) =>
      reported(live({ calendars, teams: team({}), contract: { slas } }, [ticket(2 * HOUR, 60, 1)]));
    expect(met(fast)).toEqual([0, 1]);
    expect(met(kept)).toEqual([1, 1]);
  });
  test("takes one ticket at a time, the most urgent first, and goes on after the shift has opened", () => {
    const onCall: Team["onCall"] = { priorities: ["P1", "P2"], rest: 0 };
    const life = live({ calendars, teams: team(onCall) }, [
      ticket(1 * HOUR, 120, 2),
      ticket(2 * HOUR, 30, 2),
      ticket(2 * HOUR + 1, 300, 1),
    ]);
    // out until 3h30; the P1 from 4h to 9h; the P2 waits for the shift, whose only technician is out until 9h
    expect(begun(life)).toEqual([90, 9 * HOUR, 4 * HOUR]);
  });
  test("calls out at the closing of the shift for what still waits", () => {
    const life = live({ calendars, teams: team({ rest: 0 }) }, [
      ticket(17 * HOUR, 120, 4),
      ticket(17 * HOUR + 30, 60, 1),
    ]);
    // the P4 sleeps with its technician until 8h
    expect(begun(life)).toEqual([17 * HOUR, 18 * HOUR + 30]);
  });
  test("only in its window, and only for its components", () => {
    const situation = { components: { desk: component(), other: component() } };
    const night = (onCall: Team["onCall"]) =>
      begun(live({ calendars, situation, teams: team(onCall) }, [ticket(2 * HOUR, 60, 1)]));
    expect(night({ window: "evening" })).toEqual([8 * HOUR]);
    expect(night({ components: ["other"] })).toEqual([8 * HOUR]);
    expect(night({ components: ["desk"] })).toEqual([2 * HOUR + 30]);
  });
  test("is followed by a rest that the next morning misses", () => {
    const morning = (onCall: Team["onCall"], headcount = 1) =>
      begun(
        live({ calendars, teams: team(onCall, { shifts: [{ window: "office", headcount }] }) }, [
          ticket(2 * HOUR, 60, 1),
          ticket(8 * HOUR, 60, 4),
          ticket(8 * HOUR, 60, 4),
        ]),
      ).slice(1);
    // the call-out ends at 3h30: back at 14h30
    expect(morning({})).toEqual([14.5 * HOUR, 15.5 * HOUR]);
    expect(morning({}, 2)).toEqual([8 * HOUR, 9 * HOUR]);
    expect(morning({ rest: 0 })).toEqual([8 * HOUR, 9 * HOUR]);
  });
  test("turns by the week: next week's technician does not wait for this week's", () => {
    const week = 7 * DAY;
    const two = [ticket(week - HOUR, 180, 1), ticket(week - HOUR + 1, 60, 1)];
    const of = (technicians: number) => begun(live({ calendars, teams: team({ technicians }) }, two))[1];
    expect(of(2)).toBe(week + 30);
    expect(of(1)).toBe(week - HOUR + 30 + 180 + 30);
  });
  test("costs its weeks and hours, and invoices what the contract says; rest is paid", () => {
    const onCall: Team["onCall"] = {
      weekCost: "300 EUR",
      hourCost: "60 EUR",
      invoicedWeek: "700 EUR",
      invoicedHour: "100 EUR",
    };
    const life = live({ calendars, teams: team(onCall, { cost: "4000 EUR" }) }, [
      ticket(30 * DAY + 20 * HOUR, 90, 1),
    ]);
    const { simulation } = life;
    const weeks = 31 / 7;
    expect(simulation.value("callOutHours", 0)).toBeCloseTo(1.5, 9);
    expect(simulation.value("onCallEur", 0)).toBeCloseTo(300 * weeks + 90, 2);
    expect(simulation.value("onCallFeeEur", 0)).toBeCloseTo(700 * weeks + 150, 2);
    // the rest runs over the month's end: the technician is paid all the same
    expect(simulation.value("providerCostEur", 0)).toBeCloseTo(4000 + 300 * weeks + 90, 2);
    expect([...life.ledger.balances].reduce((sum, cents) => sum + cents, 0)).toBe(0);
  });
});

describe("a technician on the way", () => {
  const situation = {
    components: { desk: component() },
    waiting: { probability: 1, delay: "1h", afterShare: 0.5 },
  };
  test("takes his own time to react each time that he is called out for the ticket", () => {
    const onCall: Team["onCall"] = { reaction: "exponential(10 min)", rest: 0 };
    const reactions = Array.from({ length: 40 }, (_, seed) => {
      const life = live({ calendars, situation, teams: team(onCall) }, [ticket(HOUR, 60, 1)], { seed });
      const [[opened = 0, start = 0, end = 0] = []] = times(life);
      // half an hour of work, an hour for the user to answer, half an hour of work
      return [start - opened, end - start - 120];
    });
    for (const [first = 0, second = 0] of reactions) {
      expect(second).toBeGreaterThan(0);
      expect(Math.abs(first - second)).toBeGreaterThan(1e-3);
    }
    const mean = reactions.reduce((sum, [, second = 0]) => sum + second, 0) / 40;
    expect(Math.abs(mean - 10)).toBeLessThan(4 * (10 / Math.sqrt(40)));
  });
  test("is called out only as long as the duty answers the ticket's declared priority", () => {
    const targets = { P1: "2h", P2: "20h" };
    const lowered = (downgrading: number) =>
      begun(
        live(
          {
            calendars,
            teams: team({ technicians: 1, rest: 0 }),
            contract: { slas: promise("2h", { targets }) },
            provider: { opportunism: { whenLeft: "50%", downgrading } },
          },
          [ticket(HOUR, 300, 1), ticket(HOUR + 5, 60, 1)],
        ),
      );
    // the first is served from 1h30 to 6h30; the second is P2 from 2h05 on, when half of its two hours is left
    expect(lowered(0)).toEqual([1.5 * HOUR, 7 * HOUR]);
    expect(lowered(1)).toEqual([1.5 * HOUR, 8 * HOUR]);
  });
});

describe("at the end of a shift", () => {
  const shifts = [
    { window: "office", headcount: 1 },
    { window: "evening", headcount: 1 },
  ];
  test("it is the ticket of the technician who goes home that stops, not that of the one who stays", () => {
    const overlap = { early: { hours: "8h-12h Mon-Sun" }, late: { hours: "10h-16h Mon-Sun" } };
    const both = [
      { window: "early", headcount: 1 },
      { window: "late", headcount: 1 },
    ];
    const ends = (atShiftEnd: "resume" | "handover") =>
      live({ calendars: overlap, teams: { desk: { tier: 1, shifts: both, atShiftEnd } } }, [
        ticket(9 * HOUR, 4 * HOUR),
        ticket(11 * HOUR, 3 * HOUR),
      ]).stories.map(({ resolvedMin }) => resolvedMin);
    // the first has an hour left at 12h: next morning with its own technician, or at 14h with the one who stays
    expect(ends("resume")).toEqual([DAY + 9 * HOUR, 14 * HOUR]);
    expect(ends("handover")).toEqual([15 * HOUR, 14 * HOUR]);
  });
  test("a ticket that comes out of hours waits for the opening, in order of arrival", () => {
    const life = live({ calendars, teams: { desk: { tier: 1, shifts } } }, [
      ticket(23 * HOUR, 60),
      ticket(23 * HOUR + 1, 60),
    ]);
    expect(begun(life)).toEqual([DAY + 8 * HOUR, DAY + 9 * HOUR]);
  });
});

describe("a low priority", () => {
  test("is served as soon as a technician is free, whatever urgent tickets are still to come", () => {
    const urgent = Array.from({ length: 50 }, (_, at) => ticket(100 + at * 5, 60, 1));
    const life = live({ dispatch: "strictPriority" }, [ticket(0, 60, 1), ticket(10, 30, 4), ...urgent]);
    expect(life.stories[1]?.respondedMin).toBe(60);
  });
});
