/** What comes back, what causes it and what is done about it. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

export const DEMAND_INDICATORS = {
  reopenedShare: indicator({
    unit: "share",
    better: "low",
    of: ["reopenedTickets"],
    per: ["scopedTickets"],
    monthly: "flow",
    label: { fr: "Réouvertures par ticket", en: "Reopenings per ticket" },
  }),
  recurrentShare: indicator({
    unit: "share",
    better: "low",
    of: ["recurrentTickets"],
    per: ["scopedTickets"],
    monthly: "flow",
    label: { fr: "Incidents récurrents, part des tickets", en: "Recurring incidents, share of tickets" },
  }),
  causesRemoved: indicator({
    unit: "count",
    better: "high",
    of: ["causesRemoved"],
    monthly: "cumulative",
    label: { fr: "Causes supprimées", en: "Causes removed" },
  }),
  monthsToRemoveCause: indicator({
    unit: "months",
    better: "low",
    of: ["causeMonths"],
    per: ["causesRemoved"],
    label: {
      fr: "Âge d’une cause supprimée, depuis son premier incident",
      en: "Age of a removed cause, since its first incident",
    },
  }),
  problemHours: indicator({
    unit: "h",
    better: null,
    of: ["problemHours"],
    label: { fr: "Heures de gestion des problèmes", en: "Hours of problem management" },
  }),
  changes: indicator({
    unit: "count",
    better: null,
    of: ["changes"],
    label: { fr: "Changements faits", en: "Changes made" },
  }),
  failedChangeShare: indicator({
    unit: "share",
    better: "low",
    of: ["failedChanges"],
    per: ["changes"],
    label: { fr: "Changements en échec", en: "Failed changes" },
  }),
  shadowItems: indicator({
    unit: "count",
    better: "low",
    of: ["shadowItems"],
    monthly: "cumulative",
    label: { fr: "Éléments apparus hors gestion", en: "Unmanaged items left behind" },
  }),
  shadowTickets: indicator({
    unit: "tickets",
    better: "low",
    of: ["shadowTickets"],
    monthly: "flow",
    label: { fr: "Tickets d’éléments hors gestion", en: "Tickets of unmanaged items" },
  }),
} as const satisfies Record<string, Indicator>;
