/** What is reported. Each indicator is a sum of result columns, or a ratio of two sums; columns are named in columns.ts. */

import type { ColumnName } from "../life/columns.ts";
import type { Text } from "../scenario/notation.ts";
import { CLAUSE_INDICATORS } from "./clause-indicators.ts";
import { DEMAND_INDICATORS } from "./demand-indicators.ts";
import { withDiscounted } from "./discounted.ts";
import { LIFE_INDICATORS } from "./life-indicators.ts";
import { LOST_HOURS_INDICATORS, PARTS } from "./lost-hours-indicators.ts";
import { PEOPLE_INDICATORS } from "./people-indicators.ts";
import type { Unit } from "./result.ts";
import { STAFF_INDICATORS } from "./staff-indicators.ts";

export interface Indicator {
  unit: Unit;
  label: Text;
  /** which direction is better for the client; null where neither is */
  better: "high" | "low" | null;
  /** columns added (or subtracted, with a leading minus) to form the numerator */
  of: readonly (ColumnName | `-${ColumnName}`)[];
  /** denominator; absent: a plain sum */
  per?: readonly ColumnName[];
  /** multiplier; `lostHourPrice` and `perUserYear` are filled from the scenario */
  scale?: number | "lostHourPrice" | "perUserYear";
  /** is a value at a month's end rather than a flow: its lifetime value is the mean of the months ("mean") or the last month ("last") */
  stock?: "mean" | "last";
  /** each month weighed by its discount factor; only where the scenario states a rate */
  isDiscounted?: true;
  /** counts the life itself: never scaled to the horizon where a contract may stop early */
  isWhole?: true;
  /** also given month by month */
  monthly?: "flow" | "cumulative";
}

const indicator = (value: Indicator): Indicator => value;

/** What the client is invoiced, penalties deducted. */
const INVOICES = [
  "feeEur",
  "timeAndMaterialsEur",
  "amendmentEur",
  "exitEur",
  "reversibilityEur",
  "transitionEur",
  "-penaltyEur",
  "ticketFeeEur",
  "onCallFeeEur",
  "bonusEur",
  "refundEur",
] as const;

