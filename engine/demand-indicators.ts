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
    label: { fr: "Incidents récurrents", en: "Recurring incidents" },
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
    label: { fr: "Âge d’une cause à sa suppression", en: "Age of a cause at its removal" },
  }),
  problemHours: indicator({
    unit: "h",
    better: null,
    of: ["problemHours"],
    label: { fr: "Heures de gestion des problèmes", en: "Hours of problem management" },
  }),
} as const satisfies Record<string, Indicator>;
