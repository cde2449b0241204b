/** Summaries of a fixture's columns by the indicators' own definitions. */
import {
  type Indicator,
  type MonthSeries,
  type Probability,
  QUANTILES,
  type Summary,
  type Unit,
} from "#engine";
import type { Columns } from "./fixture-life.ts";

/** Type-7 quantile of sorted values. */
function quantile(sorted: readonly number[], probability: number): number {
  const place = (sorted.length - 1) * probability;
  const low = Math.floor(place);
  const here = sorted[low] ?? 0;
  return here + ((sorted[low + 1] ?? here) - here) * (place - low);
}

export function summarise(unit: Unit, values: readonly (number | null)[]): Summary {
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

export function probability(count: number, n: number): Probability {
  const z = 1.96;
  const share = count / n;
  const centre = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n);
  return { count, n, share, low: centre - half, high: centre + half };
}

export function seriesOf(unit: Unit, rows: readonly (readonly number[])[], months: number): MonthSeries {
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

export function scaleOf(indicator: Indicator, price: number, users: number, months: number): number {
  if (indicator.scale === "lostHourPrice") return price;
  if (indicator.scale === "perUserYear") return 12 / (users * months);
  return indicator.scale ?? 1;
}

export function lifetimeOf(indicator: Indicator, life: readonly Columns[], scale: number): number {
  const sum = (names: readonly string[]) => life.reduce((all, columns) => all + total(columns, names), 0);
  if (indicator.stock === "last") return total(life.at(-1) ?? {}, indicator.of) * scale;
  if (indicator.stock === "mean") return (sum(indicator.of) / life.length) * scale;
  return (indicator.per ? sum(indicator.of) / sum(indicator.per) : sum(indicator.of)) * scale;
}

export function monthlyOf(indicator: Indicator, life: readonly Columns[], scale: number): number[] {
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
