/** What a random contract promises and how it reads the clocks: SLAs, other promises, clock semantics. */
import fc from "fast-check";
import { between, byPriority, flag, priority, share, some, whole } from "./numbers.ts";
import { anyWindow } from "./setting.ts";

const PAUSES = fc.subarray(["client", "thirdParty", "quote", "arbitration"]);
const period = fc.constantFrom(1, 3, 12);
const smallSample = fc.record({ below: whole(1, 20), misses: whole(0, 3) });

const sla = (metric: string) =>
  some({
    period,
    smallSample,
    objectiveOnly: fc.uniqueArray(priority, { maxLength: 2 }),
    second: fc.record({ targets: byPriority(between(4000, 9000)), required: byPriority(share()) }),
    pauses: PAUSES,
    attribution: fc.constantFrom("opened", "due", "resolved"),
    openLate: fc.constantFrom("missed", "whenClosed"),
    requests: flag,
  }).chain((rest) =>
    fc
      .record({
        metric: fc.constant(metric),
        targets: byPriority(between(0, 4000)),
        window: byPriority(anyWindow),
        required: byPriority(share()),
      })
      .map((needed) => ({ ...rest, ...needed })),
  );

/** Response and restoration, and resolution or not. */
export const anySlas = fc.oneof(
  fc.record({ response: sla("response"), restoration: sla("restoration") }),
  fc.record({
    response: sla("response"),
    restoration: sla("restoration"),
    resolution: sla("resolution"),
  }),
);

export const anyClock = some({
  preset: fc.constantFrom("contract", "serviceNow", "glpi", "jiraServiceManagement"),
  start: fc.constantFrom("received", "qualified"),
  response: fc.constantFrom("touch", "acknowledgement"),
  pauses: PAUSES,
  reclassification: fc.constantFrom("restart", "retroactive", "keepWorst"),
  pastPauses: fc.constantFrom("givenBack", "lost"),
  reopening: fc.constantFrom("continue", "solvedAsPending", "running", "restart", "newTicket"),
  attribution: fc.constantFrom("opened", "due", "resolved"),
  outOfHours: fc.constantFrom("nextOpening", "notMeasured"),
  days: fc.constantFrom("openMinutes", "workingDays"),
});

/** Other readings of the same tickets: presets, and one of the contract's own making. */
export const anyReadings = fc
  .tuple(
    fc.subarray(["contract", "serviceNow", "glpi", "jiraServiceManagement"]),
    anyClock.map((own) => ({ id: "own", ...own })),
    flag,
  )
  .map(([presets, own, isListed]) => [...presets, ...(isListed ? [own] : [])]);

const eligible = { priorities: fc.uniqueArray(priority, { minLength: 1 }), requests: flag };
const shared = { period, isObjective: flag };

const promise = (needed: Record<string, fc.Arbitrary<unknown>>, optional: typeof shared | object) =>
  fc
    .tuple(fc.record(needed), some({ ...shared, ...optional }))
    .map(([first, rest]) => ({ ...first, ...rest }));

/** Promises that are no clock of a ticket: `first`, `returned`, `backlog`, `up`. */
export const anyServiceLevels = (component: string) =>
  some({
    first: promise({ metric: fc.constant("firstContact"), required: share() }, { ...eligible, smallSample }),
    returned: promise({ metric: fc.constant("reopening"), atMost: share() }, { ...eligible, smallSample }),
    backlog: promise(
      { metric: fc.constant("backlogAge"), age: byPriority(between(0, 5000)), window: anyWindow },
      { atMost: share(), requests: flag, smallSample },
    ),
    up: promise(
      {
        metric: fc.constant("availability"),
        component: fc.constant(component),
        window: anyWindow,
        required: share(),
      },
      { priorities: eligible.priorities, unitsDown: share(), planned: between(0, 600) },
    ),
  });
