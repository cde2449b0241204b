/** Random governance: committees, what they see, rules of every trigger and every action. */
import fc from "fast-check";
import { between, euros, maybe, name, share, some, whole } from "./numbers.ts";
import { anyDispatch } from "./provider.ts";
import type { Setting } from "./setting.ts";

const CONTRACTUAL = ["contractualAttainment", "penaltyShare", "backlog", "chronicFailure"];
const SHARED = [
  "experiencedAttainment",
  "greyShare",
  "disputedShare",
  "watermelonGap",
  "trust",
  "utilisation",
  "margin",
  "departures",
  "knowledge",
  "backlogDays",
  "greyBacklogDays",
];

const action = ({ components, teams }: Setting) => {
  const [component = ""] = components;
  const team = fc.constantFrom(...teams);
  return fc.oneof(
    fc.constantFrom({ rebaseline: "all" }, { rebaseline: [component] }, { terminate: true }),
    fc.constant({ cover: component }),
    fc.record({ resize: team, shift: fc.constant(1), by: whole(-2, 2) }),
    between(0, 3000).map((to) => ({ target: "restoration.P2", to })),
    share().map((clarity) => ({ clarity })),
    fc.record({ prevention: team, hours: between(0, 40) }),
    between(0.5, 2).map((factor) => ({ price: factor })),
    share().map((index) => ({ index })),
    between(0, 3).map((answers) => ({ answers })),
    between(0, 3).map((factor) => ({ penalty: "clause0", factor })),
    fc.constant({ renew: component }),
    anyDispatch.map((dispatch) => ({ dispatch })),
  );
};

/** A threshold on one side or on both. */
const threshold = fc
  .tuple(
    fc.constantFrom(...CONTRACTUAL, ...SHARED),
    share(),
    share(40),
    fc.constantFrom(0, 1, 2),
    whole(1, 3),
  )
  .map(([indicator, below, above, side, committees]) => ({
    indicator,
    ...(side === 1 ? {} : { below }),
    ...(side === 0 ? {} : { above }),
    committees,
  }));

const when = fc.oneof(
  whole(1, 4).map((month) => ({ month })),
  fc.record({ every: whole(1, 3), first: whole(1, 3) }),
  whole(1, 3).map((every) => ({ every })),
  fc.constant({ deadline: "renegotiated" }),
  fc.constant({ event: "event0" }),
  threshold,
);

const rule = (setting: Setting, at: number) =>
  fc
    .tuple(
      fc.record({
        id: fc.constant(`rule${at}`),
        when,
        // biome-ignore lint/suspicious/noThenProperty: the scenario's own word for what a rule does
        then: fc.array(action(setting), { minLength: 1, maxLength: 2 }),
        after: between(0, 60_000),
        cost: fc.record({ client: euros(500), provider: euros(500), invoiced: euros(500) }),
      }),
      some({ name, atMost: whole(1, 3) }),
    )
    .map(([needed, rest]) => ({ ...needed, ...rest }));

export const anyGovernance = (setting: Setting) =>
  fc
    .tuple(
      fc.record({
        committee: fc.record({
          every: whole(1, 3),
          indicators: fc.constantFrom("shared", "contractual"),
          clientHours: between(0, 5),
          providerHours: between(0, 5),
        }),
        rules: fc
          .tuple(rule(setting, 0), rule(setting, 1))
          .chain((all) => whole(0, 2).map((count) => all.slice(0, count))),
        hourlyCost: fc.record({ client: euros(80), provider: euros(80) }),
      }),
      maybe(fc.array(whole(1, 4), { maxLength: 2 })),
    )
    .map(([needed, notice]) => (notice ? { ...needed, notice } : needed));
