/** MODEL §3, 11.1: ageing on the tape at its bound, renewal by thinning; changes as work; items that nobody manages. */
import { describe, expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { Replicator, rowLength } from "../../../engine/life/replicate.ts";
import { compiled, type Observation, observe } from "../../laws/observe.ts";
import { component, desk, live, type Stage, stage, ticket } from "./stage.ts";

type Component = ScenarioInput["situation"]["components"][string];
const total = ({ simulation }: Observation, column: Parameters<typeof simulation.value>[0], to = 36) =>
  Array.from({ length: Math.min(to, simulation.compiled.months) }, (_, month) =>
    simulation.value(column, month),
  ).reduce((sum, value) => sum + value, 0);

const old: Component = {
  ...component(200),
  effort: [1],
  ageing: { rate: "40%" },
};
// biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
const RENEWAL = { id: "renewal", when: { month: 12 }, then: [{ renew: "desk" }] };
const aged = (desk_: Component, governance?: Stage["governance"]): ScenarioInput =>
  stage({
    months: 36,
    start: "2027-01-01",
    situation: { components: { desk: desk_ } },
    teams: desk(20),
    ...(governance ? { governance } : {}),
  });
const year = (observation: Observation | undefined, at: number) =>
  observation?.stories.filter(
    ({ openedMin }) => openedMin >= at * 525_600 && openedMin < (at + 1) * 525_600,
  ) ?? [];
const only = (input: ScenarioInput) => observe(input, { seed: 3 })[0];

describe("a component that ages", () => {
  test("has incidents that grow by its rate a year", () => {
    const life = only(aged(old));
    const [first, second, third] = [0, 1, 2].map((at) => year(life, at).length);
    // mean of 1.4^t over the nth year, 200 × 12.0 incidents a year at the start: within four standard errors
    const mean = (0.4 / Math.log(1.4)) * 200 * 12;
    for (const [at, count] of [first, second, third].entries()) {
      const wanted = mean * 1.4 ** at;
      expect(Math.abs((count ?? 0) - wanted)).toBeLessThan(4 * Math.sqrt(wanted) + 0.002 * wanted);
    }
  });
  test("steps up past its end of life, and a planned renewal takes it back", () => {
    const life = only(
      aged({
        ...old,
        ageing: { rate: 0, endOfLife: { age: 1, factor: 3 }, renewals: [{ month: 25 }] },
      }),
    );
    const [first = 0, second = 0, third = 0] = [0, 1, 2].map((at) => year(life, at).length);
    expect(second / first).toBeGreaterThan(2.7);
    expect(second / first).toBeLessThan(3.3);
    expect(third / first).toBeGreaterThan(0.9);
    expect(third / first).toBeLessThan(1.1);
  });
  test("is renewed by an amendment: the tickets that are left are tickets of the tape, at the rate of its new age", () => {
    const kept = only(aged(old));
    const renewed = only(aged(old, { rules: [RENEWAL] }));
    const names = new Set(kept?.stories.map(({ ticket: name }) => name));
    expect(renewed?.stories.every(({ ticket: name }) => names.has(name))).toBe(true);
    expect(year(renewed, 0)).toEqual(year(kept, 0));
    const [first, second] = [year(renewed, 0).length, year(renewed, 1).length];
    expect(Math.abs(second - first)).toBeLessThan(4 * Math.sqrt(2 * first));
  });
  test("brings fewer major incidents when it is renewed, and none of the tickets of those that it spares", () => {
    const majors = { rate: "6/month", related: 8, decay: "6h" } as const;
    const kept = only(aged({ ...old, incidents: 0, majors }));
    const renewed = only(aged({ ...old, incidents: 0, majors }, { rules: [RENEWAL] }));
    if (!kept || !renewed) throw new Error("one design each");
    const [all, left] = [total(kept, "majorIncidents"), total(renewed, "majorIncidents")];
    expect(left).toBeLessThan(0.85 * all);
    const related = (life: Observation) =>
      life.stories.filter(({ flow }) => flow.startsWith("related")).length;
    expect(Math.abs(related(renewed) / left - 8)).toBeLessThan(0.8);
  });
  test("has requests that do not grow", () => {
    const count = (lives: Component) => {
      const scenario = compiled(aged(lives));
      let requests = 0;
      const replicator = new Replicator(scenario, 3, (simulation) => {
        simulation.onArrival.push((sim, one) => {
          if (((sim.tickets.flags[one] ?? 0) & 2) !== 0) requests++;
          return true;
        });
      });
      replicator.play(0, new Float64Array(rowLength(scenario)));
      return requests;
    };
    const still = 200 * 0.5 * 36 * (1096 / 1095);
    const requests = count({ ...old, requests: "0.5/month" });
    expect(Math.abs(requests - still)).toBeLessThan(4 * Math.sqrt(still) + 0.01 * still);
  });
});

describe("a change", () => {
  const changing = (changes: Component["changes"]) =>
    only(
      stage({
        months: 12,
        situation: {
          components: { desk: { ...component(10), incidents: "0.01/month", changes } as Component },
        },
      }),
    );
  test("is work of its team, and no ticket of a user", () => {
    const life = changing({ rate: "5/month", effort: "2h" });
    if (!life) throw new Error("one design");
    expect(total(life, "changes")).toBeGreaterThan(500);
    expect(life.stories.length).toBeLessThan(20);
    expect(total(life, "scopedTickets")).toBe(life.stories.length);
  });
  test("that fails brings incidents, keyed by the change", () => {
    const life = changing({ rate: "5/month", effort: "2h", failure: "20%", incidents: 4, decay: "2 d" });
    if (!life) throw new Error("one design");
    const failed = total(life, "failedChanges");
    expect(Math.abs(failed / total(life, "changes") - 0.2)).toBeLessThan(0.06);
    const born = life.stories.filter(({ ticket: name }) => name.split(" ")[1]?.startsWith("-")).length;
    expect(Math.abs(born / failed - 4)).toBeLessThan(0.8);
  });
});

describe("a request that is refused", () => {
  const refusing = (governance?: Stage["governance"]): Stage => ({
    months: 24,
    situation: {
      components: { desk: { ...component(), requests: "100/month", incidents: 0 } },
      clientStaff: { effort: "1h", delay: "1h" },
      shadow: { probability: 1, tickets: "2/month" },
    },
    contract: {
      scope: { components: {}, outcomes: { inScope: 0, bestEffort: 0, timeAndMaterials: 0, refused: 1 } },
    },
    ...(governance ? { governance } : {}),
  });
  test("leaves an item behind, whose tickets are grey until an amendment takes the component in", () => {
    const frozen = live(refusing(), [ticket(1, 60)]);
    expect([total(frozen, "shadowItems"), total(frozen, "scopedTickets")]).toEqual([
      1,
      1 + total(frozen, "shadowTickets"),
    ]);
    expect(total(frozen, "shadowTickets")).toBeGreaterThan(30);
    expect(total(frozen, "greyTickets")).toBe(total(frozen, "scopedTickets"));
    // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
    const revision = { id: "revision", when: { month: 12 }, then: [{ rebaseline: "all" as const }] };
    const revised = live(refusing({ rules: [revision] }), [ticket(1, 60)]);
    expect(total(revised, "shadowTickets")).toBe(total(frozen, "shadowTickets"));
    expect(total(revised, "greyTickets")).toBe(total(frozen, "greyTickets", 12));
  });
  test("has tickets only where its users report them", () => {
    const given = refusing();
    const half = { ...given, situation: { ...given.situation, reporting: { reported: 0.5 } } };
    const told = live(half, [ticket(1, 60), ticket(2, 60), ticket(3, 60), ticket(4, 60)]);
    expect(total(told, "shadowTickets")).toBeGreaterThan(10);
    // of the tickets received, all but the first ones come from items left behind
    const own = told.stories.filter(({ ticket: name }) => !name.split(" ")[1]?.startsWith("-")).length;
    expect(total(told, "shadowTickets")).toBe(total(told, "scopedTickets") - own);
  });
});
