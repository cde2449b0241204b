/** Mechanisms that can make a contract go wrong, each with the setting in which it does nothing (docs/model.md). */
import type { Design, Scenario, ScenarioInput } from "../../scenario/model.ts";
import type { Text } from "../../scenario/notation.ts";
import type { DesignInput } from "../trials.ts";

export interface Mechanism {
  id: string;
  label: Text;
  /** whether it is at work in this design */
  acts(design: Design, scenario: Scenario): boolean;
  /** sets it neutral in the written scenario, in place */
  neutralise(scenario: ScenarioInput): void;
  /** it only moves what the report counts, and penalties */
  isOfReport?: true;
}

type Map = Record<string, unknown>;

const mechanism = (
  id: string,
  label: readonly [fr: string, en: string],
  acts: Mechanism["acts"],
  neutralise: Mechanism["neutralise"],
): Mechanism => ({ id, label: { fr: label[0], en: label[1] }, acts, neutralise });

const inDesigns = (change: (design: DesignInput) => void) => (scenario: ScenarioInput) => {
  for (const design of Object.values(scenario.designs)) change(design);
};

const inComponents = (change: (component: Map) => void) => (scenario: ScenarioInput) => {
  for (const component of Object.values(scenario.situation.components)) change(component as Map);
};

const someComponent = (
  { situation }: Scenario,
  has: (component: Scenario["situation"]["components"][string]) => boolean,
) => Object.values(situation.components).some(has);

/** Changes an optional block, where it is stated. */
function within<Block extends object>(block: Block | undefined, change: Partial<Block>): void {
  if (block) Object.assign(block, change);
}

const scope = mechanism(
  "scope",
  ["ce que le contrat ne couvre pas ou plus", "what the contract does not cover, or no longer"],
  ({ contract }) => {
    if (!contract.scope) return false;
    const { components, initiallyUncovered, coveredWhenNew } = contract.scope;
    return components !== "all" || initiallyUncovered > 0 || (coveredWhenNew ?? 1) < 1;
  },
  (scenario) => {
    within(scenario.situation.shadow, { probability: 0 });
    inDesigns(({ contract }) =>
      within(contract.scope, { components: "all", initiallyUncovered: 0, coveredWhenNew: 1 }),
    )(scenario);
  },
);

const vagueness = mechanism(
  "vagueness",
  ["débats sur ce qui est couvert", "debates on what is covered"],
  ({ contract }) => (contract.scope?.clarity ?? 1) < 1,
  inDesigns(({ contract }) => within(contract.scope, { clarity: 1 })),
);

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

const people = mechanism(
  "people",
  ["départs et connaissance perdue", "departures and knowledge lost"],
  ({ provider }) =>
    [provider.people, ...Object.values(provider.teams).map((team) => team.people)].some(
      (one) => one && (one.turnover > 0 || one.tenureAtStart !== undefined || one.knowledge),
    ),
  inDesigns(({ provider }) => {
    for (const one of [provider.people, ...Object.values(provider.teams).map((team) => team.people)])
      if (one) {
        one.turnover = 0;
        delete one.tenureAtStart;
        delete one.knowledge;
      }
  }),
);

const opportunism = mechanism(
  "opportunism",
  ["arrangements avec les compteurs", "gaming of the clocks"],
  ({ provider }) =>
    provider.opportunism !== undefined &&
    (["parking", "downgrading", "exclusion", "earlyClose"] as const).some(
      (trick) => (provider.opportunism?.[trick] ?? 0) > 0,
    ),
  inDesigns(({ provider }) =>
    within(provider.opportunism, { parking: 0, downgrading: 0, exclusion: 0, earlyClose: 0 }),
  ),
);

const answers = mechanism(
  "answers",
  ["réponses attendues de l’utilisateur", "answers awaited from users"],
  (_, { situation }) => (situation.waiting?.probability ?? 0) > 0,
  ({ situation }) => within(situation.waiting, { probability: 0 }),
);

