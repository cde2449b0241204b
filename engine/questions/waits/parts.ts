/** The parts of the user's clock, and who can shorten each. */
import type { PARTS } from "../../answer/lost-hours-indicators.ts";
import type { Text } from "../../scenario/notation.ts";

export type PartName = (typeof PARTS)[number];

export const SIDES = ["provider", "client", "both", "thirdParty"] as const;
export type Side = (typeof SIDES)[number];

export const SIDE_LABELS: Record<Side, Text> = {
  provider: { fr: "le prestataire", en: "the provider" },
  client: { fr: "le client", en: "the client" },
  both: { fr: "les deux ensemble", en: "both together" },
  thirdParty: { fr: "un tiers", en: "a third party" },
};

/**
 * Whose act ends the wait. A queue and work end with the provider's hands; an answer, and a ticket left to the client's own
 * staff, with the client's; a debate or a quote takes both.
 */
export const PART_OF: Record<PartName, { side: Side; label: Text }> = {
  lostQueueHours: { side: "provider", label: { fr: "file d’attente", en: "queue" } },
  lostWorkHours: { side: "provider", label: { fr: "travail", en: "work" } },
  lostClientHours: { side: "client", label: { fr: "réponses du client", en: "the client’s answers" } },
  lostOutsideHours: {
    side: "client",
    label: { fr: "tickets laissés au client", en: "tickets left to the client" },
  },
  lostDebateHours: { side: "both", label: { fr: "débats et devis", en: "debates and quotes" } },
  lostThirdPartyHours: { side: "thirdParty", label: { fr: "tiers", en: "third party" } },
};
