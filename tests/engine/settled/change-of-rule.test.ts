/** An amendment that changes the rule of dispatch: from its instant on, another order among the tickets that wait. */
import { describe, expect, test } from "vitest";
import { readScenario, ScenarioError } from "#engine";
import { compiled } from "../../laws/observe.ts";
import { HOUR, JANUARY, live, type Stage, stage, ticket } from "./stage.ts";

type Dispatch = NonNullable<Stage["dispatch"]>;

/** The rule that holds from the end of January on. */
const turning = (to: Dispatch, month = 1): NonNullable<Stage["governance"]> => ({
  // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
  rules: [{ id: "rule", when: { month }, then: [{ dispatch: to }] }],
});
/** Order in which tickets are begun, by their place of arrival. */
const order = (given: Stage, arrivals: Parameters<typeof live>[1]): number[] =>
  live({ months: 2, ...given }, arrivals)
    .stories.map(({ respondedMin }, at) => [respondedMin, at] as const)
    .sort(([a], [b]) => a - b)
    .map(([, at]) => at);

/** One technician: 0 ends half an hour before February, 1 half an hour into it; 2 to 5 wait by then. */
const AT = JANUARY - 2 * HOUR;
const across = [
  ticket(AT, 90, 4),
  ticket(AT + 1, 60, 4),
  ticket(AT + 2, 60, 4),
  ticket(AT + 3, 60, 3),
  ticket(AT + 4, 60, 1),
  ticket(AT + 5, 60, 2),
];

describe("a rule of dispatch changed by an amendment", () => {
  test("orders the tickets that wait at that instant, and no choice made before it", () => {
    expect(order({}, across)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(order({ governance: turning("strictPriority") }, across)).toEqual([0, 1, 4, 5, 3, 2]);
    expect(order({ dispatch: "strictPriority" }, across)).toEqual([0, 4, 5, 3, 1, 2]);
    // back to first come first served: 4, the first choice, is still made by priority
    expect(
      order({ dispatch: "strictPriority", governance: turning("firstComeFirstServed") }, across),
    ).toEqual([0, 4, 1, 2, 3, 5]);
  });
  test("that may interrupt work does so at once", () => {
    const life = live({ months: 2, governance: turning("preemptivePriority") }, across);
    // the P1 interrupts the P4 in hand since half an hour, which resumes its 30 minutes before the P4 behind it
    expect(life.stories.map(({ respondedMin }) => respondedMin)).toEqual([
      AT,
      AT + 90,
      JANUARY + 210,
      JANUARY + 120,
      JANUARY,
      JANUARY + 60,
    ]);
    expect(life.stories[1]?.resolvedMin).toBe(JANUARY + 210);
  });
  test("that may not interrupt any more lets what is in hand end", () => {
    const late = [...across.slice(0, 2), ticket(JANUARY + 10, 60, 1)];
    const given: Stage = { dispatch: "preemptivePriority", governance: turning("strictPriority") };
    expect(live({ months: 2, ...given }, late).stories[2]?.respondedMin).toBe(JANUARY + 30);
    expect(live({ months: 2, dispatch: "preemptivePriority" }, late).stories[2]?.respondedMin).toBe(
      JANUARY + 10,
    );
  });
  test("leaves late tickets aside from then on, or takes them back", () => {
    const slas = {
      fix: { metric: "resolution" as const, targets: { P1: "1h", P4: "4h" }, window: "always" },
    };
    // due at 21:30 for P1 (23:00 at most), for P4 at 02:00: at 00:30 the P1 is late
    const tickets = [ticket(AT, 150, 4), ticket(AT + 1, 30, 1), ticket(AT + 2, 30, 4)];
    const contract = { slas };
    expect(order({ contract, governance: turning("dropDead") }, tickets)).toEqual([0, 2, 1]);
    expect(
      order({ contract, dispatch: "dropDead", governance: turning("firstComeFirstServed") }, [
        ticket(AT, 90, 4),
        ticket(AT + 1, 10, 1), // late when the first choice is made: aside
        ticket(AT + 2, 60, 4),
        ticket(AT + 3, 60, 4),
      ]),
    ).toEqual([0, 2, 1, 3]);
  });
  test("holds for groups and their skills too", () => {
    const teams: Stage["teams"] = {
      desk: {
        tier: 1,
        groups: { all: { speed: 1 } },
        shifts: [{ window: "always", headcount: 1, group: "all" }],
      },
    };
    expect(order({ teams, governance: turning("strictPriority") }, across)).toEqual([0, 1, 4, 5, 3, 2]);
    expect(order({ teams, governance: turning("preemptivePriority") }, across)).toEqual([0, 1, 4, 5, 3, 2]);
  });
  test("may be a formula that the provider states, and a rank that changes while tickets wait", () => {
    const formula = { formula: "-class", governance: turning("formula") };
    expect(order(formula, across)).toEqual([0, 1, 4, 5, 3, 2]);
    expect(order({ governance: turning("ageingPriority") }, across)).toEqual([0, 1, 4, 5, 3, 2]);
  });
  test("that is the same changes nothing; the next life begins with the rule as signed", () => {
    expect(order({ dispatch: "strictPriority", governance: turning("strictPriority") }, across)).toEqual(
      order({ dispatch: "strictPriority" }, across),
    );
  });
});

describe("an amendment of the rule of dispatch", () => {
  const faults = (to: string, over: object = {}) => {
    const raw = JSON.parse(
      JSON.stringify(stage({ months: 2, governance: turning(to as Dispatch), ...over })),
    ) as unknown;
    const read = readScenario(raw);
    if ("faults" in read) return read.faults;
    try {
      compiled(raw as Parameters<typeof compiled>[0]);
      return [];
    } catch (error) {
      if (error instanceof ScenarioError) return error.faults;
      throw error;
    }
  };
  test("names a rule that exists, and a formula where it needs one", () => {
    expect(faults("strictPriority")).toEqual([]);
    const [unknown] = faults("strictPriorities");
    expect([unknown?.code, unknown?.path.join("."), unknown?.value]).toEqual([
      "NOT_ONE_OF",
      "designs.one.governance.rules.0.then.0.dispatch",
      "strictPriorities",
    ]);
    expect(unknown?.allowed).toContain("strictPriority");
    const [missing] = faults("formula");
    expect([missing?.code, missing?.path.join(".")]).toEqual([
      "MISSING_FIELD",
      "designs.one.provider.formula",
    ]);
  });
});
