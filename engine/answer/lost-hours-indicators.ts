/** Hours that users lose, and where they lose them. */
import type { Indicator } from "./indicators.ts";

const indicator = (value: Indicator): Indicator => value;

/** Parts of the user's clock. */
export const PARTS = [
  "lostQueueHours",
  "lostWorkHours",
  "lostClientHours",
  "lostDebateHours",
  "lostOutsideHours",
  "lostThirdPartyHours",
] as const;

export const LOST_HOURS_INDICATORS = {
  lostHours: indicator({
    unit: "h",
    better: "low",
    of: PARTS,
    monthly: "flow",
    label: { fr: "Heures perdues", en: "Lost hours" },
  }),
  lostHoursPerUserYear: indicator({
    unit: "h/user/yr",
    better: "low",
    of: PARTS,
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
    label: { fr: "Tickets laissés à vos équipes", en: "Tickets left to your own staff" },
  }),
  lostThirdPartyHours: indicator({
    unit: "h",
    better: "low",
    of: ["lostThirdPartyHours"],
    label: { fr: "Heures perdues chez un tiers", en: "Lost hours at a third party" },
  }),
} as const satisfies Record<string, Indicator>;
