/** A random component of the information system, over everything that a component may say. */
import fc from "fast-check";
import { between, byPriority, flag, law, mix, name, share, shares, some, whole } from "./numbers.ts";
import { dayWithin, type Setting, SKILLS } from "./setting.ts";

const bursts = fc.tuple(whole(1, 4), whole(2, 9), share()).map(([small, large, one]) => [
  { size: small, share: one },
  { size: large, share: 1 - one },
]);

const ageing = (setting: Setting) =>
  some({
    age: between(0, 8),
    endOfLife: fc.record({ age: between(0, 8), factor: between(1, 3) }),
    renewals: fc.array(
      fc.oneof(
        whole(1, setting.months).map((month) => ({ month })),
        dayWithin(setting).map((date) => ({ date })),
      ),
      { maxLength: 2 },
    ),
  }).chain((rest) => between(-0.5, 2).map((rate) => ({ ...rest, rate })));

const cells = shares(9).map((all) => [0, 3, 6].map((from) => all.slice(from, from + 3)));

const nature = fc.oneof(
  mix.map((priorities) => ({ priorities })),
  cells.map((impactUrgency) => ({ impactUrgency })),
);

/** Reopening and recurrence: a ticket that comes back, a cause that plants others. */
const returning = {
  reopening: some({ delay: law(4000), to: fc.constantFrom("lastTier", "entryTier") }).chain((rest) =>
    share(0.9).map((probability) => ({ ...rest, probability })),
  ),
  recurrence: fc.record({ branching: share(0.8), delay: between(1, 30_000) }),
  items: fc.record({ count: whole(1, 40), zipf: between(0, 3) }),
};

/** A component whose tickets pass through the setting's tiers. */
export const anyComponent = (setting: Setting) => {
  const { tiers } = setting;
  const efforts = fc.array(law(150), { minLength: tiers, maxLength: tiers });
  const needed = fc.record({
    units: whole(0, 25),
    incidents: between(0, 2),
    requests: between(0, 1),
    effort: efforts,
    escalation: fc.array(share(), { minLength: tiers - 1, maxLength: tiers - 1 }),
  });
  const optional = some({
    name,
    skill: fc.constantFrom(...SKILLS),
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
    ...returning,
    ageing: ageing(setting),
    changes: fc.record({
      rate: share(0.5),
      effort: law(200),
      tier: whole(1, tiers),
      failure: share(),
      incidents: between(0, 3),
      decay: between(1, 5000),
    }),
  });
  return fc.tuple(needed, optional, nature).map(([first, second, third]) => ({
    ...first,
    // a change that fails brings incidents: of a component that has none, it is not known what they are like
    incidents: second.changes ? Math.max(0.01, first.incidents) : first.incidents,
    ...second,
    ...third,
  }));
};

/** Fields that components share unless they state their own. */
export const anyDefaults = some({
  name,
  skill: fc.constantFrom(...SKILLS),
  growth: between(-0.5, 1),
  workaround: share(),
  patience: law(9000),
  failsAlone: flag,
  replacement: share(),
  weeklyCv: share(),
  ...returning,
});
