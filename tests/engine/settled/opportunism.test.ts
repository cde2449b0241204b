/** Opportunism: what the report gains and the user does not, ticket by ticket. */
import { describe, expect, test } from "vitest";
import { component, desk, live, promise, reported, type Stage, ticket, times, users } from "./stage.ts";

/** One technician busy for five hours; a short ticket behind, promised within two hours, waits from minute 10 to 300. */
const BEHIND = [ticket(0, 300), ticket(10, 20)];
type Behaviour = NonNullable<NonNullable<Stage["provider"]>["opportunism"]>;
const play = (opportunism: Behaviour, over: Partial<Stage> = {}) =>
  live(
    {
      contract: { slas: promise("2h", { pauses: ["client"] }) },
      situation: users("2h"),
      provider: { opportunism: { whenLeft: "25%", ...opportunism } },
      ...over,
    },
    BEHIND,
  );
const served = (played: ReturnType<typeof play>) => times(played)[1]?.[2];

describe("opportunism", () => {
  test("absent, the second ticket is late on paper as in life", () => {
    const played = play({});
    expect([served(played), reported(played)]).toEqual([320, [0, 2]]);
  });
  test("parking stops the contract’s clock with 30 minutes left, and not the user’s: 90 + 20 minutes on paper, 310 lived", () => {
    const played = play({ parking: 1 });
    expect([served(played), reported(played)]).toEqual([320, [1, 2]]);
    expect(played.simulation.value("parkedHours", 0)).toBeCloseTo(200 / 60, 9);
    expect(played.simulation.value("experiencedMet", 0)).toBe(0);
    expect(played.simulation.value("lostQueueHours", 0)).toBeCloseTo(290 / 60, 9);
    expect(played.simulation.value("lostClientHours", 0)).toBe(0);
  });
  test("parking is no use where the contract does not pause for the client", () => {
    const contract = { slas: promise("2h", { pauses: [] }) };
    expect(reported(play({ parking: 1 }, { contract }))).toEqual([0, 2]);
  });
  test("downgrading gains time only where the lower priority has more of it", () => {
    const slas = (p4: string) => ({
      contract: { slas: promise("2h", { targets: { P3: "2h", P4: p4 }, pauses: [] }) },
    });
    const lower = (p4: string) =>
      live(
        {
          ...slas(p4),
          situation: users("2h"),
          provider: { opportunism: { whenLeft: "25%", downgrading: 1 } },
        },
        [ticket(0, 300, 3), ticket(10, 20, 3)],
      );
    expect(reported(lower("10h"))).toEqual([1, 2]);
    expect(lower("10h").simulation.value("downgradedTickets", 0)).toBe(1);
    expect(reported(lower("2h"))).toEqual([0, 2]);
    expect(lower("2h").simulation.value("downgradedTickets", 0)).toBe(0);
  });
  test("a claimed exclusion takes the ticket off the report, unless a committee refuses it", () => {
    const alone = play({ exclusion: 1, contested: 1 });
    expect(reported(alone)).toEqual([0, 1]);
    expect(alone.simulation.value("excludedTickets", 0)).toBe(1);
    expect(alone.simulation.value("experiencedTickets", 0)).toBe(2);
    const governed = play({ exclusion: 1, contested: 1 }, { governance: { committee: { every: 1 } } });
    expect(reported(governed)).toEqual([0, 2]);
  });
  test("closing early halves the work of the first spell, and brings the ticket back with a fresh effort", () => {
    const early = (earlyReopens: number) =>
      live(
        { provider: { opportunism: { earlyClose: 1, earlyEffort: 0.5, earlyReopens, earlyDelay: "1h" } } },
        [ticket(100, 60)],
      );
    expect(times(early(0))[0]?.slice(2)).toEqual([130, 130]);
    // solved at 130, back at 190, an hour of work that holds
    expect(times(early(1))[0]?.slice(2)).toEqual([250, 250]);
    expect(early(1).simulation.value("closedEarlyTickets", 0)).toBe(1);
  });
  describe("and the on-call duty", () => {
    const calendars = { office: { hours: "8h-18h Mon-Sun" } };
    const night = (behaviour: Behaviour, arrivals = [ticket(120, 60, 1)]) =>
      live(
        {
          calendars,
          contract: { slas: promise("", { targets: { P1: "80 min", P2: "8h" }, pauses: ["client"] }) },
          situation: users("2h"),
          teams: { desk: { tier: 1, shifts: [{ window: "office", headcount: 1 }], onCall: {} } },
          provider: { opportunism: { whenLeft: "90%", ...behaviour } },
        },
        arrivals,
      );
    // called out at once, there after half an hour, solved ten minutes late; 72 minutes are left at the eighth
    test.each(["parking", "downgrading", "exclusion"] as const)(
      "%s: nothing is made of a ticket that a technician is on the way for",
      (behaviour) => {
        const played = night({ [behaviour]: 1 });
        expect(reported(played)).toEqual([0, 1]);
        for (const column of ["parkedHours", "downgradedTickets", "excludedTickets"] as const)
          expect(played.simulation.value(column, 0)).toBe(0);
      },
    );
    test("a parked ticket waits for its user no more once a technician is called out for it", () => {
      const played = night({ parking: 1 }, [ticket(17 * 60, 120, 4), ticket(17 * 60 + 30, 60, 1)]);
      // behind another until 18h, parked after eight minutes; called out at 18h, served from 18h30 to 19h30
      expect(played.simulation.value("parkedHours", 0)).toBeCloseTo(22 / 60, 9);
      // 120 minutes less 22: late for 80
      expect(reported(played)).toEqual([0, 1]);
      expect(played.simulation.value("lostQueueHours", 0)).toBeCloseTo(1, 9);
    });
  });
  test("looks at a ticket when its present priority is about to be missed, not the one it came with", () => {
    const contract = {
      slas: promise("", { targets: { P3: "2h", P4: "10h" }, pauses: ["client" as const] }),
      priority: { reclassification: { probability: 1, atQualification: 1, raised: 1 } },
    };
    // P3 from its desk on: 30 minutes are left at minute 100, where P4 would have had hours
    const played = play({ parking: 1 }, { contract });
    expect(reported(played)).toEqual([1, 2]);
    expect(played.simulation.value("parkedHours", 0)).toBeCloseTo(200 / 60, 9);
  });
  test("leaves alone a ticket that is at work, and one that is already late", () => {
    const working = live(
      {
        contract: { slas: promise("2h", { pauses: ["client"] }) },
        provider: { opportunism: { whenLeft: "25%", parking: 1, exclusion: 0 } },
      },
      [ticket(0, 115)],
    );
    expect(working.simulation.value("parkedHours", 0)).toBe(0);
    const late = live(
      {
        contract: { slas: promise("2h", { pauses: ["client"] }) },
        situation: { components: { desk: { ...component(), effort: [60, 60], escalation: [1] } } },
        teams: { ...desk(), back: { tier: 2, shifts: [{ window: "always", headcount: 1 }] } },
        provider: { opportunism: { whenLeft: "25%", parking: 1 } },
      },
      [ticket(0, 130), ticket(1, 130)],
    );
    // both reach the second tier late, one waits there and is not parked; the second was, before its first touch
    expect(late.simulation.value("parkedHours", 0)).toBeCloseTo((130 - 91) / 60, 9);
  });
});
