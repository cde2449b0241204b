/** Mechanisms of the situation, each with its neutral setting. */
import { type Fields, inComponents, type Mechanism, mechanism, someComponent, within } from "./mechanism.ts";

const evolution = mechanism(
  "evolution",
  ["croissance et événements du SI", "growth and events of the IT"],
  (_, scenario) =>
    someComponent(scenario, ({ growth }) => (growth ?? 0) !== 0) ||
    (scenario.situation.evolution?.events.length ?? 0) > 0,
  (scenario) => {
    inComponents((component) => within(component, { growth: 0 }))(scenario);
    const { evolution: moves } = scenario.situation;
    if (!moves) return;
    moves.growthVolatility = 0;
    for (const event of moves.events ?? []) {
      // the event happens, so that rules which wait for it still do
      event.units = Object.fromEntries(Object.keys(event.units).map((component) => [component, "+0"]));
      delete event.spike;
    }
  },
);

const answers = mechanism(
  "answers",
  ["réponses attendues de l’utilisateur", "answers awaited from users"],
  (_, { situation }) => (situation.waiting?.probability ?? 0) > 0,
  ({ situation }) => within(situation.waiting, { probability: 0 }),
);

const recurrence = mechanism(
  "recurrence",
  ["récidives, réouvertures, vieillissement", "recurrence, reopening, ageing"],
  (_, scenario) =>
    someComponent(
      scenario,
      (one) =>
        (one.recurrence?.branching ?? 0) > 0 ||
        (one.reopening?.probability ?? 0) > 0 ||
        (one.ageing?.rate ?? 0) > 0 ||
        (one.ageing?.endOfLife?.factor ?? 1) > 1,
    ),
  inComponents((component) => {
    within(component["recurrence"] as Fields | undefined, { branching: 0 });
    within(component["reopening"] as Fields | undefined, { probability: 0 });
    const ageing = component["ageing"] as Fields | undefined;
    within(ageing, { rate: 0 });
    within(ageing?.["endOfLife"] as Fields | undefined, { factor: 1 });
  }),
);

const majors = mechanism(
  "majors",
  ["incidents majeurs", "major incidents"],
  (_, scenario) => someComponent(scenario, (one) => (one.majors?.rate ?? 0) > 0),
  inComponents((component) => within(component["majors"] as Fields | undefined, { rate: 0 })),
);

const reporting = mechanism(
  "reporting",
  ["tickets contournés ou non signalés", "tickets bypassed or not reported"],
  (_, { situation: { reporting: stated } }) =>
    stated !== undefined &&
    (stated.trustSlope !== 0 || stated.bypass.atLowTrust > 0 || stated.bypass.whenImpatient > 0),
  ({ situation }) =>
    within(situation.reporting, { trustSlope: 0, bypass: { atLowTrust: 0, whenImpatient: 0 } }),
);

const trust = mechanism(
  "trust",
  ["confiance qui se perd", "trust that is lost"],
  (_, { situation }) => (situation.trust?.loss ?? 0) > 0 || (situation.trust?.gain ?? 0) > 0,
  ({ situation }) => within(situation.trust, { loss: 0, gain: 0 }),
);

export const SITUATION_MECHANISMS: readonly Mechanism[] = [
  evolution,
  answers,
  recurrence,
  majors,
  reporting,
  trust,
];
