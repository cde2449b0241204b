/** MODEL §6: clock semantics as a value of the contract; hand-computed tickets under each choice. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { CLOCK_PRESETS } from "../../../engine/mechanisms/promises/clock-semantics.ts";
import { HOUR, JANUARY, live, reported, type Stage, ticket } from "./stage.ts";

type Contract = ScenarioInput["designs"][string]["contract"];

/** A resolution promise for every priority, the whole day long. */
const fix = (targets: object, over: object = {}): Contract["slas"] => ({
  fix: { metric: "resolution", targets, window: "always", ...over } as never,
});
/** Every ticket goes one level up, at triage or after the user's answer. */
const raisedWhen = (atQualification: number): Contract["priority"] => ({
  reclassification: { probability: 1, atQualification, raised: 1 },
});
/** Tickets ask their user after half of the work and wait two hours for the answer. */
const asking: Stage["situation"] = { waiting: { probability: 1, delay: "2h" } };

const verdict = (contract: Contract, arrivals: Parameters<typeof live>[1], over: Stage = {}) =>
  reported(live({ contract, ...over }, arrivals));

describe("a ticket whose priority rises after a pause", () => {
  // 30 min of work, 2 h for the answer, then P3 instead of P4, then 30 min: 60 min worked, 120 paused, 30 since the change
  const contract = (target: string, clock: Contract["clock"]): Contract => ({
    slas: fix({ P3: target, P4: "100h" }),
    priority: raisedWhen(0),
    ...(clock ? { clock } : {}),
  });
  const one = [ticket(0, HOUR)];
  const met = (target: string, clock?: Contract["clock"]) =>
    verdict(contract(target, clock), one, { ...(asking ? { situation: asking } : {}) });
  test("counts from its opening, pauses given back, by the contract’s own text", () => {
    expect(met("60 min")).toEqual([1, 1]);
    expect(met("59 min")).toEqual([0, 1]);
  });
  test("has lost its pauses where a changed promise forgets them", () => {
    expect(met("180 min", { pastPauses: "lost" })).toEqual([1, 1]);
    expect(met("179 min", { pastPauses: "lost" })).toEqual([0, 1]);
  });
  test("starts from zero where the clock restarts", () => {
    expect(met("30 min", { reclassification: "restart" })).toEqual([1, 1]);
    expect(met("29 min", { reclassification: "restart" })).toEqual([0, 1]);
  });
  test("is late as soon as it is under one of its priorities, where the worst is kept", () => {
    const clock = { reclassification: "keepWorst" as const };
    const both = (P3: string, P4: string): Contract => ({
      slas: fix({ P3, P4 }),
      priority: raisedWhen(0),
      clock,
    });
    const stage = { ...(asking ? { situation: asking } : {}) };
    expect(verdict(both("60 min", "60 min"), one, stage)).toEqual([1, 1]);
    expect(verdict(both("60 min", "59 min"), one, stage)).toEqual([0, 1]);
    expect(verdict(both("59 min", "60 min"), one, stage)).toEqual([0, 1]);
  });
  test("never rises above P1, and a change at triage finds no past", () => {
    const life = live({ contract: { slas: fix({ P1: "1h" }), priority: raisedWhen(1) } }, [
      ticket(0, HOUR, 1),
      ticket(10 * HOUR, HOUR, 2),
    ]);
    expect(reported(life)).toEqual([2, 2]);
  });
  test("measures pauses on the new line’s own window", () => {
    // P4 runs by day, P3 around the clock: the answer comes in the night, when P4's clock stands still
    const slas = {
      fix: {
        metric: "resolution" as const,
        targets: { P3: "60 min", P4: "100h" },
        window: { P3: "always", P4: "day" },
      },
    };
    const calendars = { day: { hours: "8h-18h Mon-Sun" } };
    const at = 20 * HOUR;
    expect(
      verdict({ slas, priority: raisedWhen(0) }, [ticket(at, HOUR)], {
        calendars,
        ...(asking ? { situation: asking } : {}),
      }),
    ).toEqual([1, 1]);
  });
});

describe("a clock that starts at triage", () => {
  const slas = fix({ P4: "1h" });
  const play = (clock: Contract["clock"], delay: string) => {
    const contract = { slas, ...(clock ? { clock } : {}) };
    return live({ contract, qualification: { delay } }, [ticket(0, HOUR)]);
  };
  test("does not see the time before it", () => {
    expect(play({ start: "qualified" }, "3h").stories[0]?.resolvedMin).toBe(4 * HOUR);
    expect(reported(play({ start: "qualified" }, "3h"))).toEqual([1, 1]);
    expect(reported(play({ start: "received" }, "3h"))).toEqual([0, 1]);
    expect(reported(play(undefined, "3h"))).toEqual([0, 1]);
  });
});

describe("the response clock", () => {
  const slas = { answer: { metric: "response" as const, targets: { P4: "30 min" }, window: "always" } };
  const two = [ticket(0, 2 * HOUR), ticket(HOUR, HOUR)]; // the second waits an hour for its first touch
  test("ends at a technician’s first touch", () => expect(verdict({ slas }, two)).toEqual([1, 2]));
  test("is always kept where an automatic acknowledgement ends it", () =>
    expect(verdict({ slas, clock: { response: "acknowledgement" } }, two)).toEqual([2, 2]));
});

