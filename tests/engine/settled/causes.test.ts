/** MODEL §3, 11.3, 11.26: recurrence stops with its cause, and the hours that remove it are taken from a team once. */
import { describe, expect, test } from "vitest";
import type { Observation } from "../../laws/observe.ts";
import { component, HOUR, JANUARY, live, type Stage, ticket } from "./stage.ts";

type Unfamiliarity = NonNullable<NonNullable<Stage["provider"]>["unfamiliarity"]>;

const total = ({ simulation }: Observation, column: Parameters<typeof simulation.value>[0]) =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month)).reduce(
    (sum, value) => sum + value,
    0,
  );

type Recurrence = { branching: number; delay: string };
const managed = (
  hours: number,
  over: object = {},
  recurrence: Recurrence = { branching: 0.9, delay: "20 d" },
): Stage => ({
  months: 12,
  situation: { components: { desk: { ...component(), recurrence } } },
  provider: { posture: { prevention: { desk: hours } }, problems: { effort: "10h", from: 1, ...over } },
});
const DAILY = Array.from({ length: 12 * 30 }, (_, day) => ticket(day * 1440 + 1, 30));

describe("recurrence", () => {
  test("is the same in every design, and a child is never a ticket of the tape", () => {
    const { stories } = live(managed(0), [ticket(0, 60)], { seed: 4 });
    expect(stories.length).toBeGreaterThan(1);
    const ordinals = stories.map(({ ticket: name }) => Number(name.split(" ")[1]));
    expect(ordinals.filter((ordinal) => ordinal >= 0)).toEqual([0]);
    expect(new Set(ordinals).size).toBe(ordinals.length);
  });
  test("stops with the cause: no child is born after it is removed, and those of before are the same", () => {
    const after = ({ stories }: Observation) => stories.filter(({ openedMin }) => openedMin > JANUARY).length;
    const seed = Array.from({ length: 50 }, (_, at) => at + 1).find(
      (one) => after(live(managed(0), [ticket(0, 60)], { seed: one })) > 3,
    );
    if (seed === undefined) throw new Error("no seed plants enough");
    const free = live(managed(0), [ticket(0, 60)], { seed });
    const kept = live(managed(10), [ticket(0, 60)], { seed });
    expect(total(kept, "causesRemoved")).toBe(1);
    const before = free.stories.filter(({ openedMin }) => openedMin <= JANUARY);
    expect(before.length).toBeLessThan(free.stories.length);
    expect(kept.stories.map(({ ticket: name }) => name)).toEqual(before.map(({ ticket: name }) => name));
  });
});

describe("problem management", () => {
  const NONE = { branching: 0, delay: "1 d" };
  test("removes a cause once its hours are spent, and the item's own incidents with it", () => {
    // 4 h a month of the 10 h that it takes: removed at the end of the third month
    const life = live(managed(4, {}, NONE), DAILY);
    const last = Math.max(...life.stories.map(({ openedMin }) => openedMin));
    expect(last).toBeLessThan(91 * 1440);
    expect(last).toBeGreaterThan(88 * 1440);
    expect([total(life, "causesRemoved"), total(life, "problemHours")]).toEqual([1, 10]);
    expect(total(life, "causeMonths")).toBeCloseTo((90 * 1440 - 1) / 43_800, 9);
  });
  test("leaves the share of the own incidents that it does not remove", () => {
    const life = live(managed(10, { removes: 0.5 }, NONE), DAILY);
    const left = life.stories.filter(({ openedMin }) => openedMin > JANUARY).length;
    expect(left).toBeGreaterThan(130);
    expect(left).toBeLessThan(200);
  });
  test("takes its hours off the team once, whether they find a problem or not", () => {
    const slow = (from: number) =>
      (live(managed(74.4, { from }, NONE), [ticket(1, 90)]).stories[0]?.resolvedMin ?? 0) - 1;
    // a tenth of January's 744 hours: 90 minutes of work take 100
    expect(slow(1)).toBeCloseTo(100, 9);
    expect(slow(1000)).toBeCloseTo(100, 9);
    expect(total(live(managed(74.4, { from: 1000 }, NONE), DAILY.slice(0, 9)), "problemHours")).toBe(0);
  });
  test("takes the item with the most incidents first", () => {
    const stage = managed(2, { effort: "24h" }, NONE);
    const desk = { ...component(), items: { count: 40, zipf: 1.3 } };
    const life = live({ ...stage, situation: { components: { desk } } }, DAILY, { seed: 2 });
    const counts = (from: number, to: number) =>
      life.stories.filter(({ openedMin }) => openedMin >= from && openedMin < to).length;
    expect(total(life, "causesRemoved")).toBe(1);
    // rank 1 of 40 at s = 1.3 causes more than a quarter of the incidents
    expect(counts(0, 30 * 1440)).toBe(30);
    const thin = live(
      { ...managed(24, { effort: "24h" }, NONE), situation: { components: { desk } } },
      DAILY,
      {
        seed: 2,
      },
    );
    expect(thin.stories.length).toBeLessThan(life.stories.length - 60);
  });
});

