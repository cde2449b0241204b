/** A random information system and client, over every mechanism of the situation. */
import fc from "fast-check";
import { between, byPriority, euros, flag, law, maybe, mix, share, shares, whole } from "./random-numbers.ts";

const WINDOWS = fc.constantFrom("office", "always", "morning");
export const anyWindow = WINDOWS;

/** A part of the record, each field shown or not. */
export const some = <T extends Record<string, fc.Arbitrary<unknown>>>(fields: T) =>
  fc.record(fields, { requiredKeys: [] });

const bursts = fc.tuple(whole(1, 4), whole(2, 9), share()).map(([small, large, one]) => [
  { size: small, share: one },
  { size: large, share: 1 - one },
]);

const ageing = (months: number) =>
  some({
    rate: between(-0.5, 2),
    age: between(0, 8),
    endOfLife: fc.record({ age: between(0, 8), factor: between(1, 3) }),
    renewals: fc.array(
      whole(1, months).map((month) => ({ month })),
      { maxLength: 2 },
    ),
  });

const cells = shares(9).map((all) => [0, 3, 6].map((from) => all.slice(from, from + 3)));

/** A component whose tickets pass through so many tiers. */
const component = (tiers: number, months: number) => {
  const efforts = fc.array(law(150), { minLength: tiers, maxLength: tiers });
  const needed = fc.record({
    units: whole(0, 25),
    incidents: between(0, 2),
    requests: between(0, 1),
    effort: efforts,
    escalation: fc.array(share(), { minLength: tiers - 1, maxLength: tiers - 1 }),
  });
  const optional = some({
    effortFactor: byPriority(between(0.1, 3)),
    workaround: share(),
    entryTier: whole(1, tiers),
    patience: law(3000),
    failsAlone: flag,
    growth: between(-0.5, 2),
    replacement: share(),
    majors: fc.record({ rate: share(), related: between(0, 8), decay: between(1, 900), effort: efforts }),
    weeklyCv: share(1.5),
    dailyCv: share(1.5),
    bursts,
    reopening: some({ delay: law(4000), to: fc.constantFrom("lastTier", "entryTier") }).chain((rest) =>
      share(0.9).map((probability) => ({ ...rest, probability })),
    ),
    recurrence: fc.record({ branching: share(0.8), delay: between(1, 30_000) }),
    items: fc.record({ count: whole(1, 40), zipf: between(0, 3) }),
    ageing: ageing(months).chain((rest) => between(-0.5, 1).map((rate) => ({ ...rest, rate }))),
    changes: fc.record({
      rate: share(0.5),
      effort: law(200),
      tier: whole(1, tiers),
      failure: share(),
      incidents: between(0, 3),
      decay: between(1, 5000),
    }),
  });
  const nature = fc.oneof(
    mix.map((priorities) => ({ priorities })),
    cells.map((impactUrgency) => ({ impactUrgency })),
  );
  return fc
    .tuple(needed, optional, nature)
    .map(([first, second, third]) => ({ ...first, ...second, ...third }));
};

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

const event = (months: number, names: readonly string[], at: number) =>
  fc
    .record({
      when: fc.oneof(
        whole(1, months).map((month) => ({ month })),
        between(0, 6).map((rate) => ({ rate: `${rate}/yr` })),
      ),
      change: fc.constantFrom("+5", "-3", "+60%", "-100%"),
      component: fc.constantFrom(...names),
      spike: maybe(fc.record({ factor: between(1, 6), decay: between(1, 20_000) })),
    })
    .map(({ when, change, component: touched, spike }) => ({
      id: `event${at}`,
      name: `event ${at}`,
      ...when,
      units: { [touched]: change },
      ...(spike ? { spike } : {}),
    }));

const profile = some({
  weekdays: fc
    .array(share(3), { minLength: 7, maxLength: 7 })
    .map(([first = 0, ...rest]) => [first + 0.1, ...rest]),
  hours: fc
    .array(share(3), { minLength: 24, maxLength: 24 })
    .map(([first = 0, ...rest]) => [first + 0.1, ...rest]),
  holidays: share(2),
});

const priceIndex = fc.oneof(
  fc.record({
    calm: fc.record({ mean: between(-0.1, 0.3), sd: share(0.2) }),
    inflation: fc.record({ probability: share(), mean: between(-0.1, 0.5), sd: share(0.2) }),
  }),
  fc.array(between(50, 300), { minLength: 1, maxLength: 4 }).map((values) => ({ values })),
);

/** A situation of components a, b, c… whose tickets pass through so many tiers. */
export const anySituation = (names: readonly string[], tiers: number, months: number) => {
  const components = fc.record(Object.fromEntries(names.map((name) => [name, component(tiers, months)])));
  const clientStaff = fc.record({ effort: law(200), delay: law(2000), hourlyCost: euros(80) });
  const optional = some({
    users: whole(1, 200),
    demand: some({ profile, weeklyCv: share(1.5), dailyCv: share(1.5) }),
    evolution: fc
      .tuple(share(0.5), fc.tuple(event(months, names, 0), event(months, names, 1)), whole(0, 2))
      .map(([growthVolatility, events, count]) => ({ growthVolatility, events: events.slice(0, count) })),
    waiting: fc.record({ probability: share(), delay: law(5000), window: WINDOWS, afterShare: share() }),
    reporting: fc.record({
      reported: between(0.3, 0.7),
      trustSlope: share(0.3),
      bypass: fc.record({ atLowTrust: share(), patience: between(0, 2000), whenImpatient: share() }),
    }),
    impact: fc.record({
      window: WINDOWS,
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
