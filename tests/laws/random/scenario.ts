/** Small scenarios drawn over every mechanism of the register, each shown or not, its numbers anywhere in their ranges. */
import fc from "fast-check";
import type { ScenarioInput } from "#engine";
import { anyContract, anyDesign } from "./contract.ts";
import { fitted } from "./fitted.ts";
import { anyGovernance } from "./governance.ts";
import { anyObserved } from "./life.ts";
import { maybe, name, share, some, whole } from "./numbers.ts";
import { withRanges } from "./ranges.ts";
import { anyCalendars, dayAfter, type Setting, STARTS, TIME_ZONES } from "./setting.ts";
import { anySituation } from "./situation.ts";

const COMPONENTS = ["network", "workstations", "mail"];
const OTHERS = ["printers", "telephony"];
const TEAMS = ["desk", "support", "experts"];

/** Another client of the same teams. */
const client = (setting: Setting) =>
  fc
    .record({
      name: maybe(name),
      idleShare: share(0.4),
      situation: anySituation(setting),
      contract: anyContract(setting),
      governance: maybe(anyGovernance(setting)),
    })
    .map((one) => JSON.parse(JSON.stringify(one)) as unknown);

/** One or two other clients, one time out of four. */
const clients = (setting: Setting) =>
  fc.option(
    whole(1, 2).chain((count) => {
      const own = client({ ...setting, components: OTHERS.slice(0, count) });
      return fc.record(Object.fromEntries(["bakery", "garage"].slice(0, count).map((id) => [id, own])));
    }),
    { freq: 4, nil: undefined },
  );

const experiment = some({
  thresholds: fc.record({ lostHours: whole(0, 100) }),
  differenceThresholds: fc.record({ providerMargin: whole(-100, 100) }),
  discountRate: share(0.1),
}).map((rest) => ({ replications: 16, seed: 1, ...rest }));

const documented = some({
  question: name,
  company: name,
  description: name,
  timeZone: fc.constantFrom(...TIME_ZONES),
});

const setting = fc
  .tuple(fc.constantFrom(...STARTS), whole(2, 5), whole(1, 3), whole(1, 3), fc.boolean())
  .map(([start, months, components, tiers, hasSpecialists]) => ({
    start,
    months,
    day: dayAfter(start),
    components: COMPONENTS.slice(0, components),
    teams: [...TEAMS.slice(0, tiers), ...(hasSpecialists ? ["specialists"] : [])],
    tiers,
  }));

/** 2 to 5 months, 1 to 3 components, tiers and designs, up to two other clients; every number is known. */
export const knownScenario: fc.Arbitrary<ScenarioInput> = fc
  .tuple(setting, whole(1, 3))
  .chain(([own, designs]) =>
    fc.tuple(
      documented,
      fc.record({
        name,
        start: fc.constant(own.start),
        months: fc.constant(own.months),
        calendars: anyCalendars(own),
        situation: anySituation(own),
        designs: fc.record(
          Object.fromEntries(["one", "two", "three"].slice(0, designs).map((id) => [id, anyDesign(own)])),
        ),
        observed: fc.option(anyObserved(own), { freq: 3, nil: undefined }),
        clients: clients(own),
        experiment,
      }),
    ),
  )
  .map(([texts, scenario]) => fitted(JSON.parse(JSON.stringify({ ...texts, ...scenario })) as ScenarioInput));

/** The same, with ranges one time out of four. */
export const anyScenario: fc.Arbitrary<ScenarioInput> = fc.oneof(
  { weight: 3, arbitrary: knownScenario },
  { weight: 1, arbitrary: withRanges(knownScenario) },
);
