/** Indicators of a desk: calls that it never served. */
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
    label: { fr: "Demandes retirées, attente trop longue", en: "Requests withdrawn, wait too long" },
  }),
} as const satisfies Record<string, Indicator>;
