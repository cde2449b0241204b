/** Result columns of one replication of one design: raw sums, from which indicators.ts forms what is reported. */

/** Places of the monthly columns; a ticket counts in its month of opening, money and stocks in their own month. */
const NAMES = [
  "experiencedMet",
  "experiencedTickets",
  "experiencedMetWithOwnWaits",
  "urgentMet",
  "urgentTickets",
  "ordinaryMet",
  "ordinaryTickets",
  "contractualMet",
  "contractualTickets",
  "lostQueueHours",
  "lostWorkHours",
  "lostClientHours",
  "lostDebateHours",
  "lostOutsideHours",
  "lostTimeEur",
  "scopedTickets",
  "greyTickets",
  "disputedTickets",
  "disputeHours",
  "coverage",
  "feeEur",
  "timeAndMaterialsEur",
  "amendmentEur",
  "penaltyEur",
  "penaltyDueEur",
  "providerCostEur",
  "clientStaffHours",
  "clientStaffEur",
  "bypassedTickets",
  "simulatedTickets",
  "majorIncidents",
  "backlog",
  "trust",
  "silentFailure",
  "missedPeriods",
  "amendments",
  "inForce",
  "ended",
  "endedMonths",
  "exitEur",
  "reversibilityEur",
  "transferEur",
  "transitionEur",
  "successorMarginEur",
  "exitPriceEur",
  "dependence",
  "penaltyCappedEur",
  "monthsAtCap",
  "refundEur",
  "bonusEur",
  "chronicFailure",
  "ticketFeeEur",
  "envelopeHours",
] as const;
export type ColumnName = (typeof NAMES)[number];
export const COLUMN = Object.fromEntries(NAMES.map((name, at) => [name, at])) as Readonly<
  Record<ColumnName, number>
>;

/** How many columns a month has: its stride. */
export const COLUMNS_PER_MONTH = NAMES.length;

/** Steps of the accounting from contractual to experienced attainment; [met, tickets] over the life is kept for each. */
export const STAGES = [
  "contractual",
  "otherMonth",
  "reclassified",
  "looserTarget",
  "paused",
  "disputed",
  "outOfScope",
  "bypassed",
] as const;
