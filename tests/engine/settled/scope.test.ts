/** MODEL §11.7 to 11: what is grey, how a dispute opens and ends, whose clock stops, who does what is refused. */
import { describe, expect, test } from "vitest";
import { desk, HOUR, live, lived, promise, reported, type Stage, ticket, times, users } from "./stage.ts";

type Scope = NonNullable<NonNullable<Stage["contract"]>["scope"]>;
const NO_OUTCOME = { inScope: 0, bestEffort: 0, timeAndMaterials: 0, refused: 0 };
const ARBITRATION = { delay: "2h", clientEffort: "30 min", providerEffort: "1h" };
const STAFF = { effort: "2h", delay: "10h", hourlyCost: 45 };

/** Nothing is covered: every ticket is grey. */
const uncovered = (over: Partial<Scope>, target = "1h"): Stage => ({
  situation: { ...users("1h"), clientStaff: STAFF },
  contract: {
    scope: { components: {}, arbitration: ARBITRATION, ...over },
    slas: promise(target),
    price: { timeAndMaterials: 100 },
  },
  governance: { hourlyCost: { client: 50, provider: 60 } },
});
/** Everything is covered and everything is contested. */
const vague = (over: Partial<Scope>): Stage => ({
  ...uncovered({}),
  contract: { scope: { clarity: 0, arbitration: ARBITRATION, ...over }, slas: promise("1h") },
});
const one = [ticket(0, HOUR)];

describe("the grey share of a component", () => {
  test("is the share above quantity and band, then what the wording leaves out of the rest", () => {
    const scope = { components: { desk: { quantity: 50, band: 0.2 } }, initiallyUncovered: 0.1 };
    const { simulation } = live({ ...uncovered(scope), units: 100 }, []);
    // above = (100 − 50 · 1.2) / 100
    expect(simulation.scope.greyShare(0)).toBeCloseTo(0.4 + 0.6 * 0.1, 12);
  });
  test("is nothing above where units lie within the band", () => {
    const { simulation } = live(
      { ...uncovered({ components: { desk: { quantity: 90, band: 0.2 } } }), units: 100 },
      [],
    );
    expect(simulation.scope.greyShare(0)).toBe(0);
  });
  test("counts growth once where a wording covers a share of what is new", () => {
    const life = live(
      {
        ...uncovered({ components: { desk: {} }, coveredWhenNew: 0.5 }),
        units: 100,
        situation: {
          clientStaff: STAFF,
          evolution: { events: [{ id: "site", name: "site", date: "2027-01-10", units: { desk: "+100" } }] },
        },
      },
      [],
    );
    // 100 of 200 units are new, half of them left out
    expect(life.simulation.scope.greyShare(0)).toBeCloseTo(0.25, 12);
  });
  test("is the share of tickets that are grey: each carries one mark", () => {
    const scope = { initiallyUncovered: 0.3, detection: 0 };
    const life = live(
      { ...uncovered(scope), teams: desk(5000) },
      Array.from({ length: 4000 }, (_, at) => ticket(at, 1)),
    );
    const share = life.simulation.value("greyTickets", 0) / 4000;
    // components: {} leaves everything out
    expect(share).toBe(1);
    const all = live(
      { ...uncovered({ ...scope, components: "all" }), teams: desk(5000) },
      Array.from({ length: 4000 }, (_, at) => ticket(at, 1)),
    );
    expect(Math.abs(all.simulation.value("greyTickets", 0) / 4000 - 0.3)).toBeLessThan(
      4 * Math.sqrt(0.21 / 4000),
    );
  });
});

