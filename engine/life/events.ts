/** Kinds of event; the entity is packed beside the kind. */
export const EVENT = {
  endOfWork: 0,
  userAnswers: 1,
  disputeEnds: 2,
  quoteEnds: 3,
  outsideEnds: 4,
  shiftOpens: 5,
  handover: 6,
  measure: 7,
  penalty: 8,
  trust: 9,
  committee: 10,
  staffing: 11,
  amendment: 12,
  units: 13,
  monthStart: 14,
  qualified: 15,
  departure: 16,
  newcomer: 17,
  birth: 18,
  reopens: 19,
  thirdPartyEnds: 20,
  posts: 21,
  patienceEnds: 22,
  timeRunsOut: 23,
  dutyOpens: 24,
  callOutStarts: 25,
  callOutEnds: 26,
  restEnds: 27,
} as const;
export const KINDS = Object.keys(EVENT).length;
export const ENTITY_BITS = 24;
export const ENTITY_MASK = (1 << ENTITY_BITS) - 1;
