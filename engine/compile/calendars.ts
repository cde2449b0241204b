/** Civil time → engine minutes, once per scenario: months, weekly windows in a named time zone, public holidays, closures, DST. */
import Holidays from "date-holidays";
import { layWindow, type Window } from "../kernel/window.ts";
import type { WeeklyHours } from "../scenario/notation.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;

/** Minutes to add to UTC to get the zone's local time, at a UTC instant. */
class Zone {
  declare private readonly format: Intl.DateTimeFormat;
  declare private readonly known: Map<number, number>;
  /** offset of every week that no change of offset cuts; NaN for one that a change cuts */
  declare private readonly weeks: Map<number, number>;

  /** @throws RangeError if the runtime does not know the zone */
  constructor(name: string) {
    this.format = new Intl.DateTimeFormat("en-US", {
      timeZone: name,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    this.known = new Map();
    this.weeks = new Map();
  }

  /** No zone changes its offset twice within a week: a week that begins and ends with one offset has it throughout. */
  offsetMin(utcMs: number): number {
    const week = Math.floor(utcMs / WEEK_MS);
    let offset = this.weeks.get(week);
    if (offset === undefined) {
      offset = this.offsetAt(week * WEEK_MS);
      if (this.offsetAt((week + 1) * WEEK_MS) !== offset) offset = Number.NaN;
      this.weeks.set(week, offset);
    }
    return Number.isNaN(offset) ? this.offsetAt(utcMs) : offset;
  }

  private offsetAt(utcMs: number): number {
    const known = this.known.get(utcMs);
    if (known !== undefined) return known;
    const part: Record<string, number> = {};
    for (const { type, value } of this.format.formatToParts(utcMs)) part[type] = Number(value);
    const local = Date.UTC(
      part["year"] ?? 0,
      (part["month"] ?? 1) - 1,
      part["day"] ?? 1,
      part["hour"] ?? 0,
      part["minute"] ?? 0,
      part["second"] ?? 0,
    );
    const offset = (local - utcMs) / MINUTE_MS;
    this.known.set(utcMs, offset);
    return offset;
  }

  /**
   * UTC instant of a local time given as if it were UTC. In the hour that does not exist: the instant of the jump.
   * In the hour that exists twice: its first occurrence, or the second one for a closing edge.
   */
  toUtc(localMs: number, edge: "open" | "close"): number {
    const candidates = [this.offsetMin(localMs - DAY_MS), this.offsetMin(localMs + DAY_MS)]
      .map((offset) => localMs - offset * MINUTE_MS)
      .filter((utc) => utc + this.offsetMin(utc) * MINUTE_MS === localMs)
      .sort((a, b) => a - b);
    if (candidates.length > 0) return (edge === "open" ? candidates[0] : candidates.at(-1)) ?? Number.NaN;
    return this.jumpNear(localMs);
  }

  /** The instant at which the zone's offset changes within a day of a local time that does not exist. */
  private jumpNear(localMs: number): number {
    let low = localMs - DAY_MS;
    let high = localMs + DAY_MS;
    const before = this.offsetMin(low);
    while (high - low > MINUTE_MS) {
      const middle = Math.floor((low + high) / 2 / MINUTE_MS) * MINUTE_MS;
      if (this.offsetMin(middle) === before) low = middle;
      else high = middle;
    }
    return high;
  }
}

/** By place and year: most windows of most scenarios keep the same ones, and the table takes its time. */
const PUBLIC_DAYS = new Map<string, string[]>();

function publicDays(table: Holidays, where: string, year: number): string[] {
  const key = `${where} ${year}`;
  let days = PUBLIC_DAYS.get(key);
  if (!days) {
    const all = table.getHolidays(year);
    days = all.filter(({ type }) => type === "public").map(({ date }) => date.slice(0, 10));
    PUBLIC_DAYS.set(key, days);
  }
  return days;
}

export interface CalendarText {
  hours: WeeklyHours;
  timeZone?: string | undefined;
  holidays: string;
  closures: readonly string[];
}

/** Lays out months and windows of a scenario; engine minute 0 is the start date at 00:00 local time. */
export class Calendars {
  declare readonly fromMin: number;
  declare readonly toMin: number;
  declare private readonly zones: Map<string, Zone>;
  declare private readonly zeroMs: number;
  declare private readonly start: string;
  declare private readonly zone: Zone;

  /** @throws RangeError if the time zone is unknown */
  constructor(start: string, timeZone: string, fromDays: number, toDays: number) {
    this.start = start;
    this.zones = new Map();
    this.zone = this.zoneOf(timeZone);
    this.zeroMs = this.zone.toUtc(Date.parse(`${start}T00:00:00Z`), "open");
    this.fromMin = fromDays * 1440;
    this.toMin = toDays * 1440;
  }

  private zoneOf(name: string): Zone {
    let zone = this.zones.get(name);
    if (!zone) {
      zone = new Zone(name);
      this.zones.set(name, zone);
    }
    return zone;
  }

  /** Engine minute of a UTC instant. */
  minuteOf(utcMs: number): number {
    return (utcMs - this.zeroMs) / MINUTE_MS;
  }

  /** Engine minute of a local date at 00:00. */
  minuteOfDate(date: string): number {
    return this.minuteOf(this.zone.toUtc(Date.parse(`${date}T00:00:00Z`), "open"));
  }

  /** Local dates of the first day of months 0..count (the last one is the horizon). */
  monthDates(count: number): string[] {
    const [year, month, day] = this.start.split("-").map(Number) as [number, number, number];
    return Array.from({ length: count + 1 }, (_, ahead) => {
      const lastDay = new Date(Date.UTC(year, month + ahead, 0)).getUTCDate();
      return new Date(Date.UTC(year, month - 1 + ahead, Math.min(day, lastDay))).toISOString().slice(0, 10);
    });
  }

  /**
   * Lays out a weekly window.
   * @throws RangeError if its time zone or its holidays' country is unknown
   */
  window(text: CalendarText, timeZone: string): Window {
    if (
      text.holidays === "none" &&
      text.closures.length === 0 &&
      text.hours.every((day) => day.length === 2 && day[0] === 0 && day[1] === 1440)
    ) {
      return layWindow([[this.fromMin, this.toMin]], this.fromMin, this.toMin);
    }
    const zone = this.zoneOf(text.timeZone ?? timeZone);
    const closed = new Set(text.closures);
    for (const date of this.holidays(text.holidays)) closed.add(date);
    const intervals: [number, number][] = [];
    const firstDay = Math.floor((this.zeroMs + this.fromMin * MINUTE_MS) / DAY_MS) - 1;
    const lastDay = Math.ceil((this.zeroMs + this.toMin * MINUTE_MS) / DAY_MS) + 1;
    for (let day = firstDay; day <= lastDay; day++) {
      const midnight = day * DAY_MS;
      if (closed.has(new Date(midnight).toISOString().slice(0, 10))) continue;
      const spans = text.hours[(day + 3) % 7] ?? []; // 1970-01-01 was a Thursday
      for (let span = 0; span < spans.length; span += 2)
        this.addInterval(intervals, zone, midnight, spans[span] ?? 0, spans[span + 1] ?? 0);
    }
    return layWindow(intervals, this.fromMin, this.toMin);
  }

  /** The local days, in the scenario's time zone, on which a window opens, each as a whole. */
  wholeDays(window: Window): Window {
    if (window.always) return window;
    const days: [number, number][] = [];
    const zero = Date.parse(`${this.start}T00:00:00Z`);
    let at = 0;
    for (let day = this.fromMin / 1440; day < this.toMin / 1440; day++) {
      const [from, to] = [day, day + 1].map((ahead) =>
        this.minuteOf(this.zone.toUtc(zero + ahead * DAY_MS, "open")),
      ) as [number, number];
      while (at < window.closes.length && (window.closes[at] as number) <= from) at++;
      if (at < window.opens.length && (window.opens[at] as number) < to) days.push([from, to]);
    }
    return layWindow(days, this.fromMin, this.toMin);
  }

  private addInterval(
    intervals: [number, number][],
    zone: Zone,
    midnight: number,
    openMin: number,
    closeMin: number,
  ): void {
    const open = Math.max(this.fromMin, this.minuteOf(zone.toUtc(midnight + openMin * MINUTE_MS, "open")));
    const close = Math.min(this.toMin, this.minuteOf(zone.toUtc(midnight + closeMin * MINUTE_MS, "close")));
    if (close <= open) return;
    const previous = intervals.at(-1);
    if (previous && previous[1] >= open) previous[1] = Math.max(previous[1], close);
    else intervals.push([open, close]);
  }

  /** Local dates of the public holidays of "none", a country, or a country and region, over the laid-out years. */
  holidays(where: string): string[] {
    if (where === "none") return [];
    const [country = "", region] = where.split("-");
    const table = region === undefined ? new Holidays(country) : new Holidays(country, region);
    const known = region === undefined ? table.getCountries() : table.getStates(country);
    const wanted = region ?? country;
    if (!known || !(wanted in known)) throw new RangeError(where);
    const first = new Date(this.zeroMs + this.fromMin * MINUTE_MS).getUTCFullYear();
    const last = new Date(this.zeroMs + this.toMin * MINUTE_MS).getUTCFullYear();
    return Array.from({ length: last - first + 1 }, (_, at) => publicDays(table, where, first + at)).flat();
  }
}
