/** A random information system and client, over every mechanism of the situation. */
import fc from "fast-check";
import { anyComponent, anyDefaults } from "./component.ts";
import { between, byPriority, euros, fullMatrix, law, maybe, name, share, some, whole } from "./numbers.ts";
import { anyWindow, dayWithin, type Setting } from "./setting.ts";

const trust = some({
  initial: share(),
  gain: share(0.2),
  loss: share(0.3),
  weights: some({
    missed: between(0, 5),
    disputed: between(0, 5),
    surprise: between(0, 5),
    departures: between(0, 5),
  }),
  transparency: between(0, 3),
  stability: between(0, 3),
  formalChange: between(-0.02, 0.02),
  onLeadTime: between(0, 5),
  tolerated: share(0.9),
  onArbitration: between(0, 5),
  onDispute: between(0, 5),
  onInflation: between(0, 10),
});

const event = (setting: Setting, at: number) =>
  fc
    .record({
      when: fc.oneof(
        whole(1, setting.months).map((month) => ({ month })),
        dayWithin(setting).map((date) => ({ date })),
        between(0, 6).map((rate) => ({ rate: `${rate}/yr` })),
      ),
      change: fc.constantFrom("+5", "-3", "+60%", "-100%"),
      component: fc.constantFrom(...setting.components),
      name,
      spike: maybe(fc.record({ factor: between(1, 6), decay: between(1, 20_000) })),
    })
    .map(({ when, change, component, spike, name: shown }) => ({
      id: `event${at}`,
      name: shown,
      ...when,
      units: { [component]: change },
      ...(spike ? { spike } : {}),
    }));

/** So many weights, not all of them nothing. */
const weights = (count: number) =>
  fc
    .array(share(3), { minLength: count, maxLength: count })
    .map(([first = 0, ...rest]) => [first + 0.1, ...rest]);

const profile = some({
  week: weights(168),
  weekdays: weights(7),
  hours: weights(24),
  months: weights(12),
  holidays: share(2),
});

const priceIndex = fc.oneof(
  fc.record({
    calm: fc.record({ mean: between(-0.1, 0.3), sd: share(0.2) }),
    inflation: fc.record({ probability: share(), mean: between(-0.1, 0.5), sd: share(0.2) }),
  }),
  fc.array(between(50, 300), { minLength: 1, maxLength: 4 }).map((values) => ({ values })),
);

export const anySituation = (setting: Setting) => {
  const component = anyComponent(setting);
  const components = fc.record(Object.fromEntries(setting.components.map((id) => [id, component])));
  const clientStaff = fc.record({ effort: law(200), delay: law(2000), hourlyCost: euros(80) });
  const optional = some({
    defaults: anyDefaults,
    priorityMatrix: fullMatrix,
    users: whole(1, 200),
    demand: some({ profile, weeklyCv: share(1.5), dailyCv: share(1.5) }),
    evolution: fc
      .tuple(share(0.5), fc.tuple(event(setting, 0), event(setting, 1)), whole(0, 2))
      .map(([growthVolatility, events, count]) => ({ growthVolatility, events: events.slice(0, count) })),
    waiting: fc.record({ probability: share(), delay: law(5000), window: anyWindow, afterShare: share() }),
    reporting: fc.record({
      reported: between(0.3, 0.7),
      trustSlope: share(0.3),
      bypass: fc.record({ atLowTrust: share(), patience: between(0, 2000), whenImpatient: share() }),
    }),
    impact: fc.record({
      window: anyWindow,
      usersAffected: byPriority(between(0, 30)),
      productivityLoss: byPriority(share()),
      ownWaitLoss: share(),
      lostHourPrice: euros(60),
    }),
    expectations: fc.record({ targets: byPriority(between(0, 6000)), level: share() }),
    shadow: fc.record({ probability: share(), tickets: share(2), of: fc.constantFrom("requests", "all") }),
    trust,
    priceIndex,
  });
  return fc
    .tuple(components, clientStaff, optional)
    .map(([all, staff, rest]) => ({ components: all, clientStaff: staff, ...rest }));
};
