/** Indicators of a desk: calls that it never served, interventions on call. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

export const STAFF_INDICATORS = {
  blockedShare: indicator({
    unit: "share",
    better: "low",
    of: ["blockedTickets"],
    per: ["scopedTickets"],
    label: { fr: "Appels perdus, lignes occupées", en: "Calls lost, lines busy" },
  }),
  withdrawnShare: indicator({
    unit: "share",
    better: "low",
    of: ["withdrawnTickets"],
    per: ["scopedTickets"],
    label: { fr: "Tickets retirés, attente trop longue", en: "Tickets withdrawn, wait too long" },
  }),
  callOuts: indicator({
    unit: "count",
    better: null,
    of: ["callOuts"],
    label: { fr: "Interventions en astreinte", en: "On-call interventions" },
  }),
  callOutHours: indicator({
    unit: "h",
    better: null,
    of: ["callOutHours"],
    label: { fr: "Heures d’intervention en astreinte", en: "Hours of on-call interventions" },
  }),
  onCallCost: indicator({
    unit: "EUR",
    better: null,
    of: ["onCallEur"],
    label: { fr: "Coût de l’astreinte", en: "Cost of on-call duty" },
  }),
} as const satisfies Record<string, Indicator>;
