/** What a declared successor brings and what it finds: its own ways from its first day on. Months 1 and 2 are the leaver's. */
import { describe, expect, test } from "vitest";
import type { ColumnName } from "../../../engine/life/columns.ts";
import { Replicator, rowLength } from "../../../engine/life/replicate.ts";
import { meanProductivity } from "../../../engine/mechanisms/staff/turnover.ts";
import { compiled, type Observation } from "../../laws/observe.ts";
import { component, desk, HOUR, JANUARY, live, promise, type Stage, stage, ticket, times } from "./stage.ts";

type Successor = NonNullable<NonNullable<NonNullable<Stage["contract"]>["exit"]>["successor"]>;
type Rules = NonNullable<NonNullable<Stage["governance"]>["rules"]>;

const DAY = 24 * HOUR;
const MARCH = JANUARY + 28 * DAY;

const signed = (id: string, month: number, action: Rules[number]["then"][number]): Rules[number] => ({
  id,
  when: { month },
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  then: [action],
});
/** Notice is given at the end of January: the successor serves from 1 March. */
const handedOver = (successor: Successor, over: Partial<Stage> = {}, rules: Rules = []): Stage => ({
  months: 6,
  ...over,
  contract: { ...over.contract, exit: { successor } },
  governance: { rules: [signed("stop", 1, { terminate: true }), ...rules] },
});
const byMonth = ({ simulation }: Observation, column: ColumnName): number[] =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month));
const begun = (life: Observation) => times(life).map(([, start]) => start);

describe("the knowledge of a successor", () => {
  const people = { knowledge: { initial: 0.4, recovery: "90 d" } };
  const known = (initial: number, days: number) => 1 - (1 - initial) * Math.exp(-days / 90);
  test("is not the leaver's: it starts where a provider starts, and is learnt anew", () => {
    const months = byMonth(live(handedOver({}, { provider: { people } }), []), "knowledge");
    expect(months[1]).toBeCloseTo(known(0.4, 59), 12);
    expect(months[2]).toBeCloseTo(known(0.4, 31), 12);
    expect(months[3]).toBeCloseTo(known(0.4, 61), 12);
  });
  test("is the one declared for it, and what it lacks lengthens the work", () => {
    const told = live(handedOver({ knowledge: 0.1 }, { provider: { people } }), []);
    expect(byMonth(told, "knowledge")[2]).toBeCloseTo(known(0.1, 31), 12);
    // the leaver knows all; of the successor's nothing, 35 % more work
    const whole = { people: { knowledge: { recovery: "500 wk" } } };
    const played = live(handedOver({ knowledge: 0 }, { provider: whole }), [
      ticket(MARCH - 600, 60),
      ticket(MARCH + 1, 60),
    ]);
    expect(times(played).map(([opened = 0, , solved = 0]) => solved - opened)).toEqual([60, 81]);
  });
  test("cannot be declared where no team's knowledge is modelled", () => {
    expect(() => compiled(stage(handedOver({ knowledge: 0.5 })))).toThrow(
      "provider.people.knowledge: MISSING_FIELD",
    );
    expect(() => compiled(stage(handedOver({ knowledge: 1 })))).not.toThrow();
  });
});

describe("the posture of a successor", () => {
  const posture = (hours: number) => ({ prevention: { desk: hours } });
  const given = (successor: Successor, rules?: Rules) =>
    byMonth(
      live(handedOver(successor, { provider: { posture: posture(100) } }, rules), []),
      "preventionHours",
    );
  test("is its own: no hour unless it declares some", () => {
    expect(given({})).toEqual([100, 100, 0, 0, 0, 0]);
    expect(given({ posture: posture(40) })).toEqual([100, 100, 40, 40, 40, 40]);
  });
  test("keeps the hours that an amendment has signed, which bind whoever serves", () => {
    const rules = [signed("hours", 1, { prevention: "desk", hours: 70 })];
    expect(given({ posture: posture(40) }, rules)).toEqual([100, 70, 70, 70, 70, 70]);
  });
  test("names teams that exist", () => {
    expect(() => compiled(stage(handedOver({ posture: { prevention: { nobody: 5 } } })))).toThrow(
      "successor.posture.prevention.nobody: UNKNOWN_TEAM",
    );
  });
});

