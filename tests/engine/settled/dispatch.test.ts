/** Who is served first: each rule on a few tickets, hand-computed; ranks that change while tickets wait. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { component, live, type Stage, ticket } from "./stage.ts";

type Slas = NonNullable<ScenarioInput["designs"][string]["contract"]["slas"]>;
type Target = Partial<Record<"P1" | "P2" | "P3" | "P4", string>>;

const promises = (targets: Target, over: object = {}): Slas => ({
  fix: { metric: "resolution", targets, window: "always", ...over },
});
/** Order in which tickets are begun, by their place of arrival. */
const order = (given: Stage, arrivals: Parameters<typeof live>[1]): number[] =>
  live(given, arrivals)
    .stories.map(({ respondedMin }, at) => [respondedMin, at] as const)
    .sort(([a], [b]) => a - b)
    .map(([, at]) => at);
const slow = (minutes: number) => ({ ...component(), effort: [minutes] });
const other = (atMin: number, effortMin: number, priority = 4) => ({
  ...ticket(atMin, effortMin, priority),
  component: "other",
});

describe("least slack", () => {
  test("serves what must be begun first, not what is due first", () => {
    const given: Stage = {
      situation: { components: { desk: slow(10), other: slow(120) } },
      contract: { slas: promises({ P3: "4h", P4: "5h" }) },
    };
    // due at 241 and 302; expected work 10 and 120: latest starts 231 and 182
    const arrivals = [ticket(0, 60, 1), ticket(1, 10, 3), other(2, 120, 4)];
    expect(order({ ...given, dispatch: "earliestDueDate" }, arrivals)).toEqual([0, 1, 2]);
    expect(order({ ...given, dispatch: "leastSlack" }, arrivals)).toEqual([0, 2, 1]);
  });
});

describe("ageing", () => {
  const arrivals = [ticket(0, 100, 1), ticket(10, 10, 4), ticket(80, 10, 2), ticket(95, 10, 1)];
  test("weighs the class by the time waited: ranks change while tickets wait", () => {
    // at 100: P4 90 × 1, P2 20 × 4, P1 5 × 8; at 110: P2 30 × 4, P1 15 × 8: equal, so in order of arrival
    expect(order({ dispatch: "ageingPriority" }, arrivals)).toEqual([0, 1, 2, 3]);
    // weights of the scenario: nothing but the class counts in the end
    const steep = order(
      { dispatch: "ageingPriority", ageing: { P1: 1e6, P2: 1e3, P3: 1, P4: 0.001 } },
      arrivals,
    );
    expect(steep).toEqual([0, 3, 2, 1]);
  });
  test("lets no class starve, where strict priority would", () => {
    const urgent = Array.from({ length: 60 }, (_, at) => ticket(10 + at * 20, 20, 1));
    const flood = [ticket(0, 20, 1), ticket(5, 20, 4), ...urgent];
    expect(order({ dispatch: "strictPriority" }, flood).indexOf(1)).toBe(61);
    expect(order({ dispatch: "ageingPriority" }, flood).indexOf(1)).toBeLessThan(15);
  });
});

describe("tracking", () => {
  test("serves the class furthest below its target first", () => {
    const given: Stage = {
      contract: { slas: promises({ P1: "30 min", P2: "30 min" }, { required: "80%" }) },
      dispatch: "tracking",
    };
    // the P1 of minute 0 is met; the P2 of minute 1 is late by then: P2 stands at 0 %, P1 at 100 %
    const arrivals = [
      ticket(0, 20, 1),
      ticket(1, 60, 2),
      ticket(30, 10, 1),
      ticket(40, 10, 2),
      ticket(50, 10, 1),
    ];
    expect(order(given, arrivals)).toEqual([0, 1, 3, 2, 4]);
    expect(order({ ...given, dispatch: "strictPriority" }, arrivals)).toEqual([0, 1, 2, 4, 3]);
  });
});