describe("what the provider does not master", () => {
  const stage = (unfamiliarity: Unfamiliarity, over: Partial<Stage> = {}): Stage => ({
    ...over,
    provider: { unfamiliarity },
  });
  test("takes longer, for the stated share of the tickets", () => {
    const all = live(stage({ components: { desk: { effort: 1.8 } } }), [ticket(0, 50)]);
    expect(all.stories[0]?.resolvedMin).toBe(90);
    const some = live(stage({ all: { share: 0.4, effort: 2 } }), DAILY.slice(0, 300));
    const slow = some.stories.filter(({ openedMin, resolvedMin }) => resolvedMin - openedMin === 60).length;
    const quick = some.stories.filter(({ openedMin, resolvedMin }) => resolvedMin - openedMin === 30).length;
    expect(slow + quick).toBe(some.stories.length);
    expect(slow / (slow + quick)).toBeGreaterThan(0.2);
    expect(slow / (slow + quick)).toBeLessThan(0.6);
  });
  test("is passed on more often, where there is a tier to pass it to", () => {
    const desk = { ...component(), effort: [60, 30], escalation: [0] };
    const teams = {
      desk: { tier: 1, shifts: [{ window: "always", headcount: 1 }] },
      experts: { tier: 2, shifts: [{ window: "always", headcount: 1 }] },
    };
    const over = { situation: { components: { desk } }, teams };
    const passed = live(stage({ all: { escalation: 1 } }, over), [ticket(0, 60)]);
    expect(passed.stories[0]?.resolvedMin).toBe(90);
    const alone = live(stage({ all: { escalation: 1 } }), [ticket(0, 60)]);
    expect(alone.stories[0]?.resolvedMin).toBe(60);
  });
  test("may wait for a third party: its user lives it, the clock stops where the contract says so", () => {
    const lead = { all: { thirdParty: { probability: 1, delay: "10h" } } };
    const impact = { window: "always", usersAffected: 1, productivityLoss: 1 };
    const play = (pauses: ("client" | "thirdParty")[]) =>
      live(
        stage(lead, {
          situation: { components: { desk: component() }, impact, expectations: { targets: "12h" } },
          contract: {
            slas: { fix: { metric: "resolution", targets: { P4: "2h" }, window: "always", pauses } },
          },
        }),
        [ticket(0, 60)],
      );
    const { stories, simulation } = play(["thirdParty"]);
    expect(stories[0]?.resolvedMin).toBe(11 * HOUR);
    expect(simulation.value("lostThirdPartyHours", 0)).toBeCloseTo(10, 12);
    expect(simulation.value("lostWorkHours", 0)).toBeCloseTo(1, 12);
    expect(simulation.value("contractualMet", 0)).toBe(1);
    expect(play([]).simulation.value("contractualMet", 0)).toBe(0);
    expect(simulation.value("experiencedMet", 0)).toBe(1);
  });
});
