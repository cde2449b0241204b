/** Result columns of one replication of one design: raw sums, from which indicators.ts forms what is reported. */

/** Monthly columns; a ticket counts in its month of opening, money and stocks in their own month. */
export const COLUMNS = [
  "experiencedMet", "experiencedTickets", "experiencedMetWithOwnWaits",
  "contractualMet", "contractualTickets",
  "lostQueueHours", "lostWorkHours", "lostClientHours", "lostDebateHours", "lostOutsideHours", "lostTimeEur",
  "scopedTickets", "greyTickets", "disputedTickets", "disputeHours", "coverage",
  "feeEur", "timeAndMaterialsEur", "amendmentEur", "penaltyEur", "penaltyDueEur", "providerCostEur",
  "clientStaffHours", "clientStaffEur",
  "bypassedTickets", "simulatedTickets", "majorIncidents", "backlog", "trust",
  "silentFailure", "missedPeriods", "amendments",
] as const;
export type ColumnName = (typeof COLUMNS)[number];

/** COLUMN.feeEur is the index of the monthly column. */
export const COLUMN = Object.fromEntries(COLUMNS.map((name, at) => [name, at])) as Record<ColumnName, number>;

/** Steps of the accounting from contractual to experienced attainment; [met, tickets] over the life is kept for each. */
export const STAGES = ["contractual", "otherMonth", "reclassified", "looserTarget", "paused", "disputed", "outOfScope", "bypassed"] as const;
