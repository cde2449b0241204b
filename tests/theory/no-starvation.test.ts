/** The future holds nobody back: a ticket of low priority is served by whoever is free, whatever more urgent ones are still to come. */
import { describe, expect, test } from "vitest";
import { live, ticket, times } from "../engine/settled/stage.ts";

const RULES = [
  "firstComeFirstServed",
  "strictPriority",
  "preemptivePriority",
  "earliestDueDate",
  "leastSlack",
  "dropDead",
  "businessCost",
  "expectedPenalty",
  "ageingPriority",
  "tracking",
] as const;

const contract = {
  slas: {
    fix: {
      metric: "resolution" as const,
      targets: { P1: "1h", P2: "2h", P3: "4h", P4: "8h" },
      window: "always",
    },
  },
};
const low = [ticket(0, 60), ticket(10, 60), ticket(20, 60)];
const urgent = Array.from({ length: 200 }, (_, at) => ticket(180 + 100 * at, 90, 1));

describe.each(RULES)("%s", (dispatch) => {
  test("serves the low priority that waits at once, before the urgent ones of the rest of the month", () => {
    const life = live({ contract, dispatch }, [...low, ...urgent]);
    expect(times(life).slice(0, 3)).toEqual([
      [0, 0, 60, 60],
      [10, 60, 120, 120],
      [20, 120, 180, 180],
    ]);
  });
  test("does before an instant what it does where nothing comes after it", () => {
    const busy = [...low, ticket(25, 30, 2), ticket(30, 15, 1), ticket(40, 200, 3), ticket(45, 20)];
    const until = 170;
    const beforeThen = (arrivals: typeof busy) =>
      times(live({ contract, dispatch }, arrivals))
        .slice(0, busy.length)
        .map((minutes) => minutes.map((minute) => (minute < until ? minute : null)));
    expect(beforeThen([...busy, ...urgent])).toEqual(beforeThen(busy));
  });
});