describe("expected penalty", () => {
  const clause = (over: object) => ({
    form: "perLateTicket" as const,
    id: "late",
    sla: "fix",
    perStartedHour: { P1: "100 EUR", P4: "10 EUR" },
    ...over,
  });
  const given = (penalties: object, targets: Target = { P1: "2h", P4: "2h" }): Stage => ({
    contract: { slas: promises(targets), penalties, price: { fixed: "1000 EUR" } } as Stage["contract"] &
      object,
    dispatch: "expectedPenalty",
  });
  const arrivals = [ticket(0, 100, 2), ticket(5, 60, 4), ticket(10, 60, 1)];
  test("serves what costs most per minute of delay", () => {
    expect(order(given({ clauses: [clause({})] }), arrivals)).toEqual([0, 2, 1]);
  });
  test("is indifferent once the cap is used up: then the first come is served first", () => {
    // the cap of 1 % is 10 EUR; the P4 of minute 0 is an hour late at its end and has used it up
    const late = [ticket(0, 200, 4), ticket(5, 60, 4), ticket(10, 60, 1)];
    const capped = given({ clauses: [clause({})], caps: { month: "1%" } });
    expect(order(given({ clauses: [clause({})] }), late)).toEqual([0, 2, 1]);
    expect(order(capped, late)).toEqual([0, 1, 2]);
  });
  test("leaves a ticket whose own cap is reached", () => {
    // P1 late from minute 11 on, capped by ticket at its first hour; P4 still grows
    const own = given({ clauses: [clause({ ticketCap: "100 EUR" })] }, { P1: "1 min", P4: "1 min" });
    expect(order(own, arrivals)).toEqual([0, 1, 2]);
    expect(order(given({ clauses: [clause({})] }, { P1: "1 min", P4: "1 min" }), arrivals)).toEqual([
      0, 2, 1,
    ]);
  });
  test("turns to the line whose period one more miss would fail", () => {
    const perLine = {
      clauses: [{ form: "perMiss" as const, id: "miss", sla: "fix.P4", amount: "500 EUR" }],
    };
    // one P4 in a period that requires all of them; P1 owes nothing
    expect(order(given(perLine), [ticket(0, 30, 2), ticket(5, 20, 1), ticket(6, 20, 4)])).toEqual([0, 2, 1]);
  });
});

describe("a formula", () => {
  const arrivals = [ticket(0, 100, 1), ticket(10, 10, 4), ticket(80, 10, 2), ticket(95, 10, 1)];
  test("orders the tickets that wait as a rule of the same meaning does", () => {
    const by = (formula: string) => order({ dispatch: "formula", formula }, arrivals);
    expect(by("0")).toEqual(order({}, arrivals));
    expect(by("-class")).toEqual(order({ dispatch: "strictPriority" }, arrivals));
    expect(by("-classe")).toEqual(by("-class"));
    expect(by("waiting * si(class = 1, 8, si(class = 2, 4, si(class = 3, 2, 1)))")).toEqual(
      order({ dispatch: "ageingPriority" }, arrivals),
    );
  });
  test("sees due times and slack as they are at the moment of choice", () => {
    const given: Stage = {
      contract: { slas: promises({ P1: "1h", P4: "1h" }) },
      dispatch: "formula",
      formula: "if(due < 0, -1000000, 0) - due",
    };
    // at 100 the ticket of minute 10 is late (due 70): the drop-dead rule, written by hand
    const late = [ticket(0, 100, 1), ticket(10, 10, 4), ticket(60, 10, 4), ticket(80, 10, 4)];
    expect(order(given, late)).toEqual(order({ ...given, dispatch: "dropDead" }, late));
    expect(order(given, late)).toEqual([0, 2, 3, 1]);
  });
  test("says where it cannot be read, and is missed where the rule needs it", () => {
    expect(() => live({ dispatch: "formula", formula: "slak" }, [])).toThrow("FORMULA_UNKNOWN_NAME");
    expect(() => live({ dispatch: "formula", formula: "1 +" }, [])).toThrow("FORMULA_UNEXPECTED");
    expect(() => live({ dispatch: "formula" }, [])).toThrow("MISSING_FIELD");
  });
  test("rules over groups too", () => {
    const teams: Stage["teams"] = {
      desk: {
        tier: 1,
        groups: { fast: { speed: 2 } },
        shifts: [{ window: "always", headcount: 1, group: "fast" }],
      },
    };
    const late = [ticket(0, 100, 1), ticket(10, 10, 4), ticket(20, 10, 1)];
    expect(order({ teams, dispatch: "formula", formula: "-class" }, late)).toEqual([0, 2, 1]);
    const slas = promises({ P1: "1h", P4: "15 min" });
    // at 50 the P4 is late and left aside
    expect(order({ teams, dispatch: "dropDead", contract: { slas } }, late)).toEqual([0, 2, 1]);
    expect(order({ teams, dispatch: "earliestDueDate", contract: { slas } }, late)).toEqual([0, 1, 2]);
  });
});

describe("the due time that a rule of dispatch looks at", () => {
  test.each([
    ["a plain one", {}],
    ["one that is kept under any priority held", { clock: { reclassification: "keepWorst" as const } }],
  ])("is that of the contract’s clock, pauses given back: %s", (_, clock) => {
    const given: Stage = {
      situation: { waiting: { probability: 1, delay: "10h", afterShare: 0.5 } },
      contract: { slas: promises({ P4: "20h" }, { pauses: ["client"] }), ...clock },
      dispatch: "earliestDueDate",
    };
    const hours = 60;
    const arrivals = [ticket(0, 60), ticket(4 * hours, 17 * hours), ticket(5 * hours, 60)];
    const { stories } = live(given, arrivals);
    // the first asks at 0h30, is answered at 10h30, and is due at 30h; the third at 25h: it is served first when the
    // second has asked, at 12h30
    expect(stories.map(({ respondedMin }) => respondedMin)).toEqual([0, 4 * hours, 12.5 * hours]);
    expect(stories[0]?.resolvedMin).toBe(13.5 * hours);
  });
});
