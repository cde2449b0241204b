/** Time profile of demand: hour of week × month of year × holidays, laid out over the contract as segments of constant weight. */
import type { Compiler } from "../../compile/compiler.ts";
import type { Scenario } from "../../scenario/model.ts";

/** Segments [starts[s], starts[s + 1]) of constant weight; the weights' mean over a week and over a year is 1. */
export interface Grid {
  starts: Float64Array;
  weights: Float64Array;
  /** day of each segment since the grid's start */
  dayOf: Int32Array;
  days: number;
  /** day of the contract on which the grid starts: 0, or negative where a pool warms up */
  firstDay: number;
}

const DAY_MS = 86_400_000;

function scaledToMeanOne(values: readonly number[]): number[] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => (mean > 0 ? value / mean : 0));
}

/** 168 weights of mean 1, Monday 0 h first. */
function weekWeights(profile: NonNullable<Scenario["situation"]["demand"]>["profile"]): number[] {
  if (profile.week) return scaledToMeanOne(profile.week);
  const days = scaledToMeanOne(profile.weekdays ?? Array(7).fill(1));
  const hours = scaledToMeanOne(profile.hours ?? Array(24).fill(1));
  return days.flatMap((day) => hours.map((hour) => day * hour));
}

/** Weights of the days of a contract, hour by hour. */
class DayWeights {
  declare private readonly week: number[];
  declare private readonly months: number[] | null;
  declare private readonly holidays: ReadonlySet<string>;
  declare private readonly onHolidays: number;

  constructor(compiler: Compiler, scenario: Scenario) {
    const profile = scenario.situation.demand?.profile ?? {};
    const calendars = profile.holidays === undefined ? [] : Object.values(scenario.calendars);
    this.week = weekWeights(profile);
    this.months = profile.months ? scaledToMeanOne(profile.months) : null;
    this.holidays = new Set(calendars.flatMap(({ holidays }) => compiler.calendars.holidays(holidays)));
    this.onHolidays = profile.holidays ?? 1;
  }

  /** Weight of an hour of a local date; the 25th hour of a long day counts as its last. */
  at(date: string, hour: number): number {
    const weekday = (Date.parse(`${date}T00:00:00Z`) / DAY_MS + 3) % 7; // 1970-01-01 was a Thursday
    const ofMonth = this.months?.[Number(date.slice(5, 7)) - 1] ?? 1;
    const ofDay = this.holidays.has(date) ? this.onHolidays : 1;
    return ofMonth * ofDay * (this.week[weekday * 24 + Math.min(hour, 23)] ?? 0);
  }
}

/** Lays out the profile from the warm-up to the horizon. Segments end at every day where a factor of the day may apply. */
export function layGrid(compiler: Compiler, scenario: Scenario, fromMin: number, horizonMin: number): Grid {
  const { demand, evolution, components } = scenario.situation;
  const hasDayFactor = [demand ?? {}, ...Object.values(components)].some(
    ({ weeklyCv = 0, dailyCv = 0 }: { weeklyCv?: number; dailyCv?: number }) => weeklyCv > 0 || dailyCv > 0,
  );
  const byDay =
    hasDayFactor ||
    (evolution?.events ?? []).some((event) => event.spike) ||
    Object.values(components).some(({ ageing }) => ageing);
  const dayWeights = new DayWeights(compiler, scenario);
  const starts: number[] = [];
  const weights: number[] = [];
  const dayOf: number[] = [];
  const startMs = Date.parse(`${scenario.start}T00:00:00Z`);
  const firstDay = Math.floor(fromMin / 1440);
  let day = firstDay;
  let midnight = compiler.calendars.minuteOfDate(dateOf(startMs, day));
  for (; midnight < horizonMin; day++) {
    const date = dateOf(startMs, day);
    const next = compiler.calendars.minuteOfDate(dateOf(startMs, day + 1));
    for (let hour = 0, at = midnight; at < next; hour++, at += 60) {
      const weight = dayWeights.at(date, hour);
      if (weights.at(-1) === weight && !(byDay && hour === 0)) continue;
      starts.push(at);
      weights.push(weight);
      dayOf.push(day - firstDay);
    }
    midnight = next;
  }
  return {
    starts: Float64Array.from([...starts, horizonMin]),
    weights: Float64Array.from(weights),
    dayOf: Int32Array.from(dayOf),
    days: day - firstDay + 1,
    firstDay,
  };
}

function dateOf(startMs: number, day: number): string {
  return new Date(startMs + day * DAY_MS).toISOString().slice(0, 10);
}
