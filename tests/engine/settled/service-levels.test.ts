/** DOMAIN §1.7 and §1.3: promises that are no clock of a ticket, and tickets that leave the denominators; hand-computed. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { component, desk, HOUR, JANUARY, live, promise, reported, type Stage, ticket } from "./stage.ts";

type Levels = NonNullable<ScenarioInput["designs"][string]["contract"]["serviceLevels"]>;

/** [met, measured] of the only line, by month, and its verdicts. */
function played(levels: Levels, arrivals: Parameters<typeof live>[1], over: Stage = {}) {
  const { simulation } = live({ contract: { ...over.contract, serviceLevels: levels }, ...over }, arrivals);
  const { met, measured, verdicts } = simulation.sla;
  return { counts: [...met].map((count, month) => [count, measured[month] ?? 0]), verdicts: [...verdicts] };
}

describe("first-contact resolution", () => {
  const twoTiers: Stage = {
    situation: {
      components: { desk: { ...component(), effort: [60, 60], escalation: [0.5] } },
    },
    teams: {
      first: { tier: 1, shifts: [{ window: "always", headcount: 1 }] },
      second: { tier: 2, shifts: [{ window: "always", headcount: 1 }] },
    },
  };
  const many = Array.from({ length: 40 }, (_, at) => ticket(at * 10 * HOUR, HOUR));
  test("counts what is resolved at the tier of entry, among what is resolved", () => {
    const levels = { first: { metric: "firstContact" as const, required: 0.7 } };
    const life = live({ ...twoTiers, contract: { serviceLevels: levels } }, many);
    const atOnce = life.stories.filter(({ resolvedMin, openedMin }) => resolvedMin === openedMin + HOUR);
    expect(life.simulation.sla.met[0]).toBe(atOnce.length);
    expect(life.simulation.sla.measured[0]).toBe(40);
    expect(atOnce.length).toBeGreaterThan(5);
    expect(atOnce.length).toBeLessThan(35);
  });
  test("counts eligible priorities only", () => {
    const levels = { first: { metric: "firstContact" as const, required: 1, priorities: ["P1" as const] } };
    expect(played(levels, [ticket(0, HOUR, 1), ticket(2 * HOUR, HOUR, 4)]).counts).toEqual([[1, 1]]);
  });
});

describe("backlog age", () => {
  const level = (atMost: number, over = {}) => ({
    old: { metric: "backlogAge" as const, age: "10h", window: "always", atMost, ...over },
  });
  const twoOpen = [ticket(JANUARY - 12 * HOUR, 20 * HOUR), ticket(JANUARY - 10 * HOUR, HOUR)];
  test("looks at what is open at the close: a ticket exactly of the age is not older", () => {
    expect(played(level(0.5), twoOpen)).toEqual({ counts: [[1, 2]], verdicts: [1] });
    expect(played(level(0), twoOpen).verdicts).toEqual([0]);
  });
  test("is judged once a period", () => {
    const { counts, verdicts } = played(level(0, { period: 3 }), twoOpen, { months: 3 });
    expect(counts[0]).toEqual([0, 0]);
    expect(verdicts[0]).toBe(1);
  });
});

describe("availability", () => {
  const level = (over = {}) => ({
    up: { metric: "availability" as const, component: "desk", window: "always", required: 0.99, ...over },
  });
  const two: Stage = { teams: desk(3) };
  const outages = [
    ticket(10 * HOUR, 3 * HOUR, 1),
    ticket(12 * HOUR, 2 * HOUR, 1), // overlaps the first by one hour
    ticket(20 * HOUR, 8 * HOUR, 2), // no outage: not a P1
  ];
  test("is the agreed time less the union of the outages", () =>
    expect(played(level(), outages, two).counts).toEqual([[JANUARY - 4 * HOUR, JANUARY]]));
  test("weighs an outage by the units that it takes down; two at once take down twice as many", () =>
    expect(played(level({ unitsDown: 0.4 }), outages, two).counts).toEqual([
      [JANUARY - (2 * 0.4 + 0.8 + 0.4) * HOUR, JANUARY],
    ]));
  test("takes planned maintenance off the agreed time, and outages only within the window", () => {
    const calendars = { day: { hours: "8h-12h Mon-Sun" } };
    const agreed = 31 * 4 * HOUR - 2 * HOUR;
    expect(played(level({ window: "day", planned: "2h" }), outages, { ...two, calendars }).counts).toEqual([
      [agreed - 2 * HOUR, agreed],
    ]);
  });
  test("splits an outage between the months that it falls in", () => {
    const { counts, verdicts } = played(level(), [ticket(JANUARY - 3 * HOUR, 12 * HOUR, 1)], {
      ...two,
      months: 2,
    });
    const february = 28 * 24 * HOUR;
    expect(counts).toEqual([
      [JANUARY - 3 * HOUR, JANUARY],
      [february - 9 * HOUR, february],
    ]);
    expect(verdicts).toEqual([1, 0]);
  });
  test("is what penalties read: a clause by tiers of it", () => {
    const contract = {
      serviceLevels: level({ required: 0.999 }),
      price: { fixed: 1000 },
      penalties: {
        clauses: [{ form: "tiers" as const, id: "down", sla: "up", tiers: [{ below: 0.995, rate: 0.1 }] }],
      },
    };
    const due = (hours: number) =>
      live({ contract, ...two }, [ticket(0, hours * HOUR, 1)]).simulation.value("penaltyEur", 0);
    expect(due(4)).toBe(100); // 740 of 744 h
    expect(due(3)).toBe(0); // missed, and above the only tier
  });
});

describe("exclusions", () => {
  const contract = (exclusions: object) => ({ slas: promise("1h"), exclusions });
  const slow = Array.from({ length: 10 }, (_, at) => ticket(at * 24 * HOUR, 2 * HOUR));
  test("take tickets out of the contract’s denominator, never out of the user’s", () => {
    const life = live(
      {
        contract: contract({ clientCaused: 1 }),
        situation: {
          impact: { window: "always", usersAffected: 1, productivityLoss: 1 },
          expectations: { targets: "1h" },
        },
      },
      slow,
    );
    expect(reported(life)).toEqual([0, 0]);
    expect(life.simulation.value("experiencedTickets", 0)).toBe(10);
    expect(life.simulation.value("excludedTickets", 0)).toBe(10);
  });
  test("above the forecast and its band, the tickets that come after it", () => {
    const most = (tickets: number, band: number) =>
      reported(live({ contract: contract({ aboveForecast: { tickets, band } }) }, slow))[1];
    expect(most(5, 0.2)).toBe(6);
    expect(most(10, 0)).toBe(10);
  });
  test("must be accepted", () =>
    expect(reported(live({ contract: contract({ forceMajeure: 1, accepted: 0 }) }, slow))).toEqual([0, 10]));
  test("cost the work of their evidence", () => {
    const governance = { hourlyCost: { client: 0, provider: 100 } };
    const life = live({ contract: contract({ forceMajeure: 1, evidence: "30 min" }), governance }, slow);
    expect(life.simulation.value("providerCostEur", 0)).toBe(500);
  });
});
