/** Nothing is lost on the way: tickets, and the time they spend. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deskScenario } from "./desk.ts";
import { LIBRARY, LIVING, scenarioOf } from "./library.ts";
import { type Observation, observe } from "./observe.ts";

const QUICK = [...LIBRARY.filter((name) => name !== "contract-c"), LIVING];

/** Sum of a monthly column over the life. */
const overLife = ({ simulation }: Observation, column: Parameters<Observation["simulation"]["value"]>[0]) =>
  Array.from({ length: simulation.compiled.months }, (_, month) => simulation.value(column, month)).reduce(
    (sum, value) => sum + value,
    0,
  );

describe("no ticket is lost", () => {
  test.each(QUICK)(
    "in %s: each one that arrives is over once, is counted once, and none stays behind unseen",
    (name) => {
      for (const observation of observe(scenarioOf(name), { seed: 5 })) {
        const { stories, left } = observation;
        expect(stories.length).toBeGreaterThan(100);
        expect(stories.filter(({ ends }) => ends !== 1)).toEqual([]);
        // an answer that takes its user more than the year after the contract is never seen
        const unseen = stories.filter(
          ({ endedMin }) => endedMin === observation.simulation.compiled.boundMin,
        );
        expect(left).toBe(unseen.length);
        expect(left).toBeLessThan(0.001 * stories.length);
        // a call that its desk loses has reached the provider before it goes round him
        const lost = overLife(observation, "blockedTickets") + overLife(observation, "withdrawnTickets");
        const bypassed = overLife(observation, "bypassedTickets") - lost;
        expect(overLife(observation, "scopedTickets") + bypassed).toBe(stories.length);
        const lived = overLife(observation, "experiencedTickets");
        if (lived > 0) expect(lived).toBe(stories.length);
      }
    },
  );
  test("in no desk of any size, load and dispatch rule", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(
          "firstComeFirstServed",
          "strictPriority",
          "preemptivePriority",
          "earliestDueDate",
          "dropDead",
          "businessCost",
          "leastSlack",
          "expectedPenalty",
          "ageingPriority",
          "tracking",
        ),
        fc.constantFrom("resume", "handover", "finish", "finishPooled"),
        fc.integer({ min: 0, max: 1000 }),
        (units, headcount, dispatch, atShiftEnd, seed) => {
          const scenario = deskScenario();
          const { desk } = scenario.designs;
          if (!desk) throw new Error("no desk");
          scenario.situation.components["workstations"] = {
            ...scenario.situation.components["workstations"],
            units,
          };
          scenario.situation.waiting = { probability: 0.4, delay: "lognormal(20h, cv 2)", window: "office" };
          desk.provider.dispatch = dispatch as never;
          const team = { shifts: [{ window: "office", headcount }], atShiftEnd: atShiftEnd as never };
          desk.provider.teams = { front: { tier: 1, ...team }, back: { tier: 2, ...team } };
          for (const { stories, left } of observe(scenario, { seed })) {
            expect(stories.every(({ ends }) => ends === 1)).toBe(true);
            expect(
              stories.every(
                ({ openedMin, respondedMin, resolvedMin }) =>
                  openedMin <= respondedMin && respondedMin <= resolvedMin,
              ),
            ).toBe(true);
            expect(left).toBe(0);
          }
        },
      ),
      { numRuns: 40, seed: 2026 },
    );
  });
});

describe("Little’s law", () => {
  // exact on a path that starts and ends empty: one side is summed ticket by ticket, the other by the clock of the event loop
  test.each(QUICK)(
    "holds in %s: ticket-minutes in the system are the sum of the times that tickets spend there",
    (name) => {
      for (const { stories, ticketMinutes } of observe(scenarioOf(name), {
        seed: 6,
      })) {
        const spent = stories.reduce((sum, { openedMin, endedMin }) => sum + endedMin - openedMin, 0);
        expect(Math.abs(ticketMinutes / spent - 1)).toBeLessThan(1e-9);
      }
    },
  );
});
