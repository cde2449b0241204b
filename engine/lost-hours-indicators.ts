/** Hours that users lose, and where they lose them. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

export const LOST_HOURS_INDICATORS = {
  lostHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostQueueHours", "lostWorkHours", "lostClientHours", "lostDebateHours", "lostOutsideHours"],
    monthly: "flow",
    label: { fr: "Heures perdues", en: "Lost hours" },
  }),
  lostHoursPerUserYear: indicator({
    unit: "h/user/yr",
    better: "low",
    of: ["lostQueueHours", "lostWorkHours", "lostClientHours", "lostDebateHours", "lostOutsideHours"],
    scale: "perUserYear",
    label: { fr: "Heures perdues par utilisateur et par an", en: "Lost hours per user and year" },
  }),
  lostQueueHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostQueueHours"],
    label: { fr: "File d’attente", en: "Queueing" },
  }),
  lostWorkHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostWorkHours"],
    label: { fr: "Travail des techniciens", en: "Technicians at work" },
  }),
  lostClientHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostClientHours"],
    label: { fr: "Réponses attendues de l’utilisateur", en: "Waiting for the user" },
  }),
  lostDebateHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostDebateHours"],
    label: { fr: "Débats et devis en attente", en: "Debates and quotes" },
  }),
  lostOutsideHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostOutsideHours"],
    label: { fr: "Demandes sorties du contrat", en: "Requests left to the client" },
  }),
} as const satisfies Record<string, Indicator>;
