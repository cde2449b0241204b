/** MODEL §11.6 and 10: what users lose and what they live. */
import { describe, expect, test } from "vitest";
import { HOUR, live, lived, promise, reported, type Stage, ticket, users } from "./stage.ts";

const IMPACT = { window: "always", usersAffected: { P1: 10, P4: 3 }, productivityLoss: { P1: 1, P4: 0.5 } };
const WAITING = { probability: 1, delay: "1 d", afterShare: 0.5 };
/** True P1 that the contract's own matrix calls P4. */
const LOOSE = { matrix: Array(3).fill(["P4", "P4", "P4"]) as never };

describe("lost hours", () => {
  test("are users affected × loss × hours of the user's clock", () => {
    const { simulation } = live({ situation: { impact: IMPACT } }, [ticket(0, 2 * HOUR), ticket(HOUR, HOUR)]);
    // the second one waits an hour, then is worked on for an hour: 3 users, half of their work lost
    expect(simulation.value("lostWorkHours", 0)).toBeCloseTo(1.5 * 3, 12);
    expect(simulation.value("lostQueueHours", 0)).toBeCloseTo(1.5, 12);
  });
  test("follow the true priority, whatever the contract calls it", () => {
    const stage: Stage = { situation: { impact: IMPACT }, contract: { priority: LOOSE } };
    const life = live(stage, [ticket(0, HOUR, 1)]);
    expect(life.stories[0]?.declared).toBe("P4");
    expect(life.simulation.value("lostWorkHours", 0)).toBeCloseTo(10, 12);
  });
  test("while the user himself is awaited are what the scenario says of them", () => {
    const situation = { impact: { ...IMPACT, ownWaitLoss: 0.2 }, waiting: WAITING };
    const { simulation } = live({ situation }, [ticket(0, HOUR)]);
    expect(simulation.value("lostClientHours", 0)).toBeCloseTo(24 * 1.5 * 0.2, 12);
    expect(simulation.value("lostWorkHours", 0)).toBeCloseTo(1.5, 12);
  });
  test("count only the users' own hours", () => {
    const calendars = { office: { hours: "9h-17h Mon-Fri" } };
    const situation = { impact: { ...IMPACT, window: "office" } };
    // Friday 1 January 2027, 16 h, for four hours
    const { simulation } = live({ calendars, situation }, [ticket(16 * HOUR, 4 * HOUR)]);
    expect(simulation.value("lostWorkHours", 0)).toBeCloseTo(1.5, 12);
  });
  test("end when service is back by a workaround, not when the ticket is solved", () => {
    const components = {
      desk: {
        units: 1,
        incidents: "1/month",
        priorities: { P1: 0, P2: 0, P3: 0, P4: 1 },
        effort: [60, 600],
        escalation: [1],
        workaround: 1,
      },
    };
    const always = [{ window: "always", headcount: 1 }];
    const teams = { first: { tier: 1, shifts: always }, second: { tier: 2, shifts: always } };
    const life = live({ situation: { impact: IMPACT, components }, teams }, [ticket(0, HOUR)]);
    expect(life.stories[0]?.resolvedMin).toBe(11 * HOUR);
    expect(life.simulation.value("lostWorkHours", 0)).toBeCloseTo(1.5, 12);
    expect(life.simulation.value("lostQueueHours", 0)).toBe(0);
  });
});

describe("experienced attainment", () => {
  test("holds a ticket to the target of its true priority", () => {
    const situation = { impact: IMPACT, expectations: { targets: { P1: "1h", P4: "8h" } } };
    const contract = { priority: LOOSE, slas: promise("8h") };
    const life = live({ situation, contract }, [ticket(0, 2 * HOUR, 1), ticket(2 * HOUR, 2 * HOUR, 4)]);
    expect(reported(life)).toEqual([2, 2]);
    expect(lived(life)).toEqual([1, 2]);
  });
  test("excludes the user's own wait, and stands beside the figure that includes it", () => {
    const situation = { ...users("2h"), waiting: WAITING };
    const life = live({ situation }, [ticket(0, HOUR)]);
    expect(lived(life)).toEqual([1, 1]);
    expect(life.simulation.value("experiencedMetWithOwnWaits", 0)).toBe(0);
  });
  test("counts a bypassed ticket, which no report shows", () => {
    const situation = {
      ...users("1h"),
      clientStaff: { effort: "30 min", delay: "3h", hourlyCost: 40 },
      reporting: { bypass: { patience: "30 min", whenImpatient: 1 } },
    };
    const arrivals = [ticket(0, HOUR), ticket(1, HOUR), ticket(2, HOUR)];
    const life = live({ situation, contract: { slas: promise("4h") } }, arrivals);
    // the third finds one waiting before it: an hour to wait, more than its patience
    expect(life.simulation.value("bypassedTickets", 0)).toBe(1);
    expect(life.stories[2]?.endedMin).toBe(2 + 3 * HOUR);
    expect(life.simulation.value("clientStaffEur", 0)).toBe(20);
    expect(reported(life)).toEqual([2, 2]);
    expect(lived(life)).toEqual([1, 3]);
  });
  test("has a ticket exactly on target met", () => {
    expect(lived(live({ situation: users("1h") }, [ticket(0, HOUR)]))).toEqual([1, 1]);
    expect(lived(live({ situation: users("1h") }, [ticket(0, HOUR + 0.01)]))).toEqual([0, 1]);
  });
});