describe("a target of whole days", () => {
  // Friday 1 January 2027, 12:00; a window of 8 h on weekdays
  const calendars = { office: { hours: "9h-17h Mon-Fri" } };
  const friday = 12 * HOUR;
  const day = 24 * HOUR;
  const play = (clock: Contract["clock"], resolvedMin: number) =>
    verdict(
      {
        slas: fix({ P4: "1 d" }, { window: "office" }),
        ...(clock ? { clock } : {}),
      },
      [ticket(friday, resolvedMin - friday)],
      { calendars },
    );
  test("counts the days on which the window opens: from Friday noon to Monday noon", () => {
    expect(play({ days: "workingDays" }, friday + 3 * day)).toEqual([1, 1]);
    expect(play({ days: "workingDays" }, friday + 3 * day + 1)).toEqual([0, 1]);
  });
  test("or is 24 h of open minutes: three working days", () => {
    expect(play(undefined, friday + 5 * day)).toEqual([1, 1]);
    expect(play(undefined, friday + 5 * day + 1)).toEqual([0, 1]);
  });
  test("gives back no more than the working days of a pause over a week-end", () => {
    // an hour's work on Friday, 70 h until the answer, then work around the clock: 22 h of the pause are on working days
    const situation: Stage["situation"] = { waiting: { probability: 1, delay: "70h", afterShare: 1 / 24 } };
    const contract: Contract = {
      slas: fix({ P4: "1 d" }, { window: "office" }),
      clock: { days: "workingDays" },
    };
    const met = (effortMin: number) =>
      verdict(contract, [ticket(friday, effortMin)], { calendars, situation });
    expect(met(day)).toEqual([1, 1]);
    expect(met(day + 24)).toEqual([0, 1]);
  });
});

describe("a ticket received out of hours", () => {
  const calendars = { office: { hours: "9h-17h Mon-Fri" } };
  const slas = fix({ P4: "1h" }, { window: "office" });
  const night = [ticket(2 * HOUR, HOUR), ticket(10 * HOUR, HOUR)]; // 02:00 solved at 03:00; 10:00 solved at 11:00
  test("waits for the next opening: solved before it, its clock shows nothing", () =>
    expect(verdict({ slas }, night, { calendars })).toEqual([2, 2]));
  test("or is left out of the report", () =>
    expect(verdict({ slas, clock: { outOfHours: "notMeasured" } }, night, { calendars })).toEqual([1, 1]));
});

describe("choices of the whole contract", () => {
  test("pauses replace those of every family", () => {
    const slas = fix({ P4: "1h" });
    const stage = { ...(asking ? { situation: asking } : {}) };
    expect(verdict({ slas }, [ticket(0, HOUR)], stage)).toEqual([1, 1]);
    expect(verdict({ slas, clock: { pauses: [] } }, [ticket(0, HOUR)], stage)).toEqual([0, 1]);
  });
  test("the month of attribution replaces that of every family", () => {
    const late = [ticket(JANUARY - HOUR, 2 * HOUR)];
    const months = (clock: Contract["clock"]) => {
      const life = live(
        { months: 2, contract: { slas: fix({ P4: "4h" }), ...(clock ? { clock } : {}) } },
        late,
      );
      return [reported(life, 0)[1], reported(life, 1)[1]];
    };
    expect(months(undefined)).toEqual([0, 1]);
    expect(months({ attribution: "due" })).toEqual([0, 1]);
    expect(months({ attribution: "opened" })).toEqual([0, 1]); // its month has closed
  });
  test("a preset is taken whole, and single choices go over it", () => {
    expect(CLOCK_PRESETS.serviceNow.reclassification).toBe("restart");
    const contract: Contract = {
      slas: fix({ P3: "30 min", P4: "100h" }),
      priority: raisedWhen(0),
      clock: { preset: "serviceNow" },
    };
    const stage = { ...(asking ? { situation: asking } : {}) };
    expect(verdict(contract, [ticket(0, HOUR)], stage)).toEqual([1, 1]);
    expect(
      verdict(
        { ...contract, clock: { preset: "serviceNow", reclassification: "retroactive" } },
        [ticket(0, HOUR)],
        stage,
      ),
    ).toEqual([0, 1]);
  });
});

describe("a two-step promise", () => {
  const slas = fix({ P4: "1h" }, { required: 0.5, second: { targets: { P4: "3h" }, required: 1 } });
  const verdicts = (efforts: number[], over: object = {}) => {
    const arrivals = efforts.map((effort, at) => ticket(at * 24 * HOUR, effort));
    const life = live({ contract: { slas: { fix: { ...slas?.["fix"], ...over } as never } } }, arrivals);
    return life.simulation.sla.verdicts[0];
  };
  test("is kept where enough come within the first target and the rest within the second", () => {
    expect(verdicts([HOUR, 3 * HOUR])).toBe(1);
  });
  test("is broken by a straggler, however good the first step", () => {
    expect(verdicts([HOUR, HOUR, HOUR, 3 * HOUR + 1])).toBe(0);
    expect(verdicts([HOUR, HOUR, HOUR, 3 * HOUR + 1], { second: undefined })).toBe(1);
  });
  test("is broken by its first step alone", () => expect(verdicts([2 * HOUR, 2 * HOUR, HOUR])).toBe(0));
  test("may ask less than all of the second step", () =>
    expect(
      verdicts([HOUR, HOUR, HOUR, 9 * HOUR], { second: { targets: { P4: "3h" }, required: 0.75 } }),
    ).toBe(1));
  test("counts a ticket that is open at the close by what it has used of the second target", () => {
    const play = (atMin: number) =>
      live({ contract: { slas: { fix: { ...slas?.["fix"], openLate: "missed", required: 0 } as never } } }, [
        ticket(atMin, 9 * HOUR),
      ]).simulation.sla.verdicts[0];
    expect(play(JANUARY - 3 * HOUR)).toBe(1);
    expect(play(JANUARY - 3 * HOUR - 1)).toBe(0);
  });
});