describe("a grey ticket", () => {
  test("that nobody notices is done unpaid and counts in the report", () => {
    const life = live(uncovered({ detection: 0 }), one);
    expect(life.simulation.value("disputedTickets", 0)).toBe(0);
    expect(life.simulation.value("timeAndMaterialsEur", 0)).toBe(0);
    expect(reported(life)).toEqual([1, 1]);
    expect(times(life)).toEqual([[0, 0, HOUR, HOUR]]);
  });
  test("that is noticed and not disputed is done, outside the report", () => {
    const life = live(uncovered({ disputeGrey: 0 }), one);
    expect(life.simulation.value("greyTickets", 0)).toBe(1);
    expect(reported(life)).toEqual([0, 0]);
    expect(lived(life)).toEqual([1, 1]);
  });
  test("is disputed as often as the contract says", () => {
    const arrivals = Array.from({ length: 4000 }, (_, at) => ticket(at, 1));
    const life = live({ ...uncovered({ detection: 0.8, disputeGrey: 0.5 }), teams: desk(5000) }, arrivals);
    expect(Math.abs(life.simulation.value("disputedTickets", 0) / 4000 - 0.4)).toBeLessThan(
      4 * Math.sqrt(0.24 / 4000),
    );
  });
  test("done by the hour waits for its quote, is invoiced for its work, and leaves the report", () => {
    const scope = { outcomes: { ...NO_OUTCOME, timeAndMaterials: 1 }, quote: { delay: "3h" } };
    const life = live(uncovered(scope), one);
    expect(times(life)).toEqual([[0, 5 * HOUR, 6 * HOUR, 6 * HOUR]]);
    expect(life.simulation.value("timeAndMaterialsEur", 0)).toBe(100);
    expect(reported(life)).toEqual([0, 0]);
    expect(lived(life)).toEqual([0, 1]);
  });
  test("whose quote the client refuses is done by the client", () => {
    const scope = { outcomes: { ...NO_OUTCOME, timeAndMaterials: 1 }, quote: { delay: "3h", approval: 0 } };
    const life = live(uncovered(scope), one);
    expect(life.stories[0]?.endedMin).toBe((2 + 3 + 10) * HOUR);
    expect(life.simulation.value("timeAndMaterialsEur", 0)).toBe(0);
  });
});

describe("a dispute", () => {
  test("opens at qualification: nobody touches the ticket before it ends", () => {
    const life = live(vague({ outcomes: { ...NO_OUTCOME, inScope: 1 } }), one);
    expect(times(life)).toEqual([[0, 2 * HOUR, 3 * HOUR, 3 * HOUR]]);
  });
  test("costs each side its hours", () => {
    const { simulation } = live(vague({ outcomes: { ...NO_OUTCOME, inScope: 1 } }), one);
    expect(simulation.value("disputeHours", 0)).toBe(1.5);
    expect(simulation.value("clientStaffEur", 0)).toBe(25);
    expect(simulation.value("providerCostEur", 0)).toBe(60);
  });
  test("over an in-scope ticket ends only as in scope or best effort", () => {
    const arrivals = Array.from({ length: 2000 }, (_, at) => ticket(at, 1));
    const life = live({ ...vague({ recognised: 0.25 }), teams: desk(5000) }, arrivals);
    expect(life.stories.every(({ resolvedMin }) => !Number.isNaN(resolvedMin))).toBe(true);
    const [, inScope] = reported(life);
    // one in four is recognised; the outcomes of grey tickets, refusal here, are not for it
    expect(Math.abs(inScope / 2000 - 0.25)).toBeLessThan(4 * Math.sqrt(0.1875 / 2000));
    const refusedOnly = live(vague({ outcomes: { ...NO_OUTCOME, refused: 1 } }), one);
    expect(reported(refusedOnly)[1]).toBe(1);
  });
  test("stops the contract's clock where the contract says so, never the user's", () => {
    const outcomes = { ...NO_OUTCOME, inScope: 1 };
    const stopped = live(vague({ outcomes }), one);
    expect(reported(stopped)).toEqual([1, 1]);
    expect(lived(stopped)).toEqual([0, 1]);
    const running = live(vague({ outcomes, arbitration: { ...ARBITRATION, stopsClock: false } }), one);
    expect(reported(running)).toEqual([0, 1]);
  });
  test("that ends in best effort takes the ticket out of the report, not out of the users' lives", () => {
    const life = live(vague({ recognised: 0 }), one);
    expect(reported(life)).toEqual([0, 0]);
    expect(lived(life)).toEqual([0, 1]);
  });
});

describe("refused work", () => {
  test("is done by the client's staff without a queue, at its own delay and cost", () => {
    const life = live(uncovered({ outcomes: { ...NO_OUTCOME, refused: 1 } }), [
      ticket(0, HOUR),
      ticket(0, HOUR),
      ticket(0, HOUR),
    ]);
    expect(life.stories.map(({ endedMin }) => endedMin)).toEqual([12 * HOUR, 12 * HOUR, 12 * HOUR]);
    expect(life.stories.every(({ respondedMin }) => Number.isNaN(respondedMin))).toBe(true);
    // three times two hours of work at 45, and half an hour of dispute at 50
    expect(life.simulation.value("clientStaffEur", 0)).toBe(3 * (90 + 25));
    expect(life.simulation.value("lostOutsideHours", 0)).toBeCloseTo(30, 12);
    expect(life.simulation.value("lostDebateHours", 0)).toBeCloseTo(6, 12);
    expect(lived(life)).toEqual([0, 3]);
  });
});
