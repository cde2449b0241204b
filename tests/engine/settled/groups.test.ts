/** Groups of a team, who takes a ticket, limits of a queue, patience: hand-computed. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { component, desk, HOUR, live, promise, reported, ticket, times } from "./stage.ts";

type Team = ScenarioInput["designs"][string]["provider"]["teams"][string];

const skilled = (skill: string) => ({ ...component(), skill });
const twoSkills = { situation: { components: { desk: skilled("network"), mail: skilled("mail") } } };
const mail = (atMin: number, effortMin: number, priority = 4) => ({
  ...ticket(atMin, effortMin, priority),
  component: "mail",
});
const team = (over: Partial<Team>): Record<string, Team> => ({
  desk: { tier: 1, shifts: [], ...over },
});
const shiftOf = (group: string, headcount = 1) => ({ window: "always", headcount, group });

describe("groups of a team", () => {
  const speeds = (assignment: NonNullable<Team["assignment"]>) =>
    team({
      groups: { slow: { speed: 0.5 }, fast: { speed: 2 } },
      shifts: [shiftOf("slow"), shiftOf("fast")],
      assignment,
    });
  test("work at their own speed, and the fastest free technician takes the ticket where the rule says so", () => {
    const life = live({ teams: speeds("fastest") }, [ticket(0, 60), ticket(1, 60), ticket(2, 60)]);
    // fast: 30 minutes, twice; slow: 120
    expect(times(life).map(([, begun, done]) => [begun, done])).toEqual([
      [0, 30],
      [1, 121],
      [30, 60],
    ]);
  });
  test("give the ticket to whoever has been idle longest, those who have not worked yet first", () => {
    const life = live({ teams: speeds("longestIdle") }, [ticket(0, 10), ticket(30, 10), ticket(60, 10)]);
    // slow first (listed first, both fresh); then fast, fresh; then slow, idle since 20 while fast is since 35
    expect(times(life).map(([, , done]) => done)).toEqual([20, 35, 80]);
  });
  test("take only tickets whose skill they have; the others pass them by", () => {
    const teams = team({
      groups: { networkers: { skills: ["network"] }, mailers: { skills: ["mail"] } },
      shifts: [shiftOf("networkers"), shiftOf("mailers")],
    });
    const life = live({ ...twoSkills, teams }, [ticket(0, 60), ticket(5, 60), mail(10, 60)]);
    expect(times(life).map(([, begun]) => begun)).toEqual([0, 60, 10]);
  });
  const generalists = (assignment: NonNullable<Team["assignment"]>) =>
    team({
      groups: { generalists: { skills: ["network", "mail"] }, mailers: { skills: ["mail"] } },
      shifts: [shiftOf("generalists"), shiftOf("mailers")],
      assignment,
    });
  test("specialistFirst: the specialist while free, then anyone who has the skill", () => {
    const life = live({ ...twoSkills, teams: generalists("specialistFirst") }, [
      mail(0, 60),
      mail(5, 60),
      ticket(10, 60),
    ]);
    expect(life.stories.map(({ respondedMin }) => respondedMin)).toEqual([0, 5, 65]);
  });
  test("waitForSpecialist: the ticket waits for the specialist although a generalist is free", () => {
    const life = live({ ...twoSkills, teams: generalists("waitForSpecialist") }, [
      mail(0, 60),
      mail(5, 60),
      ticket(10, 60),
    ]);
    expect(life.stories.map(({ respondedMin }) => respondedMin)).toEqual([0, 60, 10]);
  });
  test("keep the order of arrival inside a class, whichever skill waits", () => {
    const life = live({ ...twoSkills, teams: generalists("specialistFirst"), dispatch: "strictPriority" }, [
      ticket(0, 60),
      mail(1, 200),
      ticket(5, 10),
      mail(6, 10),
      ticket(7, 10),
      mail(8, 10, 1),
    ]);
    // the generalist is free at 60: the P1 first, then the others as they came
    expect(life.stories.map(({ respondedMin }) => respondedMin)).toEqual([0, 1, 70, 80, 90, 60]);
  });
  test("evict only someone who can do the urgent work", () => {
    const teams = team({
      groups: { networkers: { skills: ["network"] }, mailers: { skills: ["mail"] } },
      shifts: [shiftOf("networkers"), shiftOf("mailers")],
    });
    const life = live({ ...twoSkills, teams, dispatch: "preemptivePriority" }, [
      ticket(0, 60, 4),
      mail(1, 60, 4),
      ticket(10, 20, 1),
    ]);
    expect(life.stories.map(({ resolvedMin }) => resolvedMin)).toEqual([80, 61, 30]);
  });
  test("resume evicted work at the speed of whoever takes it up", () => {
    const teams = team({ groups: { fast: { speed: 2 } }, shifts: [shiftOf("fast")] });
    const life = live({ teams, dispatch: "preemptivePriority" }, [ticket(0, 120, 4), ticket(30, 20, 1)]);
    // 60 of 120 minutes of work are done by 30; 10 minutes for the P1; 30 more
    expect(life.stories.map(({ resolvedMin }) => resolvedMin)).toEqual([70, 40]);
  });
  test("are named by every shift that the team has", () => {
    const playedBy = (group: object) => () =>
      live(
        {
          teams: team({
            groups: { fast: { speed: 2 } },
            shifts: [{ window: "always", headcount: 1, ...group }],
          }),
        },
        [],
      );
    expect(playedBy({})).toThrow("shifts.0.group: MISSING_FIELD");
    expect(playedBy({ group: "quick" })).toThrow("shifts.0.group: UNKNOWN_GROUP");
    expect(playedBy({ group: "fast" })).not.toThrow();
  });
});

describe("a queue with a limit", () => {
  const situation = { clientStaff: { effort: 0, delay: "2h", hourlyCost: 0 } };
  const lines = (queueLimit: number) => ({ desk: { ...desk()["desk"], queueLimit } as Team });
  test("loses the calls that find every line taken: the client's own staff do the work", () => {
    const life = live({ situation, teams: lines(1) }, [
      ticket(0, 60),
      ticket(5, 60),
      ticket(10, 60),
      ticket(60, 60),
    ]);
    expect(times(life).map(([, begun, , over]) => [begun, over])).toEqual([
      [0, 60],
      [60, 120],
      [Number.NaN, 10 + 2 * HOUR],
      [120, 180],
    ]);
    expect(life.simulation.value("blockedTickets", 0)).toBe(1);
    expect(life.simulation.value("bypassedTickets", 0)).toBe(1);
  });
  describe("and what counts tickets", () => {
    // an hour each; the second finds the only line taken
    const three = [ticket(0, 60), ticket(10, 60), ticket(100, 60)];
    const played = (contract: object) =>
      live({ situation, teams: lines(0), contract: { slas: promise("8h"), ...contract } }, three);
    test("a forecast of two is not passed by the third call where one was lost", () => {
      const aboveForecast = (tickets: number) => ({
        exclusions: { aboveForecast: { tickets, band: 0 } },
      });
      expect(reported(played(aboveForecast(2)))).toEqual([2, 2]);
      expect(reported(played(aboveForecast(1)))).toEqual([1, 1]);
    });
    test("no exclusion is invoked for a call that never was a ticket", () => {
      const all = played({ exclusions: { clientCaused: 1, evidence: "1h" } });
      expect(reported(all)).toEqual([0, 0]);
      expect(all.simulation.value("excludedTickets", 0)).toBe(2);
    });
    test("nor is it acknowledged", () => {
      const slas = promise("8h", { metric: "response" });
      const told = played({ slas, clock: { response: "acknowledgement" } });
      expect(reported(told)).toEqual([2, 2]);
    });
  });
  test("never loses work that is passed on", () => {
    const life = live(
      {
        situation: {
          ...situation,
          components: { desk: { ...component(), effort: [60, 60], escalation: [1] } },
        },
        teams: {
          ...desk(3),
          second: { tier: 2, shifts: [{ window: "always", headcount: 1 }], queueLimit: 0 },
        },
      },
      [ticket(0, 10), ticket(1, 10), ticket(2, 10)],
    );
    expect(life.simulation.value("blockedTickets", 0)).toBe(0);
    expect(life.stories.map(({ resolvedMin }) => resolvedMin)).toEqual([70, 130, 190]);
  });
});

describe("a user who waits too long", () => {
  const situation = (patience: string | number) => ({
    components: { desk: { ...component(), patience } },
    clientStaff: { effort: "30 min", delay: "2h", hourlyCost: "60 EUR" },
  });
  test("withdraws the ticket, which leaves the report but not what users live", () => {
    const life = live({ situation: situation("20 min") }, [ticket(0, 60), ticket(5, 60), ticket(50, 60)]);
    expect(times(life).map(([, begun, , over]) => [begun, over])).toEqual([
      [0, 60],
      [Number.NaN, 25 + 2 * HOUR],
      [60, 120],
    ]);
    expect(life.simulation.value("withdrawnTickets", 0)).toBe(1);
    expect(life.simulation.value("clientStaffEur", 0)).toBe(30);
    expect(life.left).toBe(0);
  });
  test("is served if a technician is free at that very minute", () => {
    const life = live({ situation: situation("55 min") }, [ticket(0, 60), ticket(5, 60)]);
    expect(life.stories[1]?.respondedMin).toBe(60);
  });
  test("waits for ever once work has begun", () => {
    const life = live({ situation: situation("30 min"), dispatch: "preemptivePriority" }, [
      ticket(0, 100, 4),
      ticket(10, 300, 1),
    ]);
    expect(life.stories[0]?.resolvedMin).toBe(400);
    expect(life.simulation.value("withdrawnTickets", 0)).toBe(0);
  });
  test("has as much patience in every design: the draw is the ticket's own", () => {
    const given = { situation: situation("exponential(1h)") };
    const arrivals = Array.from({ length: 40 }, (_, at) => ticket(at, 600));
    const withdrawn = (headcount: number) =>
      new Map(
        live({ ...given, teams: desk(headcount) }, arrivals)
          .stories.filter(({ respondedMin }) => Number.isNaN(respondedMin))
          .map(({ ticket: name, endedMin }) => [name, endedMin]),
      );
    const [few, many] = [withdrawn(3), withdrawn(1)];
    expect(few.size).toBeGreaterThan(10);
    for (const [name, endedMin] of few) expect(many.get(name)).toBe(endedMin);
  });
});

describe("a pooled end of shift", () => {
  const calendars = { early: { hours: "8h-12h Fri" }, late: { hours: "12h-16h Fri" } };
  const teams = (atShiftEnd: "finish" | "finishPooled"): Record<string, Team> => ({
    desk: {
      tier: 1,
      shifts: [
        { window: "early", headcount: 1 },
        { window: "late", headcount: 1 },
      ],
      atShiftEnd,
    },
  });
  const arrivals = [ticket(8 * HOUR, 300), ticket(9 * HOUR, 30)];
  test("lets nobody start while a late technician keeps the number at work at that on duty", () => {
    const begun = (rule: "finish" | "finishPooled") =>
      live({ calendars, teams: teams(rule) }, arrivals).stories.map(({ respondedMin }) => respondedMin);
    expect(begun("finish")).toEqual([8 * HOUR, 12 * HOUR]);
    expect(begun("finishPooled")).toEqual([8 * HOUR, 13 * HOUR]);
  });
  test("gives nobody a second ticket, however many of another group are on duty", () => {
    const pooled = team({
      groups: { networkers: { skills: ["network"] }, mailers: { skills: ["mail"] } },
      shifts: [shiftOf("networkers"), shiftOf("mailers")],
      atShiftEnd: "finishPooled",
    });
    const life = live({ ...twoSkills, teams: pooled }, [ticket(0, 60), ticket(5, 60), mail(10, 60)]);
    expect(times(life).map(([, begun]) => begun)).toEqual([0, 60, 10]);
  });
});
