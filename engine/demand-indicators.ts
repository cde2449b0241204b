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
} as const satisfies Record<string, Indicator>;
