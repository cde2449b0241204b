/** Indicators of the provider's people: who leaves and comes, what they know, how busy they are, what they give besides tickets. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

export const PEOPLE_INDICATORS = {
  preventionHours: indicator({
    unit: "h",
    better: null,
    of: ["preventionHours"],
    label: {
      fr: "Heures de conseil et de prévention des équipes",
      en: "Teams’ hours of advice and prevention",
    },
  }),
  departures: indicator({
    unit: "count",
    better: null,
    of: ["departures"],
    label: { fr: "Départs de techniciens", en: "Technicians who left" },
  }),
  postsAdded: indicator({
    unit: "count",
    better: null,
    of: ["postsAdded"],
    label: { fr: "Postes créés par le prestataire", en: "Posts added by the provider" },
  }),
  postsCut: indicator({
    unit: "count",
    better: null,
    of: ["postsCut"],
    label: { fr: "Postes supprimés par le prestataire", en: "Posts cut by the provider" },
  }),
  parkedHours: indicator({
    unit: "h",
    better: "low",
    of: ["parkedHours"],
    label: {
      fr: "Heures mises « en attente du client » à tort",
      en: "Hours parked as “waiting for the client”",
    },
  }),
  downgradedTickets: indicator({
    unit: "count",
    better: "low",
    of: ["downgradedTickets"],
    label: { fr: "Déclassements de tickets pour gagner du temps", en: "Downgrades of tickets to gain time" },
  }),
  excludedTickets: indicator({
    unit: "tickets",
    better: "low",
    of: ["excludedTickets"],
    label: { fr: "Tickets écartés des engagements", en: "Tickets excluded from the commitments" },
  }),
  closedEarlyTickets: indicator({
    unit: "tickets",
    better: "low",
    of: ["closedEarlyTickets"],
    label: { fr: "Tickets clos avec moins de travail", en: "Tickets closed with less work" },
  }),
  vacancyMonths: indicator({
    unit: "months",
    better: null,
    of: ["vacancyMonths"],
    label: { fr: "Mois de poste vacant", en: "Months of vacant posts" },
  }),
  productivity: indicator({
    unit: "share",
    better: null,
    of: ["productivePosts"],
    per: ["staffedPosts"],
    monthly: "flow",
    label: { fr: "Productivité des présents", en: "Productivity of those present" },
  }),
  knowledge: indicator({
    unit: "share",
    better: "high",
    of: ["knowledge"],
    per: ["teamsWithKnowledge"],
    monthly: "flow",
    label: { fr: "Connaissance du client", en: "Knowledge of the client" },
  }),
  utilisation: indicator({
    unit: "share",
    better: null,
    of: ["busyHours1", "busyHours2", "busyHours3"],
    per: ["openHours1", "openHours2", "openHours3"],
    monthly: "flow",
    label: {
      fr: "Occupation des heures disponibles pour les tickets",
      en: "Utilisation of the hours available for tickets",
    },
  }),
  utilisationTier1: indicator({
    unit: "share",
    better: null,
    of: ["busyHours1"],
    per: ["openHours1"],
    label: { fr: "Occupation, niveau 1", en: "Utilisation, tier 1" },
  }),
  utilisationTier2: indicator({
    unit: "share",
    better: null,
    of: ["busyHours2"],
    per: ["openHours2"],
    label: { fr: "Occupation, niveau 2", en: "Utilisation, tier 2" },
  }),
  utilisationTier3: indicator({
    unit: "share",
    better: null,
    of: ["busyHours3"],
    per: ["openHours3"],
    label: { fr: "Occupation, niveau 3 et au-delà", en: "Utilisation, tier 3 and beyond" },
  }),
} as const;
