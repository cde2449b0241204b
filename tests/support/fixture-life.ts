/** Lives of four designs for tests of charts and words: monthly columns from a small seeded generator. Not a simulation. */

export type Columns = Record<string, number>;
/** [replication][month] */
export type Life = Columns[][];

export function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export const bell = (random: () => number) => random() + random() + random() + random() - 2;

export const LADDER = [
  {
    id: "frozen",
    name: { fr: "Contrat figé", en: "Frozen contract" },
    committee: 0,
    shared: false,
    revision: 0,
  },
  {
    id: "committee",
    name: { fr: "+ comité chaque trimestre", en: "+ quarterly committee" },
    committee: 3,
    shared: false,
    revision: 0,
  },
  {
    id: "shared",
    name: { fr: "+ indicateurs partagés", en: "+ shared indicators" },
    committee: 3,
    shared: true,
    revision: 0,
  },
  {
    id: "evolving",
    name: { fr: "+ révision du périmètre", en: "+ scope revision" },
    committee: 3,
    shared: true,
    revision: 12,
  },
] as const;

export type Rung = (typeof LADDER)[number];
const FIRST_COMMITTEE = 3;

/** Share of the system that the contract no longer covers: it drifts, jumps at two events, and a revision brings it back. */
function uncoveredShare(rung: Rung, at: number, luck: number, drift: number): number {
  const since = rung.revision > 0 ? at % rung.revision : at;
  const lasts = (first: number) =>
    rung.revision === 0 || at < Math.ceil(first / rung.revision) * rung.revision;
  const step = (first: number) => (at >= first && lasts(first) ? drift * 0.25 : 0);
  return Math.min(0.9, 0.08 + Math.max(0, (since * drift) / 12 + step(8) + step(21)) * (1 + luck * 0.3));
}

function qualityOf(rung: Rung, uncovered: number, noise: number, acted: boolean): number {
  const gained = acted ? (rung.shared ? 0.015 : 0) + (rung.committee > 0 ? 0.004 : 0) : 0;
  return Math.max(0.3, Math.min(1, 0.9 - 0.45 * uncovered + 0.03 * noise + gained));
}

const meets = (rung: Rung, at: number): boolean => rung.committee > 0 && at > 0 && at % rung.committee === 0;

export function month(
  rung: Rung,
  at: number,
  luck: number,
  noise: number,
  drift: number,
  price: number,
): Columns {
  const uncovered = uncoveredShare(rung, at, luck, drift);
  const acted = at >= FIRST_COMMITTEE;
  const tickets = Math.round(74 + 6 * luck + 9 * noise + at * 0.3);
  const grey = Math.round(tickets * uncovered);
  const disputed = Math.round(grey * (rung.shared && acted ? 0.35 : 0.6));
  const met = Math.round(tickets * qualityOf(rung, uncovered, noise, acted));
  const inScope = tickets - grey;
  const lost = [0.42 * tickets, 0.31 * tickets, 0.18 * tickets, 0.9 * disputed, 1.4 * grey].map(
    (hours) => hours * (1 + 0.1 * luck),
  );
  const [queue = 0, work = 0, client = 0, debate = 0, outside = 0] = lost;
  const lostHours = queue + work + client + debate + outside;
  const amendment = rung.revision > 0 && at > 0 && at % rung.revision === 0;
  const fee = 5600 + (rung.revision > 0 ? Math.floor(at / rung.revision) * 310 : 0);
  const green = Math.round(inScope * Math.min(1, 0.95 + 0.015 * noise));
  return {
    experiencedMet: met,
    experiencedTickets: tickets,
    experiencedMetWithOwnWaits: Math.round(met * 0.94),
    contractualMet: green,
    contractualTickets: inScope,
    lostQueueHours: queue,
    lostWorkHours: work,
    lostClientHours: client,
    lostDebateHours: debate,
    lostOutsideHours: outside,
    lostTimeEur: lostHours * price,
    scopedTickets: tickets,
    greyTickets: grey,
    disputedTickets: disputed,
    disputeHours: disputed * 0.8,
    coverage: 1 - uncovered,
    feeEur: fee,
    timeAndMaterialsEur: Math.round(grey * 0.3) * 62,
    amendmentEur: amendment ? 1200 : 0,
    penaltyEur: noise < -0.9 ? 140 : 0,
    penaltyDueEur: noise < -0.8 ? 180 : 0,
    providerCostEur: 4600 + tickets * 8,
    clientStaffHours: grey * 0.5 + (meets(rung, at) ? 4 : 0),
    clientStaffEur: grey * 15 + (meets(rung, at) ? 140 : 0),
    bypassedTickets: Math.round(grey * 0.1),
    simulatedTickets: tickets * 3,
    majorIncidents: noise > 1.3 ? 1 : 0,
    backlog: 6 + grey * 0.2,
    trust: Math.max(0.1, 0.65 - uncovered * 0.5),
    silentFailure: met / tickets < 0.85 && green / Math.max(1, inScope) >= 0.9 ? 1 : 0,
    missedPeriods: green / Math.max(1, inScope) < 0.9 ? 1 : 0,
    amendments: amendment ? 1 : 0,
  };
}