describe("problem management after a successor has come", () => {
  /** Two incidents of one item, whose cause takes 20 hours to remove. */
  const removed = (successor: Successor, problems: object = {}) =>
    byMonth(
      live(
        handedOver(successor, {
          provider: {
            posture: { prevention: { desk: 6 } },
            problems: { effort: "20h", from: 2, ...problems },
          },
        }),
        [ticket(100, 60), ticket(200, 60)],
      ),
      "causesRemoved",
    );
  const six = { posture: { prevention: { desk: 6 } } };
  test("begins an investigation anew, from the incidents that the client's records hold", () => {
    // six hours a month: twelve of the leaver's are lost; 6, 12, 18, 24 of its own: in the fourth month
    expect(removed(six)).toEqual([0, 0, 0, 0, 0, 1]);
    expect(removed({ posture: { prevention: { desk: 12 } } })).toEqual([0, 0, 0, 1, 0, 0]);
    expect(removed({})).toEqual([0, 0, 0, 0, 0, 0]);
  });
  test("follows the successor's own method where it declares one", () => {
    expect(removed({ ...six, problems: { effort: "6h" } })).toEqual([0, 0, 1, 0, 0, 0]);
    expect(removed({ ...six, problems: { effort: "6h", from: 3 } })).toEqual([0, 0, 0, 0, 0, 0]);
  });
  test("does not bring back the causes that the leaver has removed", () => {
    const situation = { components: { desk: { ...component(), incidents: "1/month" } } };
    const all = handedOver(
      {},
      {
        situation,
        provider: { posture: { prevention: { desk: 6 } }, problems: { effort: "6h", from: 2 } },
      },
    );
    const { stories, simulation } = live(
      all,
      [100, 200, JANUARY + 100, MARCH + 100].map((at) => ticket(at, 60)),
    );
    expect(simulation.value("causesRemoved", 0)).toBe(1);
    expect(stories.map(({ openedMin }) => openedMin)).toEqual([100, 200]);
  });
});

describe("the opportunism of a successor", () => {
  const parked = (own: object, successor: Successor) => {
    const behind = (from: number) => [ticket(from, 300), ticket(from + 10, 20)];
    const told = live(
      handedOver(successor, {
        contract: { slas: promise("2h", { pauses: ["client"] }) },
        provider: { opportunism: own },
      }),
      [...behind(600), ...behind(MARCH + 600)],
    );
    return byMonth(told, "parkedHours").slice(0, 3);
  };
  // with 30 minutes left at minute 100 of each pair, parked until its technician is free at 300
  const parking = { whenLeft: "25%", parking: 1 };
  const hours = expect.closeTo(200 / 60, 9);
  test("is none unless it is declared, whatever the leaver did", () => {
    expect(parked(parking, {})).toEqual([hours, 0, 0]);
  });
  test("is its own where it is declared", () => {
    expect(parked({}, { opportunism: parking })).toEqual([0, 0, hours]);
  });
  test("leaves to the leaver what the leaver has closed early", () => {
    const opportunism = { earlyClose: 1, earlyEffort: 0.5, earlyReopens: 1, earlyDelay: "1h" };
    const told = live(handedOver({}, { provider: { opportunism } }), [
      ticket(MARCH - 15, 60),
      ticket(MARCH + 600, 60),
    ]);
    // 30 minutes over the month's end, back an hour later for an hour that holds; then 60 minutes of honest work
    expect(times(told).map(([opened = 0, , solved = 0]) => solved - opened)).toEqual([150, 60]);
    expect(byMonth(told, "closedEarlyTickets").slice(0, 3)).toEqual([0, 0, 1]);
  });
});

