/** One team, first come first served: one technician more never makes anybody wait longer, ticket by ticket, draw for draw. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { ScenarioInput } from "#engine";
import { observe } from "./observe.ts";
import { LONG_MS, MANY, seeds } from "./random/draws.ts";
import { between, law, maybe, share, whole } from "./random/numbers.ts";

/** Windows, and the share of a week that they are open. */
const WINDOWS = { always: 1, office: 40 / 168, morning: 12 / 168, night: 56 / 168 } as const;
type WindowName = keyof typeof WINDOWS;

interface Desk {
  headcount: number;
  /** work that would arrive per open minute of one technician if every ticket took MOST_EFFORT_MIN: often above 1 */
  load: number;
  effort: string | number;
  window: WindowName;
  /** an unfinished ticket waits for its technician, or he stays until it is done */
  atShiftEnd: "resume" | "finish";
  lostTime: number;
  dailyCv: number | undefined;
  burst: number | undefined;
}

const anyDesk: fc.Arbitrary<Desk> = fc.record({
  headcount: whole(1, 12),
  load: between(0.3, 2.5),
  effort: fc.oneof(
    law(90),
    fc.constantFrom("exponential(1h)", "lognormal(1h, cv 3)", "weibull(1h, shape 0.4)"),
  ),
  window: fc.constantFrom<WindowName>("always", "office", "morning", "night"),
  atShiftEnd: fc.constantFrom("resume", "finish"),
  lostTime: share(0.5),
  dailyCv: maybe(share(2)),
  burst: maybe(whole(2, 20)),
});

/** mean work of a ticket, minutes, at most: every law above has one of 90 or less */
const MOST_EFFORT_MIN = 90;
const MONTH_MIN = 730 * 60;

/** The same month under so many technicians, and under one more of them, in the same shift or in one of his own. */
function twoDesigns(desk: Desk, isOwnShift: boolean): ScenarioInput {
  const { headcount, load, effort, window, atShiftEnd, lostTime, dailyCv, burst } = desk;
  const tickets = (load * headcount * WINDOWS[window] * MONTH_MIN * (1 - lostTime)) / MOST_EFFORT_MIN;
  const team = (shifts: { window: string; headcount: number }[]) => ({
    contract: {},
    provider: { teams: { desk: { tier: 1, shifts, atShiftEnd, lostTime } } },
  });
  const alone = { window, headcount };
  return {
    name: "desk",
    start: "2026-03-05", // the hour changes within the month
    months: 1,
    calendars: {
      office: { hours: "8h30-12h,13h-17h30 Mon-Fri", holidays: "FR" },
      morning: { hours: "7h-9h Mon-Sat" },
      night: { hours: "0h-6h,22h-24h Mon-Sun" },
    },
    situation: {
      components: {
        desk: {
          units: 1,
          incidents: `${tickets.toFixed(6)}/month`,
          priorities: { P1: 0.25, P2: 0.25, P3: 0.25, P4: 0.25 },
          effort: [effort],
          ...(dailyCv === undefined ? {} : { dailyCv }),
          ...(burst === undefined
            ? {}
            : {
                bursts: [
                  { size: 1, share: 0.9 },
                  { size: burst, share: 0.1 },
                ],
              }),
        },
      },
    },
    designs: {
      few: team([alone]),
      more: team(isOwnShift ? [alone, { window, headcount: 1 }] : [{ window, headcount: headcount + 1 }]),
    },
    experiment: { replications: 16, seed: 1 },
  };
}

test(
  "never lengthens a wait nor a resolution",
  () => {
    let waited = 0;
    fc.assert(
      fc.property(anyDesk, fc.boolean(), seeds, (desk, isOwnShift, seed) => {
        const [few, more] = observe(twoDesigns(desk, isOwnShift), { seed });
        const before = new Map(few?.stories.map((story) => [story.ticket, story]));
        expect(more?.stories.length).toBe(before.size);
        for (const { ticket, openedMin, respondedMin, resolvedMin } of more?.stories ?? []) {
          const story = before.get(ticket);
          expect(story?.openedMin).toBe(openedMin);
          expect(respondedMin).toBeLessThanOrEqual((story?.respondedMin ?? Number.NaN) + 1e-6);
          expect(resolvedMin).toBeLessThanOrEqual((story?.resolvedMin ?? Number.NaN) + 1e-6);
          if (respondedMin > openedMin) waited++;
        }
      }),
      { numRuns: MANY },
    );
    expect(waited).toBeGreaterThan(MANY); // or nothing would have been seen
  },
  LONG_MS,
);
