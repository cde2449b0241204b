/** A plausible StudyResult for tests of charts and words: lives of a small seeded generator. Not a simulation. */
import {
  type DesignResult,
  type DifferenceSummary,
  INDICATORS,
  type Indicator,
  type MonthSeries,
  type PairResult,
  type StudyResult,
} from "#engine";
import { bell, generator, LADDER, type Life, month, type Rung } from "./fixture-life.ts";
import { lifetimeOf, monthlyOf, probability, scaleOf, seriesOf, summarise } from "./fixture-summaries.ts";

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