describe("the duty of a successor", () => {
  const calendars = { office: { hours: "8h-18h Mon-Sun" } };
  const night = [ticket(2 * HOUR, 60, 1), ticket(MARCH + 2 * HOUR, 60, 1)];
  const duty = (onCall: object | null, successor: Successor, arrivals = night, headcount = 1) =>
    live(
      handedOver(successor, {
        calendars,
        teams: {
          desk: { tier: 1, shifts: [{ window: "office", headcount }], ...(onCall ? { onCall } : {}) },
        },
      }),
      arrivals,
    );
  test("is the one that the contract requires of the team, unless it declares its own", () => {
    const own = { rest: 0, weekCost: "300 EUR" };
    expect(begun(duty(own, {}))).toEqual([2.5 * HOUR, MARCH + 2.5 * HOUR]);
    const slower = duty(own, { onCall: { desk: { reaction: "45 min", weekCost: "70 EUR" } } });
    expect(begun(slower)).toEqual([2.5 * HOUR, MARCH + 2.75 * HOUR]);
    const weeks = byMonth(slower, "onCallEur");
    expect(weeks[1]).toBeCloseTo(4 * 300, 2);
    expect(weeks[2]).toBeCloseTo((31 / 7) * 70, 2);
  });
  test("may be none, and may begin with it", () => {
    const none = duty({ rest: 0, weekCost: "300 EUR" }, { onCall: { desk: "none" } });
    expect(begun(none)).toEqual([2.5 * HOUR, MARCH + 8 * HOUR]);
    expect(byMonth(none, "onCallEur").slice(2)).toEqual([0, 0, 0, 0]);
    expect(begun(duty(null, { onCall: { desk: {} } }))).toEqual([8 * HOUR, MARCH + 2.5 * HOUR]);
  });
  test("has technicians of its own: a call-out in hand is finished, and nobody rests from it", () => {
    const across = [ticket(MARCH - HOUR, 180, 1), ticket(MARCH + 10, 60, 1), ticket(MARCH + 8 * HOUR, 60, 4)];
    // the leaver's is out from 23h30 to 2h30; the successor's goes out at 0h40, back at 1h40, and rests 11 hours
    const told = duty({ technicians: 1 }, {}, across, 2);
    expect(begun(told)).toEqual([MARCH - 30, MARCH + 40, MARCH + 8 * HOUR]);
    expect(told.stories[0]?.resolvedMin).toBe(MARCH + 150);
  });
  test("does not miss in its shift whom the leaver sent to rest", () => {
    const late = [ticket(MARCH - 3 * HOUR, 60, 1), ticket(MARCH + 8 * HOUR, 60, 4)];
    // back at 22h30: the leaver's technician would rest until 9h30
    expect(begun(duty({}, {}, late))).toEqual([MARCH - 2.5 * HOUR, MARCH + 8 * HOUR]);
  });
  test("calls at once for what waits when it begins", () => {
    const waiting = [ticket(MARCH - HOUR, 60, 1)];
    expect(begun(duty(null, { onCall: { desk: {} } }, waiting))).toEqual([MARCH + 30]);
  });
  test("says what it is: a known team, one of its shifts, `none` or the terms of a duty", () => {
    const refused = (onCall: object) => () => compiled(stage(handedOver({ onCall } as Successor)));
    expect(refused({ nobody: {} })).toThrow("successor.onCall.nobody: UNKNOWN_TEAM");
    expect(refused({ desk: { shift: 2 } })).toThrow("successor.onCall.desk.shift: UNKNOWN_REFERENCE");
    expect(refused({ desk: { technicians: 0 } })).toThrow("OUT_OF_RANGE");
    expect(refused({ desk: "never" })).toThrow("successor");
    expect(refused({ desk: "none" })).not.toThrow();
  });
});

describe("the staff of a successor", () => {
  const pair = (at: number) => [ticket(at, 60), ticket(at, 60)];
  const staffing = [{ team: "desk", rule: "utilisation" as const, every: 1, cuttingLead: 0, min: 1 }];
  test("is what the design and its amendments give each team, without what the leaver's policy made of it", () => {
    const waits = (successor: Successor) =>
      times(
        live(handedOver(successor, { teams: desk(2), provider: { staffing } }), [
          ...pair(MARCH - 600),
          ...pair(MARCH + 600),
        ]),
      ).map(([opened = 0, start = 0]) => start - opened);
    // an idle January costs the leaver's team a post
    expect(waits({})).toEqual([0, 60, 0, 0]);
    expect(waits({ teams: { desk: [1] } })).toEqual([0, 60, 0, 60]);
  });
  test("fills every post with people of its own, of the tenure stated for a start", () => {
    const people = { initialProductivity: "50%", rampUp: "26 wk", tenureAtStart: 0 };
    const told = live(handedOver({}, { teams: desk(3), provider: { people } }), []);
    const productive = byMonth(told, "productivePosts");
    const fresh = meanProductivity(0.5, 26 * 7 * DAY, 0, JANUARY);
    expect(productive[0]).toBeCloseTo(3 * fresh, 9);
    expect(productive[1]).toBeGreaterThan(3 * fresh + 0.1);
    expect(productive[2]).toBeCloseTo(3 * fresh, 9); // March is as long as January
  });
  test("has none of the leaver's vacancies", () => {
    const scenario = compiled(
      stage(
        handedOver(
          {},
          {
            situation: { components: { desk: { ...component(), incidents: "1/yr" } } },
            teams: desk(10),
            provider: { people: { turnover: 5, hiringDelay: "3000 d" } },
          },
        ),
      ),
    );
    const replicator = new Replicator(scenario, 5);
    const present: number[] = [];
    replicator["simulations"][0]?.onMonthStart.push(({ staff }) => present.push(staff.shifts.headcount(0)));
    replicator.play(0, new Float64Array(rowLength(scenario)));
    expect(present[1]).toBeLessThan(10);
    expect(present[2]).toBe(10);
    expect(present[3]).toBeLessThan(10);
  });
});
