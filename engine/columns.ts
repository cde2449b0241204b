/** Result columns of one replication of one design: raw sums, from which indicators.ts forms what is reported. */

/** Places of the monthly columns; a ticket counts in its month of opening, money and stocks in their own month. */
export const COLUMN = {
  experiencedMet: 0,
  experiencedTickets: 1,
  experiencedMetWithOwnWaits: 2,
  contractualMet: 3,
  contractualTickets: 4,
  lostQueueHours: 5,
  lostWorkHours: 6,
  lostClientHours: 7,
  lostDebateHours: 8,
  lostOutsideHours: 9,
  lostTimeEur: 10,
  scopedTickets: 11,
  greyTickets: 12,
  disputedTickets: 13,
  disputeHours: 14,
  coverage: 15,
  feeEur: 16,
  timeAndMaterialsEur: 17,
  amendmentEur: 18,
  penaltyEur: 19,
  penaltyDueEur: 20,
  providerCostEur: 21,
  clientStaffHours: 22,
  clientStaffEur: 23,
  bypassedTickets: 24,
  simulatedTickets: 25,
  majorIncidents: 26,
  backlog: 27,
  trust: 28,
  silentFailure: 29,
  missedPeriods: 30,
  amendments: 31,
} as const;
export type ColumnName = keyof typeof COLUMN;

/** How many columns a month has: its stride. */
export const COLUMNS_PER_MONTH = 32;

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
