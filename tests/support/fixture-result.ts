/** A plausible StudyResult for tests of charts and words: columns from a small seeded generator, indicators from their own definitions. Not a simulation. */
import {
  type DesignResult,
  type DifferenceSummary,
  INDICATORS,
  type Indicator,
  type MonthSeries,
  type PairResult,
  type Probability,
  QUANTILES,
  type StudyResult,
  type Summary,
  type Unit,
} from "#engine";

export interface FixtureOptions {
  months?: number;
  replications?: number;
  seed?: number;
  /** yearly drift of what the frozen contract covers; 0 = the calm world */
  drift?: number;
  /** price of a lost hour */
  price?: number;
  designs?: 1 | 4;
}

type Columns = Record<string, number>;
/** [replication][month] */
type Life = Columns[][];

function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const bell = (random: () => number) => random() + random() + random() + random() - 2;

const LADDER = [
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

type Rung = (typeof LADDER)[number];
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

function month(rung: Rung, at: number, luck: number, noise: number, drift: number, price: number): Columns {
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

/** Type-7 quantile of sorted values. */
function quantile(sorted: readonly number[], probability: number): number {
  const place = (sorted.length - 1) * probability;
  const low = Math.floor(place);
  const here = sorted[low] ?? 0;
  return here + ((sorted[low + 1] ?? here) - here) * (place - low);
}

function summarise(unit: Unit, values: readonly (number | null)[]): Summary {
  const known = values.filter((value) => value !== null).toSorted((a, b) => a - b);
  const mean = known.reduce((sum, value) => sum + value, 0) / known.length;
  const variance = known.reduce((sum, value) => sum + (value - mean) ** 2, 0) / Math.max(1, known.length - 1);
  const half = 1.96 * Math.sqrt(variance / known.length);
  return {
    unit,
    n: known.length,
    mean,
    ci95: [mean - half, mean + half],
    quantiles: QUANTILES.map((probability) => quantile(known, probability)),
  };
}

function probability(count: number, n: number): Probability {
  const z = 1.96;
  const share = count / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { count, n, share, low: centre - half, high: centre + half };
}

function seriesOf(unit: Unit, rows: readonly (readonly number[])[], months: number): MonthSeries {
  const summaries = Array.from({ length: months }, (_, at) =>
    summarise(
      unit,
      rows.map((row) => row[at] ?? null),
    ),
  );
  return {
    unit,
    mean: summaries.map((summary) => summary.mean),
    ciLow: summaries.map((summary) => summary.ci95?.[0] ?? null),
    ciHigh: summaries.map((summary) => summary.ci95?.[1] ?? null),
    quantiles: QUANTILES.map((_, place) => summaries.map((summary) => summary.quantiles[place] ?? null)),
    paths: rows.slice(0, 20).map((row) => [...row]),
  };
}

function total(columns: Columns, names: readonly string[]): number {
  return names.reduce(
    (sum, name) => sum + (name.startsWith("-") ? -(columns[name.slice(1)] ?? 0) : (columns[name] ?? 0)),
    0,
  );
}

function scaleOf(indicator: Indicator, price: number, users: number, months: number): number {
  if (indicator.scale === "lostHourPrice") return price;
  if (indicator.scale === "perUserYear") return 12 / (users * months);
  return indicator.scale ?? 1;
}

function lifetimeOf(indicator: Indicator, life: readonly Columns[], scale: number): number {
  const sum = (names: readonly string[]) => life.reduce((all, columns) => all + total(columns, names), 0);
  if (indicator.stock === "last") return total(life.at(-1) ?? {}, indicator.of) * scale;
  if (indicator.stock === "mean") return (sum(indicator.of) / life.length) * scale;
  return (indicator.per ? sum(indicator.of) / sum(indicator.per) : sum(indicator.of)) * scale;
}

function monthlyOf(indicator: Indicator, life: readonly Columns[], scale: number): number[] {
  let running = 0;
  return life.map((columns) => {
    const value =
      (indicator.per
        ? total(columns, indicator.of) / Math.max(1, total(columns, indicator.per))
        : total(columns, indicator.of)) * scale;
    running = indicator.monthly === "cumulative" ? running + value : value;
    return running;
  });
}

const ALL = Object.entries(INDICATORS) as [string, Indicator][];

interface Played {
  rung: Rung;
  lifetimes: Record<string, number[]>;
  monthly: Record<string, number[][]>;
}

function play(
  rung: Rung,
  months: number,
  replications: number,
  seed: number,
  drift: number,
  price: number,
  users: number,
): Played {
  const lives: Life = Array.from({ length: replications }, (_, replication) => {
    const random = generator(seed * 7919 + replication);
    const luck = bell(random);
    return Array.from({ length: months }, (_, at) => month(rung, at, luck, bell(random), drift, price));
  });
  const lifetimes: Record<string, number[]> = {};
  const monthly: Record<string, number[][]> = {};
  for (const [id, indicator] of ALL) {
    const scale = scaleOf(indicator, price, users, months);
    lifetimes[id] = lives.map((life) => lifetimeOf(indicator, life, scale));
    if (indicator.monthly) monthly[id] = lives.map((life) => monthlyOf(indicator, life, scale));
  }
  return { rung, lifetimes, monthly };
}

function accountingOf(played: Played): DesignResult["accounting"] {
  const mean = (id: string) => summarise("share", played.lifetimes[id] ?? []).mean ?? 0;
  const contractual = mean("contractualAttainment");
  const experienced = mean("experiencedAttainment");
  const shares = {
    otherMonth: 0.04,
    reclassified: 0.08,
    looserTarget: 0.07,
    paused: 0.24,
    disputed: 0.15,
    outOfScope: 0.34,
    bypassed: 0.08,
  } as const;
  const kinds = {
    otherMonth: "notCounted",
    reclassified: "notCounted",
    looserTarget: "neverPromised",
    paused: "notCounted",
    disputed: "notCounted",
    outOfScope: "neverPromised",
    bypassed: "estimated",
  } as const;
  const ids = Object.keys(shares) as (keyof typeof shares)[];
  const parts = ids.map((id) => ({
    id,
    kind: kinds[id],
    loss: (contractual - experienced) * shares[id],
    addedTickets: 100 * shares[id],
  }));
  return { contractual, experienced, parts };
}

function designResult(played: Played, months: number): DesignResult {
  const { rung } = played;
  const signed = rung.revision > 0 ? [12, 24].filter((at) => at <= months) : [];
  return {
    id: rung.id,
    name: rung.name,
    baseline: rung.id === "frozen",
    indicators: Object.fromEntries(
      ALL.map(([id, indicator]) => [id, summarise(indicator.unit, played.lifetimes[id] ?? [])]),
    ),
    months: Object.fromEntries(
      Object.entries(played.monthly).map(([id, rows]) => [
        id,
        seriesOf(INDICATORS[id as keyof typeof INDICATORS].unit, rows, months),
      ]),
    ),
    lifetimes: played.lifetimes,
    risks: {},
    accounting: accountingOf(played),
    slas: [],
    readings: [],
    amendments: signed.map((at) => ({
      rule: "revision",
      name: { fr: "révision du périmètre", en: "scope revision" },
      month: at,
      share: 1,
    })),
    notice: [33],
    waits: [],
    committees:
      rung.committee > 0
        ? Array.from({ length: Math.floor(months / rung.committee) }, (_, at) => (at + 1) * rung.committee)
        : [],
  };
}

function difference(indicator: Indicator, a: readonly number[], b: readonly number[]): DifferenceSummary {
  const values = a.map((value, at) => value - (b[at] ?? 0));
  const unit = indicator.unit === "share" ? "points" : indicator.unit;
  const count = (test: (value: number) => boolean) => probability(values.filter(test).length, values.length);
  const sign = indicator.better === "low" ? -1 : 1;
  const known = indicator.better !== null;
  return {
    ...summarise(unit, values),
    better: known ? count((value) => value * sign > 0) : null,
    equal: known ? count((value) => value === 0) : null,
    worse: known ? count((value) => value * sign < 0) : null,
  };
}

function pairResult(a: Played, b: Played, months: number): PairResult {
  const monthly = Object.fromEntries(
    Object.entries(a.monthly).map(([id, rows]) => {
      const unit = INDICATORS[id as keyof typeof INDICATORS].unit;
      const against = b.monthly[id] ?? [];
      return [
        id,
        seriesOf(
          unit === "share" ? "points" : unit,
          rows.map((row, at) => row.map((value, place) => value - (against[at]?.[place] ?? 0))),
          months,
        ),
      ];
    }),
  );
  const partingMonth = Object.fromEntries(
    Object.entries(monthly).map(([id, series]) => [id, partingOf(series)]),
  );
  return {
    design: a.rung.id,
    against: b.rung.id,
    risks: {},
    months: monthly,
    partingMonth,
    indicators: Object.fromEntries(
      ALL.map(([id, indicator]) => [id, difference(indicator, a.lifetimes[id] ?? [], b.lifetimes[id] ?? [])]),
    ),
  };
}

/** First month from which the interval of the mean stays clear of zero: near enough for a picture. */
function partingOf(series: MonthSeries): number | null {
  let month: number | null = null;
  for (let at = series.mean.length - 1; at >= 0; at--) {
    if ((series.ciLow[at] ?? 0) <= 0 && (series.ciHigh[at] ?? 0) >= 0) break;
    month = at + 1;
  }
  return month;
}

/** A result of 4 designs (or 1) over 36 months with every indicator, pair and accounting. */
export function fixtureResult(options: FixtureOptions = {}): StudyResult {
  const { months = 36, replications = 200, seed = 1, drift = 0.11, price = 35, designs = 4 } = options;
  const users = 80;
  const played = LADDER.slice(0, designs).map((rung) =>
    play(rung, months, replications, seed, drift, price, users),
  );
  const differences = played.flatMap((later, at) =>
    played.slice(0, at).map((earlier) => pairResult(later, earlier, months)),
  );
  return {
    engineVersion: "0.0.0",
    scenarioHash: "0".repeat(64),
    world: "base",
    seed,
    replications,
    requested: replications,
    resultHash: "f".repeat(64),
    start: "2027-01-01",
    months,
    monthStarts: Array.from({ length: months }, (_, at) =>
      new Date(Date.UTC(2027, at, 1)).toISOString().slice(0, 10),
    ),
    users,
    lostHourPriceEur: price,
    designs: played.map((one) => designResult(one, months)),
    differences,
    events: [
      { id: "site", name: { fr: "nouveau site", en: "new site" }, month: 9, share: 1 },
      { id: "erp", name: { fr: "nouvel ERP", en: "new ERP" }, month: 22, share: 1 },
    ],
    notYetSimulated: ["situation.future.ageing"],
    ranges: [],
    perDraw: 1,
    notObserved: [],
    clients: [],
    book: [],
  };
}