const UNDISCOUNTED = {
  experiencedAttainment: indicator({
    unit: "share",
    better: "high",
    of: ["experiencedMet"],
    per: ["experiencedTickets"],
    monthly: "flow",
    label: { fr: "Service vécu", en: "Experienced service" },
  }),
  experiencedAttainmentWithOwnWaits: indicator({
    unit: "share",
    better: "high",
    of: ["experiencedMetWithOwnWaits"],
    per: ["experiencedTickets"],
    label: {
      fr: "Service vécu, attentes de l’utilisateur comprises",
      en: "Experienced service, the user’s own waits included",
    },
  }),
  experiencedUrgent: indicator({
    unit: "share",
    better: "high",
    of: ["urgentMet"],
    per: ["urgentTickets"],
    monthly: "flow",
    label: { fr: "Service vécu, P1 et P2", en: "Experienced service, P1 and P2" },
  }),
  experiencedOrdinary: indicator({
    unit: "share",
    better: "high",
    of: ["ordinaryMet"],
    per: ["ordinaryTickets"],
    monthly: "flow",
    label: { fr: "Service vécu, P3 et P4", en: "Experienced service, P3 and P4" },
  }),
  contractualAttainment: indicator({
    unit: "share",
    better: null,
    of: ["contractualMet"],
    per: ["contractualTickets"],
    monthly: "flow",
    label: { fr: "Conformité au contrat", en: "Contractual attainment" },
  }),
  ...LOST_HOURS_INDICATORS,
  greyShare: indicator({
    unit: "share",
    better: "low",
    of: ["greyTickets"],
    per: ["scopedTickets"],
    monthly: "flow",
    label: { fr: "Tickets hors périmètre", en: "Tickets out of scope" },
  }),
  disputedShare: indicator({
    unit: "share",
    better: "low",
    of: ["disputedTickets"],
    per: ["scopedTickets"],
    monthly: "flow",
    label: { fr: "Tickets contestés", en: "Disputed tickets" },
  }),
  disputeHours: indicator({
    unit: "h",
    better: "low",
    of: ["disputeHours"],
    label: { fr: "Heures de débat, des deux côtés", en: "Hours of debate, both sides" },
  }),
  coverage: indicator({
    unit: "share",
    better: "high",
    of: ["coverage"],
    stock: "mean",
    monthly: "flow",
    label: { fr: "Part du SI couverte, en tickets", en: "Share of the IT covered, by tickets" },
  }),
  invoicedCost: indicator({
    unit: "EUR",
    better: "low",
    of: INVOICES,
    monthly: "cumulative",
    label: { fr: "Factures (HT)", en: "Invoices (before VAT)" },
  }),
  lostTimeCost: indicator({
    unit: "EUR",
    better: "low",
    of: PARTS,
    scale: "lostHourPrice",
    label: { fr: "Coût estimé du temps perdu", en: "Estimated cost of lost time" },
  }),
  costWithLostTime: indicator({
    unit: "EUR",
    better: "low",
    of: [...INVOICES, "clientStaffEur", "lostTimeEur"],
    monthly: "cumulative",
    label: { fr: "Coût avec le temps perdu", en: "Cost with lost time" },
  }),
  clientStaffHours: indicator({
    unit: "h",
    better: "low",
    of: ["clientStaffHours"],
    label: { fr: "Heures de vos propres équipes", en: "Hours of your own staff" },
  }),
  clientStaffCost: indicator({
    unit: "EUR",
    better: "low",
    of: ["clientStaffEur"],
    label: { fr: "Coûts internes (vos équipes)", en: "Internal costs (your own staff)" },
  }),
  penalties: indicator({
    unit: "EUR",
    better: null,
    of: ["penaltyEur"],
    monthly: "flow",
    label: { fr: "Pénalités appliquées", en: "Penalties applied" },
  }),
  penaltiesDue: indicator({
    unit: "EUR",
    better: null,
    of: ["penaltyDueEur"],
    label: { fr: "Pénalités dues, réclamées ou non", en: "Penalties due, claimed or not" },
  }),
  timeAndMaterials: indicator({
    unit: "EUR",
    better: "low",
    of: ["timeAndMaterialsEur"],
    label: { fr: "Régie hors contrat", en: "Time and materials" },
  }),
  fee: indicator({
    unit: "EUR",
    better: null,
    of: ["feeEur"],
    label: { fr: "Forfait et unités d’œuvre", en: "Fee, fixed and by unit" },
  }),
  providerCost: indicator({
    unit: "EUR",
    better: null,
    of: ["providerCostEur"],
    label: { fr: "Coût du prestataire", en: "Provider cost" },
  }),
  providerMargin: indicator({
    unit: "EUR",
    better: "high",
    of: [...INVOICES, "-providerCostEur", "-successorMarginEur"],
    monthly: "cumulative",
    label: { fr: "Marge du prestataire", en: "Provider margin" },
  }),
  bypassedShare: indicator({
    unit: "share",
    better: "low",
    of: ["bypassedTickets"],
    per: ["experiencedTickets"],
    monthly: "flow",
    label: { fr: "Tickets contournés, perdus ou retirés", en: "Tickets bypassed, lost or withdrawn" },
  }),
  trust: indicator({
    unit: "trust",
    better: "high",
    of: ["trust"],
    stock: "last",
    monthly: "flow",
    label: { fr: "Confiance", en: "Trust" },
  }),
  backlog: indicator({
    unit: "tickets",
    better: "low",
    of: ["backlog"],
    stock: "mean",
    monthly: "flow",
    label: { fr: "Tickets ouverts en fin de mois", en: "Open tickets at month end" },
  }),
  tickets: indicator({
    unit: "tickets",
    better: null,
    of: ["scopedTickets"],
    monthly: "flow",
    label: { fr: "Tickets reçus du client", en: "Tickets received from the client" },
  }),
  simulatedTickets: indicator({
    unit: "tickets",
    better: null,
    of: ["simulatedTickets"],
    label: {
      fr: "Tickets et changements arrivés à une équipe, mutualisation comprise",
      en: "Tickets and changes that reached a team, pool included",
    },
  }),
  majorIncidents: indicator({
    unit: "count",
    better: null,
    of: ["majorIncidents"],
    label: { fr: "Incidents majeurs", en: "Major incidents" },
  }),
  silentFailureMonths: indicator({
    unit: "months",
    better: "low",
    of: ["silentFailure"],
    label: { fr: "Mois au rapport vert, service insuffisant", en: "Months green on paper, poor in service" },
  }),
  missedPeriods: indicator({
    unit: "count",
    better: "low",
    of: ["missedPeriods"],
    label: { fr: "Engagements manqués (lignes × périodes)", en: "Commitments missed (lines × periods)" },
  }),
  ...DEMAND_INDICATORS,
  amendments: indicator({
    unit: "count",
    better: null,
    of: ["amendments"],
    label: { fr: "Avenants signés", en: "Amendments signed" },
  }),
  ...CLAUSE_INDICATORS,
  ...LIFE_INDICATORS,
  ...PEOPLE_INDICATORS,
  ...STAFF_INDICATORS,
} as const satisfies Record<string, Indicator>;

/** Every indicator; those of several years of money have a discounted twin, given where the scenario states a rate. */
export const INDICATORS = withDiscounted(UNDISCOUNTED, [
  "invoicedCost",
  "costWithLostTime",
  "lostTimeCost",
  "clientStaffCost",
  "exitCost",
  "fee",
  "penalties",
  "providerCost",
  "providerMargin",
]);

export type IndicatorName = keyof typeof INDICATORS;
