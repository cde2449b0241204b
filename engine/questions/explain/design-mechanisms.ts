/** Mechanisms of the contract and its provider, each with its neutral setting. */
import { inDesigns, type Mechanism, mechanism, within } from "./mechanism.ts";

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
  ["manœuvres sur le rapport", "gaming of the report"],
  ({ provider }) =>
    provider.opportunism !== undefined &&
    (["parking", "downgrading", "exclusion", "earlyClose"] as const).some(
      (trick) => (provider.opportunism?.[trick] ?? 0) > 0,
    ),
  inDesigns(({ provider }) =>
    within(provider.opportunism, { parking: 0, downgrading: 0, exclusion: 0, earlyClose: 0 }),
  ),
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

const thirdParties = mechanism(
  "thirdParties",
  ["ce que le prestataire ne maîtrise pas", "what the provider does not master"],
  ({ provider }) => provider.unfamiliarity !== undefined,
  inDesigns(({ provider }) => {
    delete provider.unfamiliarity;
  }),
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

/** What users live leaves their own wait out too: that pause hides nothing. */
const ownWaitAlone = (paused: readonly string[] | undefined) =>
  paused === undefined || paused.includes("client") ? (["client"] as const) : ([] as const);

const pauses: Mechanism = {
  ...mechanism(
    "pauses",
    [
      "pauses de l’horloge, hors attente de l’utilisateur",
      "pauses of the clock, other than the user’s own wait",
    ],
    ({ contract }) => Object.keys(contract.slas).length > 0,
    inDesigns(({ contract }) => {
      for (const family of Object.values(contract.slas ?? {}))
        family.pauses = [...ownWaitAlone(family.pauses)];
      if (contract.clock?.pauses) contract.clock.pauses = [...ownWaitAlone(contract.clock.pauses)];
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

export const DESIGN_MECHANISMS: readonly Mechanism[] = [
  scope,
  vagueness,
  people,
  opportunism,
  priorities,
  thirdParties,
  takeover,
  pauses,
  exclusions,
];