const priorities = mechanism(
  "priorities",
  ["priorités gonflées ou abaissées", "priorities inflated or lowered"],
  ({ contract: { priority } }) =>
    priority !== undefined &&
    (priority.inflation > 0 || priority.downgrade > 0 || (priority.reclassification?.probability ?? 0) > 0),
  inDesigns(({ contract: { priority } }) => {
    within(priority, { inflation: 0, downgrade: 0 });
    within(priority?.reclassification, { probability: 0 });
  }),
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
    within(component["recurrence"] as Map | undefined, { branching: 0 });
    within(component["reopening"] as Map | undefined, { probability: 0 });
    const ageing = component["ageing"] as Map | undefined;
    within(ageing, { rate: 0 });
    within(ageing?.["endOfLife"] as Map | undefined, { factor: 1 });
  }),
);

const majors = mechanism(
  "majors",
  ["incidents majeurs", "major incidents"],
  (_, scenario) => someComponent(scenario, (one) => (one.majors?.rate ?? 0) > 0),
  inComponents((component) => within(component["majors"] as Map | undefined, { rate: 0 })),
);

const thirdParties = mechanism(
  "thirdParties",
  ["ce que le prestataire ne maîtrise pas", "what the provider does not master"],
  ({ provider }) => provider.unfamiliarity !== undefined,
  inDesigns(({ provider }) => {
    delete provider.unfamiliarity;
  }),
);

const reporting = mechanism(
  "reporting",
  ["tickets contournés ou tus", "tickets bypassed or not reported"],
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

const takeover = mechanism(
  "takeover",
  ["prise en main des premiers mois", "taking over, in the first months"],
  ({ contract }) => (contract.transition?.effort ?? 1) > 1 || contract.transition?.backlog !== undefined,
  inDesigns(({ contract }) => {
    within(contract.transition, { effort: 1 });
    delete contract.transition?.backlog;
  }),
);

const pauses: Mechanism = {
  ...mechanism(
    "pauses",
    ["pauses du chronomètre", "pauses of the clock"],
    ({ contract }) => Object.keys(contract.slas).length > 0,
    inDesigns(({ contract }) => {
      for (const family of Object.values(contract.slas ?? {})) family.pauses = [];
      within(contract.clock, { pauses: [] });
      within(contract.scope?.arbitration, { stopsClock: false });
    }),
  ),
  isOfReport: true,
};

const exclusions: Mechanism = {
  ...mechanism(
    "exclusions",
    ["tickets exclus du rapport", "tickets excluded from the report"],
    ({ contract }) => contract.exclusions !== undefined,
    inDesigns(({ contract }) => {
      delete contract.exclusions;
    }),
  ),
  isOfReport: true,
};

const MECHANISMS: readonly Mechanism[] = [
  scope,
  vagueness,
  evolution,
  people,
  recurrence,
  priorities,
  majors,
  answers,
  reporting,
  trust,
  opportunism,
  thirdParties,
  takeover,
  pauses,
  exclusions,
];

/** Another design with the same teams whose committees share what users live. */
function governedBy({ designs }: Scenario, id: string): string | undefined {
  const teamsOf = (design: Design | undefined) => Object.keys(design?.provider.teams ?? {}).join();
  const isShared = (design: Design | undefined) => design?.governance?.committee?.indicators === "shared";
  if (isShared(designs[id])) return undefined;
  return Object.keys(designs).findLast(
    (other) => other !== id && isShared(designs[other]) && teamsOf(designs[other]) === teamsOf(designs[id]),
  );
}

/** Governance has no neutral setting but a better one: that of the scenario's design whose committees see what users live. */
function governance(scenario: Scenario, id: string): Mechanism[] {
  const model = governedBy(scenario, id);
  if (model === undefined) return [];
  const name = scenario.designs[model]?.name ?? { fr: model, en: model };
  return [
    mechanism(
      "governance",
      [
        `comités qui ne voient pas ce que vivent les utilisateurs (au lieu de «\u00a0${name.fr}\u00a0»)`,
        `committees that do not see what users live (instead of “${name.en}”)`,
      ],
      () => true,
      ({ designs }) => {
        const [own, other] = [designs[id], designs[model]];
        if (own && other?.governance) own.governance = structuredClone(other.governance);
      },
    ),
  ];
}

/** What acts in a design; what only the report shows, where the report is asked about. */
export function mechanismsIn(scenario: Scenario, id: string, isReport: boolean): Mechanism[] {
  const design = scenario.designs[id];
  if (!design) return [];
  return [...MECHANISMS, ...governance(scenario, id)].filter(
    (one) => one.acts(design, scenario) && (isReport || !one.isOfReport),
  );
}
